//! Files that are generated and committed are what the program would generate today.
//!
//! `LLMCMP_REGENERATE=1 cargo test --test cli generated` writes them anew.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use llmcmp::cli::Cli;
use llmcmp::commands::completions::script;

fn current(path: &str, content: &[u8]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("LLMCMP_REGENERATE").is_some() {
        std::fs::write(&file, content).expect("written");
    }
    let committed = std::fs::read(&file).unwrap_or_default();
    assert!(
        committed == content,
        "{path} is not current: run LLMCMP_REGENERATE=1 cargo test --test cli generated"
    );
}

#[test]
fn completions() {
    for (file, shell) in [
        ("llmcmp.bash", Shell::Bash),
        ("_llmcmp", Shell::Zsh),
        ("llmcmp.fish", Shell::Fish),
        ("_llmcmp.ps1", Shell::PowerShell),
        ("llmcmp.elv", Shell::Elvish),
    ] {
        current(
            &format!("completions/{file}"),
            &script(shell, Cli::command()),
        );
    }
}
