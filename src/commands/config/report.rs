//! The settings in force and where each comes from.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use crate::output::rows::{Rows, columns, values};

/// Who set a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// An option of this command line.
    Flag,
    /// A variable of the environment.
    Environment,
    /// The settings' file.
    File,
    /// The program.
    BuiltIn,
}

impl From {
    /// Its text for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "file",
            Self::BuiltIn => "built in",
        }
    }
}

/// One setting in force.
#[derive(Debug, Clone, Serialize)]
pub struct SettingRow {
    /// Its key in the file.
    pub key: String,
    /// Its value; absent: none is set.
    pub value: Option<String>,
    /// Who set it.
    pub from: From,
    /// The option, the variable, or the file and line.
    pub at: Option<String>,
}

/// The settings, and the files that the program looks at.
#[derive(Debug, Clone, Serialize)]
pub struct ConfigReport {
    /// The settings' file; absent: there is no place for one.
    pub file: Option<PathBuf>,
    /// Whether it is there.
    pub exists: bool,
    /// The user's own prices and models.
    pub overrides: Option<PathBuf>,
    /// The folder of the updated catalog.
    pub data: Option<PathBuf>,
    /// All that can be set, by key.
    pub settings: Vec<SettingRow>,
    /// What `--providers mine` means.
    pub providers: Vec<String>,
}

impl Rows for ConfigReport {
    fn columns(&self) -> Vec<String> {
        columns(&["key", "value", "from", "at"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.settings)
    }
}
