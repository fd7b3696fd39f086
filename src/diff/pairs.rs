//! Pairs the models of two catalogs.
//!
//! By id first, then by routes and names, to find renamed models. Renamed models must be each other's best
//! match, so that the reverse diff gives the same pairs.

use std::collections::BTreeMap;

use catalog::names::normalize;
use catalog::schema::Model;
use catalog::sort::{Order, tree};

/// Minimum share of routes in common, 0 to 1.
const SAME: f64 = 0.5;

/// Paired models of two catalogs.
#[derive(Debug, Default)]
pub struct Pairs<'m> {
    /// In both: before and after.
    pub both: Vec<(&'m Model<'m>, &'m Model<'m>)>,
    /// Only in the old catalog.
    pub removed: Vec<&'m Model<'m>>,
    /// Only in the new catalog.
    pub added: Vec<&'m Model<'m>>,
}

/// Pairs the models of two catalogs, both sorted by id.
pub fn pairs<'m>(old: &'m [Model<'m>], new: &'m [Model<'m>]) -> Pairs<'m> {
    let mut after: BTreeMap<&str, &Model> = tree(new.iter().map(|m| (m.id, m)));
    let mut pairs = Pairs::default();
    for model in old {
        match after.remove(model.id) {
            Some(twin) => pairs.both.push((model, twin)),
            None => pairs.removed.push(model),
        }
    }
    pairs.added = after.into_values().collect();
    let best = |of: &Model, among: &[&'m Model<'m>]| {
        let each = among.iter().map(|other| (likeness(of, other), other.id));
        let mut alike: Vec<(f64, &str)> = each.filter(|(likeness, _)| *likeness >= SAME).collect();
        alike.order_by(|a, b| b.0.total_cmp(&a.0));
        match alike.as_slice() {
            [one] => Some(one.1),
            [first, second, ..] if first.0 > second.0 => Some(first.1),
            _ => None,
        }
    };
    let renamed: Vec<(&str, &str)> = pairs
        .removed
        .iter()
        .filter_map(|gone| {
            let to = best(gone, &pairs.added)?;
            let came = pairs.added.iter().find(|m| m.id == to)?;
            (best(came, &pairs.removed)? == gone.id).then_some((gone.id, to))
        })
        .collect();
    for (from, to) in renamed {
        let take = |list: &mut Vec<&'m Model<'m>>, id: &str| {
            let at = list.iter().position(|m| m.id == id)?;
            Some(list.remove(at))
        };
        if let (Some(gone), Some(came)) =
            (take(&mut pairs.removed, from), take(&mut pairs.added, to))
        {
            pairs.both.push((gone, came));
        }
    }
    pairs
}

/// Similarity of two models, 0 to 1: the share of routes in common, or whether they share a name if
/// neither has routes.
fn likeness(a: &Model, b: &Model) -> f64 {
    if a.kind != b.kind {
        return 0.0;
    }
    if a.routes.is_empty() || b.routes.is_empty() {
        return if share_name(a, b) { SAME } else { 0.0 };
    }
    let same = a
        .routes
        .iter()
        .filter(|route| b.routes.iter().any(|other| other.key() == route.key()));
    2.0 * same.count() as f64 / (a.routes.len() + b.routes.len()) as f64
}

fn share_name(a: &Model, b: &Model) -> bool {
    let names = |m: &Model| {
        let tail = m.id.split_once('/').map_or(m.id, |(_, tail)| tail);
        let all = [tail, m.name].into_iter().chain(m.aliases.iter().copied());
        all.map(normalize).collect::<Vec<String>>()
    };
    let theirs = names(b);
    names(a).iter().any(|name| theirs.contains(name))
}
