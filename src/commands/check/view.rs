//! What a check of texts found, as it is seen.

use super::report::{CheckReport, Level};
use crate::lint::Kind;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording;

/// Draws the findings, file by file.
pub fn check(report: &Report<CheckReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    for of_file in body.findings.chunk_by(|a, b| a.file == b.file) {
        document.gap();
        document.line(vec![Cell::toned(Tone::Strong, &of_file[0].file)]);
        let mut grid = Grid::shaped("findings");
        for finding in of_file {
            let tone = match finding.level {
                Level::Error => Tone::Bad,
                Level::Warning => Tone::Warning,
                Level::Note => Tone::Dim,
            };
            let way_out = match (finding.way_out(), finding.kind) {
                (Some(way), _) => format!(" → {way}"),
                // There is no way out of these to be known.
                (None, Kind::Policy | Kind::Unknown | Kind::Moved) => String::new(),
                (None, _) => " → –".to_owned(),
            };
            grid.row(vec![
                Cell::toned(Tone::Dim, format!("{}:{}", finding.line, finding.column)),
                Cell::toned(tone, finding.level.as_str()),
                Cell::plain(&finding.id),
                Cell::plain(finding.matter() + &way_out),
            ]);
        }
        grid.right = vec![0];
        document.grid(grid);
    }
    document.gap();
    document.line(vec![Cell::plain(summary(body))]);
    document.footer(report);
    document
}

fn summary(body: &CheckReport) -> String {
    let files = wording::count(body.files_read, "file");
    let counts: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|kind| Some((body.counts.get(kind)?, kind)))
        .map(|(count, kind)| format!("{count} {}", kind.as_str()))
        .collect();
    if counts.is_empty() {
        return format!("Nothing found in {files}");
    }
    format!("{} in {files}", counts.join(", "))
}
