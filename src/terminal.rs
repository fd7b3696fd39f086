//! Terminal capabilities, detected once at startup. Does not write.

use std::io::IsTerminal;

use anstream::ColorChoice;
use unicode_width::UnicodeWidthStr;

/// Capabilities of standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminal {
    pub color: bool,
    /// Width in columns, 60 to 160. `None` if standard output is not a terminal: nothing is wrapped or cut.
    pub width: Option<u16>,
    /// Size in columns and lines; `None` if standard output is not a terminal.
    pub screen: Option<(u16, u16)>,
    pub links: bool,
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

/// Minimum layout width in columns; narrower tables are unreadable.
const NARROWEST: u16 = 60;
/// Maximum layout width in columns; longer lines are hard to read.
const WIDEST: u16 = 160;

impl Terminal {
    /// Capabilities of a file: no width, colors only with `--color always`.
    pub fn file(color: Color) -> Self {
        Self {
            color: color == Color::Always,
            width: None,
            screen: None,
            links: false,
        }
    }

    /// Whether text needs more lines than the screen has, keeping one for the prompt.
    pub fn is_shorter_than(&self, text: &[u8]) -> bool {
        let Some((columns, lines)) = self.screen else {
            return false;
        };
        let text = String::from_utf8_lossy(text);
        let rows = text.lines().map(|line| {
            let shown = anstream::adapter::strip_str(line).to_string();
            shown.width().div_ceil(usize::from(columns.max(1))).max(1)
        });
        rows.sum::<usize>() >= usize::from(lines)
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
        let size = stdout
            .is_terminal()
            .then(terminal_size::terminal_size)
            .flatten();
        let screen = size.map(|(width, height)| (width.0, height.0));
        Self {
            color,
            width: screen.map(|(width, _)| width.clamp(NARROWEST, WIDEST)),
            screen,
            links: screen.is_some() && supports_hyperlinks::supports_hyperlinks(),
        }
    }
}
