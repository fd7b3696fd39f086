//! `diff`: each kind of change in both directions, filters, and exit codes.

use std::collections::BTreeSet;
use std::path::Path;

use catalog::pack::pack;
use catalog::read::read;
use catalog::updated::{self, State};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalogs::{folder, model, route};
use crate::program::{Run, program};

fn before() -> TempDir {
    folder(&[
        model(
            "openai/gpt-4",
            "2023-03-14",
            json!({ "context_tokens": 8192 }),
            vec![route("openai", "gpt-4", Some((30.0, 60.0)), json!({}))],
        ),
        model(
            "openai/gpt-4o",
            "2024-05-13",
            json!({ "context_tokens": 128_000 }),
            vec![
                route(
                    "openai",
                    "gpt-4o",
                    Some((5.0, 15.0)),
                    json!({ "status": "active", "context_tokens": 128_000 }),
                ),
                route(
                    "azure",
                    "gpt-4o",
                    Some((5.0, 15.0)),
                    json!({ "retires_on": "2026-08-01", "retirement_basis": "announced" }),
                ),
                route("openrouter", "openai/gpt-4o", Some((5.0, 15.0)), json!({})),
            ],
        ),
        model(
            "openai/o1-old",
            "2024-12-05",
            json!({}),
            vec![route("openai", "o1", Some((15.0, 60.0)), json!({}))],
        ),
    ])
}

fn after() -> TempDir {
    let mut multimodal = model(
        "openai/gpt-4o",
        "2024-05-13",
        json!({ "context_tokens": 200_000 }),
        vec![
            route(
                "openai",
                "gpt-4o",
                Some((2.5, 15.0)),
                json!({ "status": "deprecated", "context_tokens": 200_000 }),
            ),
            route(
                "azure",
                "gpt-4o",
                Some((5.0, 15.3)),
                json!({ "retires_on": "2026-10-01", "retirement_basis": "announced" }),
            ),
            route("togetherai", "gpt-4o", None, json!({})),
        ],
    );
    multimodal["statements"][0]["capabilities"] = json!({ "vision": true });
    folder(&[
        multimodal,
        model(
            "openai/gpt-5",
            "2025-08-07",
            json!({}),
            vec![route("openai", "gpt-5", Some((1.25, 10.0)), json!({}))],
        ),
        model(
            "openai/o1",
            "2024-12-05",
            json!({}),
            vec![route("openai", "o1", Some((15.0, 60.0)), json!({}))],
        ),
    ])
}

fn diff(old: &Path, new: &Path, args: &[&str]) -> Run {
    let mut command = program();
    let run = command.arg("diff").arg(old).arg(new).args(args);
    run.output().expect("the program starts").into()
}

fn changes(old: &Path, new: &Path, args: &[&str]) -> Vec<Value> {
    let run = diff(old, new, &[args, &["--json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    report["changes"].as_array().expect("changes").clone()
}

/// The output without machine-specific parts.
fn shown(run: &Run, folders: &[&TempDir]) -> String {
    let mut text = run.stdout.clone();
    for (at, folder) in folders.iter().enumerate() {
        let path = folder.path().to_str().expect("a path");
        text = text.replace(path, ["OLD", "NEW"][at]);
    }
    text
}

#[test]
fn each_kind_of_change() {
    let (old, new) = (before(), after());
    let table = diff(old.path(), new.path(), &[]);
    assert_eq!(table.code, Some(0));
    insta::assert_snapshot!("table", shown(&table, &[&old, &new]));
    let markdown = diff(old.path(), new.path(), &["--format", "markdown", "-n", "1"]);
    insta::assert_snapshot!("markdown", shown(&markdown, &[&old, &new]));
    let csv = diff(old.path(), new.path(), &["--format", "csv"]);
    insta::assert_snapshot!("csv", csv.stdout);
}

#[test]
fn the_way_back_is_the_same_with_both_sides_exchanged() {
    let (old, new) = (before(), after());
    let key = |change: &Value, back: bool| {
        let [old, new] = if back { ["new", "old"] } else { ["old", "new"] };
        let what = match (change["what"].as_str(), back) {
            (Some("added"), true) => json!("removed"),
            (Some("removed"), true) => json!("added"),
            _ => change["what"].clone(),
        };
        // For a renamed model, each direction names the later id.
        let model = if change["what"] == "renamed" {
            Value::Null
        } else {
            change["model"].clone()
        };
        json!([
            change["kind"],
            model,
            change["route"],
            change["provider"],
            what,
            change[old],
            change[new]
        ])
        .to_string()
    };
    let there = changes(old.path(), new.path(), &[]);
    let back = changes(new.path(), old.path(), &[]);
    let there: BTreeSet<String> = there.iter().map(|c| key(c, false)).collect();
    let back: BTreeSet<String> = back.iter().map(|c| key(c, true)).collect();
    let named = |set: &BTreeSet<String>| -> Vec<String> {
        // The only fact of the renamed model that changed with it is its name.
        set.iter().filter(|c| !c.contains("O1")).cloned().collect()
    };
    assert_eq!(named(&there), named(&back));
    assert_eq!(there.len(), back.len());
}

#[test]
fn nothing_differs_from_itself() {
    let old = before();
    let run = diff(old.path(), old.path(), &["--exit-code"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("No changes."));
    assert!(changes(Path::new("bundled"), Path::new("bundled"), &[]).is_empty());
}

#[test]
fn another_service_of_long_requests_has_changes_of_its_own() {
    let catalog = |usd: f64| {
        let price = json!({ "standard": { "input": 2.0, "output": 8.0 }, "tiers": [{
            "above_input_tokens": 200_000, "rates": { "input": 4.0, "output": 12.0 },
            "batch": { "input": usd, "output": 6.0 } }] });
        let terms = json!({ "price": price });
        let sold = route("openai", "gpt-4o", Some((2.0, 8.0)), terms);
        folder(&[model("openai/gpt-4o", "2024-05-13", json!({}), vec![sold])])
    };
    let (old, new) = (catalog(2.0), catalog(1.0));
    let found = changes(old.path(), new.path(), &[]);
    let [change] = &found[..] else {
        panic!("one change, not {found:?}");
    };
    let told = ["what", "old", "new"].map(|key| change[key].as_str().unwrap_or_default());
    let (before, after) = ("batch $2.00 / $6.00", "batch $1.00 / $6.00");
    let above = |batch: &str| format!("above 200K: $4.00 / $12.00, {batch}");
    assert_eq!(told, ["tiers", &*above(before), &*above(after)]);
}

#[test]
fn filters() {
    let (old, new) = (before(), after());
    let of = |args: &[&str]| {
        let all = changes(old.path(), new.path(), args);
        let each = all.iter().map(|c| {
            let text = |key: &str| c[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", text("model"), text("provider"), text("what"))
        });
        each.collect::<Vec<String>>()
    };
    assert_eq!(
        of(&["--kind", "models"]),
        [
            "openai/gpt-4 - removed",
            "openai/gpt-5 - added",
            "openai/o1 - renamed"
        ]
    );
    assert_eq!(
        of(&["--provider", "azure"]),
        [
            "openai/gpt-4o azure retires_on",
            "openai/gpt-4o azure output_usd_per_mtok"
        ]
    );
    // 15 to 15.3 is 2%.
    assert_eq!(
        of(&[
            "--provider",
            "azure",
            "--kind",
            "price",
            "--min-change",
            "5%"
        ])
        .len(),
        0
    );
    assert_eq!(of(&["--lab", "mistral"]).len(), 0);
    assert_eq!(of(&["--model", "gpt-5"]), ["openai/gpt-5 - added"]);
    assert_eq!(of(&["--model", "gpt-4"]), ["openai/gpt-4 - removed"]);
}

#[test]
fn how_it_ends() {
    let (old, new) = (before(), after());
    let code = |args: &[&str]| diff(old.path(), new.path(), args).code;
    assert_eq!(code(&["--exit-code"]), Some(1));
    assert_eq!(code(&["--exit-code", "--lab", "mistral"]), Some(0));
    assert_eq!(code(&["--lab", "nobody"]), Some(3));
    assert_eq!(code(&["--provider", "nobody"]), Some(3));
    assert_eq!(code(&["--model", "nobody-7"]), Some(3));
    assert_eq!(code(&["--min-change", "much"]), Some(2));
    let nowhere = diff(Path::new("bundled"), Path::new("nowhere"), &[]);
    assert_eq!(nowhere.code, Some(4));
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), "no catalog").expect("written");
    assert_eq!(diff(Path::new("bundled"), file.path(), &[]).code, Some(4));
}

#[test]
fn the_updated_catalog_by_name_and_as_a_file() {
    let (old, new) = (before(), after());
    let none = program().args(["diff"]).output();
    let none: Run = none.expect("the program starts").into();
    assert_eq!(none.code, Some(4));
    assert!(none.stderr.contains("llmcmp update"), "{}", none.stderr);

    let data = TempDir::new().expect("a folder");
    let checked = read(new.path(), "updated").unwrap_or_else(|_| panic!("a valid catalog"));
    let packed = pack(checked).expect("packed");
    let state = State {
        bundle: "another".into(),
        made: "2026-05-01".parse().expect("a day"),
        feeds: vec![],
    };
    let mut bytes = Vec::new();
    updated::write(&mut bytes, &packed, &state).expect("written");
    let file = data.path().join("catalog.llmcmp");
    std::fs::write(&file, bytes).expect("written");
    let bare = data.path().join("bare");
    std::fs::write(&bare, packed).expect("written");
    for name in [Path::new("updated"), &file, &bare] {
        let run = program()
            .env("LLMCMP_DATA", data.path())
            .args(["diff", "--json"])
            .args([old.path(), name])
            .output();
        let run: Run = run.expect("the program starts").into();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
        assert_eq!(report["counts"]["models"], 3, "{}", name.display());
    }
    std::fs::write(&file, "damaged").expect("written");
    let run = program()
        .env("LLMCMP_DATA", data.path())
        .args(["diff", "bundled", "updated"])
        .output();
    assert_eq!(run.expect("the program starts").status.code(), Some(4));
}
