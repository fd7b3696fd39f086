//! Statements → the one value of each fact: the first statement that speaks settles it.
//!
//! Does not check values (`validate`) or encode them (`pack`).

use crate::schema::{
    Capabilities, Evidence, Facts, Model, ModelFile, Parameter, PriceList, PriceStatus, Rates,
    Route, RouteStatement, Statement, Terms,
};

/// The model with its settled values.
pub fn settle(file: &ModelFile) -> Model<'_> {
    let mut capabilities = Capabilities::default();
    for statement in &file.statements {
        capabilities.complete(&statement.capabilities);
    }
    let routes = file.routes.iter().map(|route| Route {
        terms: settle_terms(&route.statements),
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
