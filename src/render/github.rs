//! Findings as GitHub's workflow commands: an annotation on each line.

use std::fmt::Write as _;

use crate::report::{CheckReport, Level};

/// One command a finding.
pub fn github(report: &CheckReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let title = format!("{}: {}", finding.kind.as_str(), finding.id);
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            property(&finding.file),
            finding.line,
            finding.column,
            property(&title),
            data(&finding.message)
        );
    }
    out
}

/// What would end a command's text is written as its code.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
