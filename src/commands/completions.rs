//! Runs `llmcmp completions SHELL`.

use clap::{Args, Command};
use clap_complete::Shell;

use super::context::Context;
use crate::error::Error;
use crate::output;

pub fn script(shell: Shell, mut command: Command) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "llmcmp", &mut script);
    script
}

/// # Errors
/// Standard output cannot be written.
pub fn run(context: &Context, shell: Shell, command: Command) -> Result<(), Error> {
    output::text(&script(shell, command), &context.output)
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Shell to generate the script for
    #[arg(value_enum)]
    pub shell: Shell,
}
