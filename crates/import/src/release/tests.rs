#![allow(clippy::expect_used)] // a test fails by panicking
use catalog::rows;

use super::*;
use crate::identity::Place;
use crate::observation::Observation;

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The settled release date of a model of the lab `maker`, from lists (`source` or `source:provider`) and
/// their dates.
fn release(id: &str, said: &[(&'static str, &str)]) -> String {
    let kept = Kept::of_labs(&[("maker", "maker")]);
    let row = |(list, day): &(&'static str, &str)| {
        let (source, provider) = match list.split_once(':') {
            Some((source, provider)) => (source, Some(provider)),
            None => (*list, None),
        };
        let mut seen = Observation::new(source, date("2026-10-31"), id);
        seen.provider = provider.map(str::to_owned);
        seen.facts.released = Some(date(day));
        seen
    };
    let rows: Vec<Observation> = said.iter().map(row).collect();
    let place = Place::of(0);
    let placed: Vec<Placed<'_>> = rows.iter().map(|seen| (seen, &place)).collect();
    let dated = spell(id).pin;
    let mut statements: Vec<Statement> = Vec::new();
    for seen in &rows {
        let mut said = Statement::new(seen.source, seen.as_of);
        said.facts.released = seen.facts.released;
        statements.push(said);
    }
    let id = format!("maker/{id}");
    settle((&id, "maker"), &mut statements, &placed, dated, &kept);
    let day = statements.iter().find_map(|said| said.facts.released);
    day.map_or_else(|| "unknown".to_owned(), |day| day.to_string())
}

#[test]
fn lists_settle_a_release() {
    for [id, expected, said] in rows!(3, include_str!("releases.tsv")) {
        let said = said.split(", ").filter_map(|list| list.split_once(' '));
        let found = release(id, &said.collect::<Vec<_>>());
        assert_eq!(found, *expected, "{id}");
    }
}

#[test]
fn an_update_keeps_the_release_that_a_model_has() {
    let kept = Kept::of_labs(&[]);
    let told = |source: &str, day: &str| {
        let mut said = Statement::new(source, date("2026-10-31"));
        said.facts.released = Some(date(day));
        said
    };
    let mut seen = Observation::new("models-dev", date("2026-11-29"), "o3-mini");
    seen.provider = Some("vercel".to_owned());
    seen.facts.released = Some(date("2024-12-20"));
    let place = Place::of(0);
    let rows: Vec<Placed<'_>> = vec![(&seen, &place)];
    let renewed = |before: &[Statement]| {
        let mut statements = vec![told("models-dev", "2024-12-20")];
        keep(
            ("maker/o3-mini", "maker"),
            before,
            &mut statements,
            (&rows, None),
            &kept,
        );
        statements.iter().find_map(|said| said.facts.released)
    };
    assert_eq!(
        renewed(&[told("helm", "2025-01-31")]),
        Some(date("2025-01-31"))
    );
    assert_eq!(renewed(&[told("helm", "2025")]), Some(date("2025")));
    // A model without a release date takes that of a careful list.
    assert_eq!(renewed(&[]), Some(date("2024-12-20")));
}

#[test]
fn what_is_overruled_stays_behind() {
    let mut first = Statement::new("models-dev-models", date("2026-07-02"));
    first.facts.released = Some(date("2025-02-19"));
    first.facts.context_tokens = Some(200_000);
    let mut second = Statement::new("helm", date("2026-04-30"));
    second.facts.released = Some(date("2025-02-24"));
    let mut statements = vec![first, second];
    let settled = Settled {
        day: date("2025-02-24"),
        source: "helm",
        as_of: date("2026-04-30"),
    };
    write(&mut statements, Some(settled));
    let said: Vec<(&str, Option<Date>)> = statements
        .iter()
        .map(|said| (said.source.as_str(), said.facts.released))
        .collect();
    let expected = [
        ("models-dev-models", None),
        ("helm", Some(date("2025-02-24"))),
        ("models-dev-models", Some(date("2025-02-19"))),
    ];
    assert_eq!(said, expected);
}
