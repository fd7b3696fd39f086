//! The report of `check`: findings with location, date, source and successor.

use std::collections::BTreeMap;

use catalog::sort::Order;
use catalog::units::Date;
use catalog::words;
use serde::Serialize;

pub use super::finding::{Finding, In, Level};
use crate::lint::path_class::Class;
use crate::lint::{Kind, plain};
use crate::output::rows::rows;
use crate::wording;

/// An id in use with a known end date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ending {
    /// The id as written, without the prefix that one provider's API adds.
    pub id: String,
    /// Last day of service, or the date by which it was gone.
    pub date: Date,
    /// Whether it was withdrawn, so that the last day is unknown.
    pub at_latest: bool,
    /// Days from today; negative if past.
    pub days: i32,
    pub places: usize,
    pub files: usize,
}

/// Most findings listed per file, the most severe; the rest are counted.
pub const MOST_OF_FILE: usize = 1_000;

/// Number of findings in a file that are counted but not listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unlisted {
    pub file: String,
    pub findings: usize,
}

impl std::fmt::Display for Unlisted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let more = wording::count(self.findings, "more finding");
        write!(f, "{}: {more}, counted but not listed", self.file)
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct CheckReport {
    /// The policy checked against.
    pub policy: Option<String>,
    /// Files read in full.
    pub files_read: usize,
    pub unreadable: usize,
    /// Whether all requested files were read, and at least one.
    pub complete: bool,
    /// Findings by kind, except those in tests and the like and those in the baseline.
    pub counts: BTreeMap<Kind, usize>,
    /// The same findings by level.
    pub levels: BTreeMap<Level, usize>,
    /// Notes in tests, fixtures and the like, by kind of file.
    pub quiet: BTreeMap<Class, usize>,
    /// Number of findings in the baseline.
    pub known: usize,
    /// Ids in use that have ended, most used first.
    pub ended: Vec<Ending>,
    /// Ids in use that will end, earliest first.
    pub next: Vec<Ending>,
    /// One per id and file, by file, line and column. At most [`MOST_OF_FILE`] per file.
    pub findings: Vec<Finding>,
    /// Files with more findings.
    pub unlisted: Vec<Unlisted>,
    /// Whether any finding is an error.
    #[serde(skip)]
    pub fails: bool,
    /// Whether the table is grouped by id.
    #[serde(skip)]
    pub by_id: bool,
}

/// What a report states apart from its findings.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// Files read in full.
    pub files_read: usize,
    pub unreadable: usize,
    /// Whether the table is grouped by id.
    pub by_id: bool,
    /// The date used as today.
    pub today: Date,
}

impl CheckReport {
    pub fn new(scope: Scope, policy: Option<String>, mut findings: Vec<Finding>) -> Self {
        let (mut counts, mut levels) = (BTreeMap::new(), BTreeMap::new());
        let mut quiet = BTreeMap::new();
        let mut known = 0;
        let (mut ended, next): (Vec<Ending>, _) = endings(&findings, scope.today)
            .into_iter()
            .partition(|one| one.days < 0);
        ended.order_by_key(|one| std::cmp::Reverse(one.places));
        for finding in &findings {
            if finding.known {
                known += 1;
            } else if finding.is_quiet() {
                *quiet.entry(finding.path_class).or_default() += 1;
            } else {
                *counts.entry(finding.kind).or_default() += 1;
                *levels.entry(finding.level).or_default() += 1;
            }
        }
        Self {
            policy,
            files_read: scope.files_read,
            unreadable: scope.unreadable,
            complete: scope.unreadable == 0 && scope.files_read > 0,
            counts,
            levels,
            quiet,
            known,
            ended,
            next,
            fails: findings.iter().any(|f| f.level == Level::Error),
            unlisted: cut(&mut findings),
            findings,
            by_id: scope.by_id,
        }
    }
}

/// Keeps the [`MOST_OF_FILE`] most severe findings of each file, in their order.
fn cut(findings: &mut Vec<Finding>) -> Vec<Unlisted> {
    let mut unlisted = Vec::new();
    let mut keep = vec![true; findings.len()];
    let mut start = 0;
    for of_file in findings.chunk_by(|a, b| a.file == b.file) {
        if of_file.len() > MOST_OF_FILE {
            let mut gravest: Vec<usize> = (0..of_file.len()).collect();
            gravest.order_by_key(|at| of_file[*at].level);
            let rest = &gravest[MOST_OF_FILE..];
            for at in rest {
                keep[start + at] = false;
            }
            unlisted.push(Unlisted {
                file: of_file[0].file.clone(),
                findings: rest.len(),
            });
        }
        start += of_file.len();
    }
    let mut keep = keep.into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
    unlisted
}

/// Ids in use with a known end date, earliest first.
fn endings(findings: &[Finding], today: Date) -> Vec<Ending> {
    let mut by_id: BTreeMap<(Date, &str), Ending> = BTreeMap::new();
    let mut last: BTreeMap<(Date, &str), &String> = BTreeMap::new();
    let ends = |f: &&Finding| {
        let ending = matches!(f.kind, Kind::Retired | Kind::Withdrawn | Kind::Retiring);
        f.level != Level::Note && (ending || f.kind == Kind::Deprecated && f.basis.is_some())
    };
    for finding in findings.iter().filter(ends) {
        let Some(date) = finding.date else { continue };
        let id = plain(&finding.id);
        let one = by_id.entry((date, id)).or_insert_with(|| Ending {
            id: id.to_owned(),
            date,
            at_latest: finding.kind == Kind::Withdrawn,
            days: today.days_until(date),
            places: 0,
            files: 0,
        });
        one.places += finding.places;
        // Findings are sorted by file, and a file may contain both spellings of an id.
        if last.insert((date, id), &finding.file) != Some(&finding.file) {
            one.files += 1;
        }
    }
    by_id.into_values().collect()
}

rows!(CheckReport, findings => words!(
    "kind level rule id file line column model.id provider date basis source.source
    source.as_of source.url successor.model successor.id successor.cost_change_percent
    message places path_class known"
));
