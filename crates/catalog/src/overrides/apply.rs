//! `overrides.json` → a small packed catalog of the changed and added models.

use std::collections::BTreeMap;

use super::{Overrides, OwnModel, OwnRoute, SOURCE};
use crate::files::Files;
use crate::names::normalize;
use crate::problem::{Problem, problem};
use crate::read::Checked;
use crate::schema::{
    Lab, Meta, ModelFile, PriceStatus, Provider, ProviderRecord, RouteFile, RouteStatement, Source,
    Statement, Terms,
};
use crate::sort::Order;
use crate::units::Date;
use crate::unpack::model_file;
use crate::validate::check;
use crate::{Catalog, Damaged, pack};

pub(super) struct Laid {
    /// The changed and added models, packed.
    pub(super) packed: Vec<u8>,
    /// Numbers of models and routes added to known providers.
    pub(super) more: BTreeMap<String, (u32, u32)>,
}

pub(super) enum Refused {
    /// Wrong entries, with their fields.
    Problems(Vec<Problem>),
    /// The catalog below cannot be read.
    Damaged(Damaged),
    /// The result cannot be packed.
    Unpackable(anyhow::Error),
}

impl From<Damaged> for Refused {
    fn from(damaged: Damaged) -> Self {
        Self::Damaged(damaged)
    }
}

/// Merges the entries into the models they name.
pub(super) fn apply(catalog: &Catalog, overrides: &Overrides) -> Result<Laid, Refused> {
    let mut merge = Merge {
        catalog,
        overrides,
        models: BTreeMap::new(),
        more: BTreeMap::new(),
        problems: Vec::new(),
    };
    for (at, price) in overrides.prices.iter().enumerate() {
        merge.price(&format!("prices[{at}]"), price)?;
    }
    for (at, route) in overrides.routes.iter().enumerate() {
        let field = format!("routes[{at}]");
        match &route.model {
            Some(model) => merge.route(&field, model, route)?,
            None => merge.wrong(&format!("{field}.model"), "missing: the id of the model"),
        }
    }
    for (at, model) in overrides.models.iter().enumerate() {
        merge.model(&format!("models[{at}]"), model);
    }
    merge.finish()
}

struct Merge<'a> {
    catalog: &'a Catalog,
    overrides: &'a Overrides,
    models: BTreeMap<String, ModelFile>,
    more: BTreeMap<String, (u32, u32)>,
    problems: Vec<Problem>,
}

impl Merge<'_> {
    fn wrong(&mut self, field: &str, message: &str) {
        self.problems.push(problem("", field, message));
    }

    /// The model with this id, as the catalog below has it.
    fn known(&mut self, field: &str, id: &str) -> Result<Option<&mut ModelFile>, Damaged> {
        if !self.models.contains_key(id) {
            let Some(position) = self.catalog.position(id) else {
                self.wrong(
                    &format!("{field}.model"),
                    &format!("no model has the id `{id}`"),
                );
                return Ok(None);
            };
            let file = model_file(self.catalog, position)?;
            self.models.insert(id.to_owned(), file);
        }
        Ok(self.models.get_mut(id))
    }

    fn price(&mut self, field: &str, own: &crate::overrides::OwnPrice) -> Result<(), Damaged> {
        let statement = self.statement(
            (own.as_of, own.url.as_ref()),
            Terms {
                price_status: Some(PriceStatus::Paid),
                price: Some(own.price.clone()),
                ..Terms::default()
            },
        );
        let standard = &own.price.standard;
        if standard.input.is_none() || standard.output.is_none() {
            self.wrong(
                &format!("{field}.price.standard"),
                "needs both `input` and `output`",
            );
            return Ok(());
        }
        let Some(model) = self.known(field, &own.model)? else {
            return Ok(());
        };
        let meant = |route: &&mut RouteFile| {
            route.provider == own.provider
                && route.host.is_none()
                && match &own.id {
                    Some(id) => route.id == *id && route.variant == own.variant,
                    None => route.variant.is_none(),
                }
        };
        let mut found = false;
        for route in model.routes.iter_mut().filter(meant) {
            route.statements.insert(0, statement.clone());
            found = true;
        }
        if !found {
            let message = format!(
                "no such route of {1} at `{0}`; `llmcmp providers {1}` lists them",
                own.provider, own.model
            );
            self.wrong(&format!("{field}.provider"), &message);
        }
        Ok(())
    }

    fn route(&mut self, field: &str, id: &str, own: &OwnRoute) -> Result<(), Damaged> {
        let Some(route) = self.own_route(field, own) else {
            return Ok(());
        };
        let Some(model) = self.known(field, id)? else {
            return Ok(());
        };
        let new = !model.routes.iter().any(|r| r.provider == route.provider);
        let mut routes = model.routes.iter_mut();
        let known = routes.find(|r| r.key() == route.key());
        if let Some(known) = known {
            known.statements.splice(0..0, route.statements);
            return Ok(());
        }
        let provider = route.provider.clone();
        model.routes.push(route);
        self.count(&provider, new);
        Ok(())
    }

    fn own_route(&mut self, field: &str, own: &OwnRoute) -> Option<RouteFile> {
        let mine = self
            .overrides
            .providers
            .iter()
            .any(|p| p.id == own.provider);
        if !mine && self.catalog.provider(&own.provider).is_none() {
            let message = format!("no provider has the id `{}`", own.provider);
            self.wrong(&format!("{field}.provider"), &message);
            return None;
        }
        let mut terms = own.terms.clone();
        if terms.price.is_some() && terms.price_status.is_none() {
            terms.price_status = Some(PriceStatus::Paid);
        }
        Some(RouteFile {
            provider: own.provider.clone(),
            id: own.id.clone(),
            variant: own.variant.clone(),
            region: own.region.clone(),
            host: None,
            statements: vec![self.statement((own.as_of, own.url.as_ref()), terms)],
        })
    }

    fn count(&mut self, provider: &str, new: bool) {
        if self.catalog.provider(provider).is_some() {
            let (models, routes) = self.more.entry(provider.to_owned()).or_default();
            *models += u32::from(new);
            *routes += 1;
        }
    }

    fn statement(
        &self,
        (as_of, url): (Option<Date>, Option<&String>),
        terms: Terms,
    ) -> RouteStatement {
        RouteStatement {
            url: url.cloned(),
            ..RouteStatement::new(SOURCE, as_of.unwrap_or(self.overrides.as_of), terms)
        }
    }

    fn model(&mut self, field: &str, own: &OwnModel) {
        let Some((lab, tail)) = own.id.split_once('/') else {
            self.wrong(&format!("{field}.id"), "must be lab/name");
            return;
        };
        if self.catalog.position(&own.id).is_some() || self.models.contains_key(&own.id) {
            let message = format!(
                "`{}` is already in the catalog; put its prices in `prices`",
                own.id
            );
            self.wrong(&format!("{field}.id"), &message);
            return;
        }
        let names = [tail, &own.name].into_iter();
        for name in names.chain(own.aliases.iter().map(String::as_str)) {
            if let Some(owner) = self.catalog.named(&normalize(name)).first() {
                let owner = self.catalog.model_id(owner.model as usize);
                let message = format!("`{name}` is a name of {}", owner.unwrap_or("another model"));
                self.wrong(field, &message);
                return;
            }
        }
        let mut routes = Vec::new();
        for (at, route) in own.routes.iter().enumerate() {
            let field = format!("{field}.routes[{at}]");
            if route.model.is_some() {
                self.wrong(
                    &format!("{field}.model"),
                    "leave it out: the route is of this model",
                );
            }
            let new = !routes
                .iter()
                .any(|r: &RouteFile| r.provider == route.provider);
            if let Some(route) = self.own_route(&field, route) {
                self.count(&route.provider, new);
                routes.push(route);
            }
        }
        let file = ModelFile {
            family: own.family.clone(),
            aliases: own.aliases.clone(),
            statements: vec![Statement {
                facts: own.facts.clone(),
                capabilities: own.capabilities.clone(),
                ..Statement::new(SOURCE, self.overrides.as_of)
            }],
            routes,
            ..ModelFile::new(&own.id, &own.name, lab, own.kind)
        };
        self.models.insert(own.id.clone(), file);
    }

    fn finish(mut self) -> Result<Laid, Refused> {
        let providers = self.providers()?;
        let own = self.overrides;
        let dates = own.prices.iter().filter_map(|p| p.as_of);
        let routes = own
            .routes
            .iter()
            .chain(own.models.iter().flat_map(|m| &m.routes));
        let dates = dates.chain(routes.filter_map(|r| r.as_of));
        let source = Source {
            id: SOURCE.to_owned(),
            name: "Your overrides".to_owned(),
            url: None,
            live_url: None,
            snapshot: dates.fold(own.as_of, Date::max),
            version: None,
            license: "your own".to_owned(),
            credit: "your overrides.json".to_owned(),
        };
        let as_of = source.snapshot;
        let lab = |model: &ModelFile| {
            self.catalog.lab(&model.lab).unwrap_or_else(|| Lab {
                id: model.lab.clone(),
                name: model.lab.clone(),
            })
        };
        let mut labs: Vec<Lab> = self.models.values().map(lab).collect();
        labs.extend(providers.iter().filter_map(|p| {
            let id = p.lab.as_ref()?;
            self.catalog.lab(id)
        }));
        labs.order_by(|a, b| a.id.cmp(&b.id));
        labs.dedup();
        let mut sources: Vec<Source> = self
            .catalog
            .sources()?
            .into_iter()
            .map(|r| r.source)
            .collect();
        sources.push(source.clone());
        let checked = Files {
            ends: Vec::new(),
            labs: labs.clone(),
            providers: providers.clone(),
            boards: Vec::new(),
            sources,
            models: self.models.values().map(checkable).collect(),
            ..Files::default()
        };
        for found in check(&checked) {
            let field = match found.field.as_str() {
                "" => found.file,
                field => format!("{}: {field}", found.file),
            };
            self.problems.push(problem("", &field, &found.message));
        }
        if !self.problems.is_empty() {
            return Err(Refused::Problems(self.problems));
        }
        let packed = pack::pack(Checked {
            meta: Meta {
                id: SOURCE.to_owned(),
                as_of,
            },
            labs,
            providers,
            boards: Vec::new(),
            sources: vec![source],
            models: self.models.into_values().map(unmeasured).collect(),
            quality: None,
            ends: Vec::new(),
            history: Vec::new(),
        });
        Ok(Laid {
            packed: packed.map_err(Refused::Unpackable)?,
            more: self.more,
        })
    }

    /// The user's own providers, and those that the touched models' routes name.
    fn providers(&mut self) -> Result<Vec<Provider>, Damaged> {
        let mut all: BTreeMap<String, Provider> = BTreeMap::new();
        let as_of = self.overrides.as_of;
        for (at, own) in self.overrides.providers.iter().enumerate() {
            if self.catalog.provider(&own.id).is_some() || all.contains_key(&own.id) {
                let message = format!("`{}` is already in the catalog", own.id);
                self.wrong(&format!("providers[{at}].id"), &message);
            }
            let provider = Provider {
                lab: own.lab.clone(),
                api_family: own.api_family,
                base_url: own.base_url.clone(),
                ..Provider::new(&own.id, &own.name, own.kind, SOURCE, as_of)
            };
            all.insert(own.id.clone(), provider);
        }
        for route in self.models.values().flat_map(|model| &model.routes) {
            if !all.contains_key(&route.provider) {
                let record = self.catalog.provider(&route.provider).ok_or(Damaged)?;
                all.insert(route.provider.clone(), below(&record, as_of));
            }
        }
        Ok(all.into_values().collect())
    }
}

/// A provider of the catalog below, reduced to what `pack` reads.
fn below(record: &ProviderRecord, as_of: Date) -> Provider {
    Provider {
        lab: record.lab.map(str::to_owned),
        api_family: record.api_family,
        ..Provider::new(record.id, record.name, record.kind, SOURCE, as_of)
    }
}

/// The model without its scores, which stay in the base.
fn unmeasured(mut model: ModelFile) -> ModelFile {
    model.benchmarks.clear();
    model
}

/// The model for the rules of `validate`, without what refers to the rest of the catalog: that is checked there.
fn checkable(model: &ModelFile) -> (String, ModelFile) {
    let mut model = unmeasured(model.clone());
    model.successor = None;
    (model.id.clone(), model)
}
