//! Keeps model ids stable between imports.
//!
//! A group of rows is the model it shares the most routes with. Owns that match and the curated renames. Does
//! not decide what is one model (`identity`).

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::observation::Observation;
use catalog::names::spell;
use catalog::schema::ModelFile;

/// A former id, as listed in `kept/renamed.json`. It remains a name of the new model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renamed {
    pub from: String,
    pub to: String,
    pub reason: String,
}

/// The models of the catalog before this import.
#[derive(Debug, Clone, Default)]
pub struct Prior {
    /// Model id by provider and route id.
    of_route: HashMap<(String, String), String>,
    /// Model id by the `Spelling::key` of the id without the lab, for groups without known routes.
    of_key: HashMap<String, String>,
    renamed: Vec<Renamed>,
}

impl Prior {
    /// Indexes these models and renames.
    pub fn new<'a>(models: impl Iterator<Item = &'a ModelFile>, renamed: Vec<Renamed>) -> Self {
        let mut prior = Self {
            renamed,
            ..Self::default()
        };
        for model in models {
            let id = prior.now(&model.id).to_owned();
            for route in &model.routes {
                let key = (route.provider.clone(), route.id.clone());
                prior.of_route.entry(key).or_insert_with(|| id.clone());
            }
            let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
            prior.of_key.entry(spell(tail).key()).or_insert(id);
        }
        prior
    }

    /// The current id for an id that may have been renamed.
    pub fn now<'a>(&'a self, id: &'a str) -> &'a str {
        let renamed = self.renamed.iter().find(|renamed| renamed.from == id);
        renamed.map_or(id, |renamed| renamed.to.as_str())
    }

    /// The earlier ids of `id`.
    pub fn earlier(&self, id: &str) -> impl Iterator<Item = &str> {
        let renamed = self.renamed.iter().filter(move |r| r.to == id);
        renamed.map(|r| r.from.as_str())
    }

    /// The prior id of each group of rows. If several groups match a model, the one with the most of its
    /// routes keeps the id.
    pub fn ids<'a>(
        &self,
        groups: impl Iterator<Item = (&'a str, &'a [usize])>,
        observations: &[Observation],
    ) -> HashMap<String, String> {
        // By id: the group with the most of its routes, and how many.
        let mut claims: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        // A curated name claims no other id.
        for (key, members) in groups.filter(|(key, _)| !key.starts_with('=')) {
            let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
            for at in members {
                let seen = &observations[*at];
                let Some(provider) = &seen.provider else {
                    continue;
                };
                if let Some(id) = self.of_route.get(&(provider.clone(), seen.id.clone())) {
                    *votes.entry(id).or_default() += 1;
                }
            }
            let by_route = votes
                .into_iter()
                .max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)));
            let claim = by_route.or_else(|| Some((self.of_key.get(key)?.as_str(), 0)));
            let Some((id, count)) = claim else { continue };
            let best = claims.entry(id).or_insert((count, key));
            if (count, std::cmp::Reverse(key)) > (best.0, std::cmp::Reverse(best.1)) {
                *best = (count, key);
            }
        }
        let ids = claims.into_iter();
        ids.map(|(id, (_, key))| (key.to_owned(), id.to_owned()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::schema::{Kind, RouteFile};

    fn model(id: &str, routes: &[(&str, &str)]) -> ModelFile {
        let route = |(provider, id): &(&str, &str)| RouteFile::new(provider, id);
        ModelFile {
            routes: routes.iter().map(route).collect(),
            ..ModelFile::new(id, id, "x", Kind::Chat)
        }
    }

    fn row(provider: &str, id: &str) -> Observation {
        let as_of = "2026-11-28".parse().unwrap_or_else(|_| unreachable!());
        let mut seen = Observation::new("litellm", as_of, id);
        seen.provider = Some(provider.to_owned());
        seen
    }

    #[test]
    fn most_routes_keep_the_id_and_a_rename_is_followed() {
        let models = [
            model("x/beam", &[("a", "beam"), ("b", "beam")]),
            model("x/beam-1", &[("c", "beam-1"), ("d", "beam-1"), ("e", "b1")]),
        ];
        let renamed = Renamed {
            from: "x/beam".to_owned(),
            to: "x/beam-1".to_owned(),
            reason: "one model".to_owned(),
        };
        let rows = [
            row("a", "beam"),
            row("c", "beam-1"),
            row("e", "b1"),
            row("f", "new"),
        ];
        let groups: [(&str, &[usize]); 3] = [("beam", &[0]), ("beam-1", &[1, 2]), ("new", &[3])];
        let plain = Prior::new(models.iter(), Vec::new());
        let ids = plain.ids(groups.into_iter(), &rows);
        assert_eq!(ids.get("beam").map(String::as_str), Some("x/beam"));
        assert_eq!(ids.get("beam-1").map(String::as_str), Some("x/beam-1"));
        assert_eq!(ids.get("new"), None);
        let after = Prior::new(models.iter(), vec![renamed]);
        let ids = after.ids(groups.into_iter(), &rows);
        assert_eq!(ids.get("beam"), None);
        assert_eq!(ids.get("beam-1").map(String::as_str), Some("x/beam-1"));
        assert_eq!(after.earlier("x/beam-1").collect::<Vec<_>>(), ["x/beam"]);
    }
}
