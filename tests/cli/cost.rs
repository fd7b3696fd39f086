//! `cost`: amounts to the cent, cheapest first, with every part, and what is shown next to them.

use serde_json::{Value, json};

use crate::catalogs::{folder, model, route};
use crate::program::{bundled, json as cost, on_frozen, on_seed, program};

#[test]
fn bare_tokens_is_the_default_traffic() {
    let report = cost(&["cost", "--tokens"]);
    assert_eq!(report["traffic"]["input_tokens"], 800_000_000);
    assert_eq!(
        report["rows"].as_array().map(Vec::len),
        Some(1),
        "one seed model has a price"
    );
    let row = &report["rows"][0];
    assert_eq!(
        (&row["model"], &row["monthly_usd"]),
        (&json!("mistral/mistral-small-4"), &json!(270))
    );
    assert_eq!(row["route"]["provider"], "mistral");
    assert_eq!(report["unpriced"], 3);
}

#[test]
fn a_named_model_without_a_price_stays_in_with_its_reason() {
    let report = cost(&["cost", "qwen2-7b", "Mistral Small 4", "--tokens", "1M/2M"]);
    let rows = report["rows"].as_array().expect("rows");
    assert_eq!(rows[0]["monthly_usd"], json!(1.35));
    assert_eq!(rows[1]["monthly_usd"], Value::Null);
    assert_eq!(rows[1]["reason"], "1 route without a price");
}

#[test]
fn amounts_rise_and_the_limit_holds_on_the_bundled_catalog() {
    for traffic in [["--tokens", "800M/250M"], ["--traffic", "rag"]] {
        let run = bundled(&[&["cost", "-n", "5", "--json"], &traffic[..]].concat());
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let rows = report["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), 5);
        let amounts: Vec<f64> = rows
            .iter()
            .filter_map(|row| row["monthly_usd"].as_f64())
            .collect();
        assert_eq!(amounts.len(), 5);
        assert!(amounts.is_sorted(), "{amounts:?}");
        assert_eq!(rows[0]["factor"], json!(1.0));
    }
}

#[test]
fn the_view() {
    insta::assert_snapshot!(on_seed(&["cost", "Mistral Small 4", "qwen2-7b", "--tokens"]).stdout);
}

/// One model at 2/8, cached input at 0.20, twice that above 100,000 tokens, batch at half, and also with a plan and a
/// free tier; another model at 1/20.
fn market() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in ["sources.json", "labs.json", "benchmarks.json"] {
        std::fs::copy(
            crate::program::seed().join(entry),
            folder.path().join(entry),
        )
        .expect("the seed's file");
    }
    let provider = |id: &str, kind: &str| json!({"id": id, "name": id.to_uppercase(), "kind": kind, "source": "mission", "as_of": "2026-05-19"});
    let mut lab = provider("maker", "lab");
    lab["lab"] = json!("mistral");
    let providers = json!([
        lab,
        provider("gate", "gateway"),
        provider("club", "plan"),
        provider("gift", "host"),
    ]);
    let write = |path: &str, value: &Value| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, value.to_string()).expect("a file");
    };
    write("providers.json", &providers);
    let route = |id: &str, provider: &str, terms: &Value| {
        json!({"provider": provider, "id": id, "statements": [
            {"source": "mission", "as_of": "2026-05-19", "terms": terms}]})
    };
    let model = |id: &str, name: &str, reasons: bool, routes: &Value| {
        json!({"id": id, "name": name, "kind": "chat", "lab": "mistral", "statements": [
            {"source": "mission", "as_of": "2026-05-19",
             "facts": {"context_tokens": 200_000, "open_weights": false},
             "capabilities": {"reasoning": reasons}}], "routes": routes})
    };
    let paid = json!({"price_status": "paid", "price": {
        "standard": {"input": 2, "output": 8, "cache_read": 0.2},
        "tiers": [{"above_input_tokens": 100_000, "rates": {"input": 4, "output": 16, "cache_read": 0.4}}],
        "batch": {"input": 1, "output": 4, "cache_read": 0.1}}});
    let dear = json!({"price_status": "paid", "price": {"standard": {"input": 3, "output": 9}}});
    let routes = json!([
        route("one", "maker", &paid),
        route("one", "gate", &dear),
        route("one", "club", &json!({"price_status": "plan"})),
        route("one", "gift", &json!({"price_status": "free_tier"})),
    ]);
    write(
        "models/mistral/one.json",
        &model("mistral/one", "One", true, &routes),
    );
    let plain = json!({"price_status": "paid", "price": {"standard": {"input": 1, "output": 20}}});
    let routes = json!([route("two", "maker", &plain)]);
    write(
        "models/mistral/two.json",
        &model("mistral/two", "Two", false, &routes),
    );
    folder
}

fn at_market(args: &[&str]) -> crate::program::Run {
    let folder = market();
    let run = crate::program::program()
        .args(args)
        .arg("--catalog")
        .arg(folder.path())
        .output();
    run.expect("the program starts").into()
}

fn priced(args: &[&str]) -> Value {
    let run = at_market(&[&["cost"], args, &["--json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn requests_are_billed_by_their_size_with_every_part() {
    let report = priced(&[
        "One",
        "--requests",
        "1k",
        "--input",
        "50k",
        "--output",
        "500",
        "--cache-hit",
        "60%",
        "--batch",
        "30%",
        "--reasoning",
        "800",
    ]);
    let row = &report["rows"][0];
    // 700 requests of 20,000 fresh, 30,000 cached, 500 visible, 800 hidden tokens; 300 at half the rates.
    assert_eq!(row["input_usd"], json!(34));
    assert_eq!(row["cached_usd"], json!(5.1));
    assert_eq!(row["output_usd"], json!(3.4));
    assert_eq!(row["reasoning_usd"], json!(5.44));
    assert_eq!(row["cache_write_usd"], json!(0));
    assert_eq!(row["monthly_usd"], json!(47.94));
    assert_eq!(row["batch_usd"], json!(8.46));
    assert_eq!(row["tier"], 1);
    let traffic = &report["traffic"];
    assert_eq!(traffic["requests"], 1_000);
    assert_eq!(traffic["input_tokens"], 50_000_000);
    assert_eq!(traffic["cache_hit"], json!(0.6));
}

#[test]
fn the_long_tier_is_that_of_a_request_not_of_a_month() {
    let at = |input: &str| {
        let args = ["One", "--requests", "10", "--input", input, "--output", "0"];
        let row = priced(&args)["rows"][0].clone();
        (row["monthly_usd"].clone(), row["tier"].clone())
    };
    assert_eq!(at("100000"), (json!(2), json!(1)));
    assert_eq!(at("100001"), (json!(4.00004), json!(2)));
    // A million tokens as totals: the size of the requests is unknown.
    let totals = priced(&["One", "--tokens", "1M/0"]);
    assert_eq!(totals["rows"][0]["monthly_usd"], json!(2));
    assert!(totals["notes"].to_string().contains("first tier"));
}

#[test]
fn a_request_that_no_window_holds_has_no_amount() {
    let report = priced(&[
        "One",
        "--requests",
        "1",
        "--input",
        "199k",
        "--output",
        "1001",
    ]);
    let row = &report["rows"][0];
    assert_eq!(row["monthly_usd"], Value::Null);
    assert_eq!(row["reason"], "MAKER: context window of 200K is too small");
}

#[test]
fn a_missing_rate_has_a_reason_or_the_full_price() {
    let args = ["Two", "--tokens", "1M/0", "--cache-hit", "50%"];
    let row = &priced(&args)["rows"][0];
    assert_eq!(row["monthly_usd"], Value::Null);
    assert_eq!(row["reason"], "MAKER: no rate for cached input");
    let report = priced(&[&args[..], &["--assume", "full-price"]].concat());
    assert_eq!(report["rows"][0]["monthly_usd"], json!(1));
    assert_eq!(report["rows"][0]["full_price_assumed"], true);
    assert!(report["notes"].to_string().contains("full price"));
    // Another provider's price does not replace the lab's own.
    let write = [
        "One",
        "--tokens",
        "1M/0",
        "--cache-write",
        "50%",
        "--cache-ttl",
        "1h",
    ];
    let row = &priced(&write)["rows"][0];
    assert_eq!(row["reason"], "MAKER: no rate for 1-hour cache writes");
}

#[test]
fn every_route_is_listed_and_free_ones_stand_apart() {
    let report = priced(&["One", "--tokens", "1M/1M", "--routes"]);
    let rows = report["rows"].as_array().expect("rows");
    let sellers: Vec<&Value> = rows.iter().map(|row| &row["route"]["provider"]).collect();
    assert_eq!(sellers, ["maker", "gate"]);
    assert_eq!(rows[0]["route_basis"], "lab");
    assert_eq!(rows[1]["route_basis"], Value::Null);
    assert_eq!(rows[1]["factor"], json!(1.2));
    let apart = report["apart"].as_array().expect("offers");
    let apart: Vec<&Value> = apart.iter().map(|row| &row["price_status"]).collect();
    assert_eq!(apart, ["plan", "free_tier"]);
}

#[test]
fn nothing_within_the_bound_is_exit_code_1() {
    let at = |most: &str| at_market(&["cost", "--tokens", "1M/1M", "--max-monthly", most]);
    let run = at("9.99");
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("2 models above $9.99 per month hidden"));
    let run = at("10");
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("One") && !run.stdout.contains("Two"));
    let named = at_market(&[
        "cost",
        "One",
        "Two",
        "--tokens",
        "1M/1M",
        "--max-monthly",
        "5",
    ]);
    assert_eq!(named.code, Some(1));
    assert!(named.stdout.contains("$10.00") && named.stdout.contains("$21.00"));
}

#[test]
fn filters_choose_the_models() {
    let ids = |args: &[&str]| {
        let report = priced(&[args, &["--tokens", "1M/1M"]].concat());
        let rows = report["rows"].as_array().expect("rows").clone();
        rows.iter()
            .map(|row| row["model"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--needs", "reasoning"]), ["mistral/one"]);
    assert_eq!(ids(&["--max-output-price", "8"]), ["mistral/one"]);
    assert_eq!(ids(&["--kind", "chat"]), ["mistral/one", "mistral/two"]);
    let run = at_market(&["cost", "One", "--needs", "reasoning"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("omit the names or the filters"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_sweep_finds_where_two_models_cross() {
    // 1,000 requests of 6,000 input: 12 + 0.008 n against 6 + 0.020 n, equal at n = 500.
    let args = [
        "One",
        "Two",
        "--requests",
        "1k",
        "--input",
        "6k",
        "--output",
        "100",
        "--sweep",
        "output=100..4k",
    ];
    let report = priced(&args);
    let sweep = &report["sweep"];
    assert_eq!(sweep["rows"].as_array().map(Vec::len), Some(7));
    let crossing = json!({"at": 501, "below": "mistral/two", "from": "mistral/one"});
    assert_eq!(sweep["crossings"], json!([crossing]));
    assert_eq!(sweep["rows"][0]["at"], 100);
    let amounts = json!({"mistral/two": 8, "mistral/one": 12.8});
    assert_eq!(sweep["rows"][0]["monthly_usd"], amounts);
    let share = priced(&[
        "One",
        "Two",
        "--requests",
        "1k",
        "--input",
        "6k",
        "--output",
        "100",
        "--assume",
        "full-price",
        "--sweep",
        "cache-hit=0%..100%",
        "--steps",
        "3",
    ]);
    let sweep = &share["sweep"];
    assert_eq!(sweep["rows"][1]["at"], json!(0.5));
    // One: 12 - 10.8 s + 0.8; Two: 6 + 2. Equal at s = 4.8 / 10.8 = 0.4444…
    assert_eq!(sweep["crossings"][0]["at"], json!(0.444_445));
}

#[test]
fn own_hardware_pays_from_the_traffic_at_which_a_month_costs_as_much() {
    let report = priced(&[
        "One",
        "--tokens",
        "750M/250M",
        "--self-host",
        "2.50/h",
        "--tps",
        "900",
        "--util",
        "40%",
    ]);
    let own = &report["self_host"];
    assert_eq!(own["usd_per_month"], json!(1825));
    // 900 per second for 730 hours, at 40%.
    assert_eq!(own["capacity_tokens"], 946_080_000);
    assert_eq!(own["machines"], 2);
    assert_eq!(own["monthly_usd"], json!(3650));
    // 1825 / 946.08M tokens.
    assert_eq!(own["usd_per_mtok"], json!(1.929_012_346));
    // One costs 3.50 per million of this mix: 1825 / 3.50 million.
    assert_eq!(report["rows"][0]["break_even_tokens"], 521_428_572);
    let slow = priced(&[
        "One",
        "--tokens",
        "750M/250M",
        "--self-host",
        "1825/month",
        "--tps",
        "100",
        "--util",
        "40%",
    ]);
    assert_eq!(slow["rows"][0]["break_even_tokens"], Value::Null);
}

#[test]
fn discounts_growth_and_currency() {
    let report = priced(&[
        "One",
        "--tokens",
        "1M/1M",
        "--discount",
        "maker=12%",
        "--growth",
        "10%/month",
        "--months",
        "3",
        "--currency",
        "eur",
        "--rate",
        "0.92",
    ]);
    let row = &report["rows"][0];
    assert_eq!(row["monthly_usd"], json!(8.8));
    assert_eq!(row["last_month_usd"], json!(10.648));
    assert_eq!(row["period_usd"], json!(29.128));
    assert_eq!(
        report["currency"],
        json!({"code": "EUR", "rate_per_usd": 0.92})
    );
    assert!(
        report["notes"]
            .to_string()
            .contains("maker: 12% off list prices")
    );
    let run = at_market(&[
        "cost",
        "One",
        "--tokens",
        "1M/1M",
        "--currency",
        "EUR",
        "--rate",
        "0.92",
    ]);
    assert!(run.stdout.contains("EUR 9.20"), "{}", run.stdout);
    assert!(!run.stdout.contains('$'), "{}", run.stdout);
}

#[test]
fn hidden_reasoning_is_billed_to_a_model_that_reasons() {
    let report = priced(&["One", "Two", "--tokens", "1M/1M", "--reasoning", "2x"]);
    let hidden = |id: &str| {
        let rows = report["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["model"] == id);
        row.expect("its row")["reasoning_usd"].clone()
    };
    assert_eq!(hidden("mistral/one"), json!(16));
    assert_eq!(hidden("mistral/two"), json!(0));
}

#[test]
fn a_token_factor_belongs_to_its_model() {
    let report = priced(&[
        "One",
        "Two",
        "--tokens",
        "1M/0",
        "--token-factor",
        "two=1.35",
    ]);
    assert_eq!(report["rows"][0]["monthly_usd"], json!(1.35));
    assert_eq!(report["rows"][1]["monthly_usd"], json!(2));
}

#[test]
fn a_profile_is_what_its_help_says_and_options_change_parts_of_it() {
    let help = at_market(&["cost", "--help"]).stdout;
    for (name, spec) in llmcmp::pricing::PROFILES {
        let line = help
            .lines()
            .find(|line| line.trim_start().starts_with(&format!("{name} ")));
        let line = line.unwrap_or_else(|| panic!("{name} in\n{help}"));
        assert!(line.ends_with(&spec.to_string()), "{line}\n{spec}");
    }
    let report = priced(&[
        "One",
        "--traffic",
        "rag",
        "--requests",
        "10",
        "--per",
        "day",
    ]);
    let traffic = &report["traffic"];
    assert_eq!(
        (&traffic["requests"], &traffic["profile"]),
        (&json!(304), &json!("rag"))
    );
    assert_eq!(traffic["input_tokens"], 304 * 6_000);
}

#[test]
fn compare_and_faq_bill_the_same_traffic() {
    let traffic = [
        "--requests",
        "1k",
        "--input",
        "50k",
        "--output",
        "500",
        "--batch",
        "100%",
    ];
    let of = |command: &[&str]| at_market(&[command, &traffic[..], &["--json"]].concat()).stdout;
    let compared: Value = serde_json::from_str(&of(&["compare", "One", "Two"])).expect("JSON");
    let cost = &compared["monthly_cost"];
    assert_eq!(cost["models"][0]["usd"], json!(52));
    assert_eq!(
        cost["models"][1]["reason"],
        "MAKER: no batch rate for input"
    );
    assert_eq!(cost["traffic"]["requests"], 1_000);
    assert!(of(&["faq", "One", "Two", "cheaper"]).contains("$52.00"));
}

#[test]
fn what_does_not_go_together_is_a_usage_error_that_says_what_to_do() {
    for (args, says) in [
        (&["--requests", "1M"][..], "--input and --output"),
        (&["--input", "3k"], "--requests"),
        (&["--cache-hit", "60"], "60%"),
        (
            &["--cache-hit", "60%", "--cache-write", "50%"],
            "add up to at most 100%",
        ),
        (&["--cache-ttl", "1h"], "--cache-write"),
        (&["--reasoning", "800"], "--reasoning 2x"),
        (&["--tokens", "1M", "--requests", "5"], "--requests"),
        (&["--traffic", "chatt"], "chat"),
        (
            &["--requests", "1T", "--input", "1T", "--output", "0"],
            "1000T",
        ),
        (
            &["--requests", "0", "--input", "1", "--output", "1"],
            "zero tokens",
        ),
        (&["--growth", "1000%", "--months", "120"], "last month"),
        (&["--discount", "maker"], "anthropic=12%"),
        (&["--discount", "maker=120%"], "120%"),
        (&["--token-factor", "One=0"], "above 0"),
        (&["--peak", "10%", "--tier", "flex"], "--peak"),
        (
            &["--sweep", "output=4k..100"],
            "the end must be greater than the start",
        ),
        (&["--sweep", "price=1..2"], "cache-hit"),
        (&["--sweep", "requests=1..2"], "--requests"),
        (&["--self-host", "2.50/h"], "--tps"),
        (
            &["--self-host", "2.50", "--tps", "9", "--util", "4%"],
            "2.50/h",
        ),
        (&["--currency", "EUR"], "--rate"),
        (&["--from", "usage.jsonl", "--open"], "--from"),
        (&["--max-monthly", "-5"], "-5"),
    ] {
        let run = at_market(&[&["cost", "One"], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.stdout, "", "{args:?}");
        assert!(run.stderr.contains(says), "{args:?}: {}", run.stderr);
    }
    let run = at_market(&["cost", "One", "--discount", "makr=5%"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("maker"), "{}", run.stderr);
    let run = at_market(&["cost", "One", "--token-factor", "Three=2"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
}

#[test]
fn the_view_of_everything() {
    let run = at_market(&[
        "cost",
        "One",
        "Two",
        "--requests",
        "1k",
        "--input",
        "6k",
        "--output",
        "100",
        "--plot",
        "--sweep",
        "output=100..4k",
        "--steps",
        "4",
        "--self-host",
        "1/h",
        "--tps",
        "500",
        "--util",
        "50%",
        "--max-monthly",
        "10",
    ]);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn a_discount_is_named_once_and_touches_a_price_or_says_so() {
    let run = on_frozen(&[
        "cost",
        "gpt-5",
        "--discount",
        "openai=10%",
        "--discount",
        "openai=20%",
    ]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(
        run.stderr.contains("--discount names OpenAI twice"),
        "{}",
        run.stderr
    );
    for command in [
        &["cost", "gpt-5"][..],
        &["compare", "gpt-5", "claude-opus-5"],
    ] {
        let run = on_frozen(&[command, &["--discount", "mistral=10%"]].concat());
        assert!(
            run.stdout.contains("the discount at mistral has no effect"),
            "{}",
            run.stdout
        );
        let run = on_frozen(&[command, &["--discount", "openai=10%"]].concat());
        assert!(!run.stdout.contains("has no effect"), "{}", run.stdout);
    }
}

/// Runs with JSON output on the frozen catalog.
fn on_market(arguments: &[&str]) -> Value {
    let run = on_frozen(&[&["cost", "--json"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn a_bill_becomes_the_traffic_that_costs_it() {
    // $4,000 on Mistral Small 4 at $0.15 and $0.60: 800M/250M costs 120 + 150 = $270 a month.
    let report = on_market(&["mistral-small-4", "claude-opus-5", "--bill", "$4k"]);
    let traffic = &report["traffic"];
    let close = |value: &Value, wanted: f64| {
        let value = value.as_f64().expect("a number");
        assert!((value / wanted - 1.0).abs() < 1e-6, "{value} for {wanted}");
    };
    close(&traffic["input_tokens"], 800e6 * 4000.0 / 270.0);
    close(&traffic["output_tokens"], 250e6 * 4000.0 / 270.0);
    assert_eq!(traffic["of_bill"]["model"], "mistral/mistral-small-4");
    assert_eq!(traffic["of_bill"]["usd"], 4000);
    let amount = |id: &str| {
        let rows = report["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["model"] == id).expect("a row");
        row["monthly_usd"].clone()
    };
    close(&amount("mistral/mistral-small-4"), 4000.0);
    // Claude Opus 5 at $5 and $25: 800 × 5 + 250 × 25 = $10,250, compared with $270.
    close(
        &amount("anthropic/claude-opus-5"),
        10_250.0 * 4000.0 / 270.0,
    );
    // Whole requests of the profile's size: 6K in at $0.15 (a fifth of it cached at $0.015), 500 out.
    let report = on_market(&["mistral-small-4", "--bill", "4000", "--traffic", "rag"]);
    let each = (4800.0 * 0.15 + 1200.0 * 0.015 + 500.0 * 0.6) / 1e6;
    close(&report["traffic"]["requests"], (4000.0_f64 / each).round());
    let text = on_frozen(&["cost", "mistral-small-4", "--bill", "4k"]).stdout;
    assert!(
        text.contains("which cost $4,000 on Mistral Small 4 at Mistral"),
        "{text}"
    );
    let text = on_frozen(&["compare", "mistral-small-4", "kimi-k3", "--bill", "4k"]).stdout;
    assert!(
        text.contains("which cost $4,000 on Mistral Small 4 at Mistral"),
        "{text}"
    );
    let text = on_frozen(&["alternatives", "mistral-small-4", "--bill", "4k"]).stdout;
    assert!(
        text.contains("which cost $4,000 on Mistral Small 4 at Mistral"),
        "{text}"
    );
}

#[test]
fn a_bill_that_says_nothing_of_traffic_is_refused() {
    let refused = |arguments: &[&str], said: &str| {
        let run = on_frozen(&[&["cost"], arguments].concat());
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert_eq!(run.stdout, "");
    };
    refused(&["--bill", "4k"], "<MODEL>");
    refused(
        &["grok-2-vision-1212", "--bill", "4k"],
        "--bill: cannot price Grok 2 Vision 1212",
    );
    refused(&["mistral-small-4", "--bill", "0"], "less than one token");
    refused(
        &["mistral-small-4", "--bill", "0.0001", "--traffic", "rag"],
        "less than one request",
    );
}

#[test]
fn without_a_name_chat_models_with_tools_come_first_and_free_ones_are_counted() {
    let report = on_market(&["-n", "0"]);
    let rows = report["rows"].as_array().expect("rows");
    assert!(
        rows.iter()
            .all(|row| row["monthly_usd"].as_f64() > Some(0.0))
    );
    let listed = on_frozen(&["list", "--kind", "all", "-n", "0", "--json"]);
    let listed: Value = serde_json::from_str(&listed.stdout).expect("JSON");
    let fact = |id: &Value, key: &str| {
        let mut models = listed["models"].as_array().expect("models").iter();
        models.find(|model| model["id"] == *id).expect("listed")[key].clone()
    };
    let tools: Vec<bool> = rows
        .iter()
        .map(|row| fact(&row["model"], "tools") == true)
        .collect();
    assert!(tools.is_sorted_by(|a, b| a >= b) && tools[0] && !tools[tools.len() - 1]);
    for block in rows.chunk_by(|a, b| fact(&a["model"], "tools") == fact(&b["model"], "tools")) {
        let amounts = block.iter().filter_map(|row| row["monthly_usd"].as_f64());
        assert!(amounts.is_sorted() || block[0]["tools"].is_null());
    }
    assert!(rows.iter().all(|row| fact(&row["model"], "kind") == "chat"));
    assert_eq!(report["other_kinds"], 3);
    let text = on_frozen(&["cost"]).stdout;
    assert!(
        text.contains("3 non-chat models hidden (show with --kind all)"),
        "{text}"
    );
    // With `--kind all` and no limit, all are there.
    let all = on_market(&["--kind", "all", "-n", "0"]);
    assert!(all["rows"].as_array().map(Vec::len) > Some(rows.len()));
}

/// A region lists routes known to be in it on that day; other routes, and models that may have one, are only counted.
#[test]
fn a_region_asks_for_routes_that_are_known_to_be_there() {
    let live = json!({ "status": "active" });
    let gone = json!({ "retires_on": "2026-01-10", "retirement_basis": "announced" });
    let of = |id: &str, routes: &[(&str, Option<&str>, f64, &Value)]| {
        let routes = routes.iter().map(|(provider, region, usd, terms)| {
            let name = id.split_once('/').expect("a lab").1;
            let mut route = route(provider, name, Some((*usd, *usd)), (*terms).clone());
            if let Some(region) = region {
                route["region"] = (*region).into();
            }
            route
        });
        let facts = json!({ "open_weights": true });
        model(id, "2025-01-01", facts, routes.collect())
    };
    let (us, eu) = (Some("us"), Some("eu"));
    #[rustfmt::skip] // one row per line
    let catalog = folder(&[
        of("openai/here", &[("azure", eu, 3.0, &live), ("openai", us, 1.0, &live), ("openrouter", None, 2.0, &live)]),
        of("openai/elsewhere", &[("azure", us, 1.0, &live), ("openai", eu, 1.0, &gone)]),
        of("openai/unknown", &[("azure", us, 1.0, &live), ("openrouter", None, 1.0, &live)]),
    ]);
    let run = |args: &[&str]| -> Value {
        let mut command = program();
        command.args(args).args(["--region", "eu", "--json"]);
        let run = command.arg("--catalog").arg(catalog.path()).output();
        let run = run.expect("the program starts");
        serde_json::from_slice(&run.stdout).expect("JSON")
    };
    let cost = run(&["cost", "openai/here", "--tokens", "1M/0"]);
    assert_eq!(cost["rows"][0]["monthly_usd"], 3, "{cost}");
    let left = "HERE: 2 priced routes omitted: 1 does not match, 1 unknown";
    assert_eq!(cost["warnings"], json!([left]), "{cost}");
    let list = run(&["list"]);
    let filter = &list["filters"][1];
    let counts = ["removed", "unknown", "left"].map(|key| filter[key].clone());
    assert_eq!(counts, [1, 1, 1].map(Value::from), "{list}");
    assert_eq!(list["models"][0]["id"], "openai/here");
}
