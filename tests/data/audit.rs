//! Facts of the catalog against sources other than their own: `tests/tables/audit.tsv`, drawn by `tools/audit_draw.py`;
//! the labs' own prices, `tests/tables/lab-prices.tsv`; and release dates announced by the makers,
//! `tests/tables/releases.tsv`.

use std::collections::BTreeMap;

use catalog::schema::{Model, Rates};
use catalog::units::Date;
use llmcmp::bundle::bundled;

/// The rows of a table below its comment and header, as fields.
pub fn rows(table: &str, fields: usize) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    for row in &rows {
        assert_eq!(row.len(), fields, "{row:?}");
    }
    rows
}

/// A value as in JSON, lists with commas.
pub fn text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn rate(rates: &Rates, field: &str) -> String {
    let rate = match field {
        "input_usd_per_mtok" => rates.input,
        "output_usd_per_mtok" => rates.output,
        "cache_read_usd_per_mtok" => rates.cache_read,
        other => panic!("{other}"),
    };
    rate.map_or(String::new(), |rate| rate.to_string())
}

/// The rate of the plain route with a provider's id.
fn listed(model: &Model<'_>, provider: &str, id: &str, field: &str) -> String {
    let mut routes = model.routes.iter().filter(|route| {
        let plain = route.variant.is_none() && route.region.is_none() && route.host.is_none();
        plain && route.provider == provider && route.id == id
    });
    let route = routes.next();
    let price = route.and_then(|route| route.terms.price.as_ref());
    price.map_or(String::new(), |price| rate(&price.standard, field))
}

#[test]
fn facts_drawn_at_random_are_as_other_sources_say() {
    let catalog = bundled();
    // For each draw: how many were compared, and how many were wrong before they were corrected.
    let (mut draws, mut differ) = (BTreeMap::<&str, (usize, usize)>::new(), Vec::new());
    for row in rows(include_str!("../tables/audit.tsv"), 13) {
        let [
            kind,
            id,
            provider,
            route,
            field,
            value,
            ..,
            verdict,
            _was,
            _from,
            _note,
            seed,
        ] = row[..]
        else {
            panic!("{row:?}");
        };
        let (compared, wrong) = draws.entry(seed).or_default();
        *compared += 1;
        *wrong += usize::from(verdict == "wrong");
        // Models that turned out not to be language models were removed.
        let Some(position) = catalog.position(id) else {
            assert!(value.is_empty() && verdict == "wrong", "{id}");
            continue;
        };
        let model = catalog.model(position).expect(id);
        let found = match kind {
            "lab price" | "host or cloud price" => listed(&model, provider, route, field),
            "end" => catalog
                .end(provider, route)
                .and_then(|end| end.last_day)
                .map_or(String::new(), |day| day.to_string()),
            "licence" => model
                .facts
                .license
                .as_ref()
                .map_or(String::new(), |license| {
                    let json = serde_json::to_value(license).expect("JSON");
                    text(&json["name"])
                }),
            "capability or modality" if !matches!(field, "input" | "output") => {
                let json = serde_json::to_value(model.capabilities).expect("JSON");
                text(&json[field])
            }
            _ => text(&serde_json::to_value(&model.facts).expect("JSON")[field]),
        };
        if found != value {
            differ.push(format!("{id} {provider} {field}: {found}, not {value}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    let draws: Vec<_> = draws.into_iter().collect();
    assert_eq!(
        draws,
        [
            ("12", (200, 8)),
            ("13", (130, 9)),
            ("14", (199, 6)),
            ("15", (200, 11)),
            ("17", (200, 5)),
        ]
    );
}

#[test]
fn where_sources_disagree_of_a_lab_s_own_price_the_catalog_has_the_settled_one() {
    let catalog = bundled();
    let (mut compared, mut differ) = (0, Vec::new());
    for row in rows(include_str!("../tables/lab-prices.tsv"), 8) {
        let [id, provider, route, field, settled, _source, says, reason] = row[..] else {
            panic!("{row:?}");
        };
        let position = catalog.position(id).expect(id);
        let model = catalog.model(position).expect(id);
        let found = listed(&model, provider, route, field);
        if found != settled || found == says || reason.is_empty() {
            differ.push(format!(
                "{provider} {route} {field}: {found}, not {settled}"
            ));
        }
        compared += 1;
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert_eq!(compared, 142);
}

#[test]
fn releases_are_as_their_makers_announced_them() {
    let catalog = bundled();
    let (mut days, mut parts, mut differ) = (0, 0, Vec::new());
    for row in rows(include_str!("../tables/releases.tsv"), 2) {
        let position = catalog.position(row[0]).expect(row[0]);
        let found = catalog.model(position).expect(row[0]).facts.released;
        let announced: Vec<Date> = row[1]
            .split(',')
            .map(|day| day.parse().expect("a day"))
            .collect();
        // Lists differ by a day due to time zones. A month or a year must be that of the announcement.
        let near = |found: Date, day: Date| found.days_until(day).abs() <= 1;
        let of = |found: Date, day: &Date| day.to_string().starts_with(&found.to_string());
        match found {
            None => parts += 1,
            Some(found) if found.is_exact() && announced.iter().any(|day| near(found, *day)) => {
                days += 1;
            }
            Some(found) if !found.is_exact() && announced.iter().any(|day| of(found, day)) => {
                parts += 1;
            }
            Some(found) => differ.push(format!("{}: {found}, not {}", row[0], row[1])),
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    // Nearly all must be exact to the day: a catalog with only years would also be right.
    assert!(
        days >= 215 && parts <= 7,
        "{days} days, {parts} months, years or unknown"
    );
}
