//! Models that no source names any more: they stay in the catalog with what was said of them and when.
//!
//! An id that somebody wrote into a policy or a script keeps its meaning. A route that its provider's newer
//! list lacks is withdrawn, gone by the day of that list. Refuses ids that were given up without a word: a
//! model that is now part of another is listed in `kept/renamed.json`.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Result, bail};

use crate::Before;
use crate::kept::Kept;
use crate::lifecycle::{Lists, gone_by};
use catalog::schema::ModelFile;

/// Adds to `models` those of `before` that are in none of them; says which.
///
/// # Errors
/// An id whose routes are now another model's, without an entry in `kept/renamed.json`.
pub fn carry(
    before: &Before,
    models: &mut Vec<(String, ModelFile)>,
    lists: &Lists,
    kept: &Kept,
) -> Result<Vec<String>> {
    let ids: BTreeSet<String> = models.iter().map(|(_, model)| model.id.clone()).collect();
    let mut routes: HashMap<(String, String), String> = HashMap::new();
    for (_, model) in models.iter() {
        for route in &model.routes {
            let key = (route.provider.clone(), route.id.clone());
            routes.entry(key).or_insert_with(|| model.id.clone());
        }
    }
    let mut carried = Vec::new();
    let mut lost = Vec::new();
    for model in &before.models {
        if ids.contains(&model.id) || kept.prior.now(&model.id) != model.id {
            continue;
        }
        let mut moved = model.routes.iter();
        let moved = moved.find_map(|r| routes.get(&(r.provider.clone(), r.id.clone())));
        if let Some(now) = moved {
            lost.push(format!("{} (its routes are {now} now)", model.id));
            continue;
        }
        let mut model = model.clone();
        for route in &mut model.routes {
            let listed = route.statements.iter().map(|said| said.as_of).max();
            let newer = lists.get(&route.provider);
            if let Some((day, source)) =
                newer.filter(|(day, _)| listed.is_some_and(|seen| seen < *day))
            {
                gone_by(route, *day, source);
            }
        }
        carried.push(model.id.clone());
        models.push((format!("models/{}.json", model.id), model));
    }
    if !lost.is_empty() {
        bail!(
            "these ids are given up, and kept/renamed.json does not say for which: {}",
            lost.join(", ")
        );
    }
    models.sort_by(|a, b| a.1.id.cmp(&b.1.id));
    Ok(carried)
}
