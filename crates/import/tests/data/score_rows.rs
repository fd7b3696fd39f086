//! Tests that scores find their model and that each measurement is kept once.

use catalog::schema::{Kind, MeasuredBy, ModelFile, Score};
use catalog::units::Date;
use catalog::words;
use llmcmp_import::kept::{Aliases, Kept, KeptLab};
use llmcmp_import::scores::effort::readings;
use llmcmp_import::scores::homes::{Homes, KeptSpelling};
use llmcmp_import::scores::once::once;
use llmcmp_import::scores::{Boards, ScoreObservation, score};

fn boards() -> Boards {
    Boards::new(
        serde_json::from_str(include_str!("../../../../catalog/benchmarks.json")).expect("boards"),
    )
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn row(board: &str, value: f64, publisher: &str, source: &'static str) -> Score {
    score(source, day("2026-06-01"), board, value, publisher)
}

#[test]
fn a_measurement_stands_once() {
    let boards = boards();
    let vendor = |value, source, date: Option<&str>| Score {
        measured_by: MeasuredBy::Vendor,
        date: date.map(day),
        ..row("mmlu", value, "Acme", source)
    };
    // One vendor's figure in two sources: the row that states more is kept.
    let told = vec![
        vendor(70.0, "llm-stats", None),
        vendor(70.0, "models-dev", Some("2026-01-01")),
    ];
    let (stand, repeats) = once(told, &boards);
    assert_eq!((stand.len(), repeats.len()), (1, 1));
    assert_eq!(stand[0].date, Some(day("2026-01-01")));
    // A rounded copy is a duplicate; of two scores under one key, the better is kept.
    let rounded = [77.1, 77.08].map(|value| row("arc-agi-2", value, "ARC", "epoch"));
    assert_eq!(once(rounded.into(), &boards).0[0].score, 77.08);
    let low = |value| row("vectara-hallucination", value, "Vectara", "vectara");
    let (stand, repeats) = once(vec![low(9.0), low(4.0)], &boards);
    assert_eq!((stand[0].score, repeats.len()), (4.0, 1));
    // Other sources only copy what the board's owner lists.
    let owned = vec![
        row("aider-polyglot", 60.0, "Aider", "aider"),
        row("aider-polyglot", 59.0, "Aider", "epoch-benchmarks"),
    ];
    assert_eq!(once(owned, &boards).0.len(), 1);
    // Efforts and publishers stay apart.
    let effort = |variant: &str| Score {
        variant: Some(variant.to_owned()),
        ..row("gpqa-diamond", 80.0, "Epoch AI", "epoch-benchmarks")
    };
    let vendor = row("gpqa-diamond", 80.0, "Acme", "llm-stats");
    let apart = vec![effort("low"), effort("high"), vendor];
    assert_eq!(once(apart, &boards).0.len(), 3);
}

fn model(id: &str, kind: Kind, aliases: &[&str]) -> (String, ModelFile) {
    let name = id.split('/').next_back().unwrap_or_default();
    let model = ModelFile {
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        ..ModelFile::new(id, name, "acme", kind)
    };
    (format!("models/{id}.json"), model)
}

#[test]
fn keys_find_their_own_model_and_no_other() {
    let models = [
        model("acme/gpt-5", Kind::Chat, &["gpt-5-2025-08-07"]),
        model("acme/gpt-5-mini", Kind::Chat, &[]),
        model("acme/deepseek-v3.1", Kind::Chat, &[]),
        model("acme/qwen3-235b-a22b-thinking-2507", Kind::Chat, &[]),
        model("acme/gemma-7b-it", Kind::Chat, &[]),
        model("acme/gemma-7b-base", Kind::Base, &[]),
        model("acme/llama-3-70b-instruct", Kind::Chat, &[]),
        model("acme/deepseek-v2.5", Kind::Chat, &[]),
    ];
    let kept = Kept::new(Vec::new(), Vec::<KeptLab>::new(), Aliases::default());
    let by_hand = [KeptSpelling {
        spelling: "GPT Five (Aug)".to_owned(),
        model: Some("gpt-5".to_owned()),
        variant: None,
        reason: None,
    }];
    let homes = Homes::new(&models, &kept, &by_hand);
    let home = |key: &str, base: Option<bool>| {
        let readings = readings(key, None).expect("readings");
        let seen = ScoreObservation {
            readings,
            base,
            score: row("mmlu", 1.0, "x", "x"),
            row: String::new(),
        };
        homes
            .of(&seen)
            .map(|(at, reading)| (models[at].1.id.clone(), reading.variant.unwrap_or_default()))
    };
    #[rustfmt::skip] // one key per line
    let known = [
        ("gpt-5-2025-08-07_high", None, "acme/gpt-5", "high"),
        ("gpt-5-high", None, "acme/gpt-5", "high"),
        ("GPT-5 mini", None, "acme/gpt-5-mini", ""),
        ("GPT Five (Aug)", None, "acme/gpt-5", ""),
        ("deepseek-v3.1-thinking", None, "acme/deepseek-v3.1", "thinking"),
        ("qwen3-235b-a22b-thinking-2507", None, "acme/qwen3-235b-a22b-thinking-2507", ""),
        ("gemma-7b", None, "acme/gemma-7b-base", ""),
        ("gemma-7b-it", None, "acme/gemma-7b-it", ""),
        ("gemma-7b", Some(false), "acme/gemma-7b-it", ""),
    ];
    for (key, base, id, variant) in known {
        let expected = (id.to_owned(), variant.to_owned());
        assert_eq!(home(key, base), Ok(expected), "{key}");
    }
    for key in words!("gpt-5-nano gpt-5.1 llama-3-70b deepseek-v2.5-1210 qwen3-235b-a22b") {
        assert!(home(key, None).is_err(), "{key}: {:?}", home(key, None));
    }
}
