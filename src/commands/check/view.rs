//! The view of `check`: a summary, then files or ids.

use std::collections::BTreeMap;

use catalog::sort::Order;

use super::report::{CheckReport, Ending, Finding, Level};
use crate::lint::{Kind, plain};
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording;

/// Most ended ids, and most ending ids, in the summary.
const ENDINGS: usize = 5;

pub fn check(report: &Report<CheckReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    summary(&mut document, body);
    let shown: Vec<&Finding> = body
        .findings
        .iter()
        .filter(|f| !f.known && !f.is_quiet())
        .collect();
    if body.by_id {
        by_id(&mut document, &shown);
    } else {
        by_file(&mut document, &shown);
    }
    document.footer(report);
    document
}

/// If an id is in more files than this, `--group id` is suggested.
const MANY_FILES: usize = 10;

/// Most severe first, then by file.
fn by_file(document: &mut Document, findings: &[&Finding]) {
    let mut findings = findings.to_vec();
    findings.order_by_key(|finding| finding.level);
    for of_file in findings.chunk_by(|a, b| (a.level, &a.file) == (b.level, &b.file)) {
        document.gap();
        document.line(vec![Cell::toned(Tone::Strong, &of_file[0].file)]);
        // One grid per file, so that a long id widens only its own file's rows.
        let mut grid = Grid::default();
        for finding in of_file {
            grid.row(vec![
                Cell::dim(format!("{}:{}", finding.line, finding.column)),
                Cell::toned(tone(finding.level), finding.level.as_str()),
                Cell::plain(with_count(&finding.id, finding.places)),
                Cell::plain(finding.matter() + &way_out(finding)),
            ]);
        }
        grid.right = vec![0];
        document.grid(grid);
    }
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &findings {
        *files.entry(plain(&finding.id)).or_default() += 1;
    }
    let most = files.into_iter().max_by_key(|(_, files)| *files);
    if let Some((id, files)) = most.filter(|(_, files)| *files > MANY_FILES) {
        let text = format!("{id} is in {files} files: --group id shows each id once");
        document.gap();
        document.line(vec![Cell::dim(text)]);
    }
}

fn by_id(document: &mut Document, findings: &[&Finding]) {
    let mut ids: BTreeMap<(Level, &str, String), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let key = (finding.level, plain(&finding.id), finding.matter());
        ids.entry(key).or_default().push(finding);
    }
    for ((level, id, matter), places) in ids {
        document.gap();
        document.line(vec![
            Cell::toned(Tone::Strong, id),
            Cell::toned(tone(level), format!("  {}  ", level.as_str())),
            Cell::plain(matter + &way_out(places[0])),
        ]);
        let mut grid = Grid::shaped("findings");
        for place in places {
            let at = format!("{}:{}:{}", place.file, place.line, place.column);
            grid.row(vec![Cell::plain(with_count(&at, place.places))]);
        }
        document.grid(grid);
    }
}

fn tone(level: Level) -> Tone {
    match level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Warning,
        Level::Note => Tone::Dim,
    }
}

fn with_count(text: &str, places: usize) -> String {
    match places {
        1 => text.to_owned(),
        many => format!("{text} ({many}x)"),
    }
}

fn way_out(finding: &Finding) -> String {
    match (finding.way_out(), finding.kind) {
        (Some(way), _) => format!(" → {way}"),
        // These have no successor to name.
        (None, Kind::Policy | Kind::Unknown | Kind::Moved) => String::new(),
        (None, _) => "; no successor known".to_owned(),
    }
}

/// Number of findings, what has ended, what ends next, and what is hidden.
fn summary(document: &mut Document, body: &CheckReport) {
    let files = wording::count(body.files_read, "file");
    let levels = body.levels.iter();
    let levels = levels.map(|(level, count)| wording::count(*count, level.as_str()));
    let levels: Vec<String> = levels.collect();
    let counts = body.counts.iter();
    let counts = counts.map(|(kind, count)| format!("{count} {}", kind.as_str()));
    let counts: Vec<String> = counts.collect();
    let found = if counts.is_empty() {
        format!("Nothing found in {files}")
    } else {
        format!("{} in {files}: {}", levels.join(", "), counts.join(", "))
    };
    document.line(vec![Cell::toned(Tone::Strong, found)]);
    if !body.complete {
        let text = match body.unreadable {
            0 => "No file was read".to_owned(),
            count => format!(
                "Incomplete: {} could not be read",
                wording::count(count, "path")
            ),
        };
        document.line(vec![Cell::toned(Tone::Bad, text)]);
    }
    let hidden: Vec<String> = body
        .quiet
        .iter()
        .map(|(class, count)| format!("{count} in {}", class.plural()))
        .collect();
    if !hidden.is_empty() {
        let text = format!(
            "Not shown: {} (--strict-paths shows them)",
            hidden.join(", ")
        );
        document.line(vec![Cell::dim(text)]);
    }
    if body.known > 0 {
        let text = format!("In the baseline: {}", body.known);
        document.line(vec![Cell::dim(text)]);
    }
    endings(document, "Ended", &body.ended);
    endings(document, "Ends", &body.next);
}

fn endings(document: &mut Document, title: &str, all: &[Ending]) {
    if all.is_empty() {
        return;
    }
    let mut grid = Grid::shaped("next");
    grid.titles([title, "", "Id", "Places", "Files"]);
    for one in all.iter().take(ENDINGS) {
        let by = if one.at_latest { "by " } else { "" };
        grid.row(vec![
            Cell::plain(format!("{by}{}", one.date)),
            Cell::dim(wording::in_days(one.days)),
            Cell::plain(&one.id),
            Cell::plain(one.places.to_string()),
            Cell::plain(one.files.to_string()),
        ]);
    }
    grid.right = vec![3, 4];
    document.gap();
    document.grid(grid);
    if let Some(more) = all.len().checked_sub(ENDINGS).filter(|more| *more > 0) {
        document.line(vec![Cell::dim(format!("and {more} more"))]);
    }
}
