//! The rows of a sheet: facts of a model, terms of its routes, scores, each from what was stated.

use std::cmp::Reverse;

use catalog::schema::{
    BoardRecord, Evidence, Facts, Measured, MeasuredBy, Model, Place, PriceList, PriceStatus,
    Rates, Route, RouteStatement, Terms,
};
use catalog::sort::Order;
use catalog::units::{Date, Price};

use super::{FactRow, FurtherRates, RouteSheet, ScoreRow};
use crate::by_id::ById;
use crate::fields::Value;
use crate::lifecycle::{is_live, route_status};
use crate::providers::Providers;
use crate::sourced::{Fact, Said};

/// Key, title, unit and value of one fact.
type ValueOf<T> = (
    &'static str,
    &'static str,
    Option<&'static str>,
    fn(&T) -> Option<Value>,
);

fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

/// What is known of a model beside the comparable [`FIELDS`].
pub(super) const MORE: &[ValueOf<Facts>] = &[
    ("license_spdx", "License id", None, |f| {
        f.license.as_ref()?.spdx.as_deref().map(text)
    }),
    ("license_osi", "OSI approved", None, |f| {
        f.license.as_ref()?.osi.map(Value::Flag)
    }),
    ("license_commercial", "Commercial use", None, |f| {
        f.license.as_ref()?.commercial.map(Value::Flag)
    }),
    ("weights_url", "Weights", None, |f| {
        f.weights_url.as_deref().map(text)
    }),
    ("stated_status", "Stated status", None, |f| {
        f.status.map(|status| text(status.as_str()))
    }),
];

fn rate(terms: &Terms, of: fn(&Rates) -> Option<Price>) -> Option<Value> {
    of(&terms.price.as_ref()?.standard).map(Value::Price)
}

const PER_MTOK: Option<&str> = Some("usd_per_mtok");

/// What is known of a route.
const TERMS: &[ValueOf<Terms>] = &[
    ("input_usd_per_mtok", "Input", PER_MTOK, |t| {
        rate(t, |r| r.input)
    }),
    ("output_usd_per_mtok", "Output", PER_MTOK, |t| {
        rate(t, |r| r.output)
    }),
    ("cache_read_usd_per_mtok", "Cached read", PER_MTOK, |t| {
        rate(t, |r| r.cache_read)
    }),
    ("cache_write_usd_per_mtok", "Cache write", PER_MTOK, |t| {
        rate(t, |r| r.cache_write)
    }),
    (
        "cache_write_1h_usd_per_mtok",
        "Cache write, 1 h",
        PER_MTOK,
        |t| rate(t, |r| r.cache_write_1h),
    ),
    ("context_tokens", "Context window", Some("tokens"), |t| {
        t.context_tokens.map(Value::Tokens)
    }),
    ("max_output_tokens", "Max output", Some("tokens"), |t| {
        t.max_output_tokens.map(Value::Tokens)
    }),
    ("quantization", "Quantization", None, |t| {
        t.quantization.as_deref().map(text)
    }),
    ("stated_status", "Stated status", None, |t| {
        t.status.map(|status| text(status.as_str()))
    }),
    ("deprecated_on", "Deprecated on", None, |t| {
        t.deprecated_on.map(Value::Date)
    }),
    ("retires_on", "Retires on", None, |t| {
        t.retires_on.map(Value::Date)
    }),
    ("retirement_basis", "Retirement basis", None, |t| {
        t.retirement_basis.map(|basis| text(basis.as_str()))
    }),
];

/// One fact a row of the table; `said` gives every statement anew.
pub(super) fn rows<'s, T: 's, I>(
    table: &[ValueOf<T>],
    settled: &T,
    said: impl Fn() -> I,
) -> Vec<(&'static str, FactRow)>
where
    I: Iterator<Item = (&'s T, &'s str, Date, Option<&'s str>)>,
{
    let row = |(key, title, unit, value): &ValueOf<T>| {
        let said = said().filter_map(|(of, source, as_of, url)| {
            Some(Said {
                value: value(of)?,
                source: source.to_owned(),
                as_of,
                url: url.map(str::to_owned),
            })
        });
        let row = FactRow {
            title,
            unit: *unit,
            fact: Fact::new(value(settled), said),
        };
        (*key, row)
    };
    table.iter().map(row).collect()
}

/// The routes, each with its terms, in the order of the sheet.
pub(super) fn routes(
    model: &Model,
    evidence: &Evidence,
    providers: &Providers,
    today: Date,
) -> Vec<RouteSheet> {
    let mut pairs: Vec<(&Route, &Vec<RouteStatement>)> =
        model.routes.iter().zip(&evidence.routes).collect();
    pairs.sort_by_cached_key(|(route, _)| {
        let standard = route.terms.price.as_ref().map(|price| &price.standard);
        let output = standard.and_then(|rates| rates.output);
        (
            !is_live(route, today),
            !providers.is_own(model, route),
            route.is_special(),
            providers.kind(route),
            output.is_none(),
            output,
            providers.name(route.provider).to_owned(),
        )
    });
    let sheets = pairs.into_iter().filter_map(|(route, statements)| {
        let terms = &route.terms;
        let priced = statements
            .iter()
            .find(|s| s.terms.price.is_some() && s.terms.price_status == terms.price_status);
        let basis = priced.or(statements.first())?;
        let said = || {
            let each = statements.iter();
            each.map(|s| (&s.terms, &*s.source, s.as_of, s.url.as_deref()))
        };
        Some(RouteSheet {
            provider: route.provider.to_owned(),
            name: providers.name(route.provider).to_owned(),
            kind: providers.kind(route),
            id: route.id.to_owned(),
            variant: route.variant.map(str::to_owned),
            region: route.region.map(str::to_owned),
            host: route.host.map(str::to_owned),
            status: route_status(terms, today),
            price_status: terms.price_status.unwrap_or(PriceStatus::Unknown),
            terms: ById(rows(TERMS, terms, said)),
            further_rates: terms.price.as_ref().map(further).unwrap_or_default(),
            source: basis.source.clone(),
            as_of: basis.as_of,
            url: basis.url.clone(),
        })
    });
    sheets.collect()
}

fn further(price: &PriceList) -> Vec<FurtherRates> {
    let tiers = price.tiers.iter().map(|tier| FurtherRates {
        mode: "above",
        above_input_tokens: Some(tier.above_input_tokens),
        rates: tier.rates.clone(),
    });
    let modes = [
        ("batch", &price.batch),
        ("flex", &price.flex),
        ("priority", &price.priority),
        ("peak", &price.peak),
    ];
    let modes = modes.into_iter().filter_map(|(mode, rates)| {
        Some(FurtherRates {
            mode,
            above_input_tokens: None,
            rates: Rates::clone(rates.as_deref()?),
        })
    });
    tiers.chain(modes).collect()
}

/// The scores in the order of the sheet.
pub(super) fn benchmarks<'a>(
    mut scores: Vec<(Measured<'a>, BoardRecord<'a>, Place)>,
) -> Vec<ScoreRow<'a>> {
    scores.order_by_key(|(score, board, place)| {
        (
            Reverse(board.models),
            board.id,
            score.measured_by == MeasuredBy::Vendor,
            Reverse(place.of),
            place.rank,
        )
    });
    let row = |(score, board, place): (Measured<'a>, BoardRecord<'a>, Place)| ScoreRow {
        name: board.name,
        unit: board.unit,
        direction: board.direction,
        rank: place.rank,
        of: place.of,
        group: board.group,
        score,
    };
    scores.into_iter().map(row).collect()
}
