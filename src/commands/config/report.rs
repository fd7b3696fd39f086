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
        Flag = "flag",
        Environment = "environment",
        File = "file",
        BuiltIn = "default",
    }
}

/// A current setting.
#[derive(Debug, Clone, Serialize)]
pub struct SettingRow {
    pub key: String,
    /// `None` if not set.
    pub value: Option<String>,
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
    pub overrides: Option<PathBuf>,
    /// Directory of the updated catalog.
    pub data: Option<PathBuf>,
    pub settings: Vec<SettingRow>,
    /// Provider ids that `--providers mine` stands for.
    pub providers: Vec<String>,
}

rows!(ConfigReport, settings => &["key", "value", "from", "at"]);
