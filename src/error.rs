//! What went wrong, what to do about it, and the exit code: one place for all three.

use std::fmt;

use serde::Serialize;

/// How the program ends. Documented in `--help` and the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, and the answer is "no": nothing found, a bound exceeded.
    No = 1,
    /// The command line is wrong.
    Usage = 2,
    /// An unknown or ambiguous model, provider or board.
    Name = 3,
    /// Catalog or input data cannot be used.
    Data = 4,
    /// The network failed.
    Network = 5,
}

/// A kind of error: its code in JSON and its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The command line is wrong.
    Usage,
    /// No such model.
    UnknownModel,
    /// More than one model fits.
    AmbiguousModel,
    /// No such provider.
    UnknownProvider,
    /// No such lab.
    UnknownLab,
    /// No such benchmark.
    UnknownBoard,
    /// The catalog cannot be used.
    Catalog,
    /// The user's overrides cannot be used.
    Overrides,
    /// The user's settings cannot be used.
    Config,
    /// The data are older than the caller allows.
    Stale,
    /// The network failed.
    Network,
    /// A file or standard input cannot be read.
    Input,
    /// Writing the result failed.
    Output,
}

impl Kind {
    /// The exit code that goes with it.
    pub fn exit(self) -> Exit {
        match self {
            Self::Usage => Exit::Usage,
            Self::UnknownModel
            | Self::AmbiguousModel
            | Self::UnknownProvider
            | Self::UnknownLab
            | Self::UnknownBoard => Exit::Name,
            Self::Catalog
            | Self::Overrides
            | Self::Config
            | Self::Stale
            | Self::Input
            | Self::Output => Exit::Data,
            Self::Network => Exit::Network,
        }
    }
}

/// An error that a person or a script can act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Error {
    /// Its kind.
    pub code: Kind,
    /// What was wrong, and where.
    pub message: String,
    /// What was probably meant, best first: ids.
    pub candidates: Vec<String>,
    /// What to do next.
    pub hint: Option<String>,
}

impl Error {
    /// An error without candidates or hint.
    pub fn new(code: Kind, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            candidates: Vec::new(),
            hint: None,
        }
    }

    /// The same error with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<catalog::Damaged> for Error {
    fn from(damaged: catalog::Damaged) -> Self {
        Self::new(Kind::Catalog, damaged.to_string())
    }
}
