//! `catalog correct`: what it writes, what it rejects, and that a rejection writes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::names::copy;
use crate::program::{Run, frozen, program};

const URL: &str = "https://www.mistral.ai/pricing?plan=api";
const CURATED: &str = "curated/mistral/mistral-small-4.json";

/// A copy of the frozen catalog.
fn catalog() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&frozen(), folder.path());
    folder
}

fn correct(folder: &Path, args: &[&str]) -> Run {
    let run = program()
        .env("LLMCMP_TODAY", "2026-11-29")
        .args(["catalog", "correct"])
        .args(args)
        .arg("--to")
        .arg(folder)
        .output();
    run.expect("the program starts").into()
}

fn corrected(folder: &Path, args: &[&str]) -> Value {
    let run = correct(folder, &[args, &["--json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("one JSON value")
}

/// Every file, by its path in the folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").display();
                all.insert(name.to_string(), std::fs::read(&path).expect("readable"));
            }
        }
    }
    all
}

fn read(folder: &Path, file: &str) -> Value {
    let text = std::fs::read(folder.join(file)).expect("readable");
    serde_json::from_slice(&text).expect("JSON")
}

/// Price, source and date of a route at Mistral, as `providers` shows them.
fn price(folder: &Path, model: &str, id: &str) -> Value {
    let run = program()
        .args(["providers", model, "--json", "--catalog"])
        .arg(folder)
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let routes = report["routes"].as_array().expect("routes");
    let is = |route: &&Value| route["provider"] == "mistral" && route["id"] == id;
    let route = routes.iter().find(is).expect("the route");
    let keys = [
        "input_usd_per_mtok",
        "output_usd_per_mtok",
        "cache_read_usd_per_mtok",
        "source",
        "as_of",
    ];
    Value::Array(keys.iter().map(|key| route[*key].clone()).collect())
}

#[test]
fn a_price_and_its_source_are_written_and_hold() {
    let folder = catalog();
    let before = files(folder.path());
    let args = [
        "mistral-small-4",
        "mistral",
        "--id",
        "mistral-small-2603",
        "--input",
        "0.59",
        "--output",
        "0.79",
        "--url",
        URL,
    ];
    let done = corrected(folder.path(), &args);
    assert_eq!(done["model"], "mistral/mistral-small-4");
    assert_eq!(
        (&done["source"], &done["new_source"], &done["as_of"]),
        (&json!("mistral.ai"), &json!(true), &json!("2026-11-29"))
    );
    let changes = done["changes"].as_array().expect("changes");
    let change = |field: &str| changes.iter().find(|c| c["field"] == field).cloned();
    assert_eq!(
        change("price.standard.input"),
        Some(json!({ "field": "price.standard.input", "before": 0.15, "after": 0.59 }))
    );
    // The old cache price belonged to the old list and must not be billed together with the new one.
    assert_eq!(
        change("price.standard.cache_read").expect("lost")["after"],
        Value::Null
    );
    assert_eq!(done["same_price"], json!(["`mistral-small-latest`"]));

    let after = files(folder.path());
    let written: Vec<&String> = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(written, [CURATED, "sources.json"]);
    assert_eq!(
        after.len(),
        before.len(),
        "nothing else is left in the folder"
    );
    let route = &read(folder.path(), CURATED)["routes"][0];
    assert_eq!(route["replaces"], json!({ "input": 0.15, "output": 0.6 }));
    assert_eq!(
        route["statements"][0],
        json!({
            "source": "mistral.ai", "as_of": "2026-11-29", "url": URL,
            "terms": { "price_status": "paid", "price": { "standard": { "input": 0.59, "output": 0.79 } } }
        })
    );
    let sources = read(folder.path(), "sources.json");
    let sources = sources.as_array().expect("sources");
    assert!(sources.is_sorted_by_key(|s| s["id"].as_str().map(str::to_owned)));
    let source = sources
        .iter()
        .find(|s| s["id"] == "mistral.ai")
        .expect("added");
    assert_eq!(source["snapshot"], "2026-11-29");
    assert_eq!(
        price(folder.path(), "mistral-small-4", "mistral-small-2603"),
        json!([0.59, 0.79, null, "mistral.ai", "2026-11-29"])
    );

    // `replaces` keeps the imports' price and does not become the corrected one.
    let again = corrected(folder.path(), &args);
    assert_eq!(
        (&again["written"], &again["changes"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(files(folder.path()), after);
}

#[test]
fn the_same_page_on_a_later_day_moves_its_source_on() {
    let folder = catalog();
    let base = [
        "sonar",
        "perplexity",
        "--url",
        "https://docs.perplexity.ai/x",
    ];
    let first = ["--input", "1", "--output", "2", "--as-of", "2026-11-20"];
    corrected(folder.path(), &[&base[..], &first].concat());
    let second = ["--input", "1", "--output", "3", "--as-of", "2026-11-28"];
    let done = corrected(folder.path(), &[&base[..], &second].concat());
    assert_eq!(done["new_source"], false);
    assert_eq!(
        done["changes"],
        json!([{ "field": "price.standard.output", "before": 2, "after": 3 }])
    );
    let sources = read(folder.path(), "sources.json");
    let of: Vec<&Value> = sources
        .as_array()
        .expect("sources")
        .iter()
        .filter(|s| s["id"] == "docs.perplexity.ai")
        .collect();
    assert_eq!(of.len(), 1);
    assert_eq!(of[0]["snapshot"], "2026-11-28");

    // An older page does not override a newer one and is not written as if it did.
    let before = files(folder.path());
    let third = ["--input", "1", "--output", "9", "--as-of", "2026-11-25"];
    let run = correct(folder.path(), &[&base[..], &third].concat());
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("price.standard.output would not change"),
        "{}",
        run.stderr
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn facts_of_a_model_and_limits_of_a_route() {
    let folder = catalog();
    let page = ["--url", "https://qwen.ai/blog"];
    let model = [
        "qwen3-max",
        "--released",
        "2025-09-24",
        "--context",
        "256k",
        "--cutoff",
        "2025-01",
    ];
    let done = corrected(folder.path(), &[&model[..], &page].concat());
    assert_eq!(
        (&done["provider"], &done["id"]),
        (&Value::Null, &Value::Null)
    );
    let facts = &read(folder.path(), "curated/alibaba/qwen3-max.json")["statements"][0]["facts"];
    assert_eq!(
        *facts,
        json!({ "released": "2025-09-24", "knowledge_cutoff": "2025-01", "context_tokens": 256_000 })
    );
    let route = [
        "gpt-4o",
        "openai",
        "--retires-on",
        "2027-03-31",
        "--max-output",
        "16_000",
    ];
    let done = corrected(folder.path(), &[&route[..], &page].concat());
    assert_eq!(done["id"], "gpt-4o", "the plain route, not its variants");
    let terms =
        &read(folder.path(), "curated/openai/gpt-4o.json")["routes"][0]["statements"][0]["terms"];
    assert_eq!(
        *terms,
        json!({ "max_output_tokens": 16_000, "retires_on": "2027-03-31", "retirement_basis": "announced" })
    );
}

#[test]
fn a_new_route_is_marked() {
    let folder = catalog();
    let args = [
        "mistral-small-4",
        "deepinfra",
        "--input",
        "0.1",
        "--output",
        "0.4",
        "--url",
        "https://deepinfra.com",
    ];
    let run = correct(folder.path(), &args);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(
        run.stderr.contains("no route at deepinfra"),
        "{}",
        run.stderr
    );
    let new = ["--new", "--id", "mistralai/Mistral-Small-4"];
    corrected(folder.path(), &[&args[..], &new].concat());
    let curated = read(folder.path(), CURATED);
    let routes = curated["routes"].as_array().expect("routes");
    let route = routes
        .iter()
        .find(|r| r["provider"] == "deepinfra")
        .expect("added");
    assert_eq!(route["new"], true);
    let known = ["--new", "--id", "mistral-small-2603"];
    let run = correct(
        folder.path(),
        &[
            &[
                "mistral-small-4",
                "mistral",
                "--context",
                "1k",
                "--url",
                URL,
            ][..],
            &known,
        ]
        .concat(),
    );
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("already"), "{}", run.stderr);
}

#[test]
fn what_is_unclear_or_wrong_writes_nothing() {
    /// Arguments, exit code, and expected messages.
    type Case<'a> = (&'a [&'a [&'a str]], i32, &'a [&'a str]);

    let folder = catalog();
    let before = files(folder.path());
    let price = ["--input", "1", "--output", "2"];
    let url = ["--url", URL];
    let small = ["mistral-small-4", "mistral"];
    let exact = ["mistral-small-4", "mistral", "--id", "mistral-small-2603"];
    let cases: &[Case] = &[
        (
            &[&small, &price, &url],
            2,
            &["`mistral-small-2603`, `mistral-small-latest`", "--id"],
        ),
        (
            &[&small, &["--id", "mistral-small-2630"], &price, &url],
            2,
            &["only `mistral-small-2603`"],
        ),
        (
            &[&["mistral-small-4", "mistrl"], &price, &url],
            3,
            &["mistral"],
        ),
        (
            &[&["mistral small 5", "mistral"], &price, &url],
            3,
            &["mistral/mistral-small-4"],
        ),
        (
            &[&["small 4", "mistral"], &price, &url],
            3,
            &["mistral/mistral-small-4", "in full"],
        ),
        (&[&exact, &url], 2, &["nothing to correct"]),
        (&[&exact, &price], 2, &["--url"]),
        (&[&exact, &["--input", "1"], &url], 2, &["--output"]),
        (&[&["mistral-small-4"], &price, &url], 2, &["PROVIDER"]),
        (
            &[&exact, &["--released", "2026-01-01"], &url],
            2,
            &["--released"],
        ),
        (
            &[&exact, &price, &["--url", "the pricing page"]],
            2,
            &["not an http or https address"],
        ),
        (
            &[&exact, &price, &url, &["--as-of", "2026-11-30"]],
            2,
            &["after today"],
        ),
        (
            &[&exact, &price, &url, &["--as-of", "2026-11"]],
            2,
            &["not a day"],
        ),
        // A hundred times the others' price is a unit error.
        (
            &[&exact, &["--input", "150", "--output", "600"], &url],
            4,
            &[CURATED, "routes[0].statements[0].terms.price"],
        ),
        (
            &[&exact, &["--input", "0", "--output", "0"], &url],
            4,
            &[CURATED, "0/0"],
        ),
        (
            &[&exact, &["--context", "1k", "--max-output", "2k"], &url],
            4,
            &[CURATED, "max_output_tokens"],
        ),
        (
            &[&["mistral-small-4"], &["--released", "2030-01-01"], &url],
            4,
            &[CURATED, "released"],
        ),
    ];
    for (args, code, said) in cases {
        let args = args.concat();
        let run = correct(folder.path(), &args);
        assert_eq!(run.code, Some(*code), "{args:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{args:?}");
        for word in *said {
            assert!(
                run.stderr.contains(word),
                "{word} in {args:?}: {}",
                run.stderr
            );
        }
        assert_eq!(files(folder.path()), before, "{args:?}");
    }
}

#[test]
fn without_a_valid_catalog_nothing_is_written() {
    let empty = tempfile::tempdir().expect("a folder");
    let args = ["sonar", "perplexity", "--context", "1k", "--url", URL];
    let run = correct(empty.path(), &args);
    assert_eq!(run.code, Some(4));
    assert!(
        run.stderr.contains("no catalog directory at"),
        "{}",
        run.stderr
    );
    let folder = catalog();
    std::fs::write(folder.path().join("labs.json"), "[]").expect("written");
    let before = files(folder.path());
    let run = correct(folder.path(), &args);
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.contains("not in labs.json"), "{}", run.stderr);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_failing_write_leaves_the_folder_as_it_was() {
    let folder = catalog();
    let before = files(folder.path());
    // The second of the two files cannot be staged.
    std::fs::create_dir(folder.path().join("sources.json.part")).expect("a folder");
    let run = correct(
        folder.path(),
        &["qwen3-max", "--released", "2025-09-24", "--url", URL],
    );
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn the_folder_is_that_of_the_clone_or_of_catalog() {
    let clone = tempfile::tempdir().expect("a folder");
    copy(catalog().path(), &clone.path().join("catalog"));
    let args = [
        "catalog",
        "correct",
        "qwen3-max",
        "--released",
        "2025-09-24",
        "--url",
        URL,
    ];
    let run = program()
        .current_dir(clone.path())
        .args(args)
        .env("LLMCMP_TODAY", "2026-11-29")
        .output();
    let run = Run::from(run.expect("it runs"));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout
            .contains("Wrote catalog/curated/alibaba/qwen3-max.json"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("released"), "{}", run.stdout);
    let other = catalog();
    let run = program()
        .current_dir(clone.path())
        .args(args)
        .env("LLMCMP_TODAY", "2026-11-29")
        .arg("--catalog")
        .arg(other.path())
        .output();
    assert_eq!(Run::from(run.expect("it runs")).code, Some(0));
    assert!(
        files(other.path())["sources.json"]
            .windows(10)
            .any(|w| w == b"mistral.ai")
    );
}
