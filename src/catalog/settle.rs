//! Statements → the one value of each fact: the first statement that speaks settles it.
//!
//! Owns precedence. Refuses checks (`check`) and encoding (`pack`).

use super::schema::{
    Capabilities, Evidence, Facts, Model, ModelFile, PriceList, PriceStatus, Rates, Route,
    RouteStatement, Terms,
};

/// The model that `file` says, and what it rests on.
pub fn settle(file: ModelFile) -> (Model, Evidence) {
    let mut facts = Facts::default();
    let mut capabilities = Capabilities::default();
    for statement in &file.statements {
        facts.complete(&statement.facts);
        capabilities.complete(&statement.capabilities);
    }
    let mut routes = Vec::with_capacity(file.routes.len());
    let mut evidence = Vec::with_capacity(file.routes.len());
    for route in file.routes {
        routes.push(Route {
            terms: settle_terms(&route.statements),
            provider: route.provider,
            id: route.id,
            variant: route.variant,
            region: route.region,
            host: route.host,
        });
        evidence.push(route.statements);
    }
    let model = Model {
        id: file.id,
        name: file.name,
        lab: file.lab,
        family: file.family,
        aliases: file.aliases,
        kind: file.kind,
        specialised_for: file.specialised_for,
        successor: file.successor,
        facts,
        capabilities,
        routes,
    };
    let evidence = Evidence {
        statements: file.statements,
        routes: evidence,
    };
    (model, evidence)
}

/// The terms of a route. A price list and its status come from one statement; a rate that it lacks is
/// taken from a later one only where both agree on input and output, so that no bill mixes two lists.
pub fn settle_terms(statements: &[RouteStatement]) -> Terms {
    let mut terms = Terms::default();
    let priced = statements.iter().find(|s| {
        s.terms
            .price_status
            .is_some_and(|status| status != PriceStatus::Unknown)
    });
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
        if priced.is_some() {
            said.price_status = None;
        }
        terms.complete(&said);
    }
    terms
}

fn agree(a: &Rates, b: &Rates) -> bool {
    a.input == b.input && a.output == b.output
}

fn complete_prices(price: &mut PriceList, later: &PriceList) {
    price.standard.complete(&later.standard);
    if price.tiers.is_empty() {
        price.tiers.clone_from(&later.tiers);
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
}
