//! `list`: what is selected, in which order, and what it reports about the rest.

use std::io::Read;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::program::{bundled, json as list, on_frozen, on_seed, program};

fn ids(report: &Value) -> Vec<&str> {
    let models = report["models"].as_array().expect("models");
    models.iter().filter_map(|m| m["id"].as_str()).collect()
}

#[test]
fn all_models_newest_first_with_the_facts_of_a_comparison() {
    let report = list(&["list"]);
    assert_eq!(
        ids(&report),
        [
            "mistral/mistral-small-4",
            "alibaba/qwen3.5-4b",
            "mistral/mistral-small-3.2-24b",
            "alibaba/qwen2-7b-instruct"
        ]
    );
    let compared = list(&["compare", "Mistral Small 4", "qwen2-7b"]);
    let (row, compared) = (&report["models"][0], &compared["models"][0]);
    for (key, value) in compared.as_object().expect("an object") {
        assert!(
            key == "decision_fit" || row[key] == *value,
            "{key}: {}",
            row[key]
        );
    }
    assert_eq!(row["monthly_usd"], 270);
    assert_eq!(row["route"]["provider"], "mistral");
    assert_eq!(row["tools"], true);
}

#[test]
fn unknown_satisfies_no_filter_and_is_counted() {
    let report = list(&["list", "--max-output-price", "1000"]);
    assert_eq!(ids(&report), ["mistral/mistral-small-4"]);
    assert_eq!(report["may_fit"], 3);
    let taken = &report["filters"][1];
    assert_eq!(
        taken,
        &json!({"filter": "--max-output-price 1000", "removed": 0, "unknown": 3, "left": 1})
    );
    // A model known to fail another filter is not a possible match.
    let report = list(&[
        "list",
        "--max-output-price",
        "1000",
        "--min-context",
        "250k",
    ]);
    assert_eq!(report["may_fit"], 1, "{}", report["filters"]);
}

#[test]
fn unknown_is_last_whichever_way_it_is_sorted() {
    for (key, first) in [
        ("price", "mistral/mistral-small-4"),
        ("price-desc", "mistral/mistral-small-4"),
        ("cutoff", "mistral/mistral-small-3.2-24b"),
        ("cutoff-desc", "mistral/mistral-small-4"),
        ("context", "alibaba/qwen2-7b-instruct"),
        ("context-asc", "alibaba/qwen2-7b-instruct"),
        ("context-desc", "alibaba/qwen3.5-4b"),
        ("name", "mistral/mistral-small-3.2-24b"),
    ] {
        let report = list(&["list", "-s", key]);
        assert_eq!(ids(&report)[0], first, "{key}");
    }
}

#[test]
fn words_must_all_begin_a_word_of_its_names() {
    for (words, count) in [
        (&["mistral"][..], 2),
        (&["mistral", "small 4"], 1),
        (&["qwen"], 2),
        (&["QWEN2"], 1),
        (&["7b"], 1),
        (&["4b"], 1),
    ] {
        let report = on_seed(&[&["list", "--json"], words].concat());
        let report: Value = serde_json::from_str(&report.stdout).expect("JSON");
        assert_eq!(ids(&report).len(), count, "{words:?}: {:?}", ids(&report));
    }
}

#[test]
fn ranges_dates_and_licences() {
    for (args, expected) in [
        (&["--params", "4b..7b"][..], 2),
        (&["--params", "24b.."], 2),
        (&["--released-after", "2026-03-16"], 1),
        (&["--released-after", "2026"], 2),
        (&["--cutoff-after", "2025"], 1),
        (&["--license", "osi"], 4),
        (&["--license", "apache"], 4),
        (&["--needs", "vision,json"], 1),
        (&["--lab", "Mistral AI"], 2),
        (&["--provider", "nvidia"], 2),
        (&["--max-monthly", "$270"], 1),
    ] {
        let run = on_seed(&[&["list", "--json"], args].concat());
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(
            ids(&report).len(),
            expected,
            "{args:?}: {}",
            report["filters"]
        );
    }
}

#[test]
fn nothing_found_is_code_1_with_an_empty_list() {
    let run = on_seed(&["list", "no-such-words", "--json"]);
    assert_eq!(run.code, Some(1));
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["models"], json!([]));
    assert_eq!(on_seed(&["list", "no-such-words"]).code, Some(1));
}

#[test]
fn other_kinds_are_left_out_unless_asked_for_and_it_says_so() {
    let usual = bundled(&["list", "llama", "-c", "kind,id", "--format", "csv"]);
    assert!(usual.stdout.lines().skip(1).all(|l| l.starts_with("chat,")));
    let table = bundled(&["list", "llama"]).stdout;
    assert!(
        table.contains("non-chat models hidden (show with --kind all)"),
        "{table}"
    );
    let all = bundled(&["list", "llama", "--kind", "all"]).stdout;
    assert!(!all.contains("left out"), "{all}");
    let guards = bundled(&["list", "--kind", "guard", "-c", "kind", "--format", "csv"]);
    assert!(guards.stdout.lines().skip(1).all(|l| l == "guard"));
}

#[test]
fn a_board_is_a_column_a_filter_and_an_order() {
    let run = bundled(&[
        "list",
        "--min-bench",
        "gpqa-diamond=80",
        "-s",
        "bench:gpqa-diamond-desc",
        "--json",
    ]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let models = report["models"].as_array().expect("models");
    let scores: Vec<f64> = models
        .iter()
        .map(|m| m["scores"]["gpqa-diamond"].as_f64().expect("a score"))
        .collect();
    assert!(scores.len() > 20 && scores.is_sorted_by(|a, b| a >= b));
    assert!(scores.iter().all(|score| *score >= 80.0));
    assert_eq!(report["boards"][0]["publisher"], "Epoch AI");
}

#[test]
fn on_a_board_where_less_is_better_a_bound_is_a_most() {
    let run = bundled(&["list", "--min-bench", "vectara-hallucination=5", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let models = report["models"].as_array().expect("models");
    assert!(!models.is_empty());
    for model in models {
        let score = model["scores"]["vectara-hallucination"].as_f64();
        assert!(score.is_some_and(|score| score <= 5.0), "{}", model["id"]);
    }
}

#[test]
fn a_frontier_says_what_it_left_out() {
    let run = bundled(&["list", "--pareto", "cost,quality", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let pareto = &report["pareto"];
    let count = |key: &str| pareto[key].as_u64().expect("a count");
    let chat = report["filters"][0]["left"].as_u64().expect("a count");
    let on = ids(&report).len() as u64;
    assert_eq!(on + count("beaten") + count("unknown"), chat);
    assert_eq!(pareto["by"][1]["column"], "quality");
    let models = report["models"].as_array().expect("models");
    let amounts = models.iter().map(|m| m["monthly_usd"].as_f64());
    assert!(amounts.is_sorted());
    let scores = models.iter().map(|m| m["quality"].as_f64());
    assert!(scores.is_sorted(), "dearer and no better");
}

#[test]
fn wrong_names_and_bounds_are_errors() {
    for (args, code, said) in [
        (&["-s", "prise"][..], 2, "unknown column `prise`"),
        (&["-c", "+contex"], 2, "context"),
        (&["-c", "name,+context"], 2, "cannot mix a list with"),
        (&["--pareto", "cost"], 2, "two or three"),
        (
            &["--pareto", "cost,license"],
            2,
            "`license` has no better direction",
        ),
        (&["--plot"], 2, "--pareto"),
        (&["--needs", "telepathy"], 2, "telepathy"),
        (&["--min-bench", "gpqa=60"], 3, "gpqa"),
        (&["--min-bench", "gpqa"], 2, "BOARD=SCORE"),
        (&["--lab", "mistrall"], 3, "mistral"),
        (&["--provider", "openruter"], 3, "openrouter"),
        (&["--license", "gpl-9"], 2, "no model has a license"),
        (&["--params", "7b"], 2, "a range"),
        (&["--params", "9b..7b"], 2, "ends before it begins"),
        (&["--released-after", "soon"], 2, "YYYY-MM-DD"),
        (&["--retiring", "soon"], 2, "180d"),
        (&["--status", "unknown"], 2, "withdrawn"),
        (&["--kind", "video"], 2, "embedding"),
        (&["--region", "mars"], 2, "such as eu-west-1"),
        (&["--region", "eu-mars"], 2, "such as eu-west-1"),
        (&["--min-context", "big"], 2, "128k"),
        (&["--max-output-price", "-1"], 2, "-1"),
        (&["…"], 2, "no letters or digits"),
    ] {
        let run = on_seed(&[&["list"], args].concat());
        assert_eq!(run.code, Some(code), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = program()
        .arg("list")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 8];
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut first).expect("a line");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}

#[test]
fn the_views() {
    let explained = [
        "list",
        "--needs",
        "vision",
        "--max-monthly",
        "300",
        "--explain",
    ];
    insta::assert_snapshot!("explained", on_seed(&explained).stdout);
    insta::assert_snapshot!(
        "changed",
        on_seed(&["list", "-c", "-open,+cutoff,+cost"]).stdout
    );
    let plane = ["list", "--pareto", "context,params-asc", "--plot"];
    insta::assert_snapshot!("plot", on_seed(&plane).stdout);
    insta::assert_snapshot!(
        "plot_ascii",
        on_seed(&[&plane[..], &["--ascii"]].concat()).stdout
    );
    let rows = [
        "list",
        "-s",
        "params",
        "-c",
        "id,license,vision,price",
        "--format",
        "csv",
    ];
    insta::assert_snapshot!("csv", on_seed(&rows).stdout);
}

#[test]
fn cost_counts_what_its_filters_leave_open() {
    let report = list(&["cost", "--cutoff-after", "2024"]);
    let rows = report["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["model"], "mistral/mistral-small-4");
    let warning = report["warnings"][0].as_str().expect("a warning");
    assert!(warning.starts_with("2 models might match"), "{warning}");
}

#[test]
fn named_models_stand_in_their_order_whatever_they_are_for() {
    let named = |arguments: &[&str]| {
        let run = on_frozen(&[&["list", "--json", "--models"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        ids(&report)
            .iter()
            .map(|id| (*id).to_owned())
            .collect::<Vec<_>>()
    };
    let order = "text-embedding-3-small,kimi-k3,claude-opus-5";
    let ids = [
        "openai/text-embedding-3-small",
        "moonshotai/kimi-k3",
        "anthropic/claude-opus-5",
    ];
    assert_eq!(named(&[order]), ids);
    // Kimi K3 costs less than Claude Opus 5.
    assert_eq!(
        named(&[order, "--sort", "output-price"])[1..],
        [ids[1], ids[2]]
    );
    assert_eq!(named(&[order, "--min-context", "200k"]), [ids[1], ids[2]]);
    let unknown = on_frozen(&["list", "--models", "kimi-k3,no-such-model"]);
    assert_eq!(unknown.code, Some(3), "{}", unknown.stderr);
}

/// Filters on routes apply to models: a model without such a route does not match, and one for which no source
/// has the answer is counted.
#[test]
fn only_models_with_a_route_as_asked_are_listed() {
    let run = bundled(&[
        "list",
        "--region",
        "eu",
        "--no-training",
        "--limit",
        "0",
        "--json",
    ]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let filters = report["filters"].as_array().expect("filters");
    let routes = filters.last().expect("one");
    assert_eq!(routes["filter"], "--region eu --no-training");
    assert!(routes["unknown"].as_u64() > Some(0) && routes["removed"].as_u64() > Some(0));
    assert_eq!(routes["left"], report["matched"]);
    let listed = report["models"].as_array().expect("models").len();
    assert!(listed > 20 && listed < 500, "{listed}");
    // Named models are shown with or without such a route.
    let named = bundled(&[
        "list",
        "--models",
        "gpt-4o,kimi-k2",
        "--region",
        "eu",
        "--json",
    ]);
    let named: Value = serde_json::from_str(&named.stdout).expect("JSON");
    assert_eq!(named["models"].as_array().map(Vec::len), Some(2));
}
