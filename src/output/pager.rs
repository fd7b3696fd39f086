//! Hands text that is longer than the screen to a pager, which is the user's choice.
//!
//! A pager that is quit early is success; one that cannot be started is done without. Does not decide what
//! is written, or whether it is long (`target`).

use std::io::{self, Write};
use std::process::{Command, Stdio};

use super::table::unlinked;
use crate::config::Config;

/// Names the pager; empty for none.
pub const OWN: &str = "LLMCMP_PAGER";
/// Names the pager of all programs.
pub const COMMON: &str = "PAGER";
/// The pager of those who name none: `-F` ends where all fits, `-R` shows colors, `-X` leaves the text on
/// the screen.
pub const USUAL: &str = "less -FRX";
/// Told to pagers that are started without options, as git does.
const SETTINGS: &[(&str, &str)] = &[("LESS", "FRX"), ("LV", "-c")];

/// A pager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The command, as in a shell: words, with quotes where they contain spaces.
    command: String,
    /// Where the command comes from; `None`: it is the usual one.
    named_by: Option<&'static str>,
}

/// Where the pager comes from and what it is: `LLMCMP_PAGER`, then the settings, then `PAGER`, then
/// [`USUAL`].
pub fn named(config: &Config) -> (Option<&'static str>, String) {
    let variable = |name: &'static str| Some((Some(name), std::env::var(name).ok()?));
    let setting = || Some((Some("config.toml"), config.pager.as_ref()?.value.clone()));
    variable(OWN)
        .or_else(setting)
        .or_else(|| variable(COMMON))
        .unwrap_or((None, USUAL.to_owned()))
}

impl Pager {
    /// The pager to use; `None` if it is turned off, or the terminal is too simple for one.
    pub fn chosen(config: &Config) -> Option<Self> {
        let (named_by, command) = named(config);
        let is_off = matches!(command.trim(), "" | "cat");
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        (!is_off && !is_dumb).then_some(Self { command, named_by })
    }

    /// Shows text and waits for the end of the pager. `false`: it could not be started, nothing is shown.
    ///
    /// # Errors
    /// The text cannot be handed over, for another reason than that the pager was quit.
    pub(super) fn show(&self, text: &[u8]) -> io::Result<bool> {
        let words = shlex::split(&self.command).unwrap_or_default();
        let started = words.split_first().map(|(program, options)| {
            let mut command = Command::new(program);
            command.args(options).stdin(Stdio::piped());
            for (name, value) in SETTINGS {
                if std::env::var_os(name).is_none() {
                    command.env(name, value);
                }
            }
            command.spawn()
        });
        let Some(Ok(mut pager)) = started else {
            if let Some(by) = self.named_by {
                let command = &self.command;
                super::warning(&format!("cannot start the pager `{command}` of {by}"));
            }
            return Ok(false);
        };
        outlive_interrupts();
        // Others than `less` may show a link's address as text.
        let is_less = words
            .first()
            .is_some_and(|program| program.ends_with("less"));
        let plain = (!is_less).then(|| unlinked(&String::from_utf8_lossy(text)));
        let text = plain.as_ref().map_or(text, |plain| plain.as_bytes());
        let input = pager.stdin.take();
        let written = input.map_or(Ok(()), |mut input| input.write_all(text));
        pager.wait()?;
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(true),
        }
    }
}

/// Ctrl-C in a pager is the pager's: ending before it would leave two readers at one terminal.
fn outlive_interrupts() {
    #[cfg(unix)]
    {
        let noted = std::sync::Arc::default();
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, noted);
    }
}
