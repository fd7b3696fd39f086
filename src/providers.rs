//! Providers by id. Does not choose between routes (`pricing`).

use catalog::schema::{Model, ProviderKind, ProviderRecord, Route};
use catalog::{Catalog, Damaged};
use rustc_hash::FxHashMap;

use crate::error::{Error, Kind};
use crate::near::nearest;
use crate::provider_names::provider_called;

#[derive(Debug, Clone, Default)]
pub struct Providers<'a> {
    by_id: FxHashMap<&'a str, ProviderRecord<'a>>,
    /// The labs' own services: lab id and provider id. A short list, searched for every route.
    of_labs: Vec<(&'a str, &'a str)>,
}

impl<'a> FromIterator<ProviderRecord<'a>> for Providers<'a> {
    fn from_iter<I: IntoIterator<Item = ProviderRecord<'a>>>(providers: I) -> Self {
        let mut known = Self::default();
        for provider in providers {
            known.insert(provider);
        }
        known
    }
}

impl<'a> Providers<'a> {
    /// The providers that serve `models`.
    ///
    /// # Errors
    /// A route refers to a provider that the catalog lacks.
    pub fn of<'m>(
        catalog: &'a Catalog,
        models: impl IntoIterator<Item = &'m Model<'m>>,
    ) -> Result<Self, Damaged> {
        let mut known = Self::default();
        for model in models {
            known.add(catalog, model)?;
        }
        Ok(known)
    }

    /// Adds the providers that serve `model`.
    ///
    /// # Errors
    /// A route refers to a provider that the catalog lacks.
    pub fn add(&mut self, catalog: &'a Catalog, model: &Model) -> Result<(), Damaged> {
        self.by_id.reserve(model.routes.len());
        for route in &model.routes {
            if !self.by_id.contains_key(route.provider) {
                self.insert(catalog.provider(route.provider).ok_or(Damaged)?);
            }
        }
        Ok(())
    }

    fn insert(&mut self, provider: ProviderRecord<'a>) {
        if let (ProviderKind::Lab, Some(lab)) = (provider.kind, provider.lab) {
            self.of_labs.push((lab, provider.id));
        }
        self.by_id.insert(provider.id, provider);
    }

    /// All providers of a catalog.
    pub fn all(catalog: &'a Catalog) -> Result<Self, Damaged> {
        Ok(catalog.providers()?.into_iter().collect())
    }

    /// All providers, unordered.
    pub fn iter(&self) -> impl Iterator<Item = &ProviderRecord<'a>> {
        self.by_id.values()
    }

    pub fn get(&self, id: &str) -> Option<&ProviderRecord<'a>> {
        self.by_id.get(id)
    }

    /// Display name of a provider, or the id if unknown.
    pub fn name<'i>(&self, id: &'i str) -> &'i str
    where
        'a: 'i,
    {
        self.get(id).map_or(id, |provider| provider.name)
    }

    pub fn kind(&self, route: &Route) -> Option<ProviderKind> {
        self.get(route.provider).map(|provider| provider.kind)
    }

    /// Whether `route` is served by the model's own lab.
    pub fn is_own(&self, model: &Model, route: &Route) -> bool {
        let own = |(lab, id): &(&str, &str)| *lab == model.lab && *id == route.provider;
        self.of_labs.iter().any(own)
    }
}

/// The provider with this id or name.
///
/// # Errors
/// [`Kind::UnknownProvider`], with the nearest ids.
pub fn find_provider<'a>(catalog: &'a Catalog, id: &str) -> Result<ProviderRecord<'a>, Error> {
    if let Some(provider) = provider_called(catalog, id) {
        return Ok(provider);
    }
    let known = catalog.providers().unwrap_or_default().into_iter();
    Err(Error {
        candidates: nearest(id, known.map(|record| record.id.to_owned())),
        ..Error::new(Kind::UnknownProvider, format!("unknown provider `{id}`"))
            .hint("run `llmcmp providers` to list them")
    })
}
