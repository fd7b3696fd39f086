//! Keeps models and routes that no source names any more, with their statements and dates.
//!
//! Ids in policies and scripts keep their meaning. Routes missing from a newer copy of their source are
//! marked withdrawn as of that copy's date. Does not accept ids that disappear silently: models merged into
//! another are listed in `kept/renamed.json`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Result, bail};
use catalog::schema::{ModelFile, RouteFile};
use catalog::sort::{Order, tree};
use catalog::units::Date;

use crate::folder::Before;
use crate::kept::Kept;
use crate::lifecycle::{gone_by, is_ending};

/// The date of each source's copy.
pub type Copies = BTreeMap<String, Date>;

/// Adds models and routes that only `before` has; returns the ids of the added models.
///
/// # Errors
/// An id whose routes now belong to another model, without an entry in `kept/renamed.json`.
pub fn carry(
    before: &Before,
    models: &mut Vec<(String, ModelFile)>,
    copies: &Copies,
    kept: &Kept,
) -> Result<Vec<String>> {
    let mut routes: HashMap<(String, String), String> = HashMap::new();
    for (_, model) in models.iter() {
        for route in &model.routes {
            let key = (route.provider.clone(), route.id.clone());
            routes.entry(key).or_insert_with(|| model.id.clone());
        }
    }
    let at: BTreeMap<String, usize> = tree(
        models
            .iter()
            .enumerate()
            .map(|(at, (_, model))| (model.id.clone(), at)),
    );
    let mut carried = Vec::new();
    let mut lost = Vec::new();
    for model in &before.models {
        let now = |route: &RouteFile| routes.get(&(route.provider.clone(), route.id.clone()));
        let left = model
            .routes
            .iter()
            .filter(|route| now(route).is_none() && route.host.is_none())
            .map(|route| gone(route.clone(), copies));
        if let Some(at) = at.get(kept.prior.now(&model.id)) {
            let routes = &mut models[*at].1.routes;
            let first = routes.len();
            routes.extend(left);
            if routes.len() > first {
                routes.order_by(|a, b| a.key().cmp(&b.key()));
            }
            continue;
        }
        if let Some(now) = model.routes.iter().find_map(now) {
            lost.push(format!("{} (its routes are {now} now)", model.id));
            continue;
        }
        let mut model = model.clone();
        model.routes = left.collect();
        carried.push(model.id.clone());
        models.push((format!("models/{}.json", model.id), model));
    }
    if !lost.is_empty() {
        bail!(
            "these ids are given up, and kept/renamed.json does not say for which: {}",
            lost.join(", ")
        );
    }
    models.order_by(|a, b| a.1.id.cmp(&b.1.id));
    Ok(carried)
}

/// Marks a route that is missing from the newer copies of its sources.
fn gone(mut route: RouteFile, copies: &Copies) -> RouteFile {
    let sources: BTreeSet<&String> = route.statements.iter().map(|said| &said.source).collect();
    let newest = sources
        .into_iter()
        .filter_map(|source| Some((*copies.get(source)?, source.clone())))
        .max();
    if let Some((day, source)) = newest.filter(|_| !is_ending(&route)) {
        gone_by(&mut route, day, &source);
    }
    route
}
