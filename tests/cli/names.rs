//! Names as people type them.

use crate::program::{json, on_seed};

fn reached(name: &str) -> Result<(String, String), i32> {
    let run = on_seed(&["cost", name, "--json"]);
    if run.code != Some(0) {
        return Err(run.code.unwrap_or(-1));
    }
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let query = &report["query"][0];
    let text = |key: &str| query[key].as_str().unwrap_or_default().to_owned();
    Ok((text("model"), text("match")))
}

#[test]
fn every_spelling_reaches_its_model() {
    for (typed, id, by) in [
        (
            "mistral/mistral-small-4",
            "mistral/mistral-small-4",
            "exact",
        ),
        ("Mistral Small 4", "mistral/mistral-small-4", "exact"),
        ("mistral small 4", "mistral/mistral-small-4", "normalized"),
        ("MISTRAL_SMALL_4", "mistral/mistral-small-4", "normalized"),
        ("small 4", "mistral/mistral-small-4", "part"),
        ("Qwen2-7B-Instruct", "alibaba/qwen2-7b-instruct", "exact"),
        ("qwen2-7b", "alibaba/qwen2-7b-instruct", "normalized"),
        ("qwen2 7b", "alibaba/qwen2-7b-instruct", "normalized"),
        ("qwen 2 7b it", "alibaba/qwen2-7b-instruct", "normalized"),
        ("Qwen3.5-4B", "alibaba/qwen3.5-4b", "exact"),
        ("qwen3.5 4b", "alibaba/qwen3.5-4b", "normalized"),
        (
            "mistral-small-3.2-24b",
            "mistral/mistral-small-3.2-24b",
            "normalized",
        ),
    ] {
        assert_eq!(reached(typed), Ok((id.into(), by.into())), "{typed}");
    }
}

#[test]
fn nothing_is_guessed() {
    // A version, size or tier is never added: each of these leaves something open.
    for typed in [
        "mistral",
        "qwen",
        "qwen2",
        "qwen3.5",
        "mistral small 3",
        "4",
    ] {
        assert_eq!(reached(typed), Err(3), "{typed}");
    }
    for typed in [
        "gpt-4",
        "mistral small 5",
        "qwen2-70b",
        "qwen2.5-7b",
        "-",
        "ministral small 4",
    ] {
        assert_eq!(reached(typed), Err(3), "{typed}");
    }
}

#[test]
fn a_family_is_its_newest_and_says_so() {
    let report = json(&["cost", "mistral small"]);
    let query = &report["query"][0];
    assert_eq!(query["model"], "mistral/mistral-small-4");
    let run = on_seed(&["cost", "mistral small"]);
    let note = "Using mistral/mistral-small-4 for `mistral small`";
    assert!(run.stdout.contains(note), "{}", run.stdout);
    let run = crate::program::bundled(&["cost", "opus", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["query"][0]["match"], "family");
    let note = report["query"][0]["note"].as_str().expect("a note");
    assert!(note.contains("newest generally available"), "{note}");
}

#[test]
fn a_typing_error_is_corrected_and_said() {
    let report = json(&["cost", "mistrall small 4"]);
    assert_eq!(report["query"][0]["match"], "fuzzy");
    assert_eq!(report["query"][0]["note"], "read as `mistral-small-4`");
}

#[test]
fn exact_takes_ids_and_names_only() {
    for typed in ["mistral/mistral-small-4", "Mistral Small 4"] {
        assert_eq!(on_seed(&["cost", typed, "--exact"]).code, Some(0));
    }
    for typed in [
        "mistral small 4",
        "mistral-small-4",
        "small 4",
        "mistral small",
        "chat:mistral/mistral-small-4",
    ] {
        let run = on_seed(&["--exact", "cost", typed, "--json"]);
        assert_eq!(run.code, Some(3), "{typed}");
        let error: serde_json::Value = serde_json::from_str(&run.stderr).expect("JSON");
        assert_eq!(error["error"]["candidates"][0], "mistral/mistral-small-4");
    }
}

#[test]
fn an_ambiguous_name_lists_its_models() {
    let run = on_seed(&["cost", "mistral", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).expect("JSON on stderr");
    assert_eq!(error["error"]["code"], "ambiguous_model");
    let candidates = error["error"]["candidates"].as_array().expect("candidates");
    assert_eq!(candidates.len(), 2, "{candidates:?}");
    assert_eq!(run.stdout, "");
}

#[test]
fn a_bare_size_name_is_the_instruct_model_beside_a_base_model() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&crate::program::seed(), folder.path());
    let base =
        r#"{"id": "alibaba/qwen2-7b", "name": "Qwen2-7B", "lab": "alibaba", "kind": "base"}"#;
    std::fs::write(folder.path().join("models/alibaba/qwen2-7b.json"), base).expect("written");
    let catalog = folder.path().to_str().expect("a path");
    let resolve = |name: &str| {
        let run = crate::program::bundled(&["cost", name, "--json", "--catalog", catalog]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        report["query"][0]["model"]
            .as_str()
            .expect("a model")
            .to_owned()
    };
    assert_eq!(resolve("qwen2-7b"), "alibaba/qwen2-7b-instruct");
    assert_eq!(resolve("Qwen2 7B"), "alibaba/qwen2-7b-instruct");
    assert_eq!(resolve("alibaba/qwen2-7b"), "alibaba/qwen2-7b");
}

pub fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("readable") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn one_model_under_two_names_is_refused() {
    let run = on_seed(&["compare", "Mistral Small 4", "mistral-small-4"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("same model"), "{}", run.stderr);
    assert_eq!(json(&["cost", "small 4"])["query"][0]["input"], "small 4");
}
