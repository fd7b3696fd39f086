//! Findings as GitHub workflow commands: one annotation per finding.

use std::fmt::Write as _;

use super::report::{CheckReport, Level};
use crate::output::is_control;
use crate::output::report::Report;

pub fn github(report: &Report<CheckReport>) -> String {
    let mut out = String::new();
    // Unread files must not look like a pass.
    for problem in &report.warnings {
        let _ = writeln!(out, "::error title=not checked::{}", data(problem));
    }
    let shown = report.body.findings.iter();
    for finding in shown.filter(|f| !f.known && !f.is_quiet()) {
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
    for file in &report.body.unlisted {
        let text = data(&file.to_string());
        let _ = writeln!(out, "::warning title=not listed::{text}");
    }
    out
}

/// Percent-encodes control characters, which could end the command, and `%` itself.
fn data(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '%' || is_control(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
