//! Paths of the user's files: settings, overrides, updated catalog.
//!
//! Does not create anything; only `update` writes there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Paths of the current user. `None` if the platform has no such directory or the variable is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths {
    pub config: Option<PathBuf>,
    /// Whether `LLMCMP_CONFIG` names the settings file, which must then exist.
    pub config_named: bool,
    /// Whether the directory of the settings file exists. Checked once instead of per file.
    pub config_folder: bool,
    /// Directory of the updated catalog.
    pub data: Option<PathBuf>,
}

impl Paths {
    /// The platform's directories, or those set by `LLMCMP_CONFIG` (a file) and `LLMCMP_DATA` (a directory).
    /// An empty variable disables the path.
    pub fn find() -> Self {
        let folders = directories::ProjectDirs::from("", "", "llmcmp");
        let folders = folders.as_ref();
        let named = |variable: &str| std::env::var_os(variable);
        let path = |value: OsString| (!value.is_empty()).then(|| PathBuf::from(value));
        let (config, config_named) = match named("LLMCMP_CONFIG") {
            Some(value) => {
                let file = path(value);
                let named = file.is_some();
                (file, named)
            }
            None => (folders.map(|f| f.config_dir().join("config.toml")), false),
        };
        let data = match named("LLMCMP_DATA") {
            Some(value) => path(value),
            None => folders.map(|f| f.data_dir().to_owned()),
        };
        let folder = config.as_deref().and_then(Path::parent);
        // A bare file name is relative to the current directory.
        let there = |folder: &Path| folder.as_os_str().is_empty() || folder.is_dir();
        Self {
            config_folder: folder.is_some_and(there),
            config,
            config_named,
            data,
        }
    }

    /// The user's own prices and models, next to the settings file.
    pub fn overrides(&self) -> Option<PathBuf> {
        Some(self.config.as_deref()?.with_file_name("overrides.json"))
    }

    /// The catalog written by the last `update`.
    pub fn updated(&self) -> Option<PathBuf> {
        Some(self.data.as_deref()?.join("catalog.llmcmp"))
    }

    /// The catalog of the update before that.
    pub fn previous(&self) -> Option<PathBuf> {
        Some(self.data.as_deref()?.join("catalog.previous.llmcmp"))
    }
}
