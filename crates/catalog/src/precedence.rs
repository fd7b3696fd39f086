//! Statements → the one value of each fact: the first statement that speaks settles it.
//!
//! Does not check values (`validate`) or encode them (`pack`).

use crate::schema::{
    Capabilities, Dated, Evidence, Facts, Model, ModelFile, Parameter, Point, PriceList,
    PriceStatus, Promotion, Rates, Route, RouteStatement, Statement, Terms, Tier,
};
use crate::units::Date;

/// The model with its settled values.
pub fn settle(file: &ModelFile) -> Model<'_> {
    let mut capabilities = Capabilities::default();
    for statement in &file.statements {
        capabilities.complete(&statement.capabilities);
    }
    let routes = file.routes.iter().map(|route| Route {
        terms: settle_terms(&route.statements),
        priced_on: pricing(&route.statements).map(|said| said.as_of),
        provider: &route.provider,
        id: &route.id,
        variant: route.variant.as_deref(),
        region: route.region.as_deref(),
        host: route.host.as_deref(),
    });
    Model {
        id: &file.id,
        name: &file.name,
        kind: file.kind,
        aliases: file.aliases.iter().map(String::as_str).collect(),
        lab: &file.lab,
        family: file.family.as_deref(),
        specialised_for: file.specialised_for.clone(),
        successor: file.successor.as_deref(),
        base_model: file.base_model.as_deref(),
        facts: settled_facts(&file.statements),
        capabilities,
        refuses: refused(&file.statements),
        routes: routes.collect(),
    }
}

/// The request parameters that a model rejects; the first statement that names a parameter settles it.
pub fn refused(statements: &[Statement]) -> Vec<Parameter> {
    let refused = |parameter: &Parameter| {
        let mut spoken = statements.iter().filter_map(|statement| {
            let refuses = statement.refuses.contains(parameter);
            (refuses || statement.accepts.contains(parameter)).then_some(refuses)
        });
        spoken.next() == Some(true)
    };
    let all = Parameter::ALL.iter().copied();
    if statements.iter().all(|s| s.refuses.is_empty()) {
        return Vec::new();
    }
    all.filter(refused).collect()
}

/// Every statement of a model.
pub fn evidence(file: ModelFile) -> Evidence {
    let routes = file.routes.into_iter().map(|route| route.statements);
    Evidence {
        routes: routes.collect(),
        statements: file.statements,
    }
}

/// The statement that settles the price.
fn pricing(statements: &[RouteStatement]) -> Option<&RouteStatement> {
    statements.iter().find(|s| {
        let status = s.terms.price_status;
        status.is_some_and(|status| status != PriceStatus::Unknown)
    })
}

/// The facts of a model; the first statement that has a fact settles it.
pub fn settled_facts(statements: &[Statement]) -> Facts {
    let mut facts = Facts::default();
    for statement in statements {
        facts.complete(&statement.facts);
    }
    facts
}

/// The terms of a route. A price list and its status come from one statement. A missing rate comes from a
/// later one only if both agree on input and output, so that no bill mixes two price lists.
pub fn settle_terms(statements: &[RouteStatement]) -> Terms {
    let mut terms = Terms::default();
    let priced = pricing(statements);
    if let Some(statement) = priced {
        terms.price_status = statement.terms.price_status;
        terms.price.clone_from(&statement.terms.price);
    }
    for statement in statements {
        let mut said = statement.terms.clone();
        if let (Some(price), Some(other)) = (&mut terms.price, &said.price)
            && agree(&price.standard, &other.standard)
        {
            complete_prices(price, other);
        }
        said.price = None;
        said.promotion = None;
        if priced.is_some() {
            said.price_status = None;
        }
        terms.complete(&said);
    }
    if let (Some(price), Some(priced)) = (&terms.price, priced) {
        terms.promotion = promotion(price, priced.as_of, statements);
    }
    terms
}

/// When the settled price changes: by a statement that has the same price, where the settled one was not
/// seen after the promotion's end.
fn promotion(
    price: &PriceList,
    seen: Date,
    statements: &[RouteStatement],
) -> Option<Box<Promotion>> {
    statements.iter().find_map(|said| {
        let promotion = said.terms.promotion.as_ref()?;
        let during = &said.terms.price.as_ref()?.standard;
        (agree(&price.standard, during) && seen <= promotion.until).then(|| promotion.clone())
    })
}

/// The terms as they hold on a day: after a promotion's end with the price that follows it.
pub fn hold_on(terms: &mut Terms, day: Date) {
    if let Some(promotion) = terms.promotion.take_if(|promotion| promotion.until < day) {
        terms.price = Some(promotion.then);
    }
}

fn agree(a: &Rates, b: &Rates) -> bool {
    a.input == b.input && a.output == b.output
}

fn complete_prices(price: &mut PriceList, later: &PriceList) {
    price.standard.complete(&later.standard);
    if price.tiers.is_empty() {
        price.tiers.clone_from(&later.tiers);
    }
    for tier in &mut price.tiers {
        let same = |other: &&Tier| {
            other.above_input_tokens == tier.above_input_tokens && agree(&other.rates, &tier.rates)
        };
        if let Some(other) = later.tiers.iter().find(same) {
            tier.batch = tier.batch.take().or_else(|| other.batch.clone());
            tier.flex = tier.flex.take().or_else(|| other.flex.clone());
            tier.priority = tier.priority.take().or_else(|| other.priority.clone());
        }
    }
    for (mine, theirs) in [
        (&mut price.batch, &later.batch),
        (&mut price.flex, &later.flex),
        (&mut price.priority, &later.priority),
        (&mut price.peak, &later.peak),
    ] {
        match (mine, theirs) {
            (Some(mine), Some(theirs)) if agree(mine, theirs) => mine.complete(theirs),
            (mine @ None, Some(_)) => mine.clone_from(theirs),
            _ => {}
        }
    }
    let of_same_rates = matches!((&price.peak, &later.peak), (Some(a), Some(b)) if agree(a, b));
    if of_same_rates && price.peak_hours.is_none() {
        price.peak_hours.clone_from(&later.peak_hours);
    }
}

/// The route as it was on a past day: with the price on record for that day, or none; alive where it left
/// the list later.
pub fn held_on(route: &mut Route<'_>, history: &[Dated], day: Date) {
    let plain = route.variant.is_none() && route.host.is_none();
    let mut series = history.iter().filter(|dated| {
        plain
            && dated.provider == route.provider
            && dated.series.id == route.id
            && dated.series.region.as_deref() == route.region
    });
    let point = series.next().and_then(|dated| dated.series.on(day));
    let point = point.filter(|point| !point.is_gone());
    let terms = &mut route.terms;
    terms.promotion = None;
    terms.price_status = point.map(|_| PriceStatus::Paid);
    terms.price = point.map(|point| PriceList {
        standard: point.rates.clone(),
        ..PriceList::default()
    });
    route.priced_on = point.and_then(Point::day);
    if terms.retires_on.is_some_and(|last| last >= day) {
        terms.status = None;
    }
}
