//! Changes between two catalogs: models, prices, limits, capabilities, lifecycle.
//!
//! Every change has an old and a new value, so the reverse diff is the same list with the two swapped.
//! Does not open catalogs or word the result.

mod pairs;

use catalog::schema::{Model, Route};
use catalog::sort::Order;
use catalog::units::Date;
use serde::Serialize;

use crate::fields::{FACTS, Section, Stated, TERMS, Value};
use crate::pricing::Traffic;
use crate::pricing::routes::{Choice, priced_route};
use crate::providers::Providers;
use crate::titled::titled;

pub use pairs::pairs;

titled! {
    /// Kinds of changes, in display order.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, clap::ValueEnum)]
    #[serde(rename_all = "snake_case")]
    pub enum Kind {
        /// A model was added, removed or renamed.
        Models = "Models",
        /// A route was deprecated or withdrawn, or its retirement date changed.
        Lifecycle = "Lifecycle",
        /// A rate of a route, or the monthly cost on the default route.
        Price = "Prices",
        /// A context window or output limit.
        Limits = "Limits",
        /// A capability.
        Capabilities = "Capabilities",
        /// A route was added or removed.
        Routes = "Routes",
        /// Any other fact of a model.
        Facts = "Facts",
    }
}

/// A change of one value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    pub kind: Kind,
    /// The new id, or the old one if the model was removed.
    pub model: String,
    pub lab: String,
    /// Provider id, if the change is on a route.
    pub provider: Option<String>,
    /// The provider's id of the model, with mode, region or host.
    pub route: Option<String>,
    /// JSON key of the changed value.
    pub what: &'static str,
    /// Old value; `None` if unknown or absent.
    pub old: Option<Value>,
    /// New value; `None` if unknown or absent.
    pub new: Option<Value>,
    /// Change from old to new in percent, one decimal; numbers only.
    pub change_percent: Option<f64>,
}

/// One side of a diff.
#[derive(Debug)]
pub struct Side<'a> {
    /// Sorted by id.
    pub models: &'a [Model<'a>],
    pub providers: &'a Providers<'a>,
}

/// Changes from `old` to `new`, sorted by kind, model, provider and route. `today` determines which routes
/// are priced.
pub fn diff(old: &Side, new: &Side, today: Date) -> Vec<Change> {
    let pairs = pairs(old.models, new.models);
    let mut changes = Vec::new();
    for model in &pairs.removed {
        changes.push(added_or_removed(model, "removed", Some(model.id), None));
    }
    for model in &pairs.added {
        changes.push(added_or_removed(model, "added", None, Some(model.id)));
    }
    for (before, after) in &pairs.both {
        if before.id != after.id {
            changes.push(added_or_removed(
                after,
                "renamed",
                Some(before.id),
                Some(after.id),
            ));
        }
        facts(before, after, &mut changes);
        routes(before, after, &mut changes);
        month(before, old, after, new, today, &mut changes);
    }
    changes.order_by(|a, b| {
        let key = |c: &Change| (c.kind, c.provider.is_some());
        let of = |c: &'_ Change| (c.model.clone(), c.provider.clone(), c.route.clone());
        key(a).cmp(&key(b)).then_with(|| of(a).cmp(&of(b)))
    });
    changes
}

fn added_or_removed(
    model: &Model,
    what: &'static str,
    old: Option<&str>,
    new: Option<&str>,
) -> Change {
    let id = |id: &str| Value::Text(id.to_owned());
    change(Kind::Models, model, what, old.map(id), new.map(id))
}

fn change(
    kind: Kind,
    model: &Model,
    what: &'static str,
    old: Option<Value>,
    new: Option<Value>,
) -> Change {
    let ratio = old
        .as_ref()
        .zip(new.as_ref())
        .and_then(|(old, new)| new.ratio(old));
    let percent = ratio.map(|ratio| ((ratio - 1.0) * 1000.0).round() / 10.0);
    Change {
        kind,
        model: model.id.to_owned(),
        lab: model.lab.to_owned(),
        provider: None,
        route: None,
        what,
        old,
        new,
        change_percent: percent.filter(|percent| percent.is_finite()),
    }
}

/// Changes to the model's facts, limits and capabilities.
fn facts(before: &Model, after: &Model, changes: &mut Vec<Change>) {
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let mut note = |kind, what, old: Option<Value>, new: Option<Value>| {
        if old != new {
            changes.push(change(kind, after, what, old, new));
        }
    };
    note(Kind::Facts, "name", text(before.name), text(after.name));
    note(
        Kind::Facts,
        "kind",
        text(before.kind.as_str()),
        text(after.kind.as_str()),
    );
    let successor = |m: &Model| m.successor.and_then(text);
    note(
        Kind::Lifecycle,
        "successor",
        successor(before),
        successor(after),
    );
    let (old, new) = (Stated::of(before), Stated::of(after));
    for field in FACTS {
        let (old, new) = ((field.value)(&old), (field.value)(&new));
        note(kind(field.about.section), what(field.about.key), old, new);
    }
}

/// Kind of a change of this field.
fn kind(section: Section) -> Kind {
    match section {
        Section::Rate | Section::ModeRate | Section::Offer => Kind::Price,
        Section::Life => Kind::Lifecycle,
        Section::Limit => Kind::Limits,
        Section::Capability { .. } => Kind::Capabilities,
        Section::Identity | Section::Spec | Section::Detail | Section::Quality => Kind::Facts,
    }
}

/// JSON key of a changed field; a stated status is simply `status` here.
fn what(key: &'static str) -> &'static str {
    key.strip_prefix("stated_").unwrap_or(key)
}

/// The provider's id of the model, with mode, region and host.
fn spelled(route: &Route) -> String {
    let more = [route.variant, route.region, route.host];
    let more: Vec<&str> = more.into_iter().flatten().collect();
    if more.is_empty() {
        route.id.to_owned()
    } else {
        format!("{} ({})", route.id, more.join(", "))
    }
}

/// Routes added and removed, and changed terms of the others.
fn routes(before: &Model, after: &Model, changes: &mut Vec<Change>) {
    let on = |change: Change, route: &Route| Change {
        provider: Some(route.provider.to_owned()),
        route: Some(spelled(route)),
        ..change
    };
    let twin =
        |of: &Route, routes: &[Route<'_>]| routes.iter().position(|route| route.key() == of.key());
    for route in &before.routes {
        let Some(at) = twin(route, &after.routes) else {
            let id = Some(Value::Text(route.id.to_owned()));
            changes.push(on(change(Kind::Routes, after, "removed", id, None), route));
            continue;
        };
        let new = &after.routes[at].terms;
        for term in TERMS {
            let (old, new) = ((term.value)(&route.terms), (term.value)(new));
            if old != new {
                let (kind, what) = (kind(term.about.section), what(term.about.key));
                changes.push(on(change(kind, after, what, old, new), route));
            }
        }
    }
    for route in &after.routes {
        if twin(route, &before.routes).is_none() {
            let id = Some(Value::Text(route.id.to_owned()));
            changes.push(on(change(Kind::Routes, after, "added", None, id), route));
        }
    }
}

/// Change in monthly cost of the default traffic on the default route.
fn month(
    before: &Model,
    old: &Side,
    after: &Model,
    new: &Side,
    today: Date,
    changes: &mut Vec<Change>,
) {
    let usd = |model: &Model, side: &Side| {
        let (traffic, choice) = (Traffic::default(), Choice::Careful);
        let priced = priced_route(model, side.providers, &traffic, &choice, today).ok()?;
        Some(Value::Money(priced.usd()))
    };
    let (old, new) = (usd(before, old), usd(after, new));
    if old != new {
        changes.push(change(Kind::Price, after, "monthly_usd", old, new));
    }
}
