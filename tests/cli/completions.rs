//! Completion scripts are printed for every shell, and the shells themselves complete names.
//!
//! Shells that are not installed are skipped with a message on stderr; bash is required.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{bundled, program};

#[test]
fn every_shell_has_a_script() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = bundled(&["completions", shell]);
        assert_eq!(run.code, Some(0));
        assert!(
            run.stdout.contains("compare") && run.stdout.contains("providers"),
            "{shell}"
        );
    }
}

/// What a shell prints for a script, with the program on its path; `None` if it is not installed.
#[allow(clippy::print_stderr)] // reports a skipped test
fn in_shell(shell: &str, arguments: &[&str], script: &str) -> Option<Vec<String>> {
    let program = Path::new(env!("CARGO_BIN_EXE_llmcmp"));
    let mut path = vec![program.parent().expect("a folder").to_path_buf()];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let started = Command::new(shell)
        .args(arguments)
        .arg(script)
        .env("PATH", std::env::join_paths(path).expect("a path"))
        .env("TERM", "dumb")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        eprintln!("{shell} is not installed: its completion is not tested");
        return None;
    };
    let deadline = Instant::now() + Duration::from_secs(60);
    while child.try_wait().expect("a state").is_none() {
        if Instant::now() > deadline {
            child.kill().expect("killed");
            panic!("{shell} did not end:\n{script}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = child.wait_with_output().expect("its output");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(text.lines().map(str::to_owned).collect())
}

/// What bash offers for the last word.
fn bash(words: &[&str]) -> Vec<String> {
    let words = words.join(" ");
    let script = format!(
        r#"source <(COMPLETE=bash llmcmp)
        complete -p llmcmp >/dev/null || exit 1
        COMP_WORDS=(llmcmp {words})
        COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        COMP_TYPE=9
        _clap_complete_llmcmp llmcmp "${{COMP_WORDS[COMP_CWORD]}}" "" 2>/dev/null
        printf '%s\n' "${{COMPREPLY[@]}}""#
    );
    in_shell("bash", &["--norc", "-c"], &script).expect("bash")
}

#[test]
fn bash_completes_names() {
    let models = bash(&["compare", "claude-opus-4"]);
    assert!(models.contains(&"claude-opus-4-5".to_owned()), "{models:?}");
    assert!(models.iter().all(|m| m.starts_with("claude-opus-4")));
    assert_eq!(bash(&["compare", "anthropic/claude-opus-4-5"]).len(), 1);
    // The shell's word in any case.
    assert!(bash(&["providers", "Mistral-Small-4"]).contains(&"mistral-small-4".to_owned()));
    assert_eq!(bash(&["cost", "--route", "anthr"]), ["anthropic"]);
    // Also after a comma.
    assert_eq!(
        bash(&["cost", "--providers", "openai,anthr"]),
        ["openai,anthropic"]
    );
    assert!(bash(&["compare", "--for", "''"]).contains(&"coding".to_owned()));
    assert_eq!(bash(&["list", "--min-bench", "gpqa-dia"]), ["gpqa-diamond"]);
    assert!(bash(&["list", "--sort", "context"]).contains(&"context-tokens".to_owned()));
    assert_eq!(
        bash(&["list", "--columns", "+max-out"]),
        ["+max-output-tokens"]
    );
    assert_eq!(bash(&["provid"]), ["providers"]);
    // The models with the most providers, before a letter is typed.
    assert!((10..=100).contains(&bash(&["compare", "''"]).len()));
    assert_eq!(bash(&["compare", "no-model-begins-so"]), [""]);
}

#[test]
fn every_completed_model_is_understood() {
    for model in bash(&["compare", "mistral-s"]) {
        let run = bundled(&["providers", &model, "--json"]);
        assert!(
            run.code == Some(0) || run.code == Some(3),
            "{model}: {}",
            run.stderr
        );
    }
}

#[test]
fn fish_completes_names() {
    let script = "COMPLETE=fish llmcmp | source
        complete -C 'llmcmp compare claude-opus-4-5'
        complete -C 'llmcmp cost --route anthr'
        complete -C 'llmcmp compare --for cod'";
    let Some(lines) = in_shell("fish", &["--no-config", "-c"], script) else {
        return;
    };
    assert!(
        lines[0].starts_with("claude-opus-4-5\tClaude Opus 4.5"),
        "{lines:?}"
    );
    assert!(
        lines.contains(&"anthropic\tAnthropic".to_owned()),
        "{lines:?}"
    );
    assert!(lines.iter().any(|l| l.starts_with("coding")), "{lines:?}");
}

#[test]
fn zsh_completes_names() {
    // A separate terminal with keys as a person presses them; ^X shows the line and clears it.
    let script = r#"zmodload zsh/zpty || exit 1
        zpty shell zsh -f -i
        zpty -w shell 'PS1= PS2=; autoload -U compinit; compinit -u -D; source <(COMPLETE=zsh llmcmp)'
        zpty -w shell 'show() { print -r -- "<<$BUFFER>>"; BUFFER= }; zle -N show; bindkey "^X" show; print READY'
        zpty -r shell out '*READY*READY*'
        for line in 'llmcmp compare magistral-mediu' 'llmcmp cost --route anthr' 'llmcmp compare --for codi'; do
            zpty -w -n shell "$line"$'\t\x18'
            zpty -r shell out '*<<llm*>>*'
            print -r -- ${${out##*<<}%%>>*}
        done
        zpty -d shell"#;
    let Some(lines) = in_shell("zsh", &["-f", "-c"], script) else {
        return;
    };
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    assert_eq!(
        lines,
        [
            "llmcmp compare magistral-medium",
            "llmcmp cost --route anthropic",
            "llmcmp compare --for coding"
        ]
    );
}

#[test]
fn a_shell_without_completion_is_an_error() {
    let run = program().env("COMPLETE", "tcsh").output().expect("a run");
    assert_eq!(run.status.code(), Some(2));
    let error = String::from_utf8_lossy(&run.stderr);
    assert!(error.contains("unknown shell `tcsh`"), "{error}");
    // `COMPLETE=0` disables completion.
    let run = program().env("COMPLETE", "0").arg("--version").output();
    assert_eq!(run.expect("a run").status.code(), Some(0));
}
