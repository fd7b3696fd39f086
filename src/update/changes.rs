//! Two catalogs → what a user of the first should know of the second.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::schema::{Model, PriceStatus, Route};
use crate::catalog::{Catalog, Damaged};
use crate::units::{Date, Price};

/// A price that is another now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceMove {
    /// The model's id.
    pub model: String,
    /// The provider's id.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// `input` or `output`.
    pub rate: &'static str,
    /// USD per million tokens, before.
    pub from_usd_per_mtok: Price,
    /// USD per million tokens, now.
    pub to_usd_per_mtok: Price,
    /// By how much; absent from nothing.
    pub percent: Option<f64>,
}

/// A route whose end is known now, or known otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// The model's id.
    pub model: String,
    /// The provider's id.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Its last day.
    pub retires_on: Date,
}

/// What has changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Changes {
    /// Ids of models that are new.
    pub models_added: Vec<String>,
    /// Ids of models that are gone.
    pub models_removed: Vec<String>,
    /// Routes that are new, of models that are not.
    pub routes_added: usize,
    /// Routes that are gone, of models that are not.
    pub routes_removed: usize,
    /// Standard rates, the largest moves first.
    pub prices: Vec<PriceMove>,
    /// Ends of routes, the first first.
    pub endings: Vec<Ending>,
    /// Models of which anything else is another now.
    pub models_changed: usize,
}

impl Changes {
    /// Whether nothing is another.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Compares two catalogs.
    ///
    /// # Errors
    /// When either is damaged.
    pub fn between(old: &Catalog, new: &Catalog) -> Result<Self, Damaged> {
        let mut changes = Self::default();
        for position in 0..old.model_count() {
            let id = old.model_id(position)?;
            if new.position(id).is_none() {
                changes.models_removed.push(id.to_owned());
            }
        }
        for position in 0..new.model_count() {
            let now = new.model(position)?;
            match old.position(now.id) {
                None => changes.models_added.push(now.id.to_owned()),
                Some(before) => changes.model(&old.model(before)?, &now),
            }
        }
        let size = |m: &PriceMove| m.percent.map_or(f64::INFINITY, f64::abs);
        let order = |a: &PriceMove, b: &PriceMove| {
            let ids = |m: &PriceMove| (m.model.clone(), m.provider.clone(), m.id.clone());
            size(b)
                .total_cmp(&size(a))
                .then_with(|| ids(a).cmp(&ids(b)))
        };
        changes.prices.sort_by(order);
        let first = |e: &Ending| {
            (
                e.retires_on,
                e.model.clone(),
                e.provider.clone(),
                e.id.clone(),
            )
        };
        changes.endings.sort_by_key(first);
        Ok(changes)
    }

    fn model(&mut self, before: &Model, now: &Model) {
        let key = |route: &Route| -> [String; 5] {
            let text = |t: Option<&str>| t.unwrap_or_default().to_owned();
            [
                route.provider.to_owned(),
                route.id.to_owned(),
                text(route.variant),
                text(route.region),
                text(route.host),
            ]
        };
        let old: BTreeMap<_, _> = before.routes.iter().map(|r| (key(r), r)).collect();
        let mut shared = 0;
        for route in &now.routes {
            match old.get(&key(route)) {
                None => self.routes_added += 1,
                Some(before) => {
                    shared += 1;
                    self.route(now.id, before, route);
                }
            }
        }
        self.routes_removed += old.len() - shared;
        self.models_changed += usize::from(before != now);
    }

    fn route(&mut self, model: &str, before: &Route, now: &Route) {
        let ids = || (model.to_owned(), now.provider.to_owned(), now.id.to_owned());
        if let Some(day) = now.terms.retires_on
            && before.terms.retires_on != Some(day)
        {
            let (model, provider, id) = ids();
            self.endings.push(Ending {
                model,
                provider,
                id,
                retires_on: day,
            });
        }
        let paid = |r: &Route| r.terms.price_status == Some(PriceStatus::Paid);
        let (Some(old), Some(new)) = (&before.terms.price, &now.terms.price) else {
            return;
        };
        if !paid(before) || !paid(now) {
            return;
        }
        let rates = [
            ("input", old.standard.input, new.standard.input),
            ("output", old.standard.output, new.standard.output),
        ];
        for (rate, from, to) in rates {
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            if from == to {
                continue;
            }
            let (model, provider, id) = ids();
            let (a, b) = (from.nano_usd() as f64, to.nano_usd() as f64);
            self.prices.push(PriceMove {
                model,
                provider,
                id,
                rate,
                from_usd_per_mtok: from,
                to_usd_per_mtok: to,
                percent: (a > 0.0).then(|| ((b / a - 1.0) * 1000.0).round() / 10.0),
            });
        }
    }
}
