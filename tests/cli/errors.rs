//! Wrong input: the message, its location, and the exit code. Never a panic, never code 0.

use std::io::Read;
use std::process::Stdio;

use crate::program::{bundled, frozen, on_seed, program, seed};

fn broken(change: impl Fn(&std::path::Path)) -> crate::program::Run {
    let folder = tempfile::tempdir().expect("a folder");
    crate::names::copy(&seed(), folder.path());
    change(folder.path());
    let path = folder.path().to_str().expect("a path");
    bundled(&["compare", "Mistral Small 4", "qwen2-7b", "--catalog", path])
}

fn edit(folder: &std::path::Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("readable");
    assert!(text.contains(from), "{from} is not in {file}");
    std::fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn an_unknown_model_gets_suggestions_and_code_3() {
    let run = on_seed(&["compare", "a-name-that-is-not", "qwen2-7b"]);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.stdout, "");
    assert!(
        run.stderr.contains("unknown model `a-name-that-is-not`"),
        "{}",
        run.stderr
    );
    let run = on_seed(&["compare", "mistral small 5", "qwen2-7b"]);
    assert_eq!(run.code, Some(3));
    assert!(
        run.stderr.contains("mistral/mistral-small-4"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("hint:"), "{}", run.stderr);
}

#[test]
fn a_name_may_repeat_anything_as_often_as_it_likes() {
    // What is stripped from a name once must not be stripped by nested calls.
    let endings = [
        "-azure",
        "--main",
        "-Ins",
        "-high",
        "-fp8",
        "-latest",
        ":free",
        "[1m]",
        " at Q4_K_M",
        "(x)",
        "-gguf",
        "-instruct",
    ];
    let beginnings = [
        "copilot ",
        "github copilot ",
        "chatgpt (",
        "models/",
        "ft:",
        "azure/",
        "openrouter/",
        "x.",
    ];
    let names = endings
        .iter()
        .map(|end| format!("gpt-4o{}", end.repeat(2_000)));
    let names = names.chain(
        beginnings
            .iter()
            .map(|begin| format!("{}gpt-4o", begin.repeat(2_000))),
    );
    for name in names {
        let run = on_seed(&["show", &name]);
        assert!(
            matches!(run.code, Some(0 | 3)),
            "{}: {:?}",
            &name[..40],
            run.code
        );
    }
}

#[test]
fn a_wrong_command_line_has_code_2() {
    for args in [
        &["compare"][..],
        &["compare", "Mistral Small 4"],
        &["compare", "a", "b", "c", "d", "e", "f", "g", "h", "i"],
        &["compare", "Mistral Small 4", "qwen2-7b", "--tokens", "lots"],
        &[
            "compare",
            "Mistral Small 4",
            "qwen2-7b",
            "--section",
            "nothing",
        ],
        &["cost", "--tokens", "mistral"],
        &["cost", "--tokens", "0/0"],
        &["cost", "--tokens", "-5/1"],
        &["no-such-command"],
        &[],
    ] {
        let run = on_seed(args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{args:?}");
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn a_traffic_that_is_none_says_so() {
    let run = on_seed(&["cost", "--tokens", "gpt-5"]);
    assert!(
        run.stderr.contains("`gpt-5` is not a count"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_unknown_provider_has_code_3() {
    let run = on_seed(&["cost", "--route", "openruter"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("openrouter"), "{}", run.stderr);
}

#[test]
fn a_broken_catalog_names_file_and_field_with_code_4() {
    type Break = (
        &'static str,
        &'static str,
        &'static str,
        &'static [&'static str],
    );
    const M4: &str = "models/mistral/mistral-small-4.json";
    let breaks: &[Break] = &[
        (M4, "\"name\":", "\"nam\":", &[M4, "nam"]),
        (
            M4,
            "\"name\": \"Mistral Small 4\"",
            "\"name\": \"Mistral Small 4\", \"name\": \"x\"",
            &[M4, "duplicate"],
        ),
        (M4, "0.15", "-0.15", &[M4, "price", "not a price"]),
        (M4, "0.15", "\"cheap\"", &[M4, "price"]),
        (
            M4,
            "2026-03-16",
            "2026-02-30",
            &[M4, "released", "2026-02-30"],
        ),
        (M4, "2026-03-16", "2027-03-16", &[M4, "released", "later"]),
        (
            M4,
            "\"openrouter\"",
            "\"openruter\"",
            &[M4, "provider", "openruter"],
        ),
        (
            M4,
            "\"source\": \"mission\"",
            "\"source\": \"rumour\"",
            &[M4, "source", "rumour"],
        ),
        (M4, "119000000000", "119000", &[M4, "parameters_total"]),
        (
            M4,
            "\"id\": \"mistral/mistral-small-4\"",
            "\"id\": \"mistral/other\"",
            &[M4, "id"],
        ),
        (
            "providers.json",
            "\"kind\": \"lab\"",
            "\"kind\": \"laboratory\"",
            &["providers.json", "kind"],
        ),
        ("sources.json", "[", "", &["sources.json"]),
    ];
    for (file, from, to, said) in breaks {
        let run = broken(|folder| edit(folder, file, from, to));
        assert_eq!(run.code, Some(4), "{file}: {from} → {to}: {}", run.stderr);
        assert_eq!(run.stdout, "");
        for word in *said {
            assert!(run.stderr.contains(word), "{word} in: {}", run.stderr);
        }
    }
}

#[test]
fn a_catalog_that_is_no_folder_has_code_4() {
    let run = bundled(&["cost", "--catalog", "/no/such/folder"]);
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.contains("sources.json"), "{}", run.stderr);
}

#[test]
fn errors_are_json_for_scripts() {
    let run = on_seed(&["compare", "nobody", "qwen2-7b", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    let error: serde_json::Value = serde_json::from_str(&run.stderr).expect("JSON");
    assert_eq!(error["error"]["code"], "unknown_model");
    assert!(error["error"]["message"].is_string() && error["error"]["candidates"].is_array());
}

#[test]
fn a_closed_pipe_ends_in_silence() {
    let mut child = program()
        .args([
            "compare",
            "Mistral Small 4",
            "qwen2-7b",
            "--full",
            "--catalog",
        ])
        .arg(seed())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("stderr")
        .read_to_string(&mut said)
        .expect("readable");
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let escapes = |envs: &[(&str, &str)], args: &[&str]| {
        let run = program()
            .args(["compare", "Mistral Small 4", "qwen2-7b", "--catalog"])
            .arg(seed())
            .args(args)
            .envs(envs.iter().copied())
            .output();
        String::from_utf8(run.expect("it runs").stdout)
            .expect("UTF-8")
            .contains("\u{1b}[32m")
    };
    assert!(!escapes(&[], &[]));
    assert!(escapes(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(escapes(&[("FORCE_COLOR", "1")], &[]));
    assert!(!escapes(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], &[]));
    assert!(escapes(&[("NO_COLOR", "1")], &["--color", "always"]));
    assert!(!escapes(&[("FORCE_COLOR", "1")], &["--color", "never"]));
}

#[test]
fn today_can_be_set_and_must_be_a_day() {
    let run = program()
        .args(["cost"])
        .env("LLMCMP_TODAY", "soon")
        .output()
        .expect("it runs");
    assert_eq!(run.status.code(), Some(2));
    let run = program()
        .args(["cost", "--json"])
        .env("LLMCMP_TODAY", "2026-01-02")
        .output()
        .expect("it runs");
    assert!(String::from_utf8_lossy(&run.stdout).contains("\"today\": \"2026-01-02\""));
}

/// Text that controls a terminal, hides, or reverses direction, and a line that imitates an error.
pub const HOSTILE: &str = "x\u{1b}[31mE\u{1b}]0;t\u{7}\r\u{9b}31m\u{202e}\u{200b}\u{2060}\u{feff}\u{61c}\u{e0041}\nerror: forged\nError: forged";

pub fn harmless(said: &str, what: &str) {
    let acts = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!said.contains(acts), "{what}: {said:?}");
    let errors = said
        .lines()
        .filter(|line| line.to_lowercase().starts_with("error:"));
    assert!(errors.count() <= 1, "{what}: {said}");
}

/// A command line for each kind of error; `#` stands for [`HOSTILE`].
pub const WRONG: &[&[&str]] = &[
    &["#"],
    &["list", "#"],
    &["list", "--format", "#"],
    &["list", "--#"],
    &["list", "--color", "#"],
    &["list", "--max-age", "#"],
    &["list", "--needs", "#"],
    &["list", "--lab", "#"],
    &["list", "--status", "#"],
    &["list", "--params", "#"],
    &["list", "--min-context", "#"],
    &["list", "--max-monthly", "#"],
    &["list", "--min", "#"],
    &["list", "--sort", "#"],
    &["list", "--columns", "#"],
    &["list", "--catalog", "#"],
    &["compare", "#", "#"],
    &["compare", "gpt-5", "claude-opus-5", "--worth", "#"],
    &["compare", "gpt-5", "claude-opus-5", "--section", "#"],
    &["cost", "#"],
    &["cost", "gpt-5", "--tokens", "#"],
    &["cost", "gpt-5", "--traffic", "#"],
    &["cost", "gpt-5", "--route", "#"],
    &["cost", "gpt-5", "--providers", "#"],
    &["cost", "gpt-5", "--discount", "#"],
    &["cost", "gpt-5", "--discount", "#=5%"],
    &["cost", "gpt-5", "--discount", "openai=#"],
    &["cost", "gpt-5", "--sweep", "#"],
    &["cost", "--from", "#"],
    &["providers", "#"],
    &["show", "#"],
    &["show", "gpt-5", "--as-of", "#"],
    &["faq", "#"],
    &["alternatives", "#"],
    &["history", "#"],
    &["history", "gpt-5", "--since", "#"],
    &["check", "#"],
    &["check", ".", "--policy", "#"],
    &["check", ".", "--baseline", "#"],
    &["diff", "#", "#"],
    &["update", "--from", "#"],
    &["update", "--as-of", "#"],
    &["export", "#"],
    &["catalog", "#"],
    &["catalog", "validate", "#"],
    &["catalog", "correct", "#"],
    &["completions", "#"],
];

#[test]
fn no_error_repeats_what_acts_on_a_terminal() {
    let mut failed = 0;
    for args in WRONG {
        for json in [false, true] {
            let mut args: Vec<String> = args.iter().map(|arg| arg.replace('#', HOSTILE)).collect();
            if json {
                args.push("--json".into());
            }
            // A small catalog: each unknown name is compared with all of it.
            let run = program()
                .env("LLMCMP_CATALOG", frozen())
                .args(&args)
                .output();
            let run: crate::program::Run = run.expect("it starts").into();
            assert!(run.stderr.is_empty() || run.code != Some(0) || run.stdout.is_empty());
            failed += usize::from(run.code != Some(0));
            harmless(&run.stderr, &format!("{args:?}"));
            harmless(&run.stdout, &format!("{args:?}"));
        }
    }
    assert_eq!(failed, 2 * WRONG.len());
}

#[test]
fn no_error_repeats_what_the_environment_holds() {
    for name in [
        "LLMCMP_FORMAT",
        "LLMCMP_COLOR",
        "LLMCMP_ASCII",
        "LLMCMP_CATALOG",
        "LLMCMP_MAX_AGE",
        "LLMCMP_TODAY",
        "LLMCMP_CONFIG",
        "LLMCMP_DATA",
    ] {
        let run = program()
            .args(["list", "-n", "1"])
            .env(name, HOSTILE)
            .output();
        let run: crate::program::Run = run.expect("it starts").into();
        harmless(&run.stderr, name);
    }
}
