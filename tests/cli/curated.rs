//! What a curated file may change, and in which file its errors are reported.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalogs::{folder, model, route};
use crate::program::{Run, program};

/// Two models, and curated files by id.
fn with(curated: &[(&str, Value)]) -> TempDir {
    let one = model(
        "mistral/one",
        "2026-03-01",
        json!({}),
        vec![
            route("mistral", "one-2603", Some((0.5, 1.5)), json!({})),
            route("openrouter", "mistralai/one", Some((0.5, 1.5)), json!({})),
        ],
    );
    let two = model("openai/two", "2026-03-01", json!({}), vec![]);
    let folder = folder(&[one, two]);
    for (id, file) in curated {
        write(folder.path(), &format!("curated/{id}.json"), file);
    }
    folder
}

fn write(folder: &Path, file: &str, value: &Value) {
    let path = folder.join(file);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, value.to_string()).expect("a file");
}

fn validate(folder: &Path) -> Run {
    let run = program().args(["catalog", "validate"]).arg(folder).output();
    run.expect("it runs").into()
}

/// The problems of a folder, one per line.
fn problems(curated: &[(&str, Value)]) -> Vec<String> {
    let folder = with(curated);
    let run = validate(folder.path());
    if run.code == Some(0) {
        return Vec::new();
    }
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    let lines = run.stderr.lines().filter(|line| line.contains(".json: "));
    lines.map(str::to_owned).collect()
}

fn said(terms: &Value) -> Value {
    json!([{ "source": "test", "as_of": "2026-05-01", "terms": terms }])
}

/// A curated route.
fn own(provider: &str, id: &str) -> Value {
    json!({ "provider": provider, "id": id, "statements": said(&json!({ "context_tokens": 1000 })) })
}

#[test]
fn a_route_that_no_import_has_is_marked_new() {
    let file = |route: Value| {
        [(
            "mistral/one",
            json!({ "id": "mistral/one", "routes": [route] }),
        )]
    };
    assert_eq!(problems(&file(own("mistral", "one-2603"))), [""; 0]);
    let found = problems(&file(own("mistral", "one-2630")));
    assert_eq!(found.len(), 1, "{found:?}");
    for part in [
        "curated/mistral/one.json: routes[0]: ",
        "`one-2630`",
        "imported there: `one-2603`",
        "\"new\": true",
    ] {
        assert!(found[0].contains(part), "{part} in {found:?}");
    }
    let found = problems(&file(own("azure", "one")));
    assert!(
        found[0].contains("its providers: mistral, openrouter"),
        "{found:?}"
    );
    // Another region, variant or host is another route.
    let mut other = own("mistral", "one-2603");
    other["region"] = json!("eu");
    assert!(problems(&file(other.clone()))[0].contains("(region eu)"));
    other["new"] = json!(true);
    assert_eq!(problems(&file(other)), [""; 0]);
}

#[test]
fn a_model_that_no_import_has_is_marked_new() {
    let found = problems(&[("mistral/oen", json!({ "id": "mistral/oen" }))]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("curated/mistral/oen.json: id: ") && found[0].contains("\"new\": true"),
        "{found:?}"
    );
    let mut file = json!({ "id": "mistral/three", "new": true });
    let found = problems(&[("mistral/three", file.clone())]);
    assert_eq!(found.len(), 3, "name, lab and kind: {found:?}");
    file["name"] = json!("Three");
    file["lab"] = json!("mistral");
    file["kind"] = json!("chat");
    // Its routes are also new.
    let mut route = own("mistral", "three");
    route["new"] = json!(true);
    file["routes"] = json!([route]);
    assert_eq!(problems(&[("mistral/three", file)]), [""; 0]);
}

#[test]
fn a_name_that_renames_says_so() {
    let file = |more: Value| {
        let mut file = json!({ "id": "mistral/one" });
        for (key, value) in more.as_object().expect("fields") {
            file[key] = value.clone();
        }
        [("mistral/one", file)]
    };
    assert_eq!(problems(&file(json!({ "name": "ONE" }))), [""; 0]);
    let found = problems(&file(json!({ "name": "Uno" })));
    assert_eq!(found.len(), 1, "{found:?}");
    for part in [
        "curated/mistral/one.json: name: ",
        "`Uno`",
        "`ONE`",
        "\"rename\": true",
    ] {
        assert!(found[0].contains(part), "{part} in {found:?}");
    }
    let folder = with(&file(json!({ "name": "Uno", "rename": true })));
    let run = program()
        .args(["show", "mistral/one", "--json", "--catalog"])
        .arg(folder.path())
        .output();
    let run = Run::from(run.expect("it runs"));
    assert!(
        run.stdout.contains("\"Uno\""),
        "{}{}",
        run.stdout,
        run.stderr
    );
}

#[test]
fn the_marks_belong_in_curated_files_only() {
    let folder = with(&[]);
    let mut file = model("mistral/one", "2026-03-01", json!({}), vec![]);
    file["new"] = json!(true);
    write(folder.path(), "models/mistral/one.json", &file);
    let run = validate(folder.path());
    assert_eq!(run.code, Some(4));
    assert!(
        run.stderr.contains("models/mistral/one.json"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_problem_names_the_file_that_has_the_value() {
    let later = "2026-05-02";
    let route = |statements: Value| json!({ "provider": "openrouter", "id": "mistralai/one", "statements": statements });
    let file = json!({
        "id": "mistral/one",
        "aliases": ["first", "Two"],
        "statements": [
            { "source": "test", "as_of": "2026-05-01", "yields": true, "facts": { "context_tokens": 1 } },
            { "source": "rumour", "as_of": "2026-05-01", "facts": { "context_tokens": 2 } },
        ],
        "routes": [route(json!([
            { "source": "test", "as_of": later, "yields": true, "terms": {} },
            { "source": "test", "as_of": "2026-05-01", "terms": { "price_status": "paid", "price": { "standard": { "input": 0.0, "output": 0.0 } } } },
        ]))],
        "successor": "mistral/none",
    });
    let found = problems(&[("mistral/one", file)]);
    let places: Vec<String> = found
        .iter()
        .map(|line| {
            line.trim_start()
                .split(": ")
                .filter(|part| *part != "Error")
                .take(2)
                .collect::<Vec<_>>()
                .join(": ")
        })
        .collect();
    assert_eq!(
        places,
        [
            // openai/two comes later in the alphabet and is not at fault.
            "curated/mistral/one.json: aliases[1]",
            "curated/mistral/one.json: routes[0].statements[0].as_of",
            "curated/mistral/one.json: routes[0].statements[1].terms.price",
            "curated/mistral/one.json: statements[1].source",
            "curated/mistral/one.json: successor",
        ],
        "{found:?}"
    );
}

#[test]
fn an_imported_fault_stays_in_models_at_its_own_place() {
    let folder = with(&[(
        "mistral/one",
        json!({ "id": "mistral/one", "routes": [own("openrouter", "mistralai/one")],
            "statements": [{ "source": "test", "as_of": "2026-05-01", "facts": { "context_tokens": 2 } }] }),
    )]);
    let one = model(
        "mistral/one",
        "2026-03-01",
        json!({}),
        vec![
            route("mistral", "one-2603", Some((0.5, 1.5)), json!({})),
            route("openrouter", "mistralai/one", Some((0.0, 0.0)), json!({})),
        ],
    );
    let mut text = one;
    text["statements"][0]["source"] = json!("rumour");
    write(folder.path(), "models/mistral/one.json", &text);
    let run = validate(folder.path());
    for place in [
        "models/mistral/one.json: routes[1].statements[0].terms.price: ",
        "models/mistral/one.json: statements[0].source: ",
    ] {
        assert!(run.stderr.contains(place), "{place} in {}", run.stderr);
    }
    assert!(!run.stderr.contains("curated/"), "{}", run.stderr);
}

#[test]
fn a_corrected_price_ends_when_the_imports_have_another() {
    let file = |replaces: Value| {
        json!({ "id": "mistral/one", "routes": [{
            "provider": "mistral", "id": "one-2603", "replaces": replaces,
            "statements": said(&json!({
                "price_status": "paid", "context_tokens": 999,
                "price": { "standard": { "input": 0.7, "output": 2.1 } }
            })),
        }]})
    };
    let of = |replaces: Value| {
        let folder = with(&[("mistral/one", file(replaces))]);
        let run = program()
            .args(["providers", "mistral/one", "--json", "--catalog"])
            .arg(folder.path())
            .output();
        let run = Run::from(run.expect("it runs"));
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let routes = report["routes"].as_array().expect("routes").clone();
        let own = routes.into_iter().find(|r| r["provider"] == "mistral");
        let own = own.expect("the route");
        json!([
            own["input_usd_per_mtok"],
            own["output_usd_per_mtok"],
            own["context_tokens"]
        ])
    };
    // The imports have 0.5 and 1.5.
    assert_eq!(
        of(json!({ "input": 0.5, "output": 1.5 })),
        json!([0.7, 2.1, 999])
    );
    assert_eq!(
        of(json!({ "input": 0.5, "output": 1.4 })),
        json!([0.5, 1.5, 999])
    );
    assert_eq!(
        of(Value::Null),
        json!([0.7, 2.1, 999]),
        "a correction without it holds"
    );
}

#[test]
fn a_correction_does_not_make_the_catalog_newer() {
    let folder = with(&[(
        "mistral/one",
        json!({ "id": "mistral/one",
            "statements": [{ "source": "page", "as_of": "2026-06-30", "facts": { "context_tokens": 2 } }] }),
    )]);
    let source = |id: &str, day: &str| json!({ "id": id, "name": id, "snapshot": day, "license": "facts", "credit": id });
    write(
        folder.path(),
        "sources.json",
        &json!([source("test", "2026-05-01"), source("page", "2026-06-30")]),
    );
    let run = validate(folder.path());
    assert!(
        run.stdout.contains("as of 2026-05-01"),
        "{}{}",
        run.stdout,
        run.stderr
    );
}

#[test]
fn what_requests_paid_on_average_is_no_price_of_input() {
    // Kimi K3 in OpenRouter's list of November 2026: 0.192 in, 16 out, 0.182 from the cache; on its own page: 3, 15,
    // 0.3.
    let routes = |input: f64, read: f64| {
        let averaged =
            json!({"price": {"standard": {"input": input, "output": 16.0, "cache_read": read}}});
        vec![
            route("mistral", "one", Some((3.0, 15.0)), json!({})),
            route("azure", "one", Some((2.0, 10.0)), json!({})),
            route("togetherai", "one", Some((4.0, 20.0)), json!({})),
            route("openrouter", "mistralai/one", Some((input, 16.0)), averaged),
        ]
    };
    let problem = |input: f64, read: f64| {
        let one = model("mistral/one", "2026-03-01", json!({}), routes(input, read));
        validate(folder(&[one]).path())
            .stderr
            .contains("an average over both?")
    };
    assert!(problem(0.192, 0.182));
    // Cheap input with a cache that saves something is a real price.
    assert!(!problem(0.192, 0.019));
    assert!(!problem(3.0, 3.0));
}
