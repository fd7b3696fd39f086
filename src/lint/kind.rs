//! The kinds of findings about an id, and how serious they are.

use serde::Serialize;

/// What is to be said of an id, the gravest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Not allowed by the policy.
    Policy,
    /// The announced last day has passed.
    Retired,
    /// No longer on its provider's list.
    Withdrawn,
    /// The announced last day is near.
    Retiring,
    /// Deprecated by its provider.
    Deprecated,
    /// Looks like a model id, but no known provider serves it.
    #[default]
    Unknown,
    /// A `-latest` name that now points to a newer model.
    Moved,
}

impl Kind {
    /// Its name in JSON and options.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Retired => "retired",
            Self::Withdrawn => "withdrawn",
            Self::Retiring => "retiring",
            Self::Deprecated => "deprecated",
            Self::Unknown => "unknown",
            Self::Moved => "moved",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Policy => "Model not allowed by the policy",
            Self::Retired => "Model past its announced retirement date",
            Self::Withdrawn => "Model no longer on its provider's list",
            Self::Retiring => "Model retires soon",
            Self::Deprecated => "Model deprecated by its provider",
            Self::Unknown => "Looks like a model id, but no known provider serves it",
            Self::Moved => "Alias now points to a different model",
        }
    }

    /// Severity order; lower is more serious. Retired and withdrawn rank the same: both are gone.
    #[must_use]
    pub fn rank(self) -> Self {
        match self {
            Self::Withdrawn => Self::Retired,
            other => other,
        }
    }
}
