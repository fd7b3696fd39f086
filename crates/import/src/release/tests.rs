#![allow(clippy::expect_used)] // a test fails by panicking
use super::*;
use crate::identity::Place;
use crate::observation::Observation;

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The release of a model of the lab `maker`, from lists and their days: `source` or `source:provider`.
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
fn two_lists_that_do_not_copy_each_other_outvote_the_lab_s_own() {
    // Claude 3.7 Sonnet was announced on 2025-02-24; its id has the date of the snapshot.
    let said = [
        ("models-dev-models", "2025-02-19"),
        ("helm", "2025-02-24"),
        ("epoch-models", "2025-02-24"),
        ("models-dev:zenmux", "2025-02-24"),
    ];
    assert_eq!(release("sonnet", &said), "2025-02-24");
    // OpenAI o3-mini: announced on 2024-12-20, out on 2025-01-31; sellers copied the lab's list.
    let said = [
        ("models-dev:maker", "2024-12-20"),
        ("models-dev:vercel", "2024-12-20"),
        ("models-dev:azure", "2024-12-20"),
        ("helm", "2025-01-31"),
        ("epoch-models", "2025-01-31"),
    ];
    assert_eq!(release("o3-mini", &said), "2025-01-31");
    // Copies are no second word, and a tie is the lab's.
    let said = [
        ("models-dev:maker", "2025-02-19"),
        ("models-dev:openrouter", "2025-02-24"),
        ("models-dev:kilo", "2025-02-24"),
    ];
    assert_eq!(release("sonnet", &said), "2025-02-19");
}

#[test]
fn lone_words_that_contradict_each_other_leave_what_they_share() {
    // Gemini 1.5 Pro: 2024-02-15 and 2024-05-01 in two surveys.
    let said = [("epoch-models", "2024-02-15"), ("llm-stats", "2024-05-01")];
    assert_eq!(release("pro", &said), "2024");
    let said = [("epoch-models", "2024-02-15"), ("llm-stats", "2025-02-05")];
    assert_eq!(release("pro", &said), "unknown");
    let said = [
        ("epoch-models", "2025-09-22"),
        ("models-dev:novita-ai", "2025-09-24"),
    ];
    assert_eq!(release("pro", &said), "2025-09");
    // The lab's word against a survey's is one against one.
    let said = [
        ("models-dev:maker", "2024-11-01"),
        ("epoch-models", "2024-02-06"),
    ];
    assert_eq!(release("pro", &said), "2024");
    // A seller that is late does not contradict.
    let said = [
        ("models-dev:maker", "2025-10-15"),
        ("models-dev:openrouter", "2025-12-23"),
    ];
    assert_eq!(release("pro", &said), "2025-10-15");
}

#[test]
fn a_seller_s_first_day_and_the_first_of_a_month_are_no_release() {
    assert_eq!(
        release("v1", &[("models-dev:qiniu-ai", "2025-08-05")]),
        "unknown"
    );
    assert_eq!(
        release("v1", &[("models-dev:openrouter", "2026-08-20")]),
        "2026"
    );
    assert_eq!(
        release("v1", &[("models-dev:maker", "2024-09-01")]),
        "2024-09"
    );
    assert_eq!(
        release("v1", &[("models-dev:vercel", "2026-03-11")]),
        "2026-03-11"
    );
    // Two careless lists do not make a day, but one supports another.
    let said = [
        ("models-dev:nvidia", "2025-07-26"),
        ("models-dev:nano-gpt", "2025-07-26"),
    ];
    assert_eq!(release("v1", &said), "unknown");
    let said = [
        ("epoch-models", "2026-03-29"),
        ("models-dev:nano-gpt", "2026-03-30"),
    ];
    assert_eq!(release("v1", &said), "2026-03-29");
}

#[test]
fn no_snapshot_is_out_before_the_day_in_its_id() {
    // GPT-3.5 Turbo 0125: three lists, three days.
    let said = [
        ("llm-stats", "2023-03-21"),
        ("helm", "2023-06-13"),
        ("models-dev:azure", "2024-01-25"),
    ];
    assert_eq!(release("turbo-0125", &said), "2024-01-25");
    let said = [
        ("helm", "2025-04-17"),
        ("models-dev:nano-gpt", "2025-05-20"),
    ];
    assert_eq!(release("flash-preview-05-20", &said), "2025-05-20");
    assert_eq!(
        release("plus-2025-04-28", &[("models-dev:nano-gpt", "2025-01-25")]),
        "2025-04-28"
    );
}

#[test]
fn a_card_tells_the_year_and_supports_a_lone_list_soon_after_it() {
    assert_eq!(release("7b", &[("hf-facts", "2024-11-06")]), "2024");
    let said = [
        ("hf-facts", "2025-03-21"),
        ("helm", "2025-01-26"),
        ("models-dev:meganova", "2025-03-24"),
    ];
    assert_eq!(release("7b", &said), "2025-03-24");
    // Two sellers on two days: the later one only began later, and the first is alone.
    let said = [
        ("hf-facts", "2025-09-30"),
        ("models-dev:openrouter", "2025-10-06"),
        ("models-dev:novita-ai", "2025-10-11"),
    ];
    assert_eq!(release("7b", &said), "2025");
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
    // A model that had none takes the word of a careful list.
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
