//! `providers`: who serves which model at which price, according to which source.

use serde_json::{Value, json};

use crate::catalogs::{folder, model, route};
use crate::program::{bundled, json as providers, on_seed};

#[test]
fn all_with_kind_and_counts() {
    let report = providers(&["providers"]);
    let rows = report["providers"].as_array().expect("providers");
    assert_eq!(rows.len(), 4);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["models"], &rows[0]["kind"]),
        (&json!("nvidia"), &json!(2), &json!("host"))
    );
}

#[test]
fn a_provider_is_known_by_what_people_call_it() {
    for (said, id) in [
        ("x.ai", "xai"),
        ("Mistral AI", "mistral"),
        ("open router", "openrouter"),
        ("OpenRouter.ai", "openrouter"),
        ("SambaNova Cloud", "sambanova"),
        ("GroqCloud", "groq"),
        ("Azure OpenAI Service", "azure"),
        ("IBM watsonx", "watsonx"),
    ] {
        let run = bundled(&["providers", said, "--json"]);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(report["provider"]["id"], id, "{said}");
    }
    for unknown in ["acme cloud", "x ray"] {
        assert_eq!(
            bundled(&["list", "--providers", unknown]).code,
            Some(3),
            "{unknown}"
        );
    }
}

#[test]
fn routes_of_a_model_cheapest_first_with_source_and_date() {
    let report = providers(&["providers", "Mistral Small 4"]);
    let routes = report["routes"].as_array().expect("routes");
    let ids: Vec<&Value> = routes.iter().map(|route| &route["provider"]).collect();
    assert_eq!(ids, ["mistral", "openrouter", "nvidia"]);
    assert_eq!(routes[0]["input_usd_per_mtok"], json!(0.15));
    assert_eq!(routes[2]["price_status"], "unknown");
    assert_eq!(routes[2]["output_usd_per_mtok"], Value::Null);
    for route in routes {
        assert_eq!(
            (&route["source"], &route["as_of"]),
            (&json!("mission"), &json!("2026-05-19"))
        );
    }
}

#[test]
fn routes_stand_by_their_bill_as_many_as_asked_for() {
    // 800M × 1.00 + 250M × 1.00 is $1,050; 800M × 0.10 + 250M × 2.00 is $580.
    let routes = vec![
        route("openai", "dear", Some((1.0, 1.0)), json!({})),
        route("azure", "cheap", Some((0.1, 2.0)), json!({})),
        route("openrouter", "unpriced", None, json!({})),
    ];
    let catalog = folder(&[model("openai/one", "2026-01-01", json!({}), routes)]);
    let place = catalog.path().to_str().expect("a path");
    let of = |options: &[&str]| -> Value {
        let run = bundled(
            &[
                &["providers", "openai/one", "--json", "--catalog", place],
                options,
            ]
            .concat(),
        );
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let ids = |report: &Value| -> Vec<String> {
        let routes = report["routes"].as_array().expect("routes").iter();
        routes
            .map(|route| route["id"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(ids(&of(&[])), ["cheap", "dear", "unpriced"]);
    let first = of(&["-n", "1"]);
    assert_eq!(ids(&first), ["cheap"]);
    assert_eq!(
        (&first["models"][0]["routes"], &first["models"][0]["more"]),
        (&json!(3), &json!(2))
    );
}

#[test]
fn a_price_that_one_has_to_agree_to_says_so_and_is_not_the_provider_s_own() {
    // AIHubMix sells Kimi K3 for $3 and $15, like Moonshot AI, and unused coding plan capacity for $0.44.
    let listed = bundled(&["providers", "kimi-k3"]).stdout;
    let plan = listed.lines().find(|line| line.contains("$0.44"));
    assert!(
        plan.is_some_and(|line| line.starts_with("AIHubMix (coding plan)")),
        "{plan:?}"
    );
    let args = [
        "compare",
        "kimi-k3",
        "claude-opus-5",
        "--section",
        "providers,cost",
    ];
    let compared = bundled(&args).stdout;
    let row = compared.lines().find(|line| line.starts_with("AIHubMix"));
    assert!(
        row.is_some_and(|line| line.contains("$3.00 / $15.00")),
        "{row:?}"
    );
}

#[test]
fn where_two_models_overlap() {
    let report = providers(&["providers", "Mistral Small 4", "qwen2-7b"]);
    assert_eq!(report["shared_providers"], json!(["nvidia"]));
    let report = providers(&["providers", "Mistral Small 3.2 24B", "qwen2-7b"]);
    assert_eq!(report["shared_providers"], json!([]));
}

#[test]
fn the_views() {
    insta::assert_snapshot!("all", on_seed(&["providers"]).stdout);
    insta::assert_snapshot!(
        "routes",
        on_seed(&["providers", "Mistral Small 4", "qwen2-7b"]).stdout
    );
}

#[test]
fn an_unknown_column_is_named_with_those_that_are_known() {
    let run = on_seed(&["providers", "Mistral Small 4", "-c", "+prize"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("unknown column `prize`"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("use in, out, cached,"),
        "{}",
        run.stderr
    );
    let run = on_seed(&["providers", "Mistral Small 4", "-c", "+id,out"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
}
