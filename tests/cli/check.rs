//! `check`: what counts as an id, what is said of it, where it looks, and how it ends.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalogs::{files, folder, model, route, standings};
use crate::program::{Run, program};

/// Runs in `tree` on the catalog of all standings.
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
fn places(tree: &Path, args: &[&str]) -> Vec<String> {
    let all = findings(tree, args);
    all.iter()
        .map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or("?").to_owned();
            let at = format!("{}:{}:{}", text("file"), f["line"], f["column"]);
            format!("{at} {} {}", text("kind"), text("id"))
        })
        .collect()
}

fn of_text(name: &str, text: &str) -> Vec<String> {
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
    // 800M in and 250M out: 39,000 and 3,500.
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
fn the_markdown_and_csv_forms() {
    let tree = tree(&[("app.py", EACH.as_bytes())]);
    insta::assert_snapshot!(
        "markdown",
        check(tree.path(), &["--format", "markdown"]).stdout
    );
    insta::assert_snapshot!("csv", check(tree.path(), &["--format", "csv"]).stdout);
}

#[test]
fn where_an_id_counts() {
    let counted = [
        "x = 'gpt-4'",
        "OPENAI_MODEL=gpt-4",
        "export LLM_MODEL=gpt-4",
        "model: gpt-4",
        "  - model: gpt-4 # the usual",
        "- gpt-4",
        "llm chat --model gpt-4 --stream",
        "command: llm --model=gpt-4",
        "${CHAT_MODEL:-gpt-4}",
        r#"{"model":"gpt-4"}"#,
        r#""source": ["chat(model=\"gpt-4\")"]"#,
        "provider('openai:gpt-4')",
        "x = \"openai/gpt-4\"",
    ];
    for text in counted {
        let found = of_text("a.yaml", text);
        assert!(
            matches!(found.as_slice(), [one] if one.starts_with("retired ") && one.ends_with("gpt-4")),
            "{text}: {found:?}"
        );
    }
    let left_out = [
        "the model gpt-4 is good",
        "// uses gpt-4 for now",
        "see the model: gpt-4",
        r#"if "gpt-4" in name:"#,
        r#"name.startswith("gpt-4")"#,
        r#"enc = tiktoken.encoding_for_model("gpt-4")"#,
        "const encoding = encodingForModel('gpt-4')",
        r#"raise Missing("first deploy model 'gpt-4' there")"#,
        r#""'gpt-4' with version 0613, then reload""#,
        r#""cannot use 'gpt-4'. You can refer to""#,
        r#"placeholder: '{"ls_model":"gpt-4"}',"#,
        r##""# llm(model=\"gpt-4\")\n","##,
        r#"name.includes("gpt-4")"#,
        r#"x = "like gpt-4 and more""#,
        r#"x = "gpt-4"#,
        r#"x = "my-gpt-4""#,
        r#"x = "gpt-4-helper-app""#,
        r#"x = "gpt-""#,
        r#"x = "GPT-4""#,
        "x = gpt-4",
        "# the `gpt-4` of old",
        r#"name.startswith(("gpt-4", "gpt-3.5"))"#,
        r#"OLD_PREFIXES = ["gpt-4", "gpt-3.5"]"#,
        r#"{"shared_group": "gpt-4"}"#,
        "SUPPORT_PATTERNS: list[str] = [\n    'o3*',\n    'gpt-4',\n]",
        r#"if model in ["gpt-4", "gpt-3.5-turbo"]:"#,
        r#"default_tokenizer = "gpt-4""#,
        r#"#model = "gpt-4""#,
        r#"if model == "gpt-4":"#,
        r#"if ("gpt-4" !== model) {"#,
        "#OPENAI_MODEL=gpt-4",
        ";model=gpt-4",
        r#"NO_TEMPERATURE_MODELS = ["gpt-4", "gpt-4-0613"]"#,
        "USER_MESSAGE_ONLY_MODELS = [\n    \"gpt-4\",\n]",
        "SUPPORT_REASONING_EFFORT_MODELS = [\n    \"gpt-4\",\n]",
        r#"x = new OpenAiTokenCountEstimator("gpt-4")"#,
        r#"n = count_tokens(text, model="gpt-4")"#,
        r#"span.add_event({"model_used": "gpt-4"})"#,
    ];
    for text in left_out {
        assert_eq!(of_text("a.py", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(of_text("a.ts", "x = `gpt-4`"), ["retired gpt-4"]);
    for called in [
        "for model in [\"gpt-4\"]:\n    ask(model)",
        "MODEL_GROUPS = [\n    {\"name\": \"fast\", \"model\": \"gpt-4\"},\n]",
        "SUPPORTED_MODELS = [\n    \"gpt-4\",\n]",
        ";(function () { ask({ model: 'gpt-4' }) })()",
    ] {
        assert_eq!(of_text("a.py", called), ["retired gpt-4"], "{called}");
    }
}

/// On the bundled catalog: OpenAI ended these, and OpenRouter lists them still.
#[test]
fn a_gateway_does_not_keep_alive_what_its_lab_ended() {
    let found = |id: &str| {
        let text = format!("m = LiteLlm(model=\"{id}\")\n");
        let tree = tree(&[("a.py", text.as_bytes())]);
        let mut command = program();
        command.env("LLMCMP_TODAY", "2026-11-29");
        let run = command.current_dir(tree.path()).args(["check", "--json"]);
        let output = run.output().expect("the program starts");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        report["findings"][0]["kind"].as_str().map(str::to_owned)
    };
    let retired = Some("retired".to_owned());
    for id in ["openai/gpt-4", "openai/o3-mini"] {
        assert_eq!(found(&format!("openrouter/{id}")), retired, "{id}");
    }
    assert_eq!(found("openrouter/meta-llama/llama-3.3-70b-instruct"), None);
    // Taken back by Google between May and August of 2026.
    assert_eq!(found("gemini/gemini-2.5-flash-lite"), None);
}

#[test]
fn a_notebook_on_one_line_with_a_picture_is_read() {
    let picture = "A".repeat(60_000);
    let cell = json!({
        "cell_type": "code",
        "source": ["    # Define it\n", "    llm = Chat(model=\"gpt-4\")\n"],
        "outputs": [{ "data": { "image/png": picture } }],
    });
    let text = json!({ "cells": [cell] }).to_string();
    assert_eq!(of_text("a.ipynb", &text), ["retired gpt-4"]);
}

#[test]
fn what_a_notebook_printed_is_not_what_it_runs() {
    let notebook = |source: &str, output: &str| {
        let cell = json!({
            "cell_type": "code",
            "source": [source],
            "outputs": [{ "output_type": "stream", "text": [output] }],
        });
        let notebook = json!({ "cells": [cell], "nbformat": 4 });
        serde_json::to_string_pretty(&notebook).expect("JSON")
    };
    let asked = "ask(model=\"gpt-4\")";
    assert_eq!(
        of_text("a.ipynb", &notebook("run()", asked)),
        Vec::<String>::new()
    );
    assert_eq!(
        of_text("a.ipynb", &notebook(asked, "]\\\" [ done")),
        ["retired gpt-4"]
    );
}

#[test]
fn of_a_diff_only_what_it_adds_counts_at_its_line_of_the_file() {
    let diff = "\
diff --git a/src/app.py b/src/app.py
--- a/src/app.py
+++ b/src/app.py
@@ -20,3 +20,4 @@ def answer():
 old = 'gpt-4'
-model = 'gpt-3.5-turbo'
+model = 'gpt-4.1'
+other = 'x'
 done()
--- a/tests/test_app.py
+++ b/tests/test_app.py
@@ -1 +1,2 @@
 import app
+model = 'gpt-4'
";
    let catalog = folder(&standings());
    let of = |args: &[&str]| {
        let mut command = program();
        let command = command.args(["check", "-", "--json", "--catalog"]);
        let command = command.arg(catalog.path()).args(args);
        let run = with_input(command, diff.as_bytes());
        let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
        let found = report["findings"].as_array().expect("findings").clone();
        let found = found.iter().map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or("?").to_owned();
            format!(
                "{}:{} {} {}",
                text("file"),
                f["line"],
                text("level"),
                text("id")
            )
        });
        (run.code, found.collect::<Vec<_>>())
    };
    let app = "src/app.py:21 error gpt-4.1".to_owned();
    let test = "tests/test_app.py:2 note gpt-4".to_owned();
    assert_eq!(of(&[]), (Some(1), vec![app.clone(), test]));
    assert_eq!(of(&["--exclude", "tests/"]), (Some(1), vec![app]));
    // In a tree it is found at its place in the patch.
    assert_eq!(
        places(tree(&[("fix.patch", diff.as_bytes())]).path(), &[]),
        [
            "fix.patch:7:11 retiring gpt-4.1",
            "fix.patch:14:11 retired gpt-4"
        ]
    );
}

#[test]
fn a_labs_id_behind_a_proxy_ends_with_the_labs() {
    let end = json!([{ "provider": "openai", "id": "gpt-4-0613", "last_day": "2026-03-01",
        "basis": "announced", "source": "vendor-pages", "as_of": "2026-11-01" }]);
    let catalog = folder(&standings());
    std::fs::write(catalog.path().join("ends.json"), end.to_string()).expect("written");
    let of = |text: &str| {
        let tree = tree(&[("a.py", text.as_bytes())]);
        let mut command = program();
        command
            .args(["check", "--catalog"])
            .arg(catalog.path())
            .arg(tree.path());
        let run: Run = command.output().expect("the program starts").into();
        run.code
    };
    assert_eq!(of("model = 'litellm_proxy/gpt-4-0613'"), Some(1));
    assert_eq!(of("model = 'openhands/gpt-4-0613'"), Some(1));
    assert_eq!(of("PROXIED_MODEL=proxy/gpt-4-0613"), Some(1));
    // A path is no model, and what another lab serves under the name is not this lab's.
    assert_eq!(of("folder = 'runs/gpt-4-0613'"), Some(0));
    assert_eq!(of("model = 'proxy/runs/gpt-4-0613'"), Some(0));
    assert_eq!(of("model = 'mistral/gpt-4-0613'"), Some(0));
    assert_eq!(of("model = 'litellm_proxy/gpt-4-0613-of-ours'"), Some(0));
}

#[test]
fn what_names_a_host_says_whose_id_it_is() {
    for (file, text) in [
        (".env", "AZURE_GPT4O_DEPLOYMENT=gpt-4o"),
        ("flow.yaml", "deployment_name: gpt-4o"),
        (
            "a.py",
            r#"model = os.environ.get("AZURE_OPENAI_MODEL", "gpt-4o")"#,
        ),
        ("llm/azure/chat.py", "x = 'gpt-4o'"),
        ("llm/azure-models.ts", "x = 'gpt-4o'"),
    ] {
        let tree = tree(&[(file, text.as_bytes())]);
        let all = findings(tree.path(), &[]);
        let providers: Vec<&Value> = all.iter().map(|f| &f["provider"]).collect();
        assert_eq!(providers, ["azure"], "{file}: {text}");
    }
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
fn common_words_count_as_the_value_of_a_key_only() {
    for text in ["x = 'sonar'", "sonar = 1", "- sonar", "play('o1')"] {
        assert_eq!(of_text("a.py", text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "model='sonar'",
        "MODEL=sonar",
        "\"model\": \"sonar\"",
        "with_model('sonar')",
    ] {
        assert_eq!(of_text("a.py", text), ["deprecated sonar"], "{text}");
    }
}

#[test]
fn an_unknown_id_is_one_that_only_a_lab_would_give() {
    for id in [
        "gpt-5-turbo-2031",
        "claude-9-opus",
        "gemini-9.9-pro",
        "openai/gpt-7",
    ] {
        assert_eq!(
            of_text("a.py", &format!("x = '{id}'")),
            [format!("unknown {id}")]
        );
    }
    // Parts and other writings of a known one, modes, derived weights, kinds that are not covered.
    for id in [
        "gpt-3.5",
        "gpt-5-high",
        "llama-9-8b",
        "gpt-9-image",
        "claude-code",
        "GPT-9",
        "gpt-9-helper",
    ] {
        assert_eq!(
            of_text("a.py", &format!("x = '{id}'")),
            Vec::<String>::new(),
            "{id}"
        );
    }
}

#[test]
fn an_address_of_open_weights_is_not_ended_by_a_provider() {
    let hub = "'meta-llama/Llama-3-8b-chat-hf'";
    assert_eq!(of_text("a.py", hub), Vec::<String>::new());
    let prefixed = "'together_ai/meta-llama/Llama-3-8b-chat-hf'";
    assert_eq!(of_text("a.py", prefixed).len(), 1);
}

#[test]
fn comments_let_lines_pass() {
    let text = "a = 'gpt-4'  # llmcmp: ignore\r\n\
                # llmcmp: ignore-next-line\r\n\
                b = 'gpt-4'\r\n\
                c = 'gpt-4'\r\n";
    let tree = tree(&[("a.py", text.as_bytes())]);
    assert_eq!(places(tree.path(), &[]), ["a.py:4:6 retired gpt-4"]);
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
    // What is named is read, and once.
    let named = places(tree.path(), &["vendor/a.py", "vendor/a.py"]);
    assert_eq!(named, ["vendor/a.py:1:10 retired gpt-4"]);
    assert_eq!(places(tree.path(), &[".", "deep", "./deep"]), found);
    let history = places(tree.path(), &["CHANGELOG.md", "--mentions"]);
    assert_eq!(history.len(), 1);
}

#[test]
fn documents_and_mentions_are_notes() {
    let tree = tree(&[
        ("README.md", b"Use `gpt-4`, or gpt-3.5-turbo.\n"),
        ("a.py", b"# as gpt-4 did\n"),
    ]);
    let run = check(tree.path(), &["."]);
    assert_eq!(run.code, Some(0), "a note does not fail");
    assert_eq!(places(tree.path(), &[]), ["README.md:1:6 retired gpt-4"]);
    let all = findings(tree.path(), &["--mentions"]);
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|f| f["level"] == "note"));
    assert_eq!(all[1]["id"], "gpt-3.5-turbo");
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

fn with_input(command: &mut Command, input: &[u8]) -> Run {
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
    // Its forms are not for other commands.
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
