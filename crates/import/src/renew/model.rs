//! Merges fetched rows into one model of the catalog.
//!
//! New statements of a source replace its old ones; values it no longer mentions stay, with their old
//! date. A route gone from its provider's list that no other source knows is withdrawn, and so is the
//! lab's own route of a closed model. Does not assign rows to models (`place`).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use catalog::names::spell;
use catalog::precedence::settled_facts;
use catalog::schema::{ModelFile, RouteFile, RouteStatement, Status};
use catalog::sort::Order;
use catalog::units::Date;

use crate::ends::Ends;
use crate::identity::Identity;
use crate::kept::Kept;
use crate::lifecycle::{gone as gone_since, is_ending};
use crate::merge::{self, Placed as Row};
use crate::observation::{Dropped, Observation};
use crate::pointers::pointers_cost;
use crate::{release, routes};

/// Date of each provider's list, by source and provider.
pub type Lists = BTreeMap<(String, String), Date>;

/// Fetched data for all models.
pub struct Fetched<'a> {
    /// Sources with new data.
    pub sources: BTreeSet<&'a str>,
    pub lists: Lists,
    /// Pointers, by provider and id, that moved to another model.
    pub moved: HashSet<(String, String)>,
    pub kept: &'a Kept,
    pub ends: &'a Ends,
}

impl Fetched<'_> {
    /// Updates the model `before` from the rows.
    pub fn renew(
        &self,
        mut before: ModelFile,
        rows: &[Row<'_>],
        identity: Option<&Identity>,
        dropped: &mut Vec<Dropped>,
    ) -> ModelFile {
        let said: BTreeSet<&str> = rows.iter().map(|(seen, _)| seen.source).collect();
        if said.is_empty() && !self.speaks_of(&before) {
            return before;
        }
        let known = std::mem::take(&mut before.statements);
        let stands = known
            .iter()
            .filter(|s| !said.contains(s.source.as_str()))
            .cloned();
        let tail = before.id.split_once('/').map_or("", |(_, tail)| tail);
        let dated = identity.and_then(|i| i.dated).or_else(|| spell(tail).pin);
        before.statements =
            merge::statements(&before.lab, stands.collect(), rows, dated, self.kept);
        let model = (before.id.as_str(), before.lab.as_str());
        release::keep(
            model,
            &known,
            &mut before.statements,
            (rows, dated),
            self.kept,
        );
        let mut old = std::mem::take(&mut before.routes);
        // Old statements about a pointer describe its previous target.
        let here = |route: &RouteFile| rows.iter().any(|(seen, _)| seen.id == route.id);
        old.retain(|route| {
            let key = (route.provider.clone(), route.id.clone());
            here(route) || !self.moved.contains(&key)
        });
        let standing = old.iter().filter_map(|route| self.standing(route));
        let open = before.statements.iter().find_map(|s| s.facts.open_weights);
        let given = routes::Given {
            kept: self.kept,
            ends: self.ends,
            open: open == Some(true),
            released: before.statements.iter().find_map(|s| s.facts.released),
        };
        let mut dated: Vec<Observation> = Vec::with_capacity(rows.len());
        for (seen, _) in rows {
            dated.push(since(seen, &old));
        }
        let places = rows.iter().map(|(_, place)| *place);
        let rows_dated: Vec<Row<'_>> = dated.iter().zip(places).collect();
        before.routes = routes::routes(standing.collect(), &rows_dated, given, dropped);
        pointers_cost(&mut before.routes, dropped);
        self.withdraw(&mut before, old, rows);
        before
    }

    fn speaks_of(&self, model: &ModelFile) -> bool {
        let routes = model.routes.iter().flat_map(|route| &route.statements);
        routes
            .map(|s| s.source.as_str())
            .any(|s| self.sources.contains(s))
    }

    /// The route without statements of the fetched sources; `None` if nothing remains. Routes with a host
    /// stay whole: fetched data lack hosts behind gateways.
    fn standing(&self, route: &RouteFile) -> Option<RouteFile> {
        let mut route = route.clone();
        if route.host.is_none() {
            route
                .statements
                .retain(|s| !self.sources.contains(s.source.as_str()));
        }
        (!route.statements.is_empty()).then_some(route)
    }

    /// Restores statements on routes that the fetched sources no longer mention, and marks those gone from
    /// a list.
    fn withdraw(&self, model: &mut ModelFile, old: Vec<RouteFile>, rows: &[Row<'_>]) {
        let open = settled_facts(&model.statements).open_weights == Some(true);
        for route in old.into_iter().filter(|route| route.host.is_none()) {
            let own = self.kept.is_own(&route.provider, &model.lab);
            let at = model.routes.iter().position(|r| r.key() == route.key());
            let now = at.map(|at| &mut model.routes[at]);
            // Statements that repeat a newer one are not kept, so the rows tell which sources mention the
            // route.
            let speaks = |source: &str| {
                rows.iter().any(|(seen, _)| {
                    let provider = seen.provider.as_deref() == Some(&route.provider);
                    seen.source == source && provider && seen.id == route.id
                })
            };
            let gone: Vec<RouteStatement> = route
                .statements
                .iter()
                .filter(|s| self.sources.contains(s.source.as_str()) && !speaks(&s.source))
                .cloned()
                .collect();
            let Some(first) = gone.first() else { continue };
            let listed = self
                .lists
                .get(&(first.source.clone(), route.provider.clone()));
            let marked = gone
                .iter()
                .find(|s| s.terms.status == Some(Status::Withdrawn));
            let mark = match (marked, listed) {
                (Some(marked), _) => Some(marked.clone()),
                (None, Some(day)) => Some(gone_since(*day, &first.source)),
                (None, None) => None,
            };
            match now {
                // Other sources still know it.
                Some(now) if own && !open && !is_ending(now) => now.statements.extend(mark),
                Some(_) => {}
                None => {
                    let mut route = RouteFile {
                        statements: gone,
                        ..route
                    };
                    // The newest statement comes first.
                    if !is_ending(&route) {
                        route.statements.splice(0..0, mark);
                    }
                    model.routes.push(route);
                }
            }
        }
        model.routes.order_by(|a, b| a.key().cmp(&b.key()));
    }
}

/// Sets since when the row's source has had its price; unchanged prices keep their date.
fn since(seen: &Observation, old: &[RouteFile]) -> Observation {
    let mut seen = seen.clone();
    let Some(price) = &seen.terms.price else {
        return seen;
    };
    let known = old
        .iter()
        .filter(|route| seen.provider.as_ref() == Some(&route.provider) && seen.id == route.id)
        .flat_map(|route| &route.statements)
        .find(|said| said.source == seen.source && said.terms.price.is_some());
    if let Some(said) = known {
        let same = said
            .terms
            .price
            .as_ref()
            .is_some_and(|old| old.standard == price.standard);
        seen.since = if same { said.since } else { Some(seen.as_of) };
    }
    seen
}

/// Moves aliases such as `-latest` that now mean another model, according to the lab.
pub fn move_pointers(models: &mut [ModelFile], rows: &[Row<'_>], kept: &Kept) {
    for (seen, place) in rows.iter().filter(|(_, place)| place.pointer) {
        let Some(to) = models.get(place.model).map(|model| model.lab.clone()) else {
            continue;
        };
        if kept.provider_of(seen).and_then(|p| p.lab.as_ref()) != Some(&to) {
            continue;
        }
        let alias = format!("{}-latest", spell(&seen.id).tail());
        let from = models.iter().position(|m| m.aliases.contains(&alias));
        if let Some(from) = from.filter(|from| *from != place.model) {
            models[from].aliases.retain(|a| *a != alias);
            models[place.model].aliases.push(alias);
        }
    }
}
