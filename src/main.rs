//! The `llmcmp` program; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    llmcmp::main(std::env::args_os())
}
