//! Small catalogs for tests, as folders.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

const LABS: [&str; 4] = ["meta", "mistral", "openai", "perplexity"];

/// Id, kind, lab.
const PROVIDERS: [(&str, &str, Option<&str>); 6] = [
    ("azure", "cloud", None),
    ("mistral", "lab", Some("mistral")),
    ("openai", "lab", Some("openai")),
    ("openrouter", "gateway", None),
    ("perplexity", "lab", Some("perplexity")),
    ("togetherai", "host", None),
];

#[allow(clippy::needless_pass_by_value)] // arguments are written out in the calls
pub fn model(id: &str, released: &str, facts: Value, routes: Vec<Value>) -> Value {
    let (lab, name) = id.split_once('/').expect("lab/name");
    let mut all = json!({ "released": released });
    for (key, value) in facts.as_object().expect("facts") {
        all[key] = value.clone();
    }
    json!({
        "id": id,
        "name": name.to_uppercase(),
        "lab": lab,
        "kind": "chat",
        "statements": [{ "source": "test", "as_of": "2026-05-01", "facts": all }],
        "routes": routes,
    })
}

/// A route; a price is input and output.
#[allow(clippy::needless_pass_by_value)] // arguments are written out in the calls
pub fn route(provider: &str, id: &str, price: Option<(f64, f64)>, terms: Value) -> Value {
    let mut all = match price {
        Some((input, output)) => json!({
            "price_status": "paid",
            "price": { "standard": { "input": input, "output": output } },
        }),
        None => json!({ "price_status": "unknown" }),
    };
    for (key, value) in terms.as_object().expect("terms") {
        all[key] = value.clone();
    }
    json!({
        "provider": provider,
        "id": id,
        "statements": [{ "source": "test", "as_of": "2026-05-01", "terms": all }],
    })
}

/// A catalog folder with these models.
pub fn folder(models: &[Value]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, value: &Value| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, value.to_string()).expect("a file");
    };
    let labs: Vec<Value> = LABS
        .iter()
        .map(|id| json!({ "id": id, "name": id }))
        .collect();
    let providers: Vec<Value> = PROVIDERS
        .iter()
        .map(|(id, kind, lab)| {
            let mut provider = json!({ "id": id, "name": id.to_uppercase(), "kind": kind,
                "source": "test", "as_of": "2026-05-01" });
            if *id == "togetherai" {
                provider["aliases"] = json!(["together_ai"]);
            }
            if let Some(lab) = lab {
                provider["lab"] = json!(lab);
            }
            provider
        })
        .collect();
    write("labs.json", &json!(labs));
    write("providers.json", &json!(providers));
    write("benchmarks.json", &json!([]));
    write(
        "sources.json",
        &json!([{ "id": "test", "name": "Test", "snapshot": "2026-05-01", "license": "facts",
            "credit": "a test" }]),
    );
    for model in models {
        let id = model["id"].as_str().expect("an id");
        write(&format!("models/{id}.json"), model);
    }
    folder
}

/// An announced retirement on a day.
fn gone(on: &str) -> Value {
    json!({ "retires_on": on, "retirement_basis": "announced" })
}

fn open() -> Vec<Value> {
    vec![
        model(
            "meta/llama-3-8b",
            "2024-04-18",
            json!({ "open_weights": true }),
            vec![route(
                "togetherai",
                "meta-llama/Llama-3-8b-chat-hf",
                Some((0.2, 0.2)),
                gone("2025-08-28"),
            )],
        ),
        model(
            "mistral/mistral-large-2407",
            "2024-07-24",
            json!({ "open_weights": true }),
            vec![route(
                "mistral",
                "mistral-large-2407",
                Some((2.0, 6.0)),
                json!({ "status": "active" }),
            )],
        ),
        model(
            "mistral/mistral-large-3",
            "2025-12-02",
            json!({ "open_weights": true, "license": { "spdx": "Apache-2.0", "name": "Apache 2.0" } }),
            vec![
                route(
                    "mistral",
                    "mistral-large-3",
                    Some((0.5, 1.5)),
                    json!({ "status": "active" }),
                ),
                route(
                    "mistral",
                    "mistral-large-latest",
                    Some((0.5, 1.5)),
                    json!({ "status": "active" }),
                ),
            ],
        ),
    ]
}

/// Models in every standing on 2026-05-19.
pub fn standings() -> Vec<Value> {
    let mut all = open();
    all.extend(closed());
    all
}

fn closed() -> Vec<Value> {
    vec![
        model(
            "openai/gpt-3.5-turbo",
            "2023-03-01",
            json!({ "open_weights": false }),
            vec![route(
                "openai",
                "gpt-3.5-turbo",
                Some((0.5, 1.5)),
                json!({ "status": "withdrawn", "retires_on": "2026-04-30", "retirement_basis": "withdrawn" }),
            )],
        ),
        model(
            "openai/gpt-4",
            "2023-03-14",
            json!({ "open_weights": false }),
            vec![route(
                "openai",
                "gpt-4",
                Some((30.0, 60.0)),
                gone("2026-01-10"),
            )],
        ),
        model(
            "openai/gpt-4.1",
            "2025-04-14",
            json!({ "open_weights": false }),
            vec![route(
                "openai",
                "gpt-4.1",
                Some((2.0, 8.0)),
                gone("2026-07-01"),
            )],
        ),
        model(
            "openai/gpt-4o",
            "2024-05-13",
            json!({ "open_weights": false }),
            vec![
                route(
                    "openai",
                    "gpt-4o",
                    Some((2.5, 10.0)),
                    json!({ "status": "active" }),
                ),
                route("azure", "gpt-4o", Some((2.5, 10.0)), gone("2026-06-01")),
                route("openrouter", "openai/gpt-4o", Some((2.5, 10.0)), json!({})),
            ],
        ),
        model(
            "openai/gpt-5",
            "2025-08-07",
            json!({ "open_weights": false, "license": { "name": "Proprietary" } }),
            vec![route(
                "openai",
                "gpt-5",
                Some((1.25, 10.0)),
                json!({ "status": "active" }),
            )],
        ),
        model(
            "openai/o1",
            "2024-12-05",
            json!({ "open_weights": false }),
            vec![route(
                "openai",
                "o1",
                Some((15.0, 60.0)),
                json!({ "status": "deprecated" }),
            )],
        ),
        model(
            "perplexity/sonar",
            "2025-01-21",
            json!({ "open_weights": false }),
            vec![route(
                "perplexity",
                "sonar",
                Some((1.0, 1.0)),
                json!({ "status": "deprecated" }),
            )],
        ),
    ]
}

/// Writes files into a folder, given as path and text.
pub fn files(folder: &Path, files: &[(&str, &[u8])]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}
