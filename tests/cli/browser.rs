//! Pages in a real browser, through `tests/browser/pages.py`. Skipped if Playwright for Python or Chromium is missing;
//! `.ci/run` installs them.

use std::path::Path;

use crate::program::{frozen, program};
use crate::python;

/// Exits with 0 if there is a browser.
const BROWSER: &str = "import shutil; \
    names = ('chromium', 'chromium-browser', 'google-chrome', 'chrome'); \
    sys.exit(not any(map(shutil.which, names)))";

/// Writes a page from a catalog, or from the built-in one: the frozen one has no past prices.
fn write(args: &[&str], catalog: Option<&Path>, file: &Path) {
    let mut command = program();
    if let Some(catalog) = catalog {
        command.env("LLMCMP_CATALOG", catalog);
    }
    let run = command.args(args).arg("-o").arg(file);
    let run = run.output().expect("the program starts");
    let text = String::from_utf8_lossy(&run.stderr);
    assert!(matches!(run.status.code(), Some(0 | 1)), "{args:?}: {text}");
}

#[test]
fn pages_hold_in_a_browser() {
    let Some(mut command) = python::with(&["playwright"], BROWSER) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, args) in [
        ("compare-tokens", &["compare", "gpt-5", "gpt-5-mini"][..]),
        (
            "compare-requests",
            &[
                "compare",
                "claude-opus-5",
                "gpt-5",
                "--requests",
                "20k",
                "--per",
                "day",
                "--input",
                "3k",
                "--output",
                "500",
                "--cache-hit",
                "60%",
                "--reasoning",
                "2x",
            ],
        ),
        (
            "compare-profile",
            &[
                "compare",
                "gpt-5",
                "kimi-k3",
                "claude-opus-5",
                "--traffic",
                "rag",
            ],
        ),
        (
            "list",
            &["list", "--pareto", "cost,quality", "--plot", "-n", "12"],
        ),
        ("alternatives", &["alternatives", "kimi-k3"]),
        ("cost", &["cost", "claude-opus-5", "kimi-k3", "--plot"]),
        ("history", &["history", "gpt-4o", "--all"]),
        ("show", &["show", "kimi-k3", "--explain"]),
        ("providers", &["providers", "kimi-k3", "claude-opus-5"]),
        ("faq", &["faq", "claude-opus-5", "kimi-k3"]),
        ("check", &["check", "docs/examples"]),
        ("sources", &["sources"]),
    ] {
        let file = folder.path().join(name).with_extension("html");
        let catalog = (name != "history").then(frozen);
        write(args, catalog.as_deref(), &file);
    }
    let catalog = tempfile::tempdir().expect("a folder");
    crate::page::hostile(
        catalog.path(),
        "<script>window.injected = 1</script><img src=x onerror='injected()'>",
    );
    for command in ["show", "cost"] {
        let file = folder.path().join(format!("{command}-hostile.html"));
        write(
            &[command, "mistral/mistral-small-4"],
            Some(catalog.path()),
            &file,
        );
    }
    command
        .arg("tests/browser/pages.py")
        .arg(env!("CARGO_BIN_EXE_llmcmp"));
    command.arg(frozen()).arg(folder.path());
    if let Some(to) = std::env::var_os("LLMCMP_TEST_SCREENSHOTS") {
        command.arg(to);
    }
    // The same date and settings as for the pages.
    let held = program();
    for (name, value) in held.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let run = command.output().expect("Python starts");
    let text = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{text}");
    if !text.is_empty() {
        eprintln!("{text}");
    }
}
