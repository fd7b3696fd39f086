//! Errors: message, hint and exit code. Does not print them.

use std::fmt;

use serde::Serialize;

/// Documented in `--help` and docs/scripts.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    Done = 0,
    /// Success, but the answer is "no": nothing found, or a limit exceeded.
    No = 1,
    Usage = 2,
    /// Unknown or ambiguous model, provider, lab or board.
    Name = 3,
    /// Unusable catalog, settings or input.
    Data = 4,
    Network = 5,
    /// Partial success: `update` could not renew every source.
    Partial = 6,
}

impl Exit {
    pub fn no_if(no: bool) -> Self {
        if no { Self::No } else { Self::Done }
    }
}

/// The variant's name is the `code` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Usage,
    UnknownModel,
    AmbiguousModel,
    UnknownProvider,
    UnknownLab,
    UnknownBoard,
    Catalog,
    Overrides,
    Config,
    /// The data is older than `--max-age`.
    Stale,
    Network,
    /// A file or standard input could not be read.
    Input,
    /// The output could not be written.
    Output,
}

impl Kind {
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

/// An error for people (message, hint) and scripts (code, candidates).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Error {
    /// Also sets the exit code.
    pub code: Kind,
    /// What went wrong, and where.
    pub message: String,
    /// Likely ids of models, providers or boards, best first.
    pub candidates: Vec<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Error {
    pub fn new(code: Kind, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            candidates: Vec::new(),
            hint: None,
        }
    }

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
