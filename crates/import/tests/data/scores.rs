//! Tests the benchmark adapters on made-up excerpts: units, and what is dropped.

use catalog::schema::MeasuredBy;
use catalog::units::Date;
use llmcmp_import::observation::Yield;
use llmcmp_import::scores::boards::fits;
use llmcmp_import::scores::effort::readings;
use llmcmp_import::scores::{Boards, excluded};
use llmcmp_import::sources::SCORE_ADAPTERS;
use proptest::prelude::*;

fn boards() -> Boards {
    Boards::new(
        serde_json::from_str(include_str!("../../../../catalog/benchmarks.json")).expect("boards"),
    )
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Runs the adapter of a source on a file.
fn attempt(id: &str, path: &str, bytes: impl Into<Vec<u8>>) -> anyhow::Result<Yield> {
    let mut adapters = SCORE_ADAPTERS.iter();
    let adapter = adapters.find(|adapter| adapter.id == id).expect(id);
    let file = (path.to_owned(), bytes.into());
    adapter.read(&[file], day("2026-06-01"), &boards())
}

fn read(id: &str, path: &str, text: &str) -> Yield {
    attempt(id, path, text).expect(id)
}

const ARENA: &str = include_str!("excerpts/arena.json");
const AIDER: &str = include_str!("excerpts/aider.json");
const TAU2: &str = include_str!("excerpts/tau2.json");
const EVALPLUS: &str = include_str!("excerpts/evalplus.json");
const VECTARA: &str = include_str!("excerpts/vectara.md");
const LLM_STATS: &str = include_str!("excerpts/llm-stats.json");
const LLM_STATS_PATH: &str = "llm-stats/data/organizations/openai/models/nova-2/benchmarks.json";
const MODELS_DEV: &str = include_str!("excerpts/models-dev.json");
const OPENHANDS: &str = include_str!("excerpts/openhands.json");

/// Source, path and text of every excerpt.
const EXCERPTS: &[(&str, &str, &str)] = &[
    ("arena", "arena/arena-2026-05-30.json", ARENA),
    ("aider", "aider/polyglot_leaderboard.json", AIDER),
    ("tau2-bench", "tau2/nova.json", TAU2),
    ("evalplus", "evalplus/results.json", EVALPLUS),
    ("vectara", "vectara/README.md", VECTARA),
    ("llm-stats", LLM_STATS_PATH, LLM_STATS),
    ("models-dev-models", "models-dev/models.json", MODELS_DEV),
    ("openhands-index", "openhands-index/results.json", OPENHANDS),
];

fn reasons(out: &Yield) -> Vec<&str> {
    out.dropped
        .iter()
        .map(|dropped| dropped.reason.as_str())
        .collect()
}

#[test]
fn every_adapter_has_an_excerpt_and_stays_in_range() {
    let boards = boards();
    let ids = SCORE_ADAPTERS.iter().map(|adapter| adapter.id);
    for id in ids.filter(|id| *id != "epoch-benchmarks") {
        let (_, path, text) = EXCERPTS.iter().find(|e| e.0 == id).expect(id);
        let out = read(id, path, text);
        assert!(!out.scores.is_empty(), "{id}");
        assert_eq!(out.scores.len() + out.dropped.len(), out.read, "{id}");
        for seen in &out.scores {
            let score = &seen.score;
            let board = boards.with_id(&score.board).expect(&score.board);
            assert!(fits(board, score.score), "{id} {score:?}");
            // Arena's lists have their own date.
            let as_of = match id {
                "arena" => "2026-05-30",
                _ => "2026-06-01",
            };
            assert_eq!((score.source.as_str(), score.as_of), (id, day(as_of)));
            let page = score.url.as_deref().unwrap_or_default();
            assert!(page.starts_with("https://"), "{id}");
        }
    }
}

#[test]
fn arena_names_carry_effort_agent_and_the_word_for_search() {
    let out = read("arena", "arena/arena-2026-05-30.json", ARENA);
    let mut seen = out.scores.iter();
    assert!(seen.all(|seen| seen.readings[0].key == "nova-2"));
    let scores = || out.scores.iter().map(|seen| &seen.score);
    let high = scores().find(|score| score.variant.is_some());
    let high = high.expect("one with an effort");
    assert_eq!(high.variant.as_deref(), Some("high"));
    assert_eq!(high.score, 1480.12);
    assert_eq!(high.interval, Some((1470.4, 1490.9)));
    assert_eq!(high.date, Some(day("2026-05-30")));
    assert!(scores().any(|score| score.harness.as_deref() == Some("acme")));
    assert!(scores().any(|score| score.board == "arena-search"));
    assert_eq!(out.dropped.len(), 3);
}

#[test]
fn aider_counts_the_second_try_and_costs_per_case() {
    let out = read("aider", "aider/polyglot_leaderboard.json", AIDER);
    let first = &out.scores[0].score;
    assert_eq!(first.score, 61.8);
    assert_eq!(first.variant.as_deref(), Some("high"));
    assert_eq!(first.cost_per_task_usd, Some(0.1));
    assert_eq!(first.output_tokens_per_task, Some(2000.0));
    assert_eq!(out.scores[1].score.variant.as_deref(), Some("diff"));
    let left = [
        "two models in one run",
        "a quantized copy on somebody's own machine",
        "no score",
        "not an object",
    ];
    assert_eq!(reasons(&out), left);
    let once = r#"[{"model": "nova-2", "pass_rate_1": 49.4}]"#;
    let once = read("aider", "aider/refactor_leaderboard.json", once);
    let once = &once.scores[0].score;
    assert_eq!((once.score, once.board.as_str()), (49.4, "aider-refactor"));
}

#[test]
fn tau2_keeps_settings_apart_and_leaves_voice_and_agents_out() {
    let out = read("tau2-bench", "tau2/nova.json", TAU2);
    let of = |board: &str| {
        let mut scores = out.scores.iter().map(|seen| &seen.score);
        scores.find(|score| score.board == board).expect("a domain")
    };
    let retail = of("tau2-bench-retail");
    assert_eq!(retail.score, 81.25);
    assert_eq!(retail.cost_per_task_usd, Some(0.5));
    assert_eq!(retail.harness.as_deref(), Some("user: judge-1"));
    let banking = of("tau2-bench-banking-knowledge");
    assert_eq!(banking.harness.as_deref(), Some("alltools"));
    assert_eq!(retail.variant.as_deref(), Some("high"));
    assert_eq!(retail.measured_by, MeasuredBy::OwnRun);
    let voice = TAU2.replacen("\"Nova 2\"", "\"Nova 2\", \"modality\": \"voice\"", 1);
    let voice = read("tau2-bench", "v.json", &voice);
    assert!(voice.scores.is_empty() && reasons(&voice).contains(&"a voice submission"));
    let agent = TAU2.replace("\"standard\"", "\"custom\"");
    assert!(read("tau2-bench", "c.json", &agent).scores.is_empty());
    // A lab's measurement from before tau2-bench belongs to TAU-bench.
    let old = r#"{"model_name": "Nova 1", "model_organization": "Acme", "submitting_organization": "Acme",
      "methodology": {"evaluation_date": "2025-04-16"}, "results": {"retail": {"pass_1": 70.0}, "telecom": {"pass_1": null}}}"#;
    let old = read("tau2-bench", "old.json", old);
    let old = &old.scores[0].score;
    assert_eq!(old.board, "tau-bench-retail");
    assert_eq!(old.measured_by, MeasuredBy::Vendor);
    assert_eq!(old.publisher, "Acme");
}

#[test]
fn evalplus_tells_base_models_from_those_that_were_prompted() {
    let out = read("evalplus", "evalplus/results.json", EVALPLUS);
    let mut rows: Vec<_> = out
        .scores
        .iter()
        .map(|s| (s.score.board.as_str(), s.score.score, s.base))
        .collect();
    rows.sort_by(|a, b| a.partial_cmp(b).expect("an order"));
    let expected = [
        ("humaneval", 40.0, Some(true)),
        ("humaneval", 81.7, Some(false)),
        ("humaneval-plus", 77.4, Some(false)),
        ("mbpp-plus", 71.4, Some(false)),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn vectara_is_read_from_its_table_only_in_its_order() {
    let out = read("vectara", "vectara/README.md", VECTARA);
    let row = &out.scores[0];
    assert_eq!(row.score.score, 4.2);
    assert_eq!(row.score.date, Some(day("2026-03-04")));
    assert_eq!(row.score.variant.as_deref(), Some("low"));
    assert_eq!(row.readings[0].key, "acme/nova-2-2026-01-05");
    let turned = VECTARA.replace(
        "|Hallucination Rate|Factual Consistency Rate|",
        "|Factual Consistency Rate|Hallucination Rate|",
    );
    assert!(attempt("vectara", "README.md", turned).is_err());
}

#[test]
fn llm_stats_scales_boards_and_knows_its_slips() {
    let out = read("llm-stats", LLM_STATS_PATH, LLM_STATS);
    let scores = || out.scores.iter().map(|seen| &seen.score);
    let rows = scores().map(|score| (score.board.as_str(), score.score));
    let expected = [
        ("gpqa-diamond", 64.3),
        ("gpqa", 50.0),
        ("codeforces", 2100.0),
        ("mt-bench", 8.3),
        ("graphwalks-bfs-under-128k", 60.0),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    assert_eq!(out.scores[0].score.harness.as_deref(), Some("0-shot CoT"));
    assert!(scores().all(|score| score.measured_by == MeasuredBy::Vendor));
    assert!(scores().all(|score| score.publisher == "OpenAI"));
    let left = [
        "another scale than the board's other rows",
        excluded::REASON,
        "no real source",
        "a board that is not in benchmarks.json",
    ];
    assert_eq!(reasons(&out), left);
}

#[test]
fn models_dev_says_who_published_and_drops_artificial_analysis() {
    let out = read("models-dev-models", "models-dev/models.json", MODELS_DEV);
    let rows = out.scores.iter().map(|seen| &seen.score);
    let rows = rows.map(|score| (&*score.board, &*score.publisher, score.measured_by));
    let expected = [
        ("swe-bench-pro", "Scale AI", MeasuredBy::OwnRun),
        ("terminal-bench-2.1", "OpenAI", MeasuredBy::Vendor),
        ("swe-bench-verified", "Anthropic", MeasuredBy::ThirdParty),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    let mut left = reasons(&out);
    left.retain(|reason| *reason == excluded::REASON);
    assert_eq!(left.len(), 3);
}

#[test]
fn openhands_has_the_cost_and_the_time_of_a_task() {
    let out = read("openhands-index", "openhands-index/results.json", OPENHANDS);
    assert_eq!((out.scores.len(), out.dropped.len()), (2, 1));
    let score = &out.scores[0].score;
    assert_eq!(score.cost_per_task_usd, Some(0.55));
    assert_eq!(score.seconds_per_task, Some(799.0));
    assert_eq!(score.harness.as_deref(), Some("OpenHands"));
    assert_eq!(score.date, Some(day("2026-01-26")));
}

#[test]
fn a_file_of_another_shape_is_an_error() {
    for (id, path, _) in EXCERPTS {
        for text in ["", "[", "\"text\"", "[[1]]"] {
            let scores = attempt(id, path, text).map_or(0, |out| out.scores.len());
            assert_eq!(scores, 0, "{id} {text}");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_an_error_or_counted(at in 0..EXCERPTS.len(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (id, path, _) = EXCERPTS[at];
        let _ = attempt(id, path, bytes);
    }

    #[test]
    fn mutated_excerpts_are_an_error_or_counted(
        at in 0..EXCERPTS.len(), from in any::<prop::sample::Index>(), len in 0..12usize, with in "[ -~é≈\\n]{0,10}",
    ) {
        let (id, path, text) = EXCERPTS[at];
        let mut chars: Vec<char> = text.chars().collect();
        let from = from.index(chars.len());
        let to = (from + len).min(chars.len());
        chars.splice(from..to, with.chars());
        let text: String = chars.into_iter().collect();
        if let Ok(out) = attempt(id, path, text) {
            prop_assert_eq!(out.scores.len() + out.dropped.len(), out.read);
            prop_assert!(out.scores.iter().all(|seen| seen.score.score.is_finite()));
        }
    }

    #[test]
    fn no_spelling_panics_and_readings_keep_a_key(spelled in "[ -~é()_/-]{0,40}") {
        let read = readings(&spelled, None).unwrap_or_default();
        prop_assert!(spelled.trim().is_empty() || read.iter().all(|reading| !reading.key.is_empty()));
    }
}
