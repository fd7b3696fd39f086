//! Where in a text an id counts for `check`, and whose it is there.

use serde_json::{Value, json};

use crate::catalogs::{folder, standings};
use crate::check::{check, findings, of_text, places, tree, with_input};
use crate::program::{Run, program};

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
        "export const NO_TEMPERATURE_MODELS: string[] = [\n    'gpt-4',\n]",
        "const modelsWithoutTools = ['gpt-4']",
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
fn comments_let_lines_pass() {
    let text = "a = 'gpt-4'  # llmcmp: ignore\r\n\
                # llmcmp: ignore-next-line\r\n\
                b = 'gpt-4'\r\n\
                c = 'gpt-4'\r\n";
    let tree = tree(&[("a.py", text.as_bytes())]);
    assert_eq!(places(tree.path(), &[]), ["a.py:4:6 retired gpt-4"]);
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
    // DeepSeek ended its own service of it; the weights are open, and others serve them.
    assert_eq!(found("openrouter/deepseek/deepseek-chat"), None);
    // Taken back by Google between May and August of 2026.
    assert_eq!(found("gemini/gemini-2.5-flash-lite"), None);
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
