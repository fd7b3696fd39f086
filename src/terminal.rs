//! Terminal capabilities, detected once at startup. Does not write.

use std::io::IsTerminal;

use anstream::ColorChoice;

/// Capabilities of standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminal {
    /// Whether color may be used.
    pub color: bool,
    /// Width in columns, 60 to 160. `None` if standard output is not a terminal: nothing is wrapped or cut.
    pub width: Option<u16>,
}

/// Value of `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Color {
    /// Use colors on a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always use colors.
    Always,
    /// Never use colors.
    Never,
}

/// Minimum layout width in columns; tables are unreadable below it.
const NARROWEST: u16 = 60;
/// Maximum layout width in columns; longer lines are hard to follow.
const WIDEST: u16 = 160;

impl Terminal {
    /// Capabilities of a file: no width, colors only with `--color always`.
    pub fn file(color: Color) -> Self {
        Self {
            color: color == Color::Always,
            width: None,
        }
    }

    /// Detects colors from `--color`, then `NO_COLOR`, then `CLICOLOR_FORCE` or `FORCE_COLOR`, then the
    /// terminal itself.
    pub fn detect(color: Color) -> Self {
        let stdout = std::io::stdout();
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if set("FORCE_COLOR") => true,
            Color::Auto => !matches!(anstream::AutoStream::choice(&stdout), ColorChoice::Never),
        };
        let width = stdout
            .is_terminal()
            .then(terminal_size::terminal_size)
            .flatten();
        Self {
            color,
            width: width.map(|(width, _)| width.0.clamp(NARROWEST, WIDEST)),
        }
    }
}
