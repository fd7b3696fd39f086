//! Facts, route terms and scores of a model, from the statements of the sources.

use std::cmp::Reverse;

use catalog::schema::{
    BoardRecord, Evidence, Measured, MeasuredBy, Model, Place, PriceList, PriceStatus, Rates,
    Route, RouteStatement,
};
use catalog::sort::Order;
use catalog::units::Date;

use super::{FactRow, FurtherRates, RouteSheet, ScoreRow};
use crate::by_id::ById;
use crate::commands::providers::report::{RouteHead, basis};
use crate::fields::{Field, Holder, Section, TERMS, Term};
use crate::lifecycle::{is_live, route_status};
use crate::providers::Providers;
use crate::sourced::{Fact, Sourced};

/// One row per field; `said` returns the statements.
pub(super) fn rows<'s, H: Holder + 'static, I>(
    fields: impl Iterator<Item = &'static Field<H>>,
    settled: &H::Of<'_>,
    said: impl Fn() -> I,
) -> Vec<(&'static str, FactRow)>
where
    I: Iterator<Item = (H::Of<'s>, &'s str, Date, Option<&'s str>)>,
{
    let row = |field: &'static Field<H>| {
        let said = said().filter_map(|(of, source, as_of, url)| {
            Some(Sourced {
                value: (field.value)(&of)?,
                source: source.to_owned(),
                as_of,
                url: url.map(str::to_owned),
            })
        });
        let row = FactRow {
            title: field.about.title,
            unit: field.about.unit,
            fact: Fact::new((field.value)(settled), said),
        };
        (field.about.key, row)
    };
    fields.map(row).collect()
}

/// The standard terms of a route; rates of other modes and long requests are in `further_rates`.
fn shown() -> impl Iterator<Item = &'static Field<Term>> {
    let apart = |section| matches!(section, Section::ModeRate | Section::Offer);
    TERMS.iter().filter(move |f| !apart(f.about.section))
}

/// Routes with their terms, in display order.
pub(super) fn routes(
    model: &Model,
    evidence: &Evidence,
    providers: &Providers,
    today: Date,
) -> Vec<RouteSheet> {
    let mut pairs: Vec<(&Route, &Vec<RouteStatement>)> =
        model.routes.iter().zip(&evidence.routes).collect();
    pairs.order_by_key(|(route, _)| {
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
        let basis = basis(terms, statements)?;
        let said = || {
            let each = statements.iter();
            each.map(|s| (s.terms.clone(), &*s.source, s.as_of, s.url.as_deref()))
        };
        Some(RouteSheet {
            head: RouteHead::new(route, providers),
            status: route_status(terms, today),
            price_status: terms.price_status.unwrap_or(PriceStatus::Unknown),
            terms: ById(rows(shown(), terms, said)),
            further_rates: terms.price.as_ref().map(further).unwrap_or_default(),
            source: basis.source.clone(),
            as_of: basis.as_of,
            url: basis.url.clone(),
        })
    });
    sheets.collect()
}

fn further(price: &PriceList) -> Vec<FurtherRates> {
    let tiers = price.tiers.iter().flat_map(|tier| {
        let modes = tier
            .modes()
            .into_iter()
            .filter_map(|(mode, rates)| Some((mode, rates?)));
        let all = std::iter::once(("above", &tier.rates)).chain(modes);
        all.map(|(mode, rates)| FurtherRates {
            mode,
            above_input_tokens: Some(tier.above_input_tokens),
            rates: rates.clone(),
        })
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
