//! Statements → one value for each fact: the first statement that has one settles it.
//!
//! Does not check values (`validate`) or encode them (`pack`).

use crate::schema::{
    Capabilities, Dated, Evidence, Facts, Model, ModelFile, Now, Parameter, Point, PriceList,
    PriceStatus, Promotion, Route, RouteFile, RouteStatement, Statement, Terms, Tier,
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

/// The current price of a plain route; `None` for variants and hosts.
pub fn priced_now(route: &RouteFile) -> Option<Now> {
    let is_plain = route.variant.is_none() && route.host.is_none();
    let said = pricing(&route.statements).filter(|_| is_plain)?;
    let terms = settle_terms(&route.statements);
    let mut rates = terms.price?.standard;
    rates.cache_write_1h = None;
    let point = Point {
        effective: None,
        recorded: Some(said.since.unwrap_or(said.as_of)),
        rates,
        source: said.source.clone(),
        page: None,
    };
    Some(Now {
        point,
        seen: said.as_of,
        ended: terms.retires_on.is_some_and(|day| day < said.as_of),
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

/// The terms of a route. A price list and its status come from the same statement. A missing rate comes from a later
/// one only if both agree on input and output, so that no bill mixes two price lists.
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
            && price.standard.agrees(&other.standard)
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

/// The announced change of the settled price: from a statement with the same price, unless the settled price was still
/// seen after the promotion's end.
fn promotion(
    price: &PriceList,
    seen: Date,
    statements: &[RouteStatement],
) -> Option<Box<Promotion>> {
    statements.iter().find_map(|said| {
        let promotion = said.terms.promotion.as_ref()?;
        let during = &said.terms.price.as_ref()?.standard;
        (price.standard.agrees(during) && seen <= promotion.until).then(|| promotion.clone())
    })
}

/// Applies a promotion that has ended by `day`: the price that follows it holds.
pub fn hold_on(terms: &mut Terms, day: Date) {
    if let Some(promotion) = terms.promotion.take_if(|promotion| promotion.until < day) {
        terms.price = Some(promotion.then);
    }
}

fn complete_prices(price: &mut PriceList, later: &PriceList) {
    price.standard.complete(&later.standard);
    if price.tiers.is_empty() {
        price.tiers.clone_from(&later.tiers);
    }
    for tier in &mut price.tiers {
        let same = |other: &&Tier| {
            other.above_input_tokens == tier.above_input_tokens && other.rates.agrees(&tier.rates)
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
            (Some(mine), Some(theirs)) if mine.agrees(theirs) => mine.complete(theirs),
            (mine @ None, Some(_)) => mine.clone_from(theirs),
            _ => {}
        }
    }
    let of_same_rates = matches!((&price.peak, &later.peak), (Some(a), Some(b)) if a.agrees(b));
    if of_same_rates && price.peak_hours.is_none() {
        price.peak_hours.clone_from(&later.peak_hours);
    }
}

/// Makes the route what it was on a past day: with the price on record for that day or none, and alive if it retired
/// later.
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

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking

    use serde_json::{Value, from_value, json};

    use super::*;
    use crate::schema::Status;

    /// Settles statements of 2026-11-01 with these terms, in order of precedence.
    fn settled(terms: &[Value]) -> Terms {
        let said = |terms: &Value| json!({"source": "a", "as_of": terms["as_of"].as_str().unwrap_or("2026-11-01"), "terms": without_day(terms)});
        let statements: Vec<RouteStatement> = terms
            .iter()
            .map(|terms| from_value(said(terms)).expect("a statement"))
            .collect();
        settle_terms(&statements)
    }

    fn without_day(terms: &Value) -> Value {
        let mut terms = terms.clone();
        terms.as_object_mut().expect("terms").remove("as_of");
        terms
    }

    fn paid(price: &Value) -> Value {
        json!({"price_status": "paid", "price": price})
    }

    fn price(terms: &Terms) -> PriceList {
        terms.price.clone().expect("a price")
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn list(value: Value) -> PriceList {
        from_value(value).expect("a price list")
    }

    #[test]
    fn the_first_that_knows_the_kind_of_price_settles_it_and_the_rest_come_one_by_one() {
        let terms = settled(&[
            json!({"price_status": "unknown", "context_tokens": 1000}),
            json!({"price_status": "free", "context_tokens": 2000, "max_output_tokens": 20}),
            paid(&json!({"standard": {"input": 1, "output": 2}})),
        ]);
        assert_eq!(terms.price_status, Some(PriceStatus::Free));
        assert_eq!(terms.price, None);
        assert_eq!(terms.context_tokens, Some(1000));
        assert_eq!(terms.max_output_tokens, Some(20));
        // If none knows it, it is unknown.
        let terms = settled(&[json!({"price_status": "unknown"})]);
        assert_eq!(terms.price_status, Some(PriceStatus::Unknown));
    }

    #[test]
    fn a_missing_rate_comes_from_a_list_with_the_same_input_and_output() {
        let first = paid(&json!({"standard": {"input": 1, "output": 2}}));
        for (input, output, read) in [(1, 2, Some("0.1")), (3, 2, None), (1, 3, None)] {
            let later = paid(
                &json!({"standard": {"input": input, "output": output, "cache_read": 0.1}, "tiers": [
                    {"above_input_tokens": 1000, "rates": {"input": 2}}]}),
            );
            let price = price(&settled(&[first.clone(), later]));
            let expected = read.map(|read| read.parse().expect("a price"));
            assert_eq!(price.standard.cache_read, expected, "{input} {output}");
            assert_eq!(price.tiers.len(), usize::from(read.is_some()));
            assert_eq!(price.standard.input, "1".parse().ok());
            assert_eq!(price.standard.output, "2".parse().ok());
        }
    }

    #[test]
    fn modes_of_service_are_completed_where_their_rates_agree() {
        let standard = json!({"input": 1, "output": 2});
        let hours = json!({"weekdays": [1], "windows": [[60, 120]]});
        let half = json!({"input": 0.5, "output": 1});
        let half_read = json!({"input": 0.5, "output": 1, "cache_read": 0.05});
        let third = json!({"input": 0.3, "output": 1});
        // For each mode: what the first list has, what the later one has, what is settled.
        let rows = [
            (Value::Null, half_read.clone(), half_read.clone()),
            (half.clone(), half_read.clone(), half_read.clone()),
            (third.clone(), half_read.clone(), third.clone()),
            (half.clone(), Value::Null, half.clone()),
        ];
        for (mine, theirs, settled_to) in rows {
            for mode in ["batch", "flex", "priority", "peak"] {
                let with = |rates: &Value| paid(&json!({"standard": standard, mode: rates}));
                let price = price(&settled(&[with(&mine), with(&theirs)]));
                let expected = list(json!({"standard": standard, mode: settled_to}));
                assert_eq!(price, expected, "{mode} {mine} {theirs}");
            }
            for mode in ["batch", "flex", "priority"] {
                let tier = |rates: &Value| json!({"above_input_tokens": 1000, "rates": {"input": 2}, mode: rates});
                let with =
                    |rates: &Value| paid(&json!({"standard": standard, "tiers": [tier(rates)]}));
                let price = price(&settled(&[with(&mine), with(&theirs)]));
                // In a tier, a mode is taken whole, and only if the tier lacks it.
                let expected = if mine.is_null() { &theirs } else { &mine };
                let expected = list(json!({"standard": standard, "tiers": [tier(expected)]}));
                assert_eq!(price, expected, "{mode} {mine} {theirs}");
            }
        }
        // Nothing is taken from a tier of another size or price.
        for (size, input) in [(1001, 2), (1000, 3)] {
            let first = json!({"standard": standard, "tiers": [{"above_input_tokens": 1000, "rates": {"input": 2}}]});
            let later = json!({"standard": standard, "tiers": [{"above_input_tokens": size, "rates": {"input": input}, "batch": half}]});
            let price = price(&settled(&[paid(&first), paid(&later)]));
            assert_eq!(price, list(first), "{size} {input}");
        }
        // Peak hours belong to peak rates.
        for (mine, theirs, taken) in [
            (json!({"peak": half}), half.clone(), true),
            (json!({}), half.clone(), true),
            (json!({"peak": third}), half.clone(), false),
            (
                json!({"peak": half, "peak_hours": {"weekdays": [2], "windows": [[0, 60]]}}),
                half,
                false,
            ),
        ] {
            let mut first = json!({"standard": standard});
            let object = first.as_object_mut().expect("a list");
            object.extend(mine.as_object().expect("a part").clone());
            let later = json!({"standard": standard, "peak": theirs, "peak_hours": hours});
            let price = price(&settled(&[paid(&first), paid(&later)]));
            let those = price.peak_hours.map(|hours| hours.weekdays);
            assert_eq!(those == Some(vec![1]), taken, "{mine}");
        }
    }

    #[test]
    fn an_announced_price_belongs_to_the_price_it_follows_and_was_not_seen_to_end() {
        let promotion =
            json!({"until": "2026-11-30", "then": {"standard": {"input": 2, "output": 4}}});
        for (seen, input, kept) in [
            ("2026-11-29", 1, true),
            ("2026-11-30", 1, true),
            ("2026-12-01", 1, false),
            ("2026-11-29", 3, false),
        ] {
            let mut first = paid(&json!({"standard": {"input": 1, "output": 2}}));
            first["as_of"] = json!(seen);
            let mut announced = paid(&json!({"standard": {"input": input, "output": 2}}));
            announced["promotion"] = promotion.clone();
            let terms = settled(&[first, announced]);
            assert_eq!(terms.promotion.is_some(), kept, "{seen} {input}");
        }
        let with = json!({"price_status": "paid", "price": {"standard": {"input": 1}}, "promotion": promotion});
        for (today, input, promoted) in [
            ("2026-11-29", "1", true),
            ("2026-11-30", "1", true),
            ("2026-12-01", "2", false),
        ] {
            let mut terms: Terms = from_value(with.clone()).expect("terms");
            hold_on(&mut terms, day(today));
            assert_eq!(price(&terms).standard.input, input.parse().ok(), "{today}");
            assert_eq!(terms.promotion.is_some(), promoted, "{today}");
        }
    }

    #[test]
    fn a_past_day_has_the_price_on_record_for_the_plain_route_of_that_place() {
        let history: Vec<Dated> = from_value(
            json!([{"provider": "p", "series": {"id": "m", "model": "l/m",
            "region": "eu", "points": [
                ["2026-02-01", null, 5, 15, null, null, "s", null],
                [null, "2026-06-01", null, null, null, null, "s", null]]}}]),
        )
        .expect("a history");
        let route = Route {
            provider: "p",
            id: "m",
            variant: None,
            region: Some("eu"),
            host: None,
            priced_on: Some(day("2026-11-01")),
            terms: from_value(json!({"status": "retired", "retires_on": "2026-05-31",
                "price_status": "paid", "price": {"standard": {"input": 1}},
                "promotion": {"until": "2026-12-01", "then": {}}}))
            .expect("terms"),
        };
        let other = |change: &dyn Fn(&mut Route<'static>)| {
            let mut route = route.clone();
            change(&mut route);
            route
        };
        let rows = [
            ("2026-01-31", route.clone(), false, None),
            ("2026-02-01", route.clone(), true, None),
            ("2026-05-31", route.clone(), true, None),
            ("2026-06-01", route.clone(), false, Some(Status::Retired)),
            ("2026-03-01", other(&|r| r.provider = "q"), false, None),
            ("2026-03-01", other(&|r| r.id = "n"), false, None),
            ("2026-03-01", other(&|r| r.region = None), false, None),
            (
                "2026-03-01",
                other(&|r| r.variant = Some("fast")),
                false,
                None,
            ),
            ("2026-03-01", other(&|r| r.host = Some("h")), false, None),
        ];
        for (on, mut route, priced, status) in rows {
            let case = format!("{on} {route:?}");
            held_on(&mut route, &history, day(on));
            let input = route.terms.price.as_ref().and_then(|p| p.standard.input);
            assert_eq!(input, "5".parse().ok().filter(|_| priced), "{case}");
            let kind = priced.then_some(PriceStatus::Paid);
            assert_eq!(route.terms.price_status, kind, "{case}");
            let since = priced.then(|| day("2026-02-01"));
            assert_eq!(route.priced_on, since, "{case}");
            assert_eq!(route.terms.status, status, "{case}");
            assert_eq!(route.terms.promotion, None, "{case}");
        }
    }

    #[test]
    fn the_first_that_names_a_parameter_says_whether_it_is_refused() {
        let said = |refuses: &[&str], accepts: &[&str]| -> Statement {
            from_value(json!({"source": "a", "as_of": "2026-11-01", "refuses": refuses, "accepts": accepts}))
                .expect("a statement")
        };
        let all = [
            said(&[], &["temperature"]),
            said(&["temperature", "top_p"], &[]),
            said(&[], &["top_p"]),
        ];
        let top_p: Parameter = from_value(json!("top_p")).expect("a parameter");
        assert_eq!(refused(&all), [top_p]);
        assert_eq!(refused(&all[..1]), []);
    }
}
