//! Errors found by an early audit, with their present values: `tests/tables/cases.tsv`.

use catalog::schema::Route;
use llmcmp::bundle::bundled;

use crate::audit::{rows, text};

/// Input and output of a route's standard price.
fn price(route: &Route<'_>) -> Option<String> {
    let rates = &route.terms.price.as_ref()?.standard;
    Some(format!("{}/{}", rates.input?, rates.output?))
}

/// The date of an announced price, and the price.
fn then(route: &Route<'_>) -> Option<String> {
    let promotion = route.terms.promotion.as_ref()?;
    let rates = &promotion.then.standard;
    let (input, output) = (rates.input?, rates.output?);
    Some(format!("{} {input}/{output}", promotion.until))
}

#[test]
fn what_was_wrong_once_is_right() {
    let catalog = bundled();
    let table = rows(include_str!("../tables/cases.tsv"), 7);
    let (mut compared, mut differ) = (0, Vec::new());
    for row in table {
        let [kind, id, provider, spelled, field, value, _page] = row[..] else {
            panic!("{row:?}");
        };
        let model = catalog
            .position(id)
            .map(|position| catalog.model(position).expect(id));
        let route = || {
            let routes = model.as_ref()?.routes.iter();
            let plain = |route: &&Route<'_>| {
                route.variant.is_none() && route.region.is_none() && route.host.is_none()
            };
            let mut same = routes
                .filter(plain)
                .filter(|route| route.provider == provider && route.id == spelled);
            same.next()
        };
        let found = match kind {
            "absent" => model.map(|model| model.id.to_owned()),
            "end" => catalog
                .end(provider, spelled)
                .and_then(|end| Some(end.last_day?.to_string())),
            "price" => route().and_then(price),
            "then" => route().and_then(then),
            "fact" => {
                let facts = model.map(|model| serde_json::to_value(model.facts).expect("JSON"));
                facts.map(|facts| text(&facts[field]))
            }
            other => panic!("{other}"),
        };
        let found = found.unwrap_or_else(|| "-".to_owned());
        compared += 1;
        if found != value {
            differ.push(format!(
                "{kind} {id} {provider} {spelled}: {found}, not {value}"
            ));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert_eq!(compared, 40);
}
