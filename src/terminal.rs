//! What the terminal can show: decided once at the start, passed down as a value.

use std::io::IsTerminal;

use anstream::ColorChoice;

/// How to write to standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminal {
    /// Whether colour may be used.
    pub color: bool,
    /// Columns; absent when the output is no terminal: nothing is wrapped or cut then.
    pub width: Option<u16>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Narrower than this, a table cannot be read; it is laid out as if the terminal were this wide.
const NARROWEST: u16 = 60;
/// Wider than this, lines get hard to follow.
const WIDEST: u16 = 160;

impl Terminal {
    /// What a file can show: no width, and colour only where it is asked for.
    pub fn file(color: Color) -> Self {
        Self {
            color: color == Color::Always,
            width: None,
        }
    }

    /// Looks at standard output and the environment: `--color`, then `NO_COLOR`, then
    /// `CLICOLOR_FORCE` or `FORCE_COLOR`, then whether it is a terminal that can.
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
