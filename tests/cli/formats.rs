//! The output formats of every command: rows for scripts and spreadsheets, Markdown, files, ASCII.

use std::path::Path;

use serde_json::Value;

use crate::program::{Run, bundled, on_seed, program, seed};

/// Every command that produces a report, on the seed catalog.
const COMMANDS: &[&[&str]] = &[
    &["compare", "Mistral Small 4", "qwen2-7b"],
    &["cost", "Mistral Small 4", "qwen2-7b"],
    &["providers"],
    &["providers", "Mistral Small 4", "qwen2-7b"],
    &["faq", "Mistral Small 4", "qwen2-7b"],
    &["sources"],
    &["catalog", "stats"],
    &["list"],
    &["list", "--list-columns"],
];

fn in_form(args: &[&str], form: &str) -> Run {
    let run = on_seed(&[args, &["--format", form]].concat());
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    run
}

fn csv(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a header");
    let head = head.iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| {
        let row = row.expect("as wide as the header");
        row.iter().map(str::to_owned).collect()
    });
    (head, rows.collect())
}

/// The keys of an object; nested keys are joined with dots.
fn keys(value: &Value, prefix: &str, out: &mut Vec<String>) {
    for (key, value) in value.as_object().expect("an object") {
        if value.is_object() {
            keys(value, &format!("{prefix}{key}."), out);
        } else {
            out.push(format!("{prefix}{key}"));
        }
    }
}

#[test]
fn csv_has_a_column_for_every_key_and_a_line_for_every_row() {
    for args in COMMANDS {
        let rows = in_form(args, "jsonl").stdout;
        let (head, lines) = csv(&in_form(args, "csv").stdout);
        assert_eq!(lines.len(), rows.lines().count(), "{args:?}");
        for (row, line) in rows.lines().zip(&lines) {
            let row: Value = serde_json::from_str(row).expect("JSON");
            let mut all = Vec::new();
            keys(&row, "", &mut all);
            let nothing = |key: &String| {
                let value = key.split('.').next().and_then(|outer| row.get(outer));
                value == Some(&Value::Null)
            };
            for key in all {
                assert!(head.contains(&key) || nothing(&key), "{args:?}: {key}");
                if let (Some(at), Some(text)) =
                    (head.iter().position(|h| *h == key), row[&key].as_str())
                {
                    assert_eq!(line[at], text, "{args:?}: {key}");
                }
            }
        }
    }
}

#[test]
fn csv_of_no_row_still_has_its_header() {
    let run = on_seed(&[
        "faq",
        "Mistral Small 4",
        "qwen2-7b",
        "zzzz",
        "--format",
        "csv",
    ]);
    assert_eq!((run.code, &*run.stdout), (Some(1), "question,answer\n"));
}

#[test]
fn markdown_has_tables_of_equal_width_and_no_markup_of_others() {
    for args in COMMANDS {
        let text = in_form(args, "markdown").stdout;
        let mut width = None;
        for line in text.lines() {
            let bars = line.replace("\\|", "").matches('|').count();
            if !line.starts_with('|') {
                width = None;
                continue;
            }
            assert_eq!(*width.get_or_insert(bars), bars, "{args:?}: {line}");
        }
        assert!(text.contains("| --- ") || args[0] == "faq", "{args:?}");
    }
}

#[test]
fn the_markdown_of_a_comparison() {
    let run = in_form(&["compare", "Mistral Small 4", "qwen2-7b"], "markdown");
    insta::assert_snapshot!("markdown", run.stdout);
    let run = in_form(&["compare", "Mistral Small 4", "qwen2-7b"], "csv");
    insta::assert_snapshot!("csv", run.stdout);
}

#[test]
fn ascii_is_nothing_but_ascii() {
    for args in COMMANDS {
        let run = on_seed(&[args, &["--ascii"][..]].concat());
        assert!(run.stdout.is_ascii(), "{args:?}: {}", run.stdout);
    }
    for form in ["table", "markdown"] {
        let run = bundled(&["providers", "--ascii", "--format", form]);
        assert!(run.stdout.is_ascii(), "{form}");
    }
}

#[test]
fn rows_leave_warnings_to_standard_error() {
    for form in ["csv", "jsonl"] {
        let run = in_form(&["cost", "qwen2-7b"], form);
        let note = "Using alibaba/qwen2-7b-instruct for `qwen2-7b`";
        assert!(run.stderr.contains(note), "{}", run.stderr);
        assert!(!run.stdout.contains("Using"), "{}", run.stdout);
    }
    for part in [["--fields", "model,monthly_usd"], ["--jq", ".rows[].model"]] {
        let run = on_seed(&[&["cost", "qwen2-7b"], &part[..]].concat());
        let note = "warning: Using alibaba/qwen2-7b-instruct for `qwen2-7b`";
        assert_eq!(run.stderr.matches(note).count(), 1, "{}", run.stderr);
    }
}

/// A catalog in which a model, a provider and a route have hostile texts.
fn hostile(folder: &Path) {
    crate::names::copy(&seed(), folder);
    let change = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).expect("readable");
        assert!(text.contains(from), "{from} is not in {file}");
        std::fs::write(path, text.replace(from, to)).expect("written");
    };
    change(
        "models/mistral/mistral-small-4.json",
        "\"name\": \"Mistral Small 4\"",
        r#""name": "=SUM(A1) Small 4 |<b>*x*</b>` \u001b[31m\u009b31m @team #12 \nnext""#,
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile(folder.path());
    let path = folder.path().to_str().expect("a path");
    for form in ["table", "json", "jsonl", "csv", "markdown"] {
        let args = ["cost", "mistral/mistral-small-4", "--format", form];
        let run = bundled(&[&args[..], &["--catalog", path]].concat());
        assert_eq!(run.code, Some(0), "{form}: {}", run.stderr);
        let bare = |c: char| c.is_control() && c != '\n';
        assert!(!run.stdout.contains(bare), "{form}: {:?}", run.stdout);
        match form {
            "csv" => assert!(run.stdout.contains("'=SUM(A1)"), "{}", run.stdout),
            "markdown" => {
                for markup in ["<b>", " *x", "@team", "#12", " |&lt;"] {
                    assert!(!run.stdout.contains(markup), "{markup}: {}", run.stdout);
                }
                let lines = run.stdout.lines().filter(|line| line.starts_with('|'));
                assert_eq!(lines.count(), 3, "{}", run.stdout);
            }
            _ => {}
        }
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cost.csv");
    let to = file.to_str().expect("a path");
    let run = on_seed(&["cost", "Mistral Small 4", "-o", to]);
    assert_eq!((run.code, &*run.stdout), (Some(0), ""));
    let written = std::fs::read_to_string(&file).expect("a file");
    assert_eq!(written, in_form(&["cost", "Mistral Small 4"], "csv").stdout);

    let run = on_seed(&["cost", "no-such-model", "-o", to]);
    assert_eq!(run.code, Some(3));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), written);
    let names = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 1, "nothing is left beside it");

    for wrong in [
        folder.path().to_path_buf(),
        folder.path().join("no/such.csv"),
    ] {
        let run = on_seed(&["sources", "-o", wrong.to_str().expect("a path")]);
        assert_eq!(run.code, Some(4), "{}", run.stderr);
        assert!(run.stderr.contains("cannot write"), "{}", run.stderr);
        assert!(run.stderr.contains("hint:"), "{}", run.stderr);
    }
}

#[test]
fn a_dash_is_standard_output_and_the_ending_gives_the_form() {
    let dash = on_seed(&["sources", "-o", "-"]);
    assert_eq!(dash.stdout, on_seed(&["sources"]).stdout);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, begins) in [("a.json", "{"), ("a.md", "### "), ("a.txt", "SOURCES")] {
        let file = folder.path().join(name);
        on_seed(&["sources", "-o", file.to_str().expect("a path")]);
        let text = std::fs::read_to_string(&file).expect("a file");
        assert!(text.starts_with(begins), "{name}: {text}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_has_the_permissions_of_any_file_and_a_link_stays_one() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let mode = |path: &Path| {
        let known = std::fs::metadata(path).expect("a file");
        known.permissions().mode() & 0o777
    };
    let plain = folder.path().join("plain");
    std::fs::write(&plain, "").expect("written");
    let file = folder.path().join("new.json");
    on_seed(&["sources", "-o", file.to_str().expect("a path")]);
    assert_eq!(mode(&file), mode(&plain));

    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("set");
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    on_seed(&["sources", "-o", link.to_str().expect("a path")]);
    assert!(
        std::fs::symlink_metadata(&link)
            .expect("there")
            .is_symlink()
    );
    assert_eq!(mode(&file), 0o640);
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.starts_with("SOURCES"), "{text}");
}

#[test]
fn the_environment_gives_the_usual_form() {
    let run = |format: &str, args: &[&str]| -> Run {
        let mut program = program();
        program.env("LLMCMP_FORMAT", format).args(args);
        let run = program.arg("--catalog").arg(seed()).output();
        run.expect("the program starts").into()
    };
    assert!(run("jsonl", &["sources"]).stdout.starts_with("{\"id\""));
    assert!(
        run("jsonl", &["sources", "--json"])
            .stdout
            .starts_with("{\n")
    );
    assert_eq!(run("", &["sources"]).code, Some(0));
    let wrong = run("xml", &["sources"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("LLMCMP_FORMAT"), "{}", wrong.stderr);
    assert_eq!(
        run("", &["sources", "--json", "--format", "csv"]).code,
        Some(2)
    );
}

#[cfg(unix)]
#[test]
fn an_output_file_keeps_what_others_rely_on() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("out.json");
    let write = || on_seed(&["sources", "-o", file.to_str().expect("a path")]);
    let about = || std::fs::metadata(&file).expect("the file");
    std::fs::write(&file, "old").expect("written");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("set");
    // Another name of the same file still refers to it.
    let other = folder.path().join("other.json");
    std::fs::hard_link(&file, &other).expect("a link");
    let inode = about().ino();
    assert_eq!(write().code, Some(0));
    assert_eq!(
        (about().ino(), about().mode() & 0o777, about().nlink()),
        (inode, 0o640, 2)
    );
    assert_eq!(
        std::fs::read(&other).expect("read"),
        std::fs::read(&file).expect("read")
    );
    // Read-only files are not replaced.
    std::fs::write(&file, "old").expect("written");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).expect("set");
    let run = write();
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(run.stderr.contains("read-only"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(&file).expect("read"), "old");
}

#[cfg(unix)]
#[test]
fn no_unfinished_file_outlives_a_run_that_is_told_to_end() {
    let folder = tempfile::tempdir().expect("a folder");
    // A file left by a run killed more than an hour ago, and another program's file.
    let left = folder.path().join(".llmcmp-abc123");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(7_200);
    std::fs::File::create(&left)
        .expect("made")
        .set_modified(old)
        .expect("set");
    let others = folder.path().join(".llmcmp-notes.txt");
    std::fs::File::create(&others)
        .expect("made")
        .set_modified(old)
        .expect("set");
    let file = folder.path().join("x.json");
    let (mut told, mut done) = (0, 0);
    for wait in 0..30_u8 {
        let mut run = crate::program::program();
        run.args(["list", "-n", "0", "--json", "-o"]).arg(&file);
        let mut run = run.spawn().expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(10 * u64::from(wait)));
        let signal = ["-INT", "-TERM", "-HUP"][usize::from(wait % 3)];
        let pid = run.id().to_string();
        let sent = std::process::Command::new("kill")
            .args([signal, &pid])
            .stderr(std::process::Stdio::null())
            .status();
        sent.expect("kill");
        match run.wait().expect("it ends").code() {
            Some(0) => done += 1,
            _ => told += 1,
        }
        let names: Vec<_> = std::fs::read_dir(folder.path())
            .expect("read")
            .map(|entry| entry.expect("an entry").file_name())
            .filter(|name| {
                name != "x.json" && name != ".llmcmp-notes.txt" && name != ".llmcmp-abc123"
            })
            .collect();
        assert!(names.is_empty(), "{signal} after {wait}: {names:?}");
        if let Ok(text) = std::fs::read(&file) {
            serde_json::from_slice::<serde_json::Value>(&text).expect("a whole file");
        }
    }
    assert!(
        told > 0,
        "no run was ended by its signal, {done} were done before"
    );
    on_seed(&["sources", "-o", file.to_str().expect("a path")]);
    assert!(!left.exists() && others.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let run = crate::program::program()
        .args(["sources"])
        .stdout(full)
        .output()
        .expect("it starts");
    assert_eq!(run.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&run.stderr).contains("cannot write standard output"));
}

#[test]
fn an_expression_of_jq_runs_on_the_json_of_every_command() {
    for args in COMMANDS {
        let run = on_seed(&[args, &["--jq", ".schema_version, .catalog.id"][..]].concat());
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        // Texts have no quotes.
        assert!(run.stdout.starts_with("2\n"), "{args:?}: {}", run.stdout);
        assert!(!run.stdout.contains('"'), "{args:?}: {}", run.stdout);
    }
    let table =
        r#".models[] | select(.id | test("small-4$")) | [.id, .monthly_usd, .license.spdx] | @tsv"#;
    let run = on_seed(&["list", "--jq", table]);
    assert_eq!(
        run.stdout, "mistral/mistral-small-4\t270\tApache-2.0\n",
        "{}",
        run.stderr
    );
    let run = on_seed(&[
        "list",
        "--jq",
        r#"[.models[0] | {id, n: 1.50}, "a,\"b"], ["a,\"b", null, 2] | @csv?, tojson"#,
    ]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(
        lines[1..],
        ["\"a,\"\"b\",,2", "[\"a,\\\"b\",null,2]"],
        "{}",
        run.stderr
    );
    let names = r#"[.models[].id | capture("^(?<lab>[^/]+)/(?<name>.*)"; "")] | .[0] | .lab, .name,
        (.name | sub("-(?<n>[0-9])$"; " v\(.n)")), ([.name | scan("[A-Z]+"; "i")] | join("+")),
        (.name | [match("l+"; "g") | .offset, .length] | tojson), (.name | split("-(?:s|4)"; null) | tojson)"#;
    let run = on_seed(&["list", "--jq", names]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let wanted = [
        "mistral",
        "mistral-small-4",
        "mistral-small v4",
        "mistral+small",
        "[6,1,11,2]",
        r#"["mistral","mall",""]"#,
    ];
    assert_eq!(lines, wanted, "{}", run.stderr);
    // Nothing controls the terminal, and JSON reads back.
    let acting = r#""\u001b[31m\u009b\u202e\u200b\t" | ., [.]"#;
    let run = on_seed(&["list", "--jq", acting]);
    assert_eq!(
        run.stdout,
        "\u{fffd}[31m\u{fffd}\u{fffd}\u{fffd}\t\n[\"\\u001b[31m\\u009b\\u202e\\u200b\\t\"]\n"
    );
    // Written to a file like any other answer.
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ids.txt");
    let file = file.to_str().expect("UTF-8");
    let run = on_seed(&["list", "--jq", ".models[].id", "-o", file]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), ""),
        "{}",
        run.stderr
    );
    assert_eq!(
        std::fs::read_to_string(file).expect("text").lines().count(),
        4
    );
}

#[test]
fn a_wrong_expression_is_refused_with_its_place() {
    for (expression, said) in [
        (".models[", "expected closing bracket at the end"),
        (
            ".models | nofunction(1)",
            "no function `nofunction/1` at character 11: `nofunction(1)`",
        ),
        (
            ".models |\n .[] | $x",
            "no variable `$x` in line 2 at character 8: `$x`",
        ),
        (".models }", "at character 9: `}`"),
        (".models.id", "cannot index"),
        ("halt(1)", "halts with an error"),
        ("input", "no function `input/0`"),
        ("env", "no function `env/0`"),
        (r#".models[0].id | test("(")"#, "invalid regex"),
    ] {
        let run = on_seed(&["list", "--jq", expression]);
        assert_eq!(run.code, Some(2), "{expression}: {}", run.stdout);
        assert_eq!(run.stdout, "", "{expression}");
        assert!(run.stderr.starts_with("error: --jq: "), "{}", run.stderr);
        assert!(run.stderr.contains(said), "{expression}: {}", run.stderr);
        assert!(run.stderr.len() < 600, "{} bytes", run.stderr.len());
    }
    // Such a value, compared and dropped, may or may not be within the limits.
    let nested = "reduce range(0; 1000000) as $i (null; [.]) | . == .";
    let run = on_seed(&["list", "-n", "1", "--jq", nested]);
    let is_right = (run.code, run.stdout.as_str()) == (Some(0), "true\n");
    let is_refused = run.code == Some(2) && run.stderr.starts_with("error: --jq: ");
    assert!(is_right || is_refused, "{:?} {}", run.code, run.stderr);
    let deep = "[".repeat(4000);
    let run = on_seed(&["list", "--jq", &deep]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    for other in [&["--format", "csv"][..], &["--fields", "id"]] {
        let run = on_seed(&[&["list", "--jq", ".models"], other].concat());
        assert_eq!(run.code, Some(2), "{other:?}: {}", run.stdout);
    }
    let run = on_seed(&["completions", "bash", "--jq", "."]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(2), ""),
        "{}",
        run.stderr
    );
}

#[test]
fn an_expression_that_takes_too_much_is_an_error() {
    let limited: &[&str] = &[
        // Recursion that is not a tail call: plain, mutual, in a path, and through an argument.
        "def f: 1 + f; f",
        "def f: def g: 1 + f; [g]; f",
        "path(def f: f | .a; f)",
        "def f(g): 1 + f(g + g); f(1)",
        // Values nested a million times: printed, parsed.
        "reduce range(0; 1000000) as $i (null; [.])",
        "\"[\" * 3000000 | fromjson",
        // More than the memory, and more than anybody reads.
        "\"a\" * 4000000000 | length",
        "reduce range(0; 40) as $i (\"a\"; . + .) | length",
        "\"a\" * 70000000",
    ];
    for expression in limited {
        let run = on_seed(&["list", "-n", "1", "--jq", expression]);
        assert_eq!(run.code, Some(2), "{expression}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{expression}");
        assert!(run.stderr.starts_with("error: --jq: "), "{}", run.stderr);
        assert!(
            run.stderr.contains("\nhint: "),
            "{expression}: {}",
            run.stderr
        );
        assert!(run.stderr.len() < 600, "{} bytes", run.stderr.len());
    }
    // Deep or large is not an error in itself.
    for (expression, made) in [
        ("[limit(100000; repeat(1))] | length", "100000"),
        (
            "def f: if . < 100000 then . + 1 | f else . end; 0 | f",
            "100000",
        ),
        (
            "def f: if . < 10000 then 1 + (. + 1 | f) else . end; 0 | f",
            "20000",
        ),
        ("last(range(100000) | select(. > 0))", "99999"),
        (
            "reduce range(0; 1000) as $i (null; [.]) | [recurse(.[]?)] | length",
            "1001",
        ),
        ("[..] | length > 100", "true"),
        (
            "walk(if type == \"object\" then del(.warnings) else . end) | has(\"warnings\")",
            "false",
        ),
        ("\"a\" * 1000000 | length", "1000000"),
        ("[paths] | length > 100", "true"),
    ] {
        let run = on_seed(&["list", "-n", "1", "--jq", expression]);
        assert_eq!(run.code, Some(0), "{expression}: {}", run.stderr);
        assert_eq!(run.stdout.trim(), made, "{expression}");
    }
}

#[test]
fn fields_are_keys_of_the_rows_in_every_form() {
    for args in COMMANDS {
        let (head, lines) = csv(&in_form(args, "csv").stdout);
        let wanted = format!("{},{}", head[1], head[0]);
        let with = |form: &str| in_form(&[args, &["--fields", &wanted][..]].concat(), form).stdout;
        let (own, rows) = csv(&with("csv"));
        assert_eq!(own, [head[1].clone(), head[0].clone()], "{args:?}");
        assert_eq!(rows.len(), lines.len(), "{args:?}");
        assert_eq!(
            rows[0],
            [lines[0][1].clone(), lines[0][0].clone()],
            "{args:?}"
        );
        let json: Value = serde_json::from_str(&with("json")).expect("JSON");
        let row = json[0].as_object().expect("an object");
        assert!(row.keys().eq(&own), "{args:?}: {row:?}");
        assert_eq!(with("jsonl").lines().count(), rows.len(), "{args:?}");
        assert!(with("table").starts_with(&head[1]), "{args:?}");
    }
    // The outer part of nested keys selects all of them.
    let (head, _) = csv(&in_form(&["list", "--fields", "route,id"], "csv").stdout);
    assert_eq!(head, ["route.provider", "route.id", "id"]);
    let run = on_seed(&["check", "--format", "sarif", "--fields", "file"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(2), ""),
        "{}",
        run.stderr
    );
    let run = on_seed(&["list", "--fields", "monthly"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(
        run.stderr.contains("unknown key `monthly`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("\n  monthly_usd"), "{}", run.stderr);
}

#[test]
fn a_comparison_has_a_row_for_each_model() {
    let (head, rows) = csv(&in_form(&["compare", "Mistral Small 4", "qwen2-7b"], "csv").stdout);
    let cell = |row: usize, column: &str| {
        let at = head.iter().position(|known| known == column);
        rows[row][at.unwrap_or_else(|| panic!("no column {column}"))].clone()
    };
    assert_eq!(rows.len(), 2);
    assert_eq!(cell(0, "id"), "mistral/mistral-small-4");
    assert_eq!(
        (cell(0, "monthly_usd"), cell(1, "monthly_usd")),
        ("270".into(), String::new())
    );
    assert_eq!(cell(0, "parameters.total"), "119000000000");
    assert_eq!(cell(0, "decision_fit").split("; ").next(), Some("RAG"));
    // A comparison shows everything that a list shows about a model.
    let (listed, _) = csv(&in_form(&["list"], "csv").stdout);
    for column in listed {
        assert!(head.contains(&column), "{column}");
    }
}

#[test]
fn a_price_is_drawn_for_as_long_as_it_held() {
    let run = bundled(&["history", "gpt-4o", "--provider", "openai", "--plot"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let axis = lines.iter().find(|line| line.contains(" day "));
    let axis = axis.unwrap_or_else(|| panic!("no axis in\n{}", run.stdout));
    // From its first day to today.
    assert!(
        axis.trim().starts_with("2024-05-13") && axis.ends_with("2026-05-19"),
        "{axis}"
    );
    // $7,750 at first, then $4,500 for most of the time.
    let line = |amount: &str| {
        let found = lines.iter().find(|line| line.starts_with(amount));
        let braille = |c: &char| ('\u{2801}'..='\u{28FF}').contains(c);
        found.map_or(0, |line| line.chars().filter(braille).count())
    };
    let (then, now) = (line("$7,750 │"), line("$4,500 │"));
    assert!(
        then > 5 && now > 3 * then,
        "{then} and {now} in\n{}",
        run.stdout
    );
}
