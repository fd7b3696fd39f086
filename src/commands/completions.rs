//! `llmcmp completions SHELL`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::context::Context;
use crate::cli::Cli;
use crate::error::Error;
use crate::output;

/// The completion script of a shell.
pub fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "llmcmp", &mut script);
    script
}

/// Prints it.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(context: &Context, shell: Shell) -> Result<(), Error> {
    output::text(&script(shell), &context.output)
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}
