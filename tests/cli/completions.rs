//! Completion scripts are printed for every shell.

use crate::program::bundled;

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
