//! `config.toml`: what a user wants as defaults.
//!
//! Owns reading the file and what its keys mean. A key is the long name of an option, its value what one
//! would write behind it: the option's own parser judges it. Refuses deciding: the values become the
//! options' defaults (`defaults`), below flags and environment.

pub mod defaults;
mod read;

use std::path::{Path, PathBuf};

use crate::error::{Error, Kind};
use crate::paths::Paths;
use crate::pricing::{self, Spec};

/// The keys that stand alone: defaults of the options of the same name.
pub const KEYS: &[&str] = &[
    "ascii", "color", "currency", "format", "max-age", "rate", "route", "tokens", "traffic",
];

/// How the heading begins under which the options stand that `[filters]` may set.
pub const FILTERS: &str = "Filters";

/// A value of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The option's long name.
    pub key: String,
    /// As one would write it behind the option.
    pub value: String,
    /// The line of the file on which it stands, from 1.
    pub line: usize,
}

/// The named settings of a kind of traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Its options.
    pub options: Vec<Setting>,
    /// The traffic that they state.
    pub spec: Spec,
}

/// What the file says; empty without a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The file that was read.
    pub file: Option<PathBuf>,
    /// Defaults of options.
    pub settings: Vec<Setting>,
    /// Defaults of the options that choose models.
    pub filters: Vec<Setting>,
    /// Ids of the providers that `--providers mine` means.
    pub providers: Vec<String>,
    /// Named traffic.
    pub profiles: Vec<Profile>,
}

impl Config {
    /// Whether no option has a default of the user's.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty() && self.filters.is_empty()
    }

    /// The user's settings.
    ///
    /// # Errors
    /// [`Kind::Config`] with file, line and key, also for a file named by the caller that is not there.
    pub fn load(places: &Paths) -> Result<Self, Error> {
        let Some(file) = places.config.as_deref() else {
            return Ok(Self::default());
        };
        if !places.config_named && !places.config_folder {
            return Ok(Self::default());
        }
        match std::fs::read_to_string(file) {
            Ok(text) => read::parse(file, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !places.config_named => {
                Ok(Self::default())
            }
            Err(error) => {
                let message = format!("{}: cannot be read: {error}", file.display());
                Err(Error::new(Kind::Config, message)
                    .hint("LLMCMP_CONFIG names the file; an empty one means none"))
            }
        }
    }

    /// The named traffic, as the command line takes it.
    pub fn traffic(&self) -> impl Iterator<Item = pricing::Profile<'_>> {
        let each = self.profiles.iter();
        each.map(|profile| (profile.name.as_str(), profile.spec))
    }

    /// The tokens a month for those who state none.
    pub fn totals(&self) -> Spec {
        Spec {
            tokens: self.value("tokens").and_then(|text| text.parse().ok()),
            ..Spec::default()
        }
    }

    /// What stands under a key that stands alone.
    pub fn value(&self, key: &str) -> Option<&str> {
        let setting = self.settings.iter().find(|setting| setting.key == key)?;
        Some(&setting.value)
    }

    /// The providers that `mine` means.
    ///
    /// # Errors
    /// [`Kind::Usage`] when the settings name none.
    pub fn mine(&self) -> Result<&[String], Error> {
        if self.providers.is_empty() {
            return Err(Error::new(
                Kind::Usage,
                "`--providers mine` needs a list of providers in the settings",
            )
            .hint("write `providers = [\"openai\", \"azure\"]` into config.toml; `llmcmp config` shows where it is"));
        }
        Ok(&self.providers)
    }
}

/// An error about one line of the file.
fn wrong(file: &Path, line: usize, key: &str, message: &str) -> Error {
    let message = format!("{}:{line}: {key}: {message}", file.display());
    Error::new(Kind::Config, message).hint("`llmcmp config --help` lists what can be set")
}
