//! The catalog to update, with curated data removed.

use std::collections::HashMap;

use catalog::names::normalize;
use catalog::schema::{CuratedFile, ModelFile, RouteStatement};
use catalog::units::Date;
use catalog::unpack::model_file;
use catalog::{Catalog, Damaged};

use super::hand::Hand;

/// The models of a catalog, with lookups.
pub struct Base {
    /// Imported models by id.
    pub models: Vec<ModelFile>,
    routes: HashMap<(String, String), usize>,
    names: HashMap<String, usize>,
}

impl Base {
    /// The models of `catalog` without curated data.
    pub fn of(catalog: &Catalog, hand: &Hand) -> Result<Self, Damaged> {
        let mut base = Self {
            models: Vec::with_capacity(catalog.model_count()),
            routes: HashMap::new(),
            names: HashMap::new(),
        };
        for position in 0..catalog.model_count() {
            let mut model = model_file(catalog, position)?;
            if let Some(curated) = hand.curated.get(&model.id) {
                take_off(&mut model, curated);
            }
            for route in &model.routes {
                let key = (route.provider.clone(), route.id.clone());
                base.routes.entry(key).or_insert(position);
            }
            let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
            let own = [model.id.as_str(), tail, &model.name];
            for name in own
                .into_iter()
                .chain(model.aliases.iter().map(String::as_str))
            {
                base.names.entry(normalize(name)).or_insert(position);
            }
            base.models.push(model);
        }
        Ok(base)
    }

    /// The model that `provider` sells as `id`.
    pub fn of_route(&self, provider: &str, id: &str) -> Option<usize> {
        let key = (provider.to_owned(), id.to_owned());
        self.routes.get(&key).copied()
    }

    pub fn released(&self, model: usize) -> Option<Date> {
        let mut statements = self.models.get(model)?.statements.iter();
        statements.find_map(|s| s.facts.released)
    }

    /// The model with this id, name or alias.
    pub fn of_name(&self, name: &str) -> Option<usize> {
        self.names.get(&normalize(name)).copied()
    }

    pub fn of_id(&self, id: &str) -> Option<usize> {
        let found = self
            .models
            .binary_search_by(|model| model.id.as_str().cmp(id));
        found.ok()
    }
}

/// Removes what `curated` laid over the model.
fn take_off(model: &mut ModelFile, curated: &CuratedFile) {
    fn once<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool) {
        if let Some(at) = all.iter().position(is) {
            all.remove(at);
        }
    }
    for statement in &curated.statements {
        once(&mut model.statements, |said| said == statement);
    }
    for score in &curated.benchmarks {
        once(&mut model.benchmarks, |said| said == score);
    }
    for theirs in &curated.routes {
        let Some(route) = model.routes.iter_mut().find(|r| r.key() == theirs.key()) else {
            continue;
        };
        for statement in &theirs.statements {
            // Outdated prices are laid below the imported ones.
            let below = RouteStatement {
                yields: true,
                ..statement.clone()
            };
            once(&mut route.statements, |said| {
                said == statement || *said == below
            });
        }
    }
    model.routes.retain(|route| !route.statements.is_empty());
}
