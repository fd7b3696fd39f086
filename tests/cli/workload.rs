//! `--for`, `--priority` and `--worth`: the purpose of a comparison changes what counts.

use serde_json::{Value, json};

use crate::program::{bundled, json as compare};

const M4: &str = "mistral/mistral-small-4";
const Q2: &str = "alibaba/qwen2-7b-instruct";

#[test]
fn an_unmet_need_excludes_and_is_named() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b", "--for", "agents"]);
    assert_eq!(report["workload"], "agents");
    assert_eq!(report["verdict"]["pick"], M4);
    assert_eq!(report["verdict"]["reasons"][0]["kind"], "needs");
    assert_eq!(
        report["verdict"]["gates"],
        json!([{"model": Q2, "gate": "needs", "text": "Qwen2-7B-Instruct lacks tool use"}])
    );
}

#[test]
fn two_models_without_what_is_needed_have_no_pick() {
    let report = compare(&["compare", "qwen3.5-4b", "qwen2-7b", "--for", "coding"]);
    assert_eq!(report["verdict"]["pick"], Value::Null);
    let gates = report["verdict"]["gates"].as_array().expect("gates");
    assert_eq!(
        gates.iter().filter(|gate| gate["gate"] == "needs").count(),
        2
    );
}

#[test]
fn a_window_below_the_need_excludes() {
    let args = [
        "compare",
        "Mistral Small 4",
        "qwen2-7b",
        "--for",
        "long-context",
    ];
    let report = compare(&args);
    let text = report["verdict"]["gates"][0]["text"].as_str();
    assert_eq!(text, Some("Qwen2-7B-Instruct lacks a 200K context window"));
}

/// 130 points at $10,000 against 110 at $100 and similar cases: the value of quality decides.
#[test]
fn a_priority_moves_the_exchange_rate_threefold() {
    let worth = |args: &[&str]| {
        let base = ["compare", "Mistral Small 4", "qwen2-7b"];
        compare(&[&base[..], args].concat())["worth"]
            .as_f64()
            .expect("a rate")
    };
    assert!((worth(&[]) - 0.15).abs() < 1e-12);
    assert!((worth(&["--priority", "quality"]) - 0.05).abs() < 1e-12);
    assert!((worth(&["--priority", "cost"]) - 0.45).abs() < 1e-12);
    assert!((worth(&["--worth", "0.3"]) - 0.3).abs() < 1e-12);
    for wrong in ["0", "-1", "NaN", "much"] {
        let run = crate::program::on_seed(&["compare", "a", "b", "--worth", wrong]);
        assert_eq!(run.code, Some(2), "{wrong}");
    }
}

#[test]
fn without_a_workload_nothing_is_needed() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b"]);
    assert_eq!(report["verdict"]["gates"], json!([]));
    assert!(report["workload"].is_null());
}

#[test]
fn a_workload_has_an_estimate_and_traffic_of_its_own() {
    let report = |args: &[&str]| -> Value {
        let base = ["compare", "claude-opus-5", "gpt-5.6-sol", "--json"];
        let run = bundled(&[&base[..], args].concat());
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let (plain, coding) = (report(&[]), report(&["--for", "coding"]));
    let boards = |report: &Value| report["quality"]["anthropic/claude-opus-5"]["boards"].as_u64();
    assert!(boards(&coding) < boards(&plain) && boards(&coding) > Some(0));
    assert_eq!(coding["monthly_cost"]["traffic"]["profile"], "agent");
    let stated = report(&["--for", "coding", "--tokens", "10M/1M"]);
    assert_eq!(
        stated["monthly_cost"]["traffic"]["input_tokens"],
        10_000_000
    );
}

#[test]
fn words_of_a_question_choose_the_answers() {
    let report = compare(&[
        "faq",
        "Mistral Small 4",
        "qwen2-7b",
        "what",
        "does",
        "it",
        "cost?",
    ]);
    let faq = report["faq"].as_array().expect("faq");
    assert_eq!(faq.len(), 1);
    assert_eq!(faq[0]["question"], "Which is cheaper?");
    let none = crate::program::on_seed(&["faq", "Mistral Small 4", "qwen2-7b", "xyzzy"]);
    assert_eq!(none.code, Some(1));
}
