//! `compare` with the seed table: two comparisons that must match to the digit.

use serde_json::{Value, json};

use crate::program::{bundled, json as compare, on_seed};

const M4: &str = "mistral/mistral-small-4";
const Q2: &str = "alibaba/qwen2-7b-instruct";
const M32: &str = "mistral/mistral-small-3.2-24b";
const Q35: &str = "alibaba/qwen3.5-4b";

fn row<'a>(rows: &'a Value, key: &str) -> &'a Value {
    let found = rows
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["key"] == key);
    found.unwrap_or_else(|| panic!("no row {key}"))
}

fn way<'a>(report: &'a Value, from: &str, to: &str) -> &'a Value {
    let ways = report["switching"].as_array().expect("switching");
    let found = ways
        .iter()
        .find(|way| way["from"] == from && way["to"] == to);
    found.expect("the way")
}

#[test]
fn mistral_small_4_over_qwen2_7b() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b"]);
    let scorecard = &report["scorecard"];
    let fit = &row(scorecard, "decision_fit")["values"];
    assert_eq!(fit[M4], json!(["RAG", "Agents", "Long context"]));
    assert_eq!(fit[Q2], json!(["Long context"]));
    let context = row(scorecard, "context_tokens");
    assert_eq!(context["values"], json!({M4: 256_000, Q2: 128_000}));
    assert_eq!(context["best"], M4);
    assert_eq!(
        row(scorecard, "provider_count")["values"],
        json!({M4: 3, Q2: 1})
    );
    assert_eq!(
        row(scorecard, "shared_benchmarks")["values"],
        json!({M4: 0, Q2: 0})
    );

    let cost = &report["monthly_cost"];
    assert_eq!(cost["traffic"]["input_tokens"], 800_000_000);
    assert_eq!(cost["traffic"]["output_tokens"], 250_000_000);
    assert_eq!(cost["models"][0]["usd"], json!(270));
    assert_eq!(cost["models"][0]["input_usd"], json!(120));
    assert_eq!(cost["models"][0]["output_usd"], json!(150));
    assert_eq!(cost["models"][1]["usd"], Value::Null);
    assert_eq!(cost["models"][1]["reason"], "1 route without a price");
    assert_eq!(
        (&cost["delta_usd"], &cost["lower"]),
        (&Value::Null, &Value::Null)
    );

    let loss = way(&report, M4, Q2);
    let gain = way(&report, Q2, M4);
    let four = json!(["vision", "multimodal", "function_calling", "tool_use"]);
    assert_eq!((&loss["lost"], &loss["gained"]), (&four, &json!([])));
    assert_eq!((&gain["gained"], &gain["lost"]), (&four, &json!([])));
    assert_eq!(loss["shared_providers"], json!(["nvidia"]));
    assert_eq!(gain["shared_providers"], json!(["nvidia"]));
    assert_eq!(
        (&loss["level"], &loss["points"]),
        (&json!("high"), &json!(4))
    );
    assert_eq!(
        (&gain["level"], &gain["points"]),
        (&json!("low"), &json!(0))
    );

    let verdict = &report["verdict"];
    assert_eq!(
        (&verdict["pick"], &verdict["strength"]),
        (&json!(M4), &json!("lean"))
    );
    assert_eq!(verdict["relation"], "one_way");
    let kinds: Vec<&Value> = verdict["reasons"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|r| &r["kind"])
        .collect();
    assert_eq!(kinds, ["window", "capabilities", "providers", "recency"]);
    let unknown = verdict["not_comparable"].to_string();
    assert!(unknown.contains("no quality measured"), "{unknown}");
    let other = &verdict["choose_other"][0];
    assert_eq!(other["model"], Q2);
    assert_eq!(other["when"].as_array().map(Vec::len), Some(1), "{other}");
    assert!(
        other["when"][0]
            .as_str()
            .is_some_and(|when| when.contains("7B")),
        "{other}"
    );
}

#[test]
fn qwen35_4b_and_mistral_small_32_have_no_pick() {
    let report = compare(&["compare", "Mistral Small 3.2 24B", "Qwen3.5-4B"]);
    let fit = &row(&report["scorecard"], "decision_fit")["values"];
    assert_eq!(fit[M32], json!(["Coding", "RAG", "Agents"]));
    assert_eq!(fit[Q35], json!(["Long context", "Vision"]));
    let providers = &row(&report["scorecard"], "provider_count")["values"];
    assert_eq!(*providers, json!({M32: 1, Q35: 0}));
    for model in report["monthly_cost"]["models"].as_array().expect("models") {
        assert_eq!(model["usd"], Value::Null);
        assert!(model["reason"].is_string());
    }
    assert_eq!(way(&report, M32, Q35)["shared_providers"], json!([]));
    let verdict = &report["verdict"];
    assert_eq!(
        (&verdict["pick"], &verdict["strength"]),
        (&Value::Null, &json!("none"))
    );
    let others = verdict["choose_other"].as_array().expect("both");
    assert_eq!(others.len(), 2);
    let when = others.iter().find(|other| other["model"] == M32);
    let when = when.expect("the model")["when"].to_string();
    for capability in [
        "function calling",
        "tool use",
        "structured outputs",
        "code execution",
    ] {
        assert!(when.contains(capability), "{when}");
    }
    assert!(when.contains("provider that serves it"), "{when}");
}

#[test]
fn words_never_overstate() {
    for pair in [
        ["Mistral Small 4", "qwen2-7b"],
        ["Mistral Small 3.2 24B", "Qwen3.5-4B"],
    ] {
        let text = on_seed(&["compare", pair[0], pair[1], "--full"]).stdout;
        assert!(!text.contains("provider fit"), "{text}");
        for (at, _) in text.match_indices('%') {
            let number: String = text[..at]
                .trim_end()
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .collect();
            let number: String = number.chars().rev().collect();
            assert!(
                number.parse::<u32>().is_ok_and(|p| p <= 100),
                "{number} % in {text}"
            );
        }
    }
}

#[test]
fn an_unknown_reads_as_unknown() {
    // All core capabilities of these two are known, including structured outputs. No source states the others.
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b"]);
    assert_eq!(
        row(&report["capabilities"], "computer_use")["values"],
        json!({M4: null, Q2: null})
    );
    assert_eq!(
        row(&report["specs"], "knowledge_cutoff")["values"],
        json!({M4: "2025-06", Q2: null})
    );
    let text = on_seed(&["compare", "Mistral Small 4", "qwen2-7b", "--full"]).stdout;
    let line = text
        .lines()
        .find(|line| line.starts_with("Knowledge cutoff"))
        .expect("the row");
    assert!(line.ends_with('–'), "{line}");
}

#[test]
fn the_default_view_on_the_seed_table() {
    insta::assert_snapshot!(on_seed(&["compare", "Mistral Small 4", "qwen2-7b"]).stdout);
}

#[test]
fn the_full_view_on_the_seed_table() {
    insta::assert_snapshot!(
        on_seed(&["compare", "Mistral Small 3.2 24B", "Qwen3.5-4B", "--full"]).stdout
    );
}

#[test]
fn three_models_are_ranked() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b", "qwen3.5-4b"]);
    let ranking = report["ranking"].as_array().expect("ranking");
    assert_eq!(ranking.len(), 3);
    assert_eq!(report["switching"].as_array().map(Vec::len), Some(6));
    assert_eq!(ranking[0]["place"], 1);
    let names = ["compare", "Mistral Small 4", "qwen2-7b", "qwen3.5-4b"];
    let text = on_seed(&[&names[..], &["--full"]].concat()).stdout;
    assert!(text.contains("RANKING"), "{text}");
    let ways = text.lines().filter(|line| line.contains('→')).count();
    assert_eq!(ways, 2, "from the first model to each other:\n{text}");
}

#[test]
fn sections_can_be_chosen() {
    let text = on_seed(&[
        "compare",
        "Mistral Small 4",
        "qwen2-7b",
        "--section",
        "cost,specs",
    ])
    .stdout;
    assert!(
        text.contains("MONTHLY COST") && text.contains("SPECS"),
        "{text}"
    );
    assert!(
        !text.contains("PICK") && !text.contains("SWITCHING"),
        "{text}"
    );
}

#[test]
fn traffic_and_route_can_be_chosen() {
    let report = compare(&[
        "compare",
        "Mistral Small 4",
        "qwen2-7b",
        "--tokens",
        "1M/1M",
        "--route",
        "openrouter",
    ]);
    let cost = &report["monthly_cost"]["models"][0];
    assert_eq!(cost["usd"], json!(0.75));
    assert_eq!(
        (&cost["route"]["provider"], &cost["route_basis"]),
        (&json!("openrouter"), &json!("provider"))
    );
    let report = compare(&[
        "compare",
        "Mistral Small 4",
        "qwen2-7b",
        "--providers",
        "nvidia",
    ]);
    assert_eq!(report["monthly_cost"]["models"][0]["usd"], Value::Null);
}

#[test]
fn input_alone_takes_the_default_ratio_and_says_so() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b", "--tokens", "80M"]);
    let traffic = &report["monthly_cost"]["traffic"];
    assert_eq!(traffic["output_tokens"], 25_000_000);
    assert!(
        report["monthly_cost"]["notes"]
            .to_string()
            .contains("800:250")
    );
}

#[test]
fn the_two_comparisons_work_on_the_bundled_catalog() {
    for pair in [
        ["Mistral Small 4", "qwen2-7b"],
        ["Mistral Small 3.2 24B", "Qwen3.5-4B"],
    ] {
        let run = bundled(&["compare", pair[0], pair[1]]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stdout.contains("Quality index"), "{}", run.stdout);
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn json_has_the_keys_that_scripts_rely_on() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b"]);
    for key in [
        "schema_version",
        "catalog",
        "today",
        "query",
        "warnings",
        "models",
        "ranking",
        "quality",
        "worth",
        "verdict",
        "scorecard",
        "tradeoffs",
        "monthly_cost",
        "switching",
        "specs",
        "pricing",
        "benchmarks",
        "deep_dive",
        "faq",
        "next",
        "evidence",
    ] {
        assert!(!report[key].is_null(), "{key}");
    }
    assert_eq!(report["today"], "2026-05-19");
    assert_eq!(report["catalog"]["as_of"], "2026-05-19");
    assert_eq!(
        report["query"][1],
        json!({"input": "qwen2-7b", "model": Q2, "match": "normalized"})
    );
    assert_eq!(
        report["models"][0]["parameters"],
        json!({"total": 119_000_000_000_u64, "active": 6_500_000_000_u64})
    );
    assert_eq!(report["evidence"]["sources"][0]["id"], "mission");
}

#[test]
fn a_parameter_that_the_target_refuses_is_friction_one_way() {
    let run = bundled(&["compare", "claude-sonnet-4", "claude-opus-5", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let (old, new) = ("anthropic/claude-sonnet-4", "anthropic/claude-opus-5");
    let there = way(&report, old, new);
    let refused = there["refused"].as_array().expect("a list");
    for parameter in ["temperature", "top_p", "prefill"] {
        assert!(refused.contains(&json!(parameter)), "{refused:?}");
    }
    let losses = there["losses"].as_array().expect("losses");
    let loss = losses.iter().find(|loss| loss["rule"] == "parameters");
    let loss = loss.expect("the loss");
    assert_eq!(loss["points"], 10, "2 each");
    assert_eq!(
        loss["text"],
        "requests with temperature, top_p, top_k, prefill and thinking budget fail with 400"
    );
    assert_eq!(way(&report, new, old)["refused"], json!([]));
}

#[test]
fn an_effort_is_lost_only_by_those_whose_lab_has_it() {
    // OpenAI's guides: gpt-5 accepts `minimal`, gpt-5.6 does not. Anthropic's efforts start at `low`.
    let (sol, minimal) = ("openai/gpt-5.6-sol", json!("effort minimal"));
    for (from, loses) in [("openai/gpt-5", true), ("anthropic/claude-opus-5", false)] {
        let run = bundled(&["compare", from, sol, "--json"]);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let refused = way(&report, from, sol)["refused"].as_array().cloned();
        let refused = refused.expect("a list");
        assert_eq!(refused.contains(&minimal), loses, "{from}: {refused:?}");
    }
}

#[test]
fn what_a_run_took_stands_below_its_score_and_beside_the_assumed_output() {
    let run = bundled(&["compare", "gpt-4.1", "gpt-5.4", "--full"]);
    let text = run.stdout;
    let lines: Vec<&str> = text.lines().collect();
    let board = lines.iter().position(|line| line.starts_with("ALE-Bench"));
    let board = board.expect("the board");
    assert!(lines[board + 1].contains("cost per task"), "{text}");
    assert!(
        lines[board + 2].contains("output tokens per task"),
        "{text}"
    );
    // One reasons and the other does not: equal output is assumed, but a board measured the real cost.
    assert!(text.contains("measured on "), "{text}");
    let short = bundled(&["compare", "gpt-5.4", "claude-opus-4-8"]).stdout;
    assert!(!short.contains("per task"), "{short}");
}

#[test]
fn scores_on_a_checkpoint_are_told_and_not_lent() {
    let run = bundled(&["compare", "gpt-4o", "gpt-4.1", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let warnings = report["warnings"].as_array().expect("warnings");
    let told = |text: &Value| {
        text.as_str()
            .is_some_and(|t| t.contains("checkpoint GPT-4o (2024-08-06)"))
    };
    assert!(warnings.iter().any(told), "{warnings:?}");
    // A model with scores of its own needs no such warning.
    let run = bundled(&["compare", "gpt-4o-2024-08-06", "gpt-4.1", "--json"]);
    assert!(!run.stdout.contains("are on its checkpoint"));
}
