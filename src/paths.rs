//! Where the user's own files are: settings, overrides, the updated catalog.
//!
//! Owns the paths. Refuses creating anything: only `update` writes, and only when asked to.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folders of this user. An absent path: the platform tells none, or the variable is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths {
    /// The settings.
    pub config: Option<PathBuf>,
    /// Whether the caller named the settings: they must be there then.
    pub config_named: bool,
    /// Whether the folder of the settings is there: one look instead of one for each file in it.
    pub config_folder: bool,
    /// The folder that holds the updated catalog.
    pub data: Option<PathBuf>,
}

impl Paths {
    /// The platform's folders, or what `LLMCMP_CONFIG` (a file) and `LLMCMP_DATA` (a folder) name.
    /// An empty variable means: none.
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
        // A bare file name lies in the current folder.
        let there = |folder: &Path| folder.as_os_str().is_empty() || folder.is_dir();
        Self {
            config_folder: folder.is_some_and(there),
            config,
            config_named,
            data,
        }
    }

    /// The file of the user's own prices and models, beside the settings.
    pub fn overrides(&self) -> Option<PathBuf> {
        Some(self.config.as_deref()?.with_file_name("overrides.json"))
    }

    /// The catalog that `update` wrote last.
    pub fn updated(&self) -> Option<PathBuf> {
        Some(self.data.as_deref()?.join("catalog.llmcmp"))
    }

    /// The good one before it.
    pub fn previous(&self) -> Option<PathBuf> {
        Some(self.data.as_deref()?.join("catalog.previous.llmcmp"))
    }
}
