//! The baseline: a file of accepted findings.
//!
//! Owns its format: one entry per file, id and rule, so that changed dates and lines do not make a finding new. Does
//! not decide how a known finding counts (`run`).

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::report::{Finding, Level};
use crate::error::{Error, Kind};
use crate::output::file;
use catalog::sort::tree;

/// Version of the format.
const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: BTreeSet<Entry>,
}

/// Identifies a finding, without dates and lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl Entry {
    fn new(finding: &Finding) -> Self {
        Self {
            file: finding.file.clone(),
            id: finding.id.clone(),
            rule: finding.rule.map(str::to_owned),
        }
    }
}

/// The accepted findings.
#[derive(Debug)]
pub struct Baseline(BTreeSet<Entry>);

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// The file cannot be read or is not a baseline.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let wrong = |problem: &str| {
            let message = format!("the baseline {} cannot be used: {problem}", path.display());
            Error::new(Kind::Input, message).hint("--write-baseline writes one")
        };
        let text = catalog::open::text(path).map_err(|error| wrong(&error.to_string()))?;
        let file: File = serde_json::from_str(&text).map_err(|error| wrong(&error.to_string()))?;
        if file.version != VERSION {
            return Err(wrong(&format!("version {} is unknown", file.version)));
        }
        Ok(Self(file.findings))
    }

    pub fn has(&self, finding: &Finding) -> bool {
        self.0.contains(&Entry::new(finding))
    }
}

/// Writes all findings except notes, and returns their number.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, findings: &[Finding]) -> Result<usize, Error> {
    let kept = findings.iter().filter(|f| f.level != Level::Note);
    let findings: BTreeSet<Entry> = tree(kept.map(Entry::new));
    let count = findings.len();
    let file = File {
        version: VERSION,
        findings,
    };
    let wrong = |error: std::io::Error| {
        let message = format!("{} cannot be written: {error}", path.display());
        Error::new(Kind::Output, message)
    };
    let mut text = serde_json::to_string_pretty(&file)
        .map_err(|error| Error::new(Kind::Output, error.to_string()))?;
    text.push('\n');
    file::replace(path, text.as_bytes()).map_err(wrong)?;
    Ok(count)
}
