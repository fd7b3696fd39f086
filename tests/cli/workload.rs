//! `--for` and `--priority`: what a comparison is for changes what counts.

use serde_json::{Value, json};

use crate::program::{bundled, json as compare};

const M4: &str = "mistral/mistral-small-4";
const Q2: &str = "alibaba/qwen2-7b-instruct";

fn signal<'a>(report: &'a Value, id: &str) -> &'a Value {
    let signals = report["signals"].as_array().expect("signals");
    let found = signals.iter().find(|signal| signal["signal"] == id);
    found.expect("the signal")
}

#[test]
fn an_unmet_need_excludes_and_is_named() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b", "--for", "agents"]);
    assert_eq!(report["workload"], "agents");
    assert_eq!(report["verdict"]["pick"], M4);
    assert_eq!(report["verdict"]["reasons"][0]["signal"], "needs");
    let needs = signal(&report, "needs");
    assert_eq!(needs["detail"]["unmet"], json!([[], ["tools"]]));
    assert_eq!(
        (&needs["outcome"], &needs["veto"]),
        (&json!(M4), &json!(true))
    );
}

#[test]
fn two_models_without_what_is_needed_have_no_pick() {
    let report = compare(&["compare", "qwen3.5-4b", "qwen2-7b", "--for", "coding"]);
    assert_eq!(report["verdict"]["pick"], Value::Null);
    let summary = report["verdict"]["summary"].as_str().expect("a summary");
    assert!(
        summary.contains("neither has what the workload needs"),
        "{summary}"
    );
}

#[test]
fn a_window_below_the_need_excludes() {
    let report = compare(&[
        "compare",
        "Mistral Small 4",
        "qwen2-7b",
        "--for",
        "long-context",
    ]);
    let needs = signal(&report, "needs");
    assert_eq!(needs["detail"]["unmet"], json!([[], ["a window of 200K"]]));
}

#[test]
fn a_priority_doubles_its_signal() {
    let plain = compare(&["compare", "Mistral Small 4", "qwen2-7b"]);
    let doubled = compare(&[
        "compare",
        "Mistral Small 4",
        "qwen2-7b",
        "--priority",
        "context,recency",
    ]);
    assert_eq!(signal(&plain, "context")["weight"], 1);
    assert_eq!(signal(&doubled, "context")["weight"], 2);
    assert_eq!(signal(&doubled, "availability")["weight"], 1);
    assert_eq!(doubled["verdict"]["decided"], json!([6, 6]));
    assert_eq!(doubled["doubled"], json!(["context", "recency"]));
    assert!(plain["workload"].is_null());
}

#[test]
fn without_a_workload_nothing_is_needed() {
    let report = compare(&["compare", "Mistral Small 4", "qwen2-7b"]);
    let needs = signal(&report, "needs");
    assert_eq!(needs["outcome"], "tie");
    assert_eq!(needs["detail"]["unmet"], json!([[], []]));
    assert!(
        !report["verdict"]["reasons"].to_string().contains("needs"),
        "{Q2} is excluded"
    );
}

#[test]
fn only_the_workloads_boards_count() {
    let shared = |args: &[&str]| {
        let base = ["compare", "claude-opus-5", "gpt-5.6-sol", "--json"];
        let run = bundled(&[&base[..], args].concat());
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        signal(&report, "quality")["detail"]["shared"]
            .as_u64()
            .expect("a count")
    };
    let (all, coding) = (shared(&[]), shared(&["--for", "coding"]));
    assert!(0 < coding && coding < all, "{coding} of {all}");
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
