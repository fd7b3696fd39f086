//! Errors: message, hint and exit code. Does not print them.

use std::fmt;

use serde::Serialize;

/// Exit code. Documented in `--help` and docs/scripts.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Success.
    Done = 0,
    /// Success, but the answer is "no": nothing found, or a limit exceeded.
    No = 1,
    /// Invalid command line.
    Usage = 2,
    /// Unknown or ambiguous model, provider, lab or board.
    Name = 3,
    /// Unusable catalog, settings or input.
    Data = 4,
    /// Network failure.
    Network = 5,
    /// Done in part: `update` could not renew every source.
    Partial = 6,
}

impl Exit {
    /// The answer "no" if it is so.
    pub fn no_if(no: bool) -> Self {
        if no { Self::No } else { Self::Done }
    }
}

/// Error kind; its name is the `code` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Invalid command line.
    Usage,
    /// Unknown model.
    UnknownModel,
    /// The name matches several models.
    AmbiguousModel,
    /// Unknown provider.
    UnknownProvider,
    /// Unknown lab.
    UnknownLab,
    /// Unknown benchmark.
    UnknownBoard,
    /// Unusable catalog.
    Catalog,
    /// Unusable overrides file.
    Overrides,
    /// Unusable settings file.
    Config,
    /// The data are older than `--max-age`.
    Stale,
    /// Network failure.
    Network,
    /// A file or standard input could not be read.
    Input,
    /// The output could not be written.
    Output,
}

impl Kind {
    /// Exit code of this kind.
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
    /// Error kind, which also sets the exit code.
    pub code: Kind,
    /// What went wrong, and where.
    pub message: String,
    /// Ids of likely intended models, providers or boards, best first.
    pub candidates: Vec<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Error {
    /// Creates an error without candidates or hint.
    pub fn new(code: Kind, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            candidates: Vec::new(),
            hint: None,
        }
    }

    /// Adds a hint.
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
