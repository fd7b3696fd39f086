//! Which layer answers, and what must not lead out of its folder.

use serde_json::Value;

use super::user::{TODAY, User, seed, well};

#[test]
fn newer_built_in_data_win_over_an_older_update() {
    let (server, user) = (well(), User::new());
    let bundled = user.price();
    let day = |today: &str| {
        let mut program = user.program();
        program.args(["update", "--from", server.url(), "--catalog", seed()]);
        let run = program
            .env("LLMCMP_TODAY", today)
            .output()
            .expect("it starts");
        assert_eq!(
            run.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
    };
    day("2026-05-20");
    assert_eq!(user.price(), bundled);
    let run = user.run(&["catalog", "path", "--json"]).json();
    let answers = |layer: &str| {
        let rows = run["layers"].as_array().expect("layers");
        rows.iter()
            .find(|r| r["layer"] == layer)
            .expect("the layer")["answers"]
            == true
    };
    assert!(answers("bundled") && !answers("updated"), "{run}");
    day(TODAY);
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
}

#[test]
fn one_can_go_back() {
    let (server, user) = (well(), User::new());
    let bundled = user.price();
    assert_eq!(user.run(&["catalog", "reset"]).code, Some(0));
    assert!(!user.data().exists(), "nothing is made where nothing is");
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    server.on(
        super::user::API,
        &[super::server::Answer::Body(super::user::api(40, 2.0))],
    );
    assert_eq!(user.run(&["update", "--from", server.url()]).code, Some(0));
    assert_eq!(user.price(), ("updated".to_owned(), 0.5));
    assert_eq!(user.run(&["catalog", "reset", "--previous"]).code, Some(0));
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
    assert_eq!(user.run(&["catalog", "reset", "--previous"]).code, Some(4));
    assert_eq!(user.run(&["catalog", "reset"]).code, Some(0));
    assert_eq!(user.price(), bundled);
}

const OWN: &str = r#"{
    "as_of": "2026-11-20",
    "prices": [{"model": "mistral/mistral-small-4", "provider": "mistral",
                "price": {"standard": {"input": 0.05, "output": 0.2}}}],
    "providers": [{"id": "acme", "name": "Acme \u001b[31mred\u001b[0m \u202eCloud", "kind": "host"}],
    "routes": [{"model": "mistral/mistral-small-4", "provider": "acme", "id": "ms4",
                "terms": {"price": {"standard": {"input": 0.01, "output": 0.02}}}}],
    "models": [{"id": "acme/legal-7b", "name": "Legal \u001b]0;title\u0007 7B", "kind": "chat",
                "aliases": ["counsel"], "routes": [{"provider": "acme", "id": "legal",
                "terms": {"price": {"standard": {"input": 0.2, "output": 0.2}}}}]}]
}"#;

#[test]
fn the_users_own_entries_stand_above_all() {
    let (server, user) = (well(), User::new());
    user.overrides(OWN);
    assert_eq!(user.price(), ("bundled".to_owned(), 0.05));
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    assert_eq!(user.price(), ("updated".to_owned(), 0.05));
    let routes = user
        .run(&["providers", "mistral/mistral-small-4", "--json"])
        .json();
    let layer = |provider: &str| {
        let routes = routes["routes"].as_array().expect("routes");
        let row = routes
            .iter()
            .find(|r| r["provider"] == provider)
            .expect("a route");
        (row["layer"].clone(), row["source"].clone())
    };
    assert_eq!(routes["catalog"]["overrides"], true);
    assert_eq!(layer("mistral"), ("overrides".into(), "overrides".into()));
    assert_eq!(layer("acme"), ("overrides".into(), "overrides".into()));
    assert_eq!(layer("openrouter"), ("updated".into(), "openrouter".into()));
    assert_eq!(layer("nvidia").0, "bundled");
    let run = user.run(&["cost", "counsel", "mistral/mistral-small-4", "--json"]);
    assert_eq!(run.json()["rows"][0]["monthly_usd"], 90.0, "{}", run.stdout);
    let providers = user.run(&["providers", "--json"]).json();
    let rows = providers["providers"].as_array().expect("rows");
    let acme = rows
        .iter()
        .find(|r| r["id"] == "acme")
        .expect("the own one");
    assert_eq!((&acme["models"], &acme["routes"]), (&2.into(), &2.into()));
    let sources = user.run(&["sources", "--json"]).json();
    let sources = sources["sources"].as_array().expect("rows");
    assert!(
        sources
            .iter()
            .any(|s| s["id"] == "overrides" && s["layer"] == "overrides")
    );
    // A folder replaces all layers.
    let seed = user.run(&[
        "providers",
        "mistral/mistral-small-4",
        "--json",
        "--catalog",
        seed(),
    ]);
    assert_eq!(seed.json()["catalog"]["overrides"], false);
}

#[test]
fn no_text_of_an_entry_reaches_the_terminal_as_a_command() {
    let user = User::new();
    user.overrides(OWN);
    for args in [
        &["providers"][..],
        &["providers", "counsel"],
        &["providers", "mistral/mistral-small-4"],
        &["cost", "counsel", "mistral/mistral-small-4"],
        &["compare", "counsel", "mistral/mistral-small-4", "--full"],
        &["faq", "counsel", "mistral/mistral-small-4"],
        &["sources"],
        &["compare", "legal\u{1b}[31m", "mistral/mistral-small-4"],
        &["cost", "--format", "csv", "-n", "0"],
        &["cost", "--format", "markdown", "counsel"],
    ] {
        let run = user.run(args);
        let shown = format!("{}{}", run.stdout, run.stderr);
        let acts = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}';
        assert!(!shown.chars().any(acts), "{args:?}: {shown:?}");
    }
}

#[test]
fn wrong_entries_are_an_error_with_file_and_field() {
    let user = User::new();
    let price = |inner: &str| format!("{{\"as_of\": \"2026-11-20\", \"prices\": [{{{inner}}}]}}");
    let rates = "\"price\": {\"standard\": {\"input\": 1, \"output\": 2}}";
    let known = "\"model\": \"mistral/mistral-small-4\", \"provider\": \"mistral\"";
    let wrong = [
        (String::new(), "EOF"),
        ("{".to_owned(), "EOF"),
        ("[]".to_owned(), "invalid"),
        ("{}".to_owned(), "as_of"),
        ("{\"as_of\": \"2026-02-30\"}".to_owned(), "as_of: `2026-02-30`"),
        ("{\"as_of\": \"2026-11-20\", \"price\": []}".to_owned(), "unknown field `price`"),
        ("{\"as_of\": \"2026-11-20\"} x".to_owned(), "trailing"),
        ("{\"as_of\": \"2026-11-20\", \"as_of\": \"2026-11-21\"}".to_owned(), "duplicate"),
        (price(&format!("\"model\": \"x/y\", \"provider\": \"mistral\", {rates}")), "prices[0].model: no model has the id `x/y`"),
        (price(&format!("\"model\": \"mistral/mistral-small-4\", \"provider\": \"x\", {rates}")), "prices[0].provider: no such route of mistral/mistral-small-4 at `x`"),
        (price(&format!("{known}, \"price\": {{\"standard\": {{\"input\": -1, \"output\": 2}}}}")), "prices[0].price.standard.input"),
        (price(&format!("{known}, \"price\": {{\"standard\": {{\"input\": 1}}}}")), "prices[0].price.standard: needs both"),
        (price(&format!("{known}, \"id\": \"no-such\", {rates}")), "prices[0].provider"),
        (price(&format!("{known}, \"price\": {{\"standard\": {{\"input\": 900, \"output\": 9000}}}}")), "mistral/mistral-small-4: routes["),
        ("{\"as_of\": \"2026-11-20\", \"routes\": [{\"provider\": \"mistral\", \"id\": \"x\"}]}".to_owned(), "routes[0].model"),
        ("{\"as_of\": \"2026-11-20\", \"providers\": [{\"id\": \"mistral\", \"name\": \"M\", \"kind\": \"host\"}]}".to_owned(), "providers[0].id: `mistral` is already in the catalog"),
        ("{\"as_of\": \"2026-11-20\", \"models\": [{\"id\": \"mistral/mistral-small-4\", \"name\": \"M\", \"kind\": \"chat\"}]}".to_owned(), "models[0].id"),
        ("{\"as_of\": \"2026-11-20\", \"models\": [{\"id\": \"acme/x1\", \"name\": \"Mistral Small 4\", \"kind\": \"chat\"}]}".to_owned(), "models[0]: `Mistral Small 4` is a name of mistral/mistral-small-4"),
        ("{\"as_of\": \"2026-11-20\", \"models\": [{\"id\": \"nolab\", \"name\": \"M\", \"kind\": \"chat\"}]}".to_owned(), "models[0].id: must be lab/name"),
    ];
    for (text, said) in &wrong {
        user.overrides(text);
        let run = user.run(&["cost", "-n", "1"]);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(4), ""),
            "{text}: {}",
            run.stderr
        );
        assert!(
            run.stderr.contains("overrides.json"),
            "{text}: {}",
            run.stderr
        );
        assert!(run.stderr.contains(said), "{text}: {}", run.stderr);
    }
    user.overrides("{\"as_of\": \"2026-11-20\"}");
    assert_eq!(user.run(&["cost", "-n", "1"]).code, Some(0));
}

#[test]
fn the_age_is_that_of_the_layer_that_answers() {
    let (server, user) = (well(), User::new());
    let cost = &["cost", "-n", "1", "--max-age", "2w", "--json"];
    let run = user.run(cost);
    assert_eq!(run.code, Some(4));
    let error: Value = serde_json::from_str(&run.stderr).expect("JSON");
    assert_eq!(error["error"]["code"], "stale");
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    let run = user.run(cost);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_data_folder() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (server, user) = (well(), User::new());
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    let mode = std::fs::metadata(user.catalog())
        .expect("it")
        .permissions()
        .mode();
    assert_eq!(mode & 0o133, 0, "others may not write or run it: {mode:o}");
    let outside = user.0.path().join("outside");
    std::fs::rename(user.catalog(), &outside).expect("moved");
    let before = std::fs::read(&outside).expect("it");
    symlink(&outside, user.catalog()).expect("linked");
    let run = user.run(&["sources"]);
    assert!(run.stderr.contains("is a symbolic link"), "{}", run.stderr);
    assert!(!run.stdout.contains("updated"), "{}", run.stdout);
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    assert_eq!(std::fs::read(&outside).expect("it"), before);
    assert!(!user.catalog().is_symlink());
    let lock = user.data().join("update.lock");
    std::fs::remove_file(&lock).expect("removed");
    symlink(&outside, &lock).expect("linked");
    assert_eq!(user.update(server.url(), &[]).code, Some(4));
    assert_eq!(std::fs::read(&outside).expect("it"), before);
}
