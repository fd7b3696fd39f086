//! `config.toml`: the user's defaults.
//!
//! Owns reading the file and the meaning of its keys. A key is the long name of an option, and its value is parsed as
//! on the command line. Does not apply them: `defaults` makes them option defaults, below flags and environment.

pub mod defaults;
mod read;

use std::path::{Path, PathBuf};

use crate::error::{Error, Kind};
use crate::paths::Paths;
use crate::pricing::{self, Spec};

/// Top-level keys: defaults of the options with the same name.
pub const KEYS: &[&str] = &[
    "ascii", "color", "currency", "format", "max-age", "rate", "route", "tokens", "traffic",
];

/// Prefix of the help headings whose options `[filters]` may set.
pub const FILTERS: &str = "Filters";

/// One setting in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Long name of an option.
    pub key: String,
    /// Value as written on the command line.
    pub value: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A named traffic profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Name used with `--traffic`.
    pub name: String,
    /// The options set in the file.
    pub options: Vec<Setting>,
    /// The resulting traffic.
    pub spec: Spec,
}

/// The parsed settings; empty without a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// `None` without a file.
    pub file: Option<PathBuf>,
    pub settings: Vec<Setting>,
    pub filters: Vec<Setting>,
    /// Provider ids that `--providers mine` stands for.
    pub providers: Vec<String>,
    /// The pager command; empty for none.
    pub pager: Option<Setting>,
    pub profiles: Vec<Profile>,
}

impl Config {
    /// Whether the file sets no options.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty() && self.filters.is_empty()
    }

    /// Loads the settings file.
    ///
    /// # Errors
    /// [`Kind::Config`] with file, line and key, also if `LLMCMP_CONFIG` names a missing file.
    pub fn load(paths: &Paths) -> Result<Self, Error> {
        let Some(file) = paths.config.as_deref() else {
            return Ok(Self::default());
        };
        if !paths.config_named && !paths.config_folder {
            return Ok(Self::default());
        }
        match catalog::open::text(file) {
            Ok(text) => Self::parse(file, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !paths.config_named => {
                Ok(Self::default())
            }
            Err(error) => {
                let message = format!("cannot read {}: {error}", file.display());
                Err(Error::new(Kind::Config, message)
                    .hint("set LLMCMP_CONFIG to the settings file, or to an empty string for none"))
            }
        }
    }

    /// Parses a settings file; `file` is only used in errors.
    ///
    /// # Errors
    /// [`Kind::Config`] with file, line and key.
    pub fn parse(file: &Path, text: &str) -> Result<Self, Error> {
        read::parse(file, text)
    }

    /// The traffic profiles by name.
    pub fn traffic(&self) -> impl Iterator<Item = pricing::Profile<'_>> {
        let each = self.profiles.iter();
        each.map(|profile| (profile.name.as_str(), profile.spec))
    }

    /// Default tokens per month.
    pub fn totals(&self) -> Spec {
        Spec {
            tokens: self.value("tokens").and_then(|text| text.parse().ok()),
            ..Spec::default()
        }
    }

    pub fn value(&self, key: &str) -> Option<&str> {
        let setting = self.settings.iter().find(|setting| setting.key == key)?;
        Some(&setting.value)
    }

    /// The providers that `mine` stands for.
    ///
    /// # Errors
    /// [`Kind::Usage`] if the settings name none.
    pub fn mine(&self) -> Result<&[String], Error> {
        if self.providers.is_empty() {
            return Err(Error::new(
                Kind::Usage,
                "`--providers mine` needs a list of providers in config.toml",
            )
            .hint("add `providers = [\"openai\", \"azure\"]`; `llmcmp config` shows where the file is"));
        }
        Ok(&self.providers)
    }
}

/// An error on one line of the file.
fn wrong(file: &Path, line: usize, key: &str, message: &str) -> Error {
    let message = format!("{}:{line}: {key}: {message}", file.display());
    Error::new(Kind::Config, message).hint("`llmcmp config --help` lists the settings")
}
