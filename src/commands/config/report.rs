//! The report of `config`: current settings and their sources.

use std::path::PathBuf;

use serde::Serialize;

use crate::output::rows::rows;
use crate::titled::titled;

titled! {
    /// Where a value comes from.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum From {
        /// A command-line option.
        Flag = "flag",
        /// An environment variable.
        Environment = "environment",
        /// The settings file.
        File = "file",
        /// The built-in default.
        BuiltIn = "default",
    }
}

/// A current setting.
#[derive(Debug, Clone, Serialize)]
pub struct SettingRow {
    /// Key in the settings file.
    pub key: String,
    /// Current value; `None` if not set.
    pub value: Option<String>,
    /// Where the value comes from.
    pub from: From,
    /// The option, environment variable, or file and line.
    pub at: Option<String>,
}

/// Current settings and the user's files.
#[derive(Debug, Clone, Serialize)]
pub struct ConfigReport {
    /// The settings file; `None` if the platform has no place for one.
    pub file: Option<PathBuf>,
    pub exists: bool,
    /// The overrides file.
    pub overrides: Option<PathBuf>,
    /// Directory of the updated catalog.
    pub data: Option<PathBuf>,
    /// All settings by key.
    pub settings: Vec<SettingRow>,
    /// Provider ids that `--providers mine` stands for.
    pub providers: Vec<String>,
}

rows!(ConfigReport, settings => &["key", "value", "from", "at"]);
