//! `check` as a gate in CI: silent where nothing is called, strict about what was not read, tolerant of known findings.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::catalogs::{files, folder, model, route};
use crate::check::{check, findings, tree};
use crate::check_hosts::{findings_of, on};
use crate::program::{Run, program};

fn levels(tree: &Path, args: &[&str]) -> Vec<String> {
    let all = findings(tree, args);
    let text = |f: &Value, key: &str| f[key].as_str().unwrap_or("?").to_owned();
    let all = all
        .iter()
        .map(|f| format!("{} {} {}", text(f, "file"), text(f, "id"), text(f, "level")));
    all.collect()
}

#[test]
fn one_finding_an_id_and_file_with_its_places() {
    let tree = tree(&[(
        "a.py",
        b"x = 'gpt-4'\ny = 'gpt-4'\nz = 'gpt-4'\nw = 'gpt-4.1'\n",
    )]);
    let all = findings(tree.path(), &[]);
    assert_eq!(all.len(), 2);
    assert_eq!(
        (&all[0]["id"], &all[0]["places"]),
        (&"gpt-4".into(), &3.into())
    );
    assert_eq!(all[0]["lines"], serde_json::json!([1, 2, 3]));
    let table = check(tree.path(), &["--group", "id"]).stdout;
    assert!(table.contains("a.py:1:6 (3x)"), "{table}");
}

#[test]
fn tests_fixtures_and_price_tables_are_notes() {
    let paths = [
        "tests/test_chat.py",
        "web/chat.spec.ts",
        "testdata/reply.json",
        "db/migrations/0001.py",
        "tests/cassettes/chat.yaml",
        "src/model_pricing.json",
        "packages/x/__snapshots__/a.ts",
    ];
    let line: &[u8] = b"{\"model\": \"gpt-4\"}\n";
    let of: Vec<(&str, &[u8])> = paths.iter().map(|path| (*path, line)).collect();
    let tree = tree(&of);
    let run = check(tree.path(), &[]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(
        run.stdout.starts_with("Nothing found in 7 files"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("--strict-paths"), "{}", run.stdout);
    let all = levels(tree.path(), &[]);
    assert_eq!(all.len(), paths.len());
    assert!(all.iter().all(|f| f.ends_with("note")), "{all:?}");
    let strict = levels(tree.path(), &["--strict-paths"]);
    assert!(strict.iter().all(|f| f.ends_with("error")), "{strict:?}");
    assert_eq!(check(tree.path(), &["--strict-paths"]).code, Some(1));
    // Naming a test folder checks it.
    let named = check(tree.path(), &["tests/test_chat.py", "db/migrations"]);
    assert_eq!(named.code, Some(1), "{}", named.stdout);
}

#[test]
fn what_is_excluded_is_not_read() {
    let line: &[u8] = b"x = 'gpt-4'\n";
    let tree = tree(&[
        ("src/a.py", line),
        ("vendor/b.py", line),
        ("src/gen/c.py", line),
        (".env", b"MODEL=gpt-4\n"),
    ]);
    let args = [
        "--exclude",
        "vendor/",
        "--exclude",
        "src/gen",
        "--exclude",
        ".env",
    ];
    assert_eq!(levels(tree.path(), &args), ["src/a.py gpt-4 error"]);
    let wrong = check(tree.path(), &["--exclude", "a{b"]);
    assert_eq!(wrong.code, Some(2), "{}", wrong.stderr);
}

#[test]
fn only_what_the_baseline_has_not_fails() {
    let tree = tree(&[("a.py", b"x = 'gpt-4'\n")]);
    let args = ["--baseline", "known.json"];
    let missing = check(tree.path(), &args);
    assert_eq!(missing.code, Some(4), "{}", missing.stderr);
    let written = check(tree.path(), &[&args[..], &["--write-baseline"]].concat());
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    let run = check(tree.path(), &args);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(run.stdout.contains("In the baseline: 1"), "{}", run.stdout);
    // The same id on another line of the file is not new; another id or another file is.
    files(
        tree.path(),
        &[
            ("a.py", b"\n\nx = 'gpt-4'\ny = 'gpt-4.1'\n"),
            ("b.py", b"x = 'gpt-4'\n"),
            // Only the baseline itself is not read.
            ("sub/known.json", b"{\"model\": \"gpt-4\"}\n"),
        ],
    );
    let expected = [
        "a.py gpt-4 note",
        "a.py gpt-4.1 error",
        "b.py gpt-4 error",
        "sub/known.json gpt-4 error",
    ];
    assert_eq!(levels(tree.path(), &args), expected);
    assert_eq!(check(tree.path(), &args).code, Some(1));
    fs::write(
        tree.path().join("known.json"),
        "{\"version\": 9, \"findings\": []}",
    )
    .expect("written");
    let wrong = check(tree.path(), &args);
    assert_eq!(wrong.code, Some(4));
    assert!(wrong.stderr.contains("version 9"), "{}", wrong.stderr);
}

#[test]
fn what_only_the_calendar_brought_about_is_a_warning_for_a_while() {
    // Today is 2026-05-19; gpt-4.1 retires on 2026-07-01 and has been within 50 days since 2026-05-12.
    let tree = tree(&[("a.py", b"x = 'gpt-4.1'\ny = 'gpt-4'\n")]);
    let within = ["--within", "50d"];
    assert_eq!(
        levels(tree.path(), &within),
        ["a.py gpt-4.1 error", "a.py gpt-4 error"]
    );
    let since = |days: &str| levels(tree.path(), &[&within[..], &["--new-since", days]].concat());
    assert_eq!(since("14d"), ["a.py gpt-4.1 warning", "a.py gpt-4 error"]);
    assert_eq!(since("7d"), ["a.py gpt-4.1 error", "a.py gpt-4 error"]);
}

#[cfg(unix)]
#[test]
fn what_was_not_read_is_no_clearance() {
    let of_file: &[u8] = b"x = 'gpt-5'\n";
    let tree = tree(&[("src/a.py", of_file), ("sub/b.py", of_file)]);
    assert_eq!(check(tree.path(), &[]).code, Some(0));
    std::os::unix::fs::symlink("/dev/zero", tree.path().join("sub/.gitignore")).expect("a link");
    let run = check(tree.path(), &[]);
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(
        run.stdout.contains("Incomplete: 1 path could not be read"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("sub was not read: its .gitignore"),
        "{}",
        run.stdout
    );
    assert_eq!(check(tree.path(), &["--allow-unreadable"]).code, Some(0));
    let github = check(tree.path(), &["--format", "github"]);
    assert!(
        github.stdout.starts_with("::error title=not checked::"),
        "{}",
        github.stdout
    );
    let sarif: Value =
        serde_json::from_str(&check(tree.path(), &["--format", "sarif"]).stdout).expect("JSON");
    let ran = &sarif["runs"][0]["invocations"][0]["executionSuccessful"];
    assert_eq!(*ran, Value::Bool(false));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let tree = tree(&[("a.py", b"x = 'gpt-5'\n")]);
    let pipe = tree.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    let under = check(tree.path(), &[]);
    assert_eq!(under.code, Some(4), "{}", under.stdout);
    assert!(
        under.stdout.contains("not a regular file"),
        "{}",
        under.stdout
    );
    assert_eq!(check(tree.path(), &["pipe"]).code, Some(4));
}

#[test]
fn nothing_read_is_no_zero() {
    let tree = tree(&[("Cargo.lock", b"x")]);
    let run = check(tree.path(), &[]);
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(run.stdout.contains("No file was read"), "{}", run.stdout);
    assert_eq!(check(tree.path(), &["--allow-unreadable"]).code, Some(0));
}

/// The end of an id at a provider.
fn end(provider: &str, id: &str, last_day: &str, replacement: Option<(&str, &str)>) -> Value {
    let mut end = serde_json::json!({
        "provider": provider, "id": id, "basis": "announced", "source": "test",
        "as_of": "2026-05-01", "page": "https://example.com/ends", "last_day": last_day,
    });
    if let Some((id, model)) = replacement {
        end["replacement"] = id.into();
        end["successor"] = model.into();
    }
    end
}

#[test]
fn ids_without_a_route_end_as_their_providers_announced() {
    let active = serde_json::json!({ "status": "active" });
    let closed = serde_json::json!({ "open_weights": false });
    let open = serde_json::json!({ "open_weights": true });
    let of = |id: &str, released: &str, provider: &str, facts: &Value| {
        let name = id.split_once('/').expect("a lab").1;
        let routes = vec![route(provider, name, Some((1.0, 2.0)), active.clone())];
        model(id, released, facts.clone(), routes)
    };
    let catalog = folder(&[
        of("openai/gpt-6", "2026-01-01", "openai", &closed),
        of("mistral/mistral-chat", "2025-01-01", "mistral", &open),
    ]);
    let ends = serde_json::json!([
        end(
            "openai",
            "gpt-3-0314",
            "2026-03-26",
            Some(("gpt-4-old", "openai/gpt-6"))
        ),
        end("openai", "gpt-2-20240229", "2026-01-05", None),
        end("togetherai", "llama-old-8192", "2026-02-01", None),
        end("mistral", "mistral-chat", "2026-04-01", None),
        end("openai", "gpt-6-late", "2027-01-01", None),
        end("azure", "gpt-6", "2026-02-01", None),
    ]);
    fs::write(catalog.path().join("ends.json"), ends.to_string()).expect("written");
    let code = "a = 'gpt-3-0314'
b = 'openai/gpt-3-0314'
c = 'gpt-2-latest'
d = 'llama-old-8192'
e = 'mistral-chat'
f = 'gpt-6-late'
g = 'gpt-6'
h = 'azure/gpt-6'
i = Other(provider='groq', model='llama-old-8192')
j = 'openai/gpt-3-0314:free'
k = 'azure/openai/gpt-3-0314:free'
";
    let tree = tree(&[("a.py", code.as_bytes())]);
    let expected = [
        "a.py:1 retired openai",
        "a.py:2 retired openai",
        "a.py:3 retired openai",
        "a.py:4 retired togetherai",
        // A lab's own id is retired even if others serve the open weights.
        "a.py:5 retired mistral",
        "a.py:8 retired azure",
        // A gateway passes on what the lab served, in any variant.
        "a.py:10 retired openai",
        "a.py:11 retired openai",
    ];
    assert_eq!(on(catalog.path(), tree.path()), expected);
    let mut command = program();
    let run = command
        .current_dir(tree.path())
        .args(["check", "--json", "--catalog"]);
    let run: Run = run
        .arg(catalog.path())
        .output()
        .expect("the program starts")
        .into();
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    let first = &report["findings"][0];
    assert_eq!(first["date"], "2026-03-26");
    assert_eq!(first["source"]["url"], "https://example.com/ends");
    assert_eq!(first["successor"]["model"], "openai/gpt-6");
    assert_eq!(report["findings"][2]["dated_form"], "gpt-2-20240229");
}

#[test]
fn the_plan_has_deadlines_places_options_and_a_command() {
    let tree = tree(&[
        ("a.py", b"x = 'gpt-4.1'\ny = 'gpt-4'\n"),
        ("b.py", b"x = 'gpt-4'\n"),
        ("tests/c.py", b"x = 'gpt-4'\n"),
    ]);
    let run = check(tree.path(), &["--fix-plan"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let plan = run.stdout;
    // In order of the deadlines: 2026-01-10 before 2026-07-01.
    let (first, second) = (plan.find("## `gpt-4`"), plan.find("## `gpt-4.1`"));
    assert!(first.is_some() && first < second, "{plan}");
    assert!(
        plan.contains("- [ ] `a.py`: line 2\n- [ ] `b.py`: line 1\n"),
        "{plan}"
    );
    assert!(!plan.contains("tests/c.py"), "{plan}");
    // 800M in and 250M out: $39,000 and $3,500 a month.
    assert!(
        plan.contains("| `gpt-5` |") && plan.contains("| -91% |"),
        "{plan}"
    );
    assert!(
        plan.contains("--providers openai:gpt-4 openai:gpt-5\n"),
        "{plan}"
    );
    let nothing = check(tree.path(), &["--fix-plan", "--exclude", "*.py"]);
    assert_eq!(nothing.code, Some(4), "nothing was read");
}

#[test]
fn the_newest_of_a_line_is_no_option_beside_something_newer_that_is_named() {
    let of = |id: &str, released: &str, usd: (f64, f64)| {
        let name = id.split_once('/').expect("a lab").1;
        let active = serde_json::json!({ "status": "active" });
        let routes = vec![route("openai", name, Some(usd), active)];
        model(id, released, serde_json::json!({}), routes)
    };
    // After GPT-5.5 come GPT-5.6 and 6 Sol, Terra and Luna, which belong to other lines by their names.
    let plan = |luna: &str| {
        let catalog = folder(&[
            of("openai/gpt-4o", "2024-05-13", (2.5, 10.0)),
            of("openai/gpt-5.5", "2025-04-23", (5.0, 30.0)),
            of("openai/gpt-6-luna", luna, (0.1, 0.5)),
        ]);
        let named = Some(("gpt-6-luna", "openai/gpt-6-luna"));
        let mut end = end("openai", "gpt-4o", "2026-02-01", named);
        end["model"] = "openai/gpt-4o".into();
        let ends = serde_json::json!([end]);
        fs::write(catalog.path().join("ends.json"), ends.to_string()).expect("written");
        let tree = tree(&[("a.py", b"x = 'gpt-4o'\n")]);
        let mut command = program();
        let run = command.current_dir(tree.path());
        let run = run.args(["check", "--fix-plan", "--catalog"]);
        let run: Run = run
            .arg(catalog.path())
            .output()
            .expect("the program starts")
            .into();
        run.stdout
    };
    let newest = "| `gpt-5.5` | newest generally available model";
    let (newer, older) = (plan("2025-09-22"), plan("2025-01-22"));
    assert!(
        newer.contains("| `gpt-6-luna` | named by the catalog"),
        "{newer}"
    );
    assert!(!newer.contains(newest), "{newer}");
    assert!(older.contains(newest), "{older}");
}

/// What the successor of a retired model loses, if these are the statements about both.
fn breaks(before: &Value, after: &Value) -> String {
    let of = |id: &str, released: &str, terms: Value, known: &Value| {
        let name = id.split_once('/').expect("a lab").1;
        let routes = vec![route("openai", name, Some((1.0, 2.0)), terms)];
        let mut model = model(id, released, serde_json::json!({}), routes);
        for (part, known) in known.as_object().expect("parts") {
            model["statements"][0][part] = known.clone();
        }
        model["statements"][0]["facts"]["released"] = released.into();
        model
    };
    let gone = serde_json::json!({ "retires_on": "2026-01-10", "retirement_basis": "announced" });
    let active = serde_json::json!({ "status": "active" });
    let catalog = folder(&[
        of("openai/gpt-4", "2023-03-14", gone, before),
        of("openai/gpt-6", "2025-08-07", active, after),
    ]);
    let tree = tree(&[("a.py", b"x = 'gpt-4'\n")]);
    let next = &findings_of(catalog.path(), tree.path())[0]["successor"];
    assert_eq!(next["model"], "openai/gpt-6", "{before} {after}");
    let breaks = next["breaks"].as_array().expect("a list").iter();
    let breaks: Vec<&str> = breaks.filter_map(Value::as_str).collect();
    breaks.join(", ")
}

#[test]
fn a_successor_says_what_breaks() {
    use serde_json::json;
    let can = |can: Value| json!({ "capabilities": can });
    let window = |tokens: u64| json!({ "facts": { "context_tokens": tokens } });
    let input = |kinds: &[&str]| json!({ "facts": { "input": kinds } });
    let blind = json!({ "facts": { "input": ["text"] }, "capabilities": { "vision": false } });
    let sees =
        json!({ "facts": { "input": ["text", "image"] }, "capabilities": { "vision": true } });
    let (nothing, refuses) = (json!({}), json!({ "refuses": ["temperature"] }));
    let vision = |known: bool| can(json!({ "vision": known }));
    #[rustfmt::skip] // one row per line
    let rows = [
        (&nothing, &nothing, ""),
        (&window(200_000), &window(100_000), "context 100K instead of 200K"),
        (&window(200_000), &window(200_000), ""),
        (&window(100_000), &window(200_000), ""),
        (&window(200_000), &nothing, ""),
        (&input(&["text", "image", "audio"]), &input(&["text"]), "no image input, no audio input"),
        (&input(&["text"]), &input(&["text", "image"]), ""),
        (&input(&["text", "image"]), &nothing, ""),
        (&vision(true), &vision(false), "no vision"),
        (&vision(true), &nothing, "vision unknown"),
        (&vision(true), &vision(true), ""),
        (&vision(false), &nothing, ""),
        // Vision follows from the inputs, if those of the successor are known.
        (&sees, &blind, "no image input"),
        (&vision(true), &blind, ""),
        (&can(json!({ "function_calling": true })), &can(json!({ "function_calling": false })), "no function calling"),
        (&can(json!({ "tool_use": true })), &nothing, "function calling unknown"),
        (&can(json!({ "tool_use": true })), &can(json!({ "function_calling": true })), ""),
        (&can(json!({ "structured_outputs": true })), &can(json!({ "structured_outputs": false })), "no structured outputs"),
        (&can(json!({ "structured_outputs": true })), &nothing, "structured outputs unknown"),
        (&nothing, &refuses, "refuses temperature"),
        (&refuses, &refuses, ""),
    ];
    for (before, after, expected) in rows {
        assert_eq!(breaks(before, after), expected, "{before} {after}");
    }
}

/// The replacement that a provider names, unless that ends within 180 days (2026-11-15) and names its own.
#[test]
fn a_replacement_that_ends_soon_is_passed_over() {
    let of = |id: &str, released: &str| {
        let name = id.split_once('/').expect("a lab").1;
        let active = serde_json::json!({ "status": "active" });
        let routes = vec![route("openai", name, Some((1.0, 2.0)), active)];
        model(id, released, serde_json::json!({}), routes)
    };
    let catalog = folder(&[
        of("openai/gpt-4-odd", "2025-01-01"),
        of("openai/gpt-5-even", "2025-02-01"),
    ]);
    let next = |last_day: &str, basis: &str| {
        let named = Some(("gpt-4-odd", "openai/gpt-4-odd"));
        let then = Some(("gpt-5-even", "openai/gpt-5-even"));
        let mut later = end("openai", "gpt-4-odd", last_day, then);
        later["basis"] = basis.into();
        let ends = serde_json::json!([end("openai", "gpt-3-0314", "2026-03-26", named), later]);
        fs::write(catalog.path().join("ends.json"), ends.to_string()).expect("written");
        let tree = tree(&[("a.py", b"x = 'gpt-3-0314'\n")]);
        let next = &findings_of(catalog.path(), tree.path())[0]["successor"]["model"];
        next.as_str().unwrap_or("-").to_owned()
    };
    for (last_day, basis, expected) in [
        ("2026-04-01", "announced", "openai/gpt-5-even"),
        ("2026-11-15", "announced", "openai/gpt-5-even"),
        ("2026-11-16", "announced", "openai/gpt-4-odd"),
        ("2026-11-15", "earliest", "openai/gpt-4-odd"),
    ] {
        assert_eq!(next(last_day, basis), expected, "{last_day} {basis}");
    }
}

/// Beside the named successor, the plan has the newer model of the lab that is nearest in price, does the same and
/// stays.
#[test]
fn an_option_is_the_nearest_in_price_that_does_the_same() {
    use serde_json::json;
    let option = |near: &dyn Fn(&mut Value), open: bool| {
        let of = |id: &str, released: &str, usd: f64, terms: Value| {
            let name = id.split_once('/').expect("a lab").1;
            let routes = vec![route("openai", name, Some((usd, 2.0 * usd)), terms)];
            let mut model = model(id, released, json!({ "open_weights": open }), routes);
            model["statements"][0]["capabilities"] =
                json!({ "vision": true, "function_calling": true, "structured_outputs": true });
            model
        };
        let active = json!({ "status": "active" });
        let mut candidate = of("openai/gpt-5-wide", "2025-02-01", 3.0, active.clone());
        near(&mut candidate);
        let catalog = folder(&[
            of(
                "openai/gpt-3-odd",
                "2023-03-14",
                2.0,
                json!({ "retires_on": "2026-01-10", "retirement_basis": "announced" }),
            ),
            candidate,
            of("openai/gpt-5-dear", "2025-03-01", 20.0, active.clone()),
            of("openai/gpt-6-named", "2025-08-07", 0.1, active),
        ]);
        let named = Some(("gpt-6-named", "openai/gpt-6-named"));
        let ends = json!([end("openai", "gpt-3-odd", "2026-01-10", named)]);
        fs::write(catalog.path().join("ends.json"), ends.to_string()).expect("written");
        let tree = tree(&[("a.py", b"x = 'gpt-3-odd'\n")]);
        let mut command = program();
        let run = command.current_dir(tree.path());
        let run = run
            .args(["check", "--fix-plan", "--catalog"])
            .arg(catalog.path());
        let run: Run = run.output().expect("the program starts").into();
        let rows = run
            .stdout
            .lines()
            .filter(|line| line.contains("| nearest in price"));
        let ids = rows.filter_map(|row| row.split('`').nth(1));
        ids.collect::<Vec<_>>().join(", ")
    };
    let lacks = |key: &'static str, value: Value| {
        move |model: &mut Value| model["statements"][0]["capabilities"][key] = value.clone()
    };
    assert_eq!(option(&|_| (), false), "gpt-5-wide");
    assert_eq!(option(&|_| (), true), "gpt-5-wide");
    for key in ["vision", "function_calling", "structured_outputs"] {
        for value in [Value::Bool(false), Value::Null] {
            assert_eq!(option(&lacks(key, value), false), "gpt-5-dear", "{key}");
        }
    }
    let fact = |key: &'static str, value: Value| {
        move |model: &mut Value| model["statements"][0]["facts"][key] = value.clone()
    };
    assert_eq!(
        option(&fact("open_weights", false.into()), true),
        "gpt-5-dear"
    );
    assert_eq!(
        option(&fact("released", "2023-03-14".into()), false),
        "gpt-5-dear"
    );
    assert_eq!(
        option(&|model| model["kind"] = "embedding".into(), false),
        "gpt-5-dear"
    );
    let ends = |model: &mut Value| {
        let terms = &mut model["routes"][0]["statements"][0]["terms"];
        (terms["retires_on"], terms["retirement_basis"]) =
            ("2026-09-01".into(), "announced".into());
    };
    assert_eq!(option(&ends, false), "gpt-5-dear");
}

/// The lab decides about the id of a closed model, and whoever serves it longest about that of an open one.
#[test]
fn the_lab_decides_on_its_own_id() {
    use serde_json::json;
    let active = json!({ "status": "active" });
    let gone = json!({ "retires_on": "2026-01-10", "retirement_basis": "announced" });
    let found = |open: bool, routes: Vec<Value>| {
        let facts = json!({ "open_weights": open });
        let catalog = folder(&[model("openai/gpt-7", "2025-01-01", facts, routes)]);
        let tree = tree(&[("a.py", b"x = 'gpt-7'\n")]);
        on(catalog.path(), tree.path()).join(", ")
    };
    let at = |provider: &str, id: &str, terms: &Value| {
        route(provider, id, Some((1.0, 2.0)), terms.clone())
    };
    let deprecated = json!({ "status": "deprecated" });
    #[rustfmt::skip] // one row per line
    let rows = [
        // Others keep serving open weights; where they do so only for a while, the lab decides.
        (true, vec![at("openai", "gpt-7", &gone), at("azure", "gpt-7", &active)], ""),
        (true, vec![at("openai", "gpt-7", &gone), at("azure", "gpt-7", &deprecated)], "a.py:1 retired openai"),
        (false, vec![at("openai", "gpt-7", &gone), at("openrouter", "gpt-7", &active)], "a.py:1 retired openai"),
        // A name ends with its dated form, not with another of its own.
        (false, vec![at("openai", "gpt-7", &active), at("openai", "gpt-7-2025-01-01", &gone)], "a.py:1 retired openai"),
        (false, vec![at("openai", "gpt-7", &active), at("openai", "gpt-7-instruct", &gone)], ""),
        // The lab has the model under another id.
        (false, vec![at("openai", "gpt-7-2025", &active), at("azure", "gpt-7", &gone)], ""),
    ];
    for (open, routes, expected) in rows {
        assert_eq!(found(open, routes.clone()), expected, "{open} {routes:?}");
    }
}

#[test]
fn a_snapshot_and_a_pointer_end_with_their_model() {
    let code = "a = 'gpt-4-2023-06-13'
b = 'gpt-4-latest'
c = 'gpt-5-latest'
d = 'gpt-5-2031-01-01'
e = 'openai/text-embedding-3-small'
";
    let tree = tree(&[("a.py", code.as_bytes())]);
    let found = levels(tree.path(), &[]);
    assert_eq!(
        found,
        [
            "a.py gpt-4-2023-06-13 error",
            "a.py gpt-4-latest error",
            "a.py gpt-5-2031-01-01 warning",
        ]
    );
}

#[test]
fn examples_in_comments_and_docstrings_are_no_use() {
    let code = r#"
class Settings:
    """What to call.

    Args:
        model: such as one of these
            model="gpt-4"
    """

    name: str  # Model, "gpt-4"
    help = "Model (e.g., 'gpt-4')"
    url = "https://example.com/#/x"; kept = "gpt-4"
    sent = f(
        """{"model": "gpt-4"}"""
    )
"#;
    let go = "x := 1 // like \"gpt-4\"\ny := \"gpt-4\"\n";
    let tree = tree(&[("a.py", code.as_bytes()), ("b.go", go.as_bytes())]);
    let all = findings(tree.path(), &[]);
    let lines = |file: &str| {
        let of = all.iter().find(|f| f["file"] == file).expect("a finding");
        of["lines"].clone()
    };
    assert_eq!(lines("a.py"), serde_json::json!([12, 14]));
    assert_eq!(lines("b.go"), serde_json::json!([2]));
}

#[test]
fn comments_rows_of_tables_and_bundles_call_nothing() {
    let bundle = format!("var a='gpt-4';{}\n", "x();".repeat(4000));
    let tree = tree(&[
        (
            "a.py",
            b"# x = 'gpt-4'\nWINDOWS = {'gpt-4': 8192, 'gpt-4.1': 1000000}\n",
        ),
        ("b.js", bundle.as_bytes()),
        ("c.c", b"#define MODEL \"gpt-4\"\n"),
        ("d.ts", b"// const m = 'gpt-4'\n/* 'gpt-4' */\n"),
    ]);
    let expected = [
        "a.py gpt-4 note",
        "a.py gpt-4.1 note",
        "b.js gpt-4 note",
        "c.c gpt-4 error",
    ];
    assert_eq!(levels(tree.path(), &[]), expected);
    let strict = levels(tree.path(), &["--strict-paths"]);
    assert!(strict.iter().all(|f| f.ends_with("error")), "{strict:?}");
}

#[test]
fn a_file_lists_its_thousand_gravest_findings_and_counts_the_others() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for at in 0..1_500 {
        let _ = writeln!(text, "x = 'gpt-5-turbo-{at:04}'");
    }
    // The most severe finding comes last.
    text.push_str("x = 'gpt-4'\n");
    let tree = tree(&[
        ("a.py", b"x = 'gpt-5-turbo-0001'\n"),
        ("big.py", text.as_bytes()),
    ]);
    let run = check(tree.path(), &["--json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["counts"]["unknown"], 1_501);
    assert_eq!(
        report["unlisted"],
        serde_json::json!([{"file": "big.py", "findings": 501}])
    );
    let all = report["findings"].as_array().expect("findings");
    let of_big: Vec<&Value> = all.iter().filter(|f| f["file"] == "big.py").collect();
    assert_eq!((all.len(), of_big.len()), (1_001, 1_000));
    assert_eq!(
        (&of_big[0]["line"], &of_big[998]["line"]),
        (&1.into(), &999.into())
    );
    assert_eq!(
        (&of_big[999]["id"], &of_big[999]["line"]),
        (&"gpt-4".into(), &1_501.into())
    );
    // Each format says how many more there are.
    let more = "501 more findings, counted but not listed";
    for (format, on_stderr) in [
        ("table", false),
        ("markdown", false),
        ("html", false),
        ("json", false),
        ("sarif", false),
        ("github", false),
        ("csv", true),
        ("jsonl", true),
    ] {
        let run = check(tree.path(), &["--format", format]);
        assert_eq!(run.code, Some(1), "{format}: {}", run.stderr);
        let said = if on_stderr { &run.stderr } else { &run.stdout };
        assert_eq!(said.matches(more).count(), 1, "{format}");
    }
    let run = check(tree.path(), &["--format", "github"]);
    let last = format!("::warning title=not listed::big.py: {more}");
    assert_eq!(run.stdout.lines().last(), Some(last.as_str()));
    // All of them count for the exit code and the baseline.
    let file = ["--baseline", "known.json"];
    let run = check(tree.path(), &[&file[..], &["--write-baseline"]].concat());
    assert!(
        run.stdout.starts_with("wrote 1,502 findings"),
        "{}",
        run.stdout
    );
    assert_eq!(check(tree.path(), &file).code, Some(0));
}

#[test]
fn a_file_of_one_line_or_one_word_is_read_like_another() {
    // Each of these once took time that grew with the square of its length.
    for (text, found) in [
        ("m='gpt-4' ".repeat(8_000), 1),
        ("model".repeat(50_000), 0),
        ("model:-".repeat(40_000), 0),
        ("model=gpt-4,".repeat(20_000), 1),
        ("model ".repeat(40_000), 0),
        ("'gpt-4 ".repeat(40_000), 0),
        ("(".repeat(30_000) + "'gpt-4'", 1),
        ("x = \"\"\"".repeat(30_000) + "'gpt-4'", 1),
    ] {
        let tree = tree(&[("a.py", text.as_bytes())]);
        let all = findings(tree.path(), &[]);
        assert_eq!(all.len(), found, "{}", &text[..20]);
    }
}
