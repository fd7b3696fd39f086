//! `check`: what counts as an id, what it reports, where it looks, and how it exits.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalogs::{files, folder, model, route, standings};
use crate::program::{Run, program};

/// Runs in `tree` with the catalog of all standings.
pub fn check(tree: &Path, args: &[&str]) -> Run {
    let catalog = folder(&standings());
    let mut command = program();
    let run = command.current_dir(tree).arg("check").args(args);
    let run = run.arg("--catalog").arg(catalog.path());
    run.output().expect("the program starts").into()
}

pub fn tree(of: &[(&str, &[u8])]) -> TempDir {
    let tree = TempDir::new().expect("a folder");
    files(tree.path(), of);
    tree
}

pub fn findings(tree: &Path, args: &[&str]) -> Vec<Value> {
    let run = check(tree, &[args, &["--json"]].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    report["findings"].as_array().expect("findings").clone()
}

/// File, line, column, kind and id of each finding.
pub fn places(tree: &Path, args: &[&str]) -> Vec<String> {
    let all = findings(tree, args);
    all.iter()
        .map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or("?").to_owned();
            let at = format!("{}:{}:{}", text("file"), f["line"], f["column"]);
            format!("{at} {} {}", text("kind"), text("id"))
        })
        .collect()
}

pub fn of_text(name: &str, text: &str) -> Vec<String> {
    let tree = tree(&[(name, text.as_bytes())]);
    let found = places(tree.path(), &[]);
    found
        .iter()
        .map(|f| f.split(' ').skip(1).collect::<Vec<_>>().join(" "))
        .collect()
}

const EACH: &str = r#"a = "gpt-4"
b = "gpt-3.5-turbo"
c = "gpt-4.1"
model = "o1"
e = "gpt-5-turbo-2031"
f = "mistral-large-latest"
g = "gpt-4o"
h = "azure/gpt-4o"
i = "gpt-5"
"#;

/// What `check` reports for a text, with the bundled catalog.
pub fn bundled(text: &str) -> Value {
    let tree = tree(&[("a.py", text.as_bytes())]);
    let mut command = program();
    command.env("LLMCMP_TODAY", "2026-11-29");
    let run = command.current_dir(tree.path()).args(["check", "--json"]);
    let output = run.output().expect("the program starts");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn each_kind_with_its_date_source_and_way_out() {
    let tree = tree(&[("app.py", EACH.as_bytes())]);
    insta::assert_snapshot!("each_kind", check(tree.path(), &["."]).stdout);
    let all = findings(tree.path(), &["."]);
    let retired = &all[0];
    assert_eq!(retired["model"]["id"], "openai/gpt-4");
    assert_eq!(retired["date"], "2026-01-10");
    assert_eq!(retired["basis"], "announced");
    assert_eq!(retired["source"]["source"], "test");
    assert_eq!(retired["successor"]["model"], "openai/gpt-5");
    // 800M in and 250M out: $39,000 and $3,500.
    assert_eq!(retired["successor"]["cost_change_percent"], -91.0);
    let azure = all
        .iter()
        .find(|f| f["id"] == "azure/gpt-4o")
        .expect("Azure's own date");
    assert_eq!(
        (&azure["kind"], &azure["provider"]),
        (&"retiring".into(), &"azure".into())
    );
    let moved = all
        .iter()
        .find(|f| f["kind"] == "moved")
        .expect("a pointer");
    assert_eq!(moved["model"]["id"], "mistral/mistral-large-3");
    assert_eq!(moved["before"]["id"], "mistral/mistral-large-2407");
}

#[test]
fn a_successor_is_one_that_can_be_taken_where_the_other_was() {
    let next = |id: &str| {
        let found = bundled(&format!("model = '{id}'"))["findings"][0].clone();
        assert_ne!(found, Value::Null, "{id}");
        found["successor"]["id"].clone()
    };
    // Amazon's regional ids.
    let haiku = next("us.anthropic.claude-3-haiku-20240307-v1:0");
    assert_eq!(haiku, "us.anthropic.claude-haiku-4-5-20251001-v1:0");
    // OpenAI names gpt-5-codex-mini, which it no longer serves; Cohere's own id is not one of Amazon's.
    assert_eq!(next("codex-mini-latest"), Value::Null);
    assert_eq!(next("cohere.command-r-v1:0"), Value::Null);
    // A replacement of another kind is attributed to its vendor.
    let speech = &bundled("model = 'tts-1'")["findings"][0];
    let said = speech["message"].as_str().expect("a text");
    assert!(
        said.contains("gpt-realtime-2.1-mini, named by OpenAI"),
        "{said}"
    );
}

#[test]
fn the_gravest_come_first_and_what_is_everywhere_is_said_once() {
    let mut of: Vec<(String, &[u8])> = (0..11).map(|n| (format!("d/f{n}.py"), ID)).collect();
    of.push(("a.md".into(), b"`gpt-4`"));
    of.push(("b.py".into(), b"model = 'o1'\nx = 'gpt-4'\n"));
    let of: Vec<(&str, &[u8])> = of
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let tree = tree(&of);
    let screen = check(tree.path(), &[]).stdout;
    let at = |part: &str| {
        screen
            .find(part)
            .unwrap_or_else(|| panic!("{part}: {screen}"))
    };
    assert!(at("\nd/f9.py\n") < at("1:10  warning  o1"), "{screen}");
    assert!(at("1:10  warning  o1") < at("\na.md\n"), "{screen}");
    assert_eq!(screen.matches("\nb.py\n").count(), 2, "{screen}");
    assert!(screen.contains("--group id shows each id once"), "{screen}");
    let by_id = check(tree.path(), &["--group", "id"]).stdout;
    assert!(!by_id.contains("shows each id once"), "{by_id}");
}

#[test]
fn the_markdown_and_csv_forms() {
    let tree = tree(&[("app.py", EACH.as_bytes())]);
    insta::assert_snapshot!(
        "markdown",
        check(tree.path(), &["--format", "markdown"]).stdout
    );
    insta::assert_snapshot!("csv", check(tree.path(), &["--format", "csv"]).stdout);
}

#[test]
fn the_summary_begins_with_what_has_ended_and_is_used_most() {
    let text = b"a = 'gpt-4.1'\nb = 'gpt-3.5-turbo'\nc = 'gpt-4'\nd = 'gpt-4'\n";
    let tree = tree(&[("a.py", text)]);
    let run = check(tree.path(), &["--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    let ids = |key: &str| -> Vec<String> {
        let all = report[key].as_array().expect("a list").iter();
        all.map(|one| format!("{} {}", one["id"].as_str().expect("an id"), one["places"]))
            .collect()
    };
    assert_eq!(ids("ended"), ["gpt-4 2", "gpt-3.5-turbo 1"]);
    assert_eq!(ids("next"), ["gpt-4.1 1"]);
    let shown = check(tree.path(), &[]).stdout;
    let at = |title: &str| {
        shown
            .find(title)
            .unwrap_or_else(|| panic!("{title}: {shown}"))
    };
    assert!(at("\nEnded ") < at("\nEnds "));
}

#[test]
fn a_name_ends_with_its_dated_form() {
    let tree = tree(&[("a.py", b"x = 'gpt-9'\ny = 'gpt-8'\n")]);
    let gone = json!({ "retires_on": "2026-04-30", "retirement_basis": "announced" });
    let of = |id: &str, dated: &[(&str, &serde_json::Value)]| {
        let mut routes = vec![route("openai", id, None, json!({ "status": "active" }))];
        let forms = dated
            .iter()
            .map(|(form, terms)| route("openai", form, None, (*terms).clone()));
        routes.extend(forms);
        model(
            &format!("openai/{id}"),
            "2026-01-01",
            json!({ "open_weights": false }),
            routes,
        )
    };
    let catalog = folder(&[
        of("gpt-9", &[("gpt-9-2026-01-01", &gone)]),
        of(
            "gpt-8",
            &[
                ("gpt-8-2026-01-01", &gone),
                ("gpt-8-2026-02-01", &json!({})),
            ],
        ),
    ]);
    let run = program()
        .args(["check", "--json", "--catalog"])
        .arg(catalog.path())
        .arg(tree.path())
        .output();
    let run: Run = run.expect("the program starts").into();
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    let all = report["findings"].as_array().expect("findings");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["dated_form"], "gpt-9-2026-01-01");
    assert_eq!(all[0]["date"], "2026-04-30");
}

#[test]
fn an_address_of_open_weights_is_not_ended_by_a_provider() {
    let hub = "'meta-llama/Llama-3-8b-chat-hf'";
    assert_eq!(of_text("a.py", hub), Vec::<String>::new());
    let prefixed = "'together_ai/meta-llama/Llama-3-8b-chat-hf'";
    assert_eq!(of_text("a.py", prefixed).len(), 1);
}

const ID: &[u8] = b"model = 'gpt-4'\n";

#[test]
fn ignore_files_and_settings() {
    let tree = tree(&[
        (".gitignore", b"built/\n.env\n.env.*\n"),
        (
            ".llmcmpignore",
            b"vendor/\n/deep/kept/.env.local\n!built/here.py\n",
        ),
        ("deep/.gitignore", b"*.gen.py\n"),
        ("built/a.py", ID),
        ("vendor/a.py", ID),
        ("deep/a.gen.py", ID),
        ("deep/a.py", ID),
        ("deep/kept/.env.local", ID),
        (".env", b"MODEL=gpt-4\n"),
        (".env.example", b"MODEL=gpt-4\n"),
        (".git/config", ID),
        (".github/a.yml", ID),
        ("Cargo.lock", ID),
        ("app.min.js", ID),
        ("CHANGELOG.md", ID),
        ("a.gen.py", ID),
    ]);
    let found = [
        ".env:1:7 retired gpt-4",
        ".env.example:1:7 retired gpt-4",
        ".github/a.yml:1:10 retired gpt-4",
        "a.gen.py:1:10 retired gpt-4",
        "deep/a.py:1:10 retired gpt-4",
    ];
    assert_eq!(places(tree.path(), &[]), found);
    assert_eq!(places(tree.path(), &["."]), found);
    // Named files are read, and only once.
    let named = places(tree.path(), &["vendor/a.py", "vendor/a.py"]);
    assert_eq!(named, ["vendor/a.py:1:10 retired gpt-4"]);
    assert_eq!(places(tree.path(), &[".env"]), found[..1]);
    assert_eq!(places(tree.path(), &[".", "deep", "./deep"]), found);
    let history = places(tree.path(), &["CHANGELOG.md", "--mentions"]);
    assert_eq!(history.len(), 1);
}

#[test]
fn odd_files() {
    let mut long = vec![b' '; 3_000_000];
    long.extend_from_slice(b"model='gpt-4'");
    let tree = tree(&[
        ("binary", b"\0\x01'gpt-4'"),
        ("latin.py", b"name = '\xe9\xe9'; model = 'gpt-4'\n"),
        ("crlf.py", b"x = 1\r\n\xc3\xa9 = 'gpt-4'\r\n"),
        ("long.py", &long),
        ("empty", b""),
        ("end.txt.py", b"model=gpt-4"),
        ("target.py", ID),
    ]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("target.py", tree.path().join("link.py")).expect("a link");
        symlink(".", tree.path().join("loop")).expect("a link");
    }
    let found = places(tree.path(), &[]);
    let expected = [
        "crlf.py:2:6 retired gpt-4",
        "end.txt.py:1:7 retired gpt-4",
        "latin.py:1:23 retired gpt-4",
        "long.py:1:3000008 retired gpt-4",
        "target.py:1:10 retired gpt-4",
    ];
    assert_eq!(found, expected);
}

pub fn with_input(command: &mut Command, input: &[u8]) -> Run {
    let mut run = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = run.stdin.take().expect("standard input");
    stdin.write_all(input).expect("written");
    drop(stdin);
    run.wait_with_output().expect("it ends").into()
}

#[test]
fn standard_input() {
    let catalog = folder(&standings());
    let mut command = program();
    command
        .args(["check", "-", "--catalog"])
        .arg(catalog.path());
    let run = with_input(&mut command, b"+model = 'gpt-4'\n");
    assert_eq!(run.code, Some(1));
    assert!(
        run.stdout.contains("\n-\n1:11  error  gpt-4"),
        "{}",
        run.stdout
    );
    assert_eq!(check(Path::new("."), &["-", "src"]).code, Some(2));
}

#[test]
fn how_it_ends() {
    let cases = [
        ("x='gpt-5'", &[][..], 0),
        ("x='gpt-4'", &[], 1),
        ("x='gpt-3.5-turbo'", &[], 1),
        ("x='gpt-4.1'", &[], 1),
        ("x='gpt-4.1'", &["--within", "30d"], 0),
        ("x='gpt-4.1'", &["--level", "retired"], 0),
        ("model='o1'", &[], 0),
        ("model='o1'", &["--level", "deprecated"], 1),
        ("x='gpt-5-turbo-2031'", &[], 0),
        ("x='gpt-5-turbo-2031'", &["--level", "unknown"], 1),
        ("x='mistral-large-latest'", &["--level", "unknown"], 0),
        ("x='mistral-large-latest'", &["--level", "moved"], 1),
        ("x='gpt-4'", &["--kind", "unknown,deprecated"], 0),
        ("x='gpt-4'", &["--within", "soon"], 2),
        ("x='gpt-4'", &["--level", "bad"], 2),
        ("x='gpt-4'", &["nowhere"], 4),
        ("x='gpt-4'", &["--policy", "nowhere.toml"], 4),
    ];
    for (text, args, code) in cases {
        let tree = tree(&[("a.py", text.as_bytes())]);
        let run = check(tree.path(), args);
        assert_eq!(run.code, Some(code), "{text} {args:?}: {}", run.stderr);
    }
}

#[test]
fn the_order_is_the_same_every_time() {
    let names: Vec<String> = (0..200).map(|n| format!("d{}/f{n}.py", n % 7)).collect();
    let all: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), ID)).collect();
    let tree = tree(&all);
    let first = places(tree.path(), &[]);
    assert_eq!(first.len(), 200);
    for _ in 0..3 {
        assert_eq!(places(tree.path(), &[]), first);
    }
}

#[test]
fn sarif() {
    let tree = tree(&[("a b%/é.py", EACH.as_bytes())]);
    let run = check(tree.path(), &["--format", "sarif"]);
    assert_eq!(run.code, Some(1));
    let log: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 7);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(rules[index]["shortDescription"]["text"].is_string());
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b%25/%C3%A9.py");
        let region = &place["region"];
        let of = |key: &str| region[key].as_u64().expect("a number");
        assert!(of("startLine") > 0 && of("startColumn") > 0);
        assert!(of("endColumn") > of("startColumn"));
    }
    let mut ids: Vec<&str> = rules
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules.len());
}

#[test]
fn github() {
    let tree = tree(&[("a,b%.py", b"x = 'gpt-4'; model = 'o1'\n")]);
    let run = check(tree.path(), &["--format", "github"]);
    insta::assert_snapshot!("github", run.stdout);
    #[cfg(unix)]
    {
        let hostile = self::tree(&[("\u{1b}[31m.py", ID)]);
        for form in ["github", "table", "sarif", "csv", "markdown"] {
            let run = check(hostile.path(), &["--format", form]);
            assert_eq!(run.code, Some(1));
            assert!(!run.stdout.contains('\u{1b}'), "{form}: {}", run.stdout);
        }
    }
    // These formats are only for `check`.
    let other = program().args(["sources", "--format", "github"]).output();
    assert_eq!(other.expect("the program starts").status.code(), Some(2));
}

const POLICY: &[u8] = br#"[allow]
providers = ["openai", "mistral"]
labs = ["openai"]
licenses = ["apache-2.0"]
regions = ["eu"]
kinds = ["chat"]
open_weights_only = true

[deny]
models = ["gpt-4*"]

[budget]
usd_per_month = 300
traffic = { tokens = "100M/10M" }
"#;

#[test]
fn a_policy_is_held_against_what_is_used() {
    let tree = tree(&[
        ("llmcmp-policy.toml", POLICY),
        ("a.py", b"x = 'azure/gpt-4o'\ny = 'mistral-large-3'\n"),
        ("doc.md", b"`gpt-4o`\n"),
    ]);
    let all = findings(tree.path(), &["--kind", "policy"]);
    let of = |id: &str| -> Vec<&str> {
        let of = all.iter().filter(|f| f["id"] == id);
        of.map(|f| f["rule"].as_str().expect("a rule")).collect()
    };
    assert_eq!(
        of("azure/gpt-4o"),
        [
            "policy/provider",
            "policy/license",
            "policy/region",
            "policy/open-weights",
            "policy/denied",
            "policy/ceiling"
        ]
    );
    assert_eq!(of("mistral-large-3"), ["policy/lab", "policy/region"]);
    insta::assert_snapshot!("policy", check(tree.path(), &["--kind", "policy"]).stdout);
    assert_eq!(check(tree.path(), &[]).code, Some(1));
    let alone = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(alone.path(), "[allow]\nlabs = [\"openai\", \"mistral\"]\n").expect("written");
    let named = alone.path().to_str().expect("a path");
    assert_eq!(
        findings(tree.path(), &["--kind", "policy", "--policy", named]).len(),
        0
    );
}

#[test]
fn a_policy_that_cannot_be_used_is_an_error() {
    for (policy, part) in [
        ("[allow]\nprovider = []", "unknown field `provider`"),
        ("[allow]\nproviders = [\"opnai\"]", "`opnai`"),
        ("[allow]\nkinds = [\"chats\"]", "chats"),
        (
            "[budget]\nusd_per_month = 5\ntraffic = { tokens = \"x\" }",
            "x",
        ),
        ("[allow", "line 1"),
    ] {
        let tree = tree(&[("llmcmp-policy.toml", policy.as_bytes())]);
        let run = check(tree.path(), &[]);
        assert_eq!(run.code, Some(4), "{policy}");
        assert!(run.stderr.contains(part), "{policy}: {}", run.stderr);
        assert!(run.stdout.is_empty());
    }
}

#[test]
fn every_spelling_of_the_bundled_catalog_is_one_that_is_looked_at() {
    let tree = tree(&[(
        "a.py",
        b"x = 'us.anthropic.claude-3-5-sonnet-20241022-v2:0'\n",
    )]);
    let run: Run = program()
        .args(["check", "--json"])
        .arg(tree.path())
        .output()
        .expect("the program starts")
        .into();
    assert!(matches!(run.code, Some(0 | 1)), "{}", run.stderr);
}
