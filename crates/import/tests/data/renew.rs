//! Updates a catalog with a program whose curated files are newer.

use std::path::Path;

use catalog::Catalog;
use catalog::units::Date;
use llmcmp_import::renew::{Program, renew};
use serde_json::{Value, json};

const MODEL: &str = "alibaba/qwen3-max";
const PROVIDER: &str = "alibaba";
const ID: &str = "qwen3-max";

fn copy(from: &Path, to: &Path) {
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

/// The frozen catalog with a cited page of this date, and this curated file of the model.
fn folder(page: &str, curated: &Value) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/frozen");
    copy(&frozen, folder.path());
    let write = |file: &str, value: &Value| {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, value.to_string()).expect("a file");
    };
    for table in ["providers", "labs"] {
        write(&format!("kept/{table}.json"), &json!([]));
    }
    write(&format!("curated/{MODEL}.json"), curated);
    let sources = std::fs::read(folder.path().join("sources.json")).expect("sources");
    let mut sources: Value = serde_json::from_slice(&sources).expect("JSON");
    sources.as_array_mut().expect("a list").push(json!({
        "id": "qwen.ai", "name": "qwen.ai", "snapshot": page,
        "license": "facts of a public page", "credit": "qwen.ai"
    }));
    write("sources.json", &sources);
    folder
}

fn catalog(folder: &Path) -> Catalog {
    let checked = catalog::read::read(folder, "bundled").expect("a valid catalog");
    let packed = catalog::pack::pack(checked).expect("packed");
    Catalog::from_packed(packed).expect("a catalog")
}

fn day() -> Date {
    "2026-11-21".parse().expect("a day")
}

/// Updates a catalog with a program that has this folder's curated files.
fn updated(before: &Catalog, folder: &Path) -> Catalog {
    let bundled = catalog(folder);
    let by_hand = catalog::by_hand::pack(folder).expect("packed");
    let program = Program {
        bundled: &bundled,
        by_hand: &by_hand,
    };
    let confirmed = [("models-dev".to_owned(), day())];
    let renewed = renew(before, &program, Vec::new(), &confirmed).expect("an update");
    Catalog::from_packed(renewed.packed.expect("a catalog")).expect("a catalog")
}

#[test]
fn a_correction_newer_than_the_catalog_in_use_holds_after_an_update() {
    let before = catalog(folder("2026-11-01", &json!({ "id": MODEL })).path());
    let corrected = folder(
        "2026-11-20",
        &json!({
            "id": MODEL,
            "statements": [{ "source": "qwen.ai", "as_of": "2026-11-20", "url": "https://qwen.ai",
                "facts": { "context_tokens": 123_456 } }],
            // The imported price has changed since.
            "routes": [{ "provider": PROVIDER, "id": ID, "replaces": { "input": 77, "output": 77 },
                "statements": [{ "source": "qwen.ai", "as_of": "2026-11-20", "terms": {
                    "price_status": "paid", "price": { "standard": { "input": 7, "output": 9 } } } }] }]
        }),
    );
    let update = |catalog: &Catalog| updated(catalog, corrected.path());
    let after = update(&before);

    let model = |catalog: &Catalog| {
        let position = catalog.position(MODEL).expect("the model");
        let model = catalog.model(position).expect("the model");
        (model.name.to_owned(), model.facts.context_tokens)
    };
    assert_ne!(model(&before).1, Some(123_456));
    assert_eq!(model(&after), (model(&before).0, Some(123_456)));
    let source = after.source("qwen.ai").expect("the page's source");
    assert_eq!(source.snapshot.to_string(), "2026-11-20");
    // A second update removes the correction before applying it again.
    let again = update(&after);
    let stated = |catalog: &Catalog| {
        let position = catalog.position(MODEL).expect("the model");
        let model = catalog.model(position).expect("the model");
        let is = |r: &catalog::schema::Route| (r.provider, r.id) == (PROVIDER, ID);
        let route = model.routes.iter().position(is).expect("the route");
        let price = model.routes[route].terms.price.clone().expect("a price");
        let statements = &catalog.evidence(position).expect("evidence").routes[route];
        let own = statements.iter().filter(|s| s.source == "qwen.ai").count();
        (own, price.standard.input)
    };
    let imported = stated(&before).1;
    assert_ne!(imported, Some(catalog::units::Price::from_usd(7)));
    for catalog in [&after, &again] {
        assert_eq!(stated(catalog), (1, imported));
    }
    // The page is newer than every import but the confirmed one.
    assert_eq!(after.meta().expect("a date").as_of, day());
}

#[test]
fn a_corrected_window_shorter_than_a_listed_answer_does_not_break_an_update() {
    let before = catalog(folder("2026-11-01", &json!({ "id": MODEL })).path());
    let corrected = folder(
        "2026-11-20",
        &json!({ "id": MODEL, "statements": [{ "source": "qwen.ai", "as_of": "2026-11-20", "url": "https://qwen.ai",
            "facts": { "context_tokens": 4_096 } }] }),
    );
    // The bundled data lack the maximum output; the catalog in use has it.
    let file = corrected.path().join(format!("models/{MODEL}.json"));
    let text = std::fs::read_to_string(&file).expect("the model");
    let mut model: Value = serde_json::from_str(&text).expect("JSON");
    let statements = model["statements"].as_array_mut().expect("a list");
    let facts = statements
        .iter_mut()
        .filter_map(|said| said.get_mut("facts"));
    for facts in facts.filter_map(Value::as_object_mut) {
        facts.remove("max_output_tokens");
    }
    std::fs::write(&file, model.to_string()).expect("written");
    let after = updated(&before, corrected.path());
    let limits = |catalog: &Catalog| {
        let position = catalog.position(MODEL).expect("the model");
        let facts = catalog.model(position).expect("the model").facts;
        (facts.context_tokens, facts.max_output_tokens)
    };
    assert!(limits(&before).1 > Some(4_096));
    assert_eq!(limits(&after), (Some(4_096), None));
}
