//! `alternatives`: which models may replace another, and that no others are listed.

use catalog::schema::Status;
use catalog::units::Date;
use llmcmp::lifecycle::life;
use llmcmp::providers::Providers;
use serde_json::{Value, json};

use crate::catalogs::{folder, model, route};
use crate::program::{Run, TODAY, bundled, json as alternatives, on_seed, program, seed};

const M4: &str = "mistral/mistral-small-4";
const M32: &str = "mistral/mistral-small-3.2-24b";

#[test]
fn the_views() {
    insta::assert_snapshot!("fits", on_seed(&["alternatives", "qwen2-7b"]).stdout);
    let args = ["alternatives", M32, "--keep", "vision,tools"];
    insta::assert_snapshot!("kept", on_seed(&args).stdout);
}

#[test]
fn none_fits_is_code_1_with_the_reasons() {
    let run = on_seed(&["alternatives", "Mistral Small 3.2 24B"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    insta::assert_snapshot!("none", run.stdout);
}

#[test]
fn what_is_kept_and_who_is_left_out() {
    let report = alternatives(&["alternatives", M32, "--keep", "vision,tools"]);
    assert_eq!(report["model"]["keep"], json!(["vision", "tools"]));
    assert_eq!(report["model"]["context_tokens"], 128_000);
    let rows = report["alternatives"].as_array().expect("rows");
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["model"], &rows[0]["monthly_usd"]),
        (&json!(M4), &json!(270))
    );
    assert_eq!(rows[0]["quality"]["standing"], "unknown");
    assert_eq!(rows[0]["change_usd"], Value::Null);
    let rules = report["excluded"]["rules"].as_array().expect("rules");
    let models: u64 = rules
        .iter()
        .filter_map(|rule| rule["models"].as_u64())
        .sum();
    // All except the model itself and the one that fits.
    assert_eq!(models, 2);
}

#[test]
fn nothing_is_cheaper_than_an_unknown_amount() {
    let args = ["alternatives", M32, "--keep", "vision", "--cheaper"];
    let run = on_seed(&args);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("not cheaper"), "{}", run.stdout);
}

#[test]
fn the_successor_of_a_deprecated_model_comes_first_and_is_called_so() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::names::copy(&seed(), folder.path());
    let file = folder
        .path()
        .join("models/mistral/mistral-small-3.2-24b.json");
    let text = std::fs::read_to_string(&file).expect("readable");
    let (from, to) = ("\"facts\": {", "\"facts\": {\n\"status\": \"deprecated\",");
    assert!(text.contains(from));
    std::fs::write(&file, text.replacen(from, to, 1)).expect("written");
    let run = program()
        .args([
            "alternatives",
            M32,
            "--keep",
            "vision",
            "--json",
            "--catalog",
        ])
        .arg(folder.path())
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(report["going"], true);
    let first = &report["alternatives"][0];
    assert_eq!(
        (&first["model"], &first["successor"]),
        (&json!(M4), &json!(true))
    );
    assert_eq!(
        report["successor"],
        json!({"model": M4, "name": "Mistral Small 4", "by": "line", "rank": 1, "not_listed": null})
    );
}

#[test]
fn wrong_words_are_usage_errors_that_name_the_right_ones() {
    let run = on_seed(&["alternatives", M4, "--keep", "sight"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(
        run.stderr.contains("unknown capability `sight`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("vision"), "{}", run.stderr);
    let run = on_seed(&["alternatives", "nobody-knows-this"]);
    assert_eq!(run.code, Some(3));
    let run = on_seed(&["alternatives", M4, "--min-context", "wide"]);
    assert_eq!(run.code, Some(2));
}

/// Commonly replaced models from several labs, some of them retiring.
const REPLACED: &[&str] = &[
    "openai/gpt-4o",
    "openai/gpt-4.1-mini",
    "openai/o3-mini",
    "anthropic/claude-sonnet-4-5",
    "anthropic/claude-3.5-haiku",
    "google/gemini-2.5-flash",
    "meta/llama-3.3-70b-instruct",
    "deepseek/deepseek-r1",
    "mistral/mistral-large-2411",
];

const OPTIONS: &[&[&str]] = &[
    &[],
    &["--keep", "tools", "--cheaper"],
    &["--same-provider", "--open", "--min-context", "64k"],
];

/// Checks what is listed against the records.
#[test]
fn no_listed_model_breaks_a_rule() {
    let catalog = llmcmp::bundle::bundled();
    let providers = Providers::all(&catalog).expect("a catalog");
    let today: Date = TODAY.parse().expect("a day");
    let record = |id: &str| {
        let position = catalog.position(id).expect("a model of the catalog");
        catalog.model(position).expect("a model")
    };
    for name in REPLACED {
        let replaced = record(name);
        for options in OPTIONS {
            let args = [&["alternatives", name, "-n", "0", "--json"], *options].concat();
            let run = bundled(&args);
            assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
            let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
            let rows = report["alternatives"].as_array().expect("rows");
            assert_eq!(run.code == Some(1), rows.is_empty(), "{args:?}");
            let keeps_all = options.is_empty();
            let amount = |value: &Value| value.as_f64();
            for row in rows {
                let id = row["model"].as_str().expect("an id");
                let model = record(id);
                assert_ne!(id, *name);
                assert_eq!(model.kind, replaced.kind, "{id} for {name}");
                assert!(
                    amount(&row["monthly_usd"]).is_some(),
                    "{id} is sold by nobody"
                );
                assert!(
                    model.specialised_for.is_empty() || !replaced.specialised_for.is_empty(),
                    "{id} for {name}"
                );
                let status = life(&model, &providers, today).status;
                assert!(
                    matches!(status, Status::Active | Status::Unknown),
                    "{id}: {status:?}"
                );
                if keeps_all {
                    assert!(
                        model.facts.context_tokens >= replaced.facts.context_tokens,
                        "{id}"
                    );
                    let [own, old] = [&model, &replaced].map(|m| &m.capabilities);
                    for (own, old) in [
                        (own.vision, old.vision),
                        (own.multimodal, old.multimodal),
                        (own.reasoning, old.reasoning),
                        (own.structured_outputs, old.structured_outputs),
                        (own.audio_input, old.audio_input),
                        (own.computer_use, old.computer_use),
                        (own.web_search, old.web_search),
                    ] {
                        assert!(old != Some(true) || own == Some(true), "{id} for {name}");
                    }
                }
                if options.contains(&"--cheaper") {
                    let most = amount(&report["model"]["monthly_usd"]).expect("an amount");
                    assert!(amount(&row["monthly_usd"]) < Some(most), "{id} for {name}");
                    assert!(model.capabilities.function_calling == Some(true));
                }
                if options.contains(&"--open") {
                    assert_eq!(model.facts.open_weights, Some(true), "{id}");
                    assert!(model.facts.context_tokens >= Some(64_000), "{id}");
                    let shared = row["shared_providers"].as_array().expect("providers");
                    assert!(!shared.is_empty(), "{id} for {name}");
                }
            }
            if report["going"] == true && report["successor"]["rank"].is_number() {
                assert_eq!(report["successor"]["rank"], 1, "{args:?}");
            }
        }
    }
}

#[test]
fn cheaper_is_said_of_the_same_text_where_tokenizers_are_known_to_differ() {
    let made = |id: &str, tokens: u64, usd: (f64, f64)| {
        let facts =
            json!({"context_tokens": 200_000, "tokens_per_text": tokens, "status": "active"});
        let (_, name) = id.split_once('/').expect("lab/name");
        let own = route("openai", name, Some(usd), json!({"status": "active"}));
        model(id, "2026-01-01", facts, vec![own])
    };
    // For the same text, the second costs 30% more, the third 0.8 × 1.3 = 1.04 times, the fourth 0.5 × 1.3 = 0.65
    // times.
    let catalog = folder(&[
        made("openai/one", 100, (5.0, 25.0)),
        made("openai/two", 130, (5.0, 25.0)),
        made("openai/three", 130, (4.0, 20.0)),
        made("openai/four", 130, (2.5, 12.5)),
    ]);
    let on = |arguments: &[&str]| {
        let place = catalog.path().to_str().expect("a path");
        bundled(&[arguments, &["--catalog", place]].concat())
    };
    let read = |run: Run| -> Value { serde_json::from_str(&run.stdout).expect("JSON") };
    let cheaper = read(on(&["alternatives", "openai/one", "--cheaper", "--json"]));
    let rows = cheaper["alternatives"].as_array().expect("a list");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["model"], "openai/four");
    assert_eq!(rows[0]["factor"], 0.65);
    // A stated factor counts in the bill once.
    let factor = ["--token-factor", "openai/four=1.3"];
    let told = on(&[
        &["alternatives", "openai/one", "--cheaper", "--json"][..],
        &factor,
    ]
    .concat());
    assert_eq!(read(told)["alternatives"][0]["factor"], 0.65);

    let two = on(&["compare", "openai/one", "openai/two"]).stdout;
    assert!(two.contains("ONE: 23% cheaper for the same text"), "{two}");
    let bills = on(&["cost", "openai/one", "openai/two"]).stdout;
    assert!(
        bills.contains("TWO counts about 30% more tokens for the same text than ONE"),
        "{bills}"
    );
}
