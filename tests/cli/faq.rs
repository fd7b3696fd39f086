//! `faq`: answers made of values, and none if nothing is known.

use crate::program::{bundled, json, on_seed};

fn answer(pair: [&str; 2], question: &str) -> Option<String> {
    let report = json(&["faq", pair[0], pair[1]]);
    let all = report["faq"].as_array().expect("faq").clone();
    let found = all
        .iter()
        .find(|a| a["question"].as_str().is_some_and(|q| q.contains(question)));
    found.map(|a| a["answer"].as_str().expect("an answer").to_owned())
}

#[test]
fn answers_come_from_values() {
    let pair = ["Mistral Small 4", "qwen2-7b"];
    let window = answer(pair, "context window").expect("asked");
    assert!(
        window.starts_with("Mistral Small 4.")
            && window.contains("256K")
            && window.contains("128K")
    );
    let vision = answer(pair, "vision").expect("asked");
    assert_eq!(
        vision,
        "Mistral Small 4: it has vision, Qwen2-7B-Instruct does not."
    );
    let cheaper = answer(pair, "cheaper").expect("asked");
    assert!(
        cheaper.contains("$270 a month") && cheaper.contains("unknown"),
        "{cheaper}"
    );
    assert_eq!(
        answer(pair, "benchmarks").expect("asked"),
        "They share no benchmarks."
    );
    assert!(
        answer(pair, "rate limits")
            .expect("asked")
            .starts_with("Speed and rate limits are not")
    );
}

#[test]
fn a_capability_that_neither_has_is_no_question() {
    assert_eq!(
        answer(["Mistral Small 4", "qwen2-7b"], "code execution"),
        None
    );
    assert!(answer(["Mistral Small 3.2 24B", "qwen2-7b"], "code execution").is_some());
}

#[test]
fn the_view() {
    insta::assert_snapshot!(on_seed(&["faq", "Mistral Small 4", "qwen2-7b"]).stdout);
}

#[test]
fn a_capability_is_shown_by_the_shared_boards_of_its_field() {
    let run = bundled(&["faq", "gpt-5", "claude-opus-4-5", "vision"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = run.stdout.replace('\n', " ");
    assert!(text.contains("Shared boards of vision: "), "{text}");
    assert!(text.contains("EnigmaEval (GPT-5 "), "{text}");
    // The seeds share none, so nothing is claimed.
    let none = on_seed(&["faq", "Mistral Small 4", "qwen3.5-4b", "vision"]);
    assert!(!none.stdout.contains("Shared boards"), "{}", none.stdout);
}
