//! Sends text that is longer than the screen to the user's pager.
//!
//! Quitting a pager early is success; if it cannot be started, the text is printed directly. Does not decide what is
//! written or whether it is long (`target`).

use std::io::{self, Write};
use std::process::{Command, Stdio};

use super::table::unlinked;
use crate::config::Config;

/// The program's own pager variable; an empty value turns paging off.
pub const OWN: &str = "LLMCMP_PAGER";
/// The pager variable shared by all programs.
pub const COMMON: &str = "PAGER";
/// The default pager: `-F` exits if the text fits, `-R` shows colors, `-X` leaves the text on the screen.
pub const USUAL: &str = "less -FRX";
/// Set for pagers started without options, as git does.
const SETTINGS: &[(&str, &str)] = &[("LESS", "FRX"), ("LV", "-c")];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The command, split into words as a shell does.
    command: String,
    /// The variable or file that sets the command; `None` for the default.
    named_by: Option<&'static str>,
}

/// The pager and what sets it: `LLMCMP_PAGER`, then the settings, then `PAGER`, then [`USUAL`].
pub fn named(config: &Config) -> (Option<&'static str>, String) {
    let variable = |name: &'static str| Some((Some(name), std::env::var(name).ok()?));
    let setting = || Some((Some("config.toml"), config.pager.as_ref()?.value.clone()));
    variable(OWN)
        .or_else(setting)
        .or_else(|| variable(COMMON))
        .unwrap_or((None, USUAL.to_owned()))
}

impl Pager {
    /// The pager to use; `None` if turned off or `TERM` is `dumb`.
    pub fn chosen(config: &Config) -> Option<Self> {
        let (named_by, command) = named(config);
        let is_off = matches!(command.trim(), "" | "cat");
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        (!is_off && !is_dumb).then_some(Self { command, named_by })
    }

    /// Shows text and waits for the pager to exit. `false` if it could not be started: nothing is shown.
    ///
    /// # Errors
    /// The text cannot be written to the pager, other than because it was quit.
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
        // Pagers other than `less` may print the URLs of links.
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

/// Leaves Ctrl-C to the pager: if this program ended first, the pager and the shell would both read the terminal.
fn outlive_interrupts() {
    #[cfg(unix)]
    {
        let noted = std::sync::Arc::default();
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, noted);
    }
}
