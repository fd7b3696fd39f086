//! What a check of texts found, each finding with its place, its date, its source and a way out.

use std::collections::BTreeMap;

use catalog::schema::RetirementBasis;
use catalog::units::Date;
use serde::Serialize;
use serde_json::Value;

use crate::lint::path_class::Class;
use crate::lint::{Breach, Checker, Hit, Kind, Place, Said, Successor, Verdict};
use crate::output::rows::{Rows, columns, values};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// At or above the level asked for: the check fails.
    Error,
    /// Below it.
    Warning,
    /// An example in a document, a mention in prose, or a pointer that has moved: never fails.
    Note,
}

impl Level {
    /// Its text in JSON and SARIF.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A model, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What is to be said.
    pub kind: Kind,
    /// How much it weighs.
    pub level: Level,
    /// The rule of the policy that it breaks.
    pub rule: Option<&'static str>,
    /// As it is written in the file.
    pub id: String,
    /// The file; `-` is standard input.
    pub file: String,
    /// The first place, from 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// How many places of the file it stands in.
    pub places: usize,
    /// Their lines, from 1; at most [`MOST_LINES`].
    pub lines: Vec<usize>,
    /// What the file is to those who maintain it.
    pub path_class: Class,
    /// Whether the baseline has it.
    pub known: bool,
    /// What it means today.
    pub model: Option<Named>,
    /// Whose spelling it is.
    pub provider: Option<String>,
    /// That provider's display name.
    #[serde(skip)]
    pub provider_name: Option<String>,
    /// The last day of service, or the first of deprecation; of a pointer, since when it means its model.
    pub date: Option<Date>,
    /// How sure that day is.
    pub basis: Option<RetirementBasis>,
    /// Who says so.
    pub source: Option<Said>,
    /// The dated form of the id, where the end is stated of it alone.
    pub dated_form: Option<String>,
    /// Of a pointer: what it may have meant before.
    pub before: Option<Named>,
    /// The model to move to.
    pub successor: Option<Successor>,
    /// The provider that the code around it names.
    #[serde(skip)]
    pub at: Option<String>,
    /// All of it in a sentence.
    pub message: String,
}

/// Where a hit was found.
#[derive(Debug, Clone, Copy)]
pub struct In<'a> {
    /// The file.
    pub file: &'a str,
    /// What it is to those who maintain it.
    pub class: Class,
    /// Whether what it names is used there: neither told nor tested.
    pub used: bool,
}

/// No more lines of a file are listed for one id.
pub const MOST_LINES: usize = 50;

impl Finding {
    /// The finding that `hit` is by `verdict`.
    pub fn new(hit: &Hit, place: In, verdict: &Verdict, checker: &Checker, level: Kind) -> Self {
        let named = |at: usize| {
            let model = checker.model(at);
            Named {
                id: model.id.to_owned(),
                name: model.name.to_owned(),
            }
        };
        let provider = verdict.provider.as_deref();
        let mut finding = Self {
            kind: verdict.kind,
            level: weigh(verdict.kind, hit.place, place.used, level),
            rule: None,
            id: hit.id.clone(),
            file: place.file.to_owned(),
            line: hit.line,
            column: hit.column,
            places: 1,
            lines: vec![hit.line],
            path_class: place.class,
            known: false,
            model: verdict.model.map(named),
            provider: provider.map(str::to_owned),
            provider_name: provider.map(|id| checker.providers().name(id).to_owned()),
            date: verdict.date,
            basis: verdict.basis,
            source: verdict.said.clone(),
            dated_form: verdict.dated_form.clone(),
            before: verdict.before.map(named),
            successor: verdict.successor.clone(),
            at: None,
            message: String::new(),
        };
        finding.message = finding.sentence();
        finding
    }

    /// The finding that `hit` breaks a rule of the policy.
    pub fn of_policy(
        hit: &Hit,
        at: Option<&str>,
        place: In,
        breach: &Breach,
        checker: &Checker,
    ) -> Self {
        let used = checker.used(&hit.id, at);
        let route = used.as_ref().and_then(|used| used.routes.first());
        Self {
            kind: Kind::Policy,
            level: weigh(Kind::Policy, hit.place, place.used, Kind::Policy),
            rule: Some(breach.rule),
            id: hit.id.clone(),
            file: place.file.to_owned(),
            line: hit.line,
            column: hit.column,
            places: 1,
            lines: vec![hit.line],
            path_class: place.class,
            known: false,
            model: used.as_ref().map(|used| Named {
                id: used.model.id.to_owned(),
                name: used.model.name.to_owned(),
            }),
            provider: route.map(|route| route.provider.to_owned()),
            provider_name: None,
            date: None,
            basis: None,
            source: None,
            dated_form: None,
            before: None,
            successor: None,
            at: None,
            message: breach.text.clone(),
        }
    }

    /// Adds another place of the same file.
    pub fn add(&mut self, other: &Self) {
        self.places += 1;
        if self.lines.last() != Some(&other.line) && self.lines.len() < MOST_LINES {
            self.lines.push(other.line);
        }
        // A place where it is used is what counts, and the one to jump to.
        if other.level < self.level {
            (self.level, self.line, self.column) = (other.level, other.line, other.column);
            self.path_class = other.path_class;
        }
    }

    /// What is the matter, without the way out.
    pub fn matter(&self) -> String {
        let at = self.provider_name.as_deref().unwrap_or("its provider");
        let mut text = match (self.kind, self.date) {
            (Kind::Retired, Some(date)) => format!("retired at {at} on {date}"),
            (Kind::Retired, None) => format!("retired at {at}"),
            (Kind::Withdrawn, Some(date)) => format!("withdrawn: gone from {at} by {date}"),
            (Kind::Withdrawn, None) => format!("withdrawn: gone from {at}"),
            (Kind::Retiring, Some(date)) => format!("retires at {at} on {date}"),
            (Kind::Deprecated, Some(date)) if self.basis.is_some() => {
                format!("deprecated at {at}, retires on {date}")
            }
            (Kind::Deprecated, Some(date)) => format!("deprecated at {at} since {date}"),
            (Kind::Retiring | Kind::Deprecated, None) => format!("deprecated at {at}"),
            (Kind::Unknown, _) => "no provider is known to serve it".into(),
            (Kind::Moved, _) => {
                let name = |named: &Option<Named>| {
                    named
                        .as_ref()
                        .map_or_else(|| "?".to_owned(), |n| n.name.clone())
                };
                let since = self
                    .date
                    .map_or(String::new(), |d| format!(" (released {d})"));
                let (now, before) = (name(&self.model), name(&self.before));
                format!("today {now}{since}; before perhaps {before}")
            }
            (Kind::Policy, _) => self.message.clone(),
        };
        if let Some(dated) = &self.dated_form {
            text.push_str(&format!(", as {dated} does"));
        }
        text
    }

    /// The way out, where one is known.
    pub fn way_out(&self) -> Option<String> {
        let next = self.successor.as_ref()?;
        let id = next.id.as_deref().unwrap_or(&next.model);
        Some(match next.cost_change_percent {
            None => format!("{id}, cost change unknown"),
            Some(0.0) => format!("{id}, at the same cost"),
            Some(change) if change < 0.0 => format!("{id}, {} % cheaper", -change),
            Some(change) => format!("{id}, {change} % dearer"),
        })
    }

    fn sentence(&self) -> String {
        let mut text = format!("`{}` {}", self.id, self.matter());
        if let Some(way_out) = self.way_out() {
            text.push_str(&format!("; successor: {way_out}"));
        }
        if let Some(said) = &self.source {
            text.push_str(&format!(" (source: {}, {})", said.source, said.as_of));
        }
        text
    }
}

/// How much a finding of `kind` weighs, when those at least as grave as `level` fail.
fn weigh(kind: Kind, place: Place, used: bool, level: Kind) -> Level {
    let told = place == Place::Mention || !used;
    if told || kind == Kind::Moved && level != Kind::Moved {
        Level::Note
    } else if kind.rank() <= level.rank() {
        Level::Error
    } else {
        Level::Warning
    }
}

/// What ends next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Upcoming {
    /// The id as it is written.
    pub id: String,
    /// Its last day of service.
    pub date: Date,
    /// Days from today; negative: past.
    pub days: i32,
    /// Places.
    pub places: usize,
    /// Files.
    pub files: usize,
}

/// What a check found.
#[derive(Debug, Clone, Serialize)]
pub struct CheckReport {
    /// The policy that was held against what is used.
    pub policy: Option<String>,
    /// Files read to the end.
    pub files_read: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Whether everything was read that was asked for.
    pub complete: bool,
    /// Findings of each kind, without those in tests and the like and those of the baseline.
    pub counts: BTreeMap<Kind, usize>,
    /// Notes in tests, fixtures and the like, by what their files are.
    pub quiet: BTreeMap<Class, usize>,
    /// Findings of the baseline.
    pub known: usize,
    /// What is used and ends, the next first; those that have ended come first.
    pub next: Vec<Upcoming>,
    /// One an id and file; by file, line and column.
    pub findings: Vec<Finding>,
    /// How the table is grouped.
    #[serde(skip)]
    pub by_id: bool,
}

/// How many days and places are known of a check beside its findings.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// Files read to the end.
    pub files_read: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Whether the table is grouped by id.
    pub by_id: bool,
    /// The day the check holds for.
    pub today: Date,
}

impl CheckReport {
    /// Counts `findings` by their kinds.
    pub fn new(scope: Scope, policy: Option<String>, findings: Vec<Finding>) -> Self {
        let mut counts = BTreeMap::new();
        let mut quiet = BTreeMap::new();
        let mut known = 0;
        for finding in &findings {
            if finding.known {
                known += 1;
            } else if finding.is_quiet() {
                *quiet.entry(finding.path_class).or_default() += 1;
            } else {
                *counts.entry(finding.kind).or_default() += 1;
            }
        }
        Self {
            policy,
            files_read: scope.files_read,
            unreadable: scope.unreadable,
            complete: scope.unreadable == 0 && scope.files_read > 0,
            counts,
            quiet,
            known,
            next: upcoming(&findings, scope.today),
            findings,
            by_id: scope.by_id,
        }
    }

    /// Whether something at or above the level was found.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|f| f.level == Level::Error)
    }
}

impl Finding {
    /// Whether it is a note for the sake of its path alone.
    pub fn is_quiet(&self) -> bool {
        self.level == Level::Note && self.path_class.is_quiet()
    }
}

/// What is used and has ended or ends on a known day, the earliest first.
fn upcoming(findings: &[Finding], today: Date) -> Vec<Upcoming> {
    let mut by_id: BTreeMap<(Date, &str), Upcoming> = BTreeMap::new();
    let ends = |f: &&Finding| {
        let ending = matches!(f.kind, Kind::Retired | Kind::Retiring);
        ending && f.level != Level::Note || f.kind == Kind::Deprecated && f.basis.is_some()
    };
    for finding in findings
        .iter()
        .filter(ends)
        .filter(|f| f.level != Level::Note)
    {
        let Some(date) = finding.date else { continue };
        let one = by_id
            .entry((date, &finding.id))
            .or_insert_with(|| Upcoming {
                id: finding.id.clone(),
                date,
                days: today.days_until(date),
                places: 0,
                files: 0,
            });
        one.places += finding.places;
        one.files += 1;
    }
    by_id.into_values().collect()
}

impl Rows for CheckReport {
    fn columns(&self) -> Vec<String> {
        columns(&[
            "kind",
            "level",
            "rule",
            "id",
            "file",
            "line",
            "column",
            "model.id",
            "provider",
            "date",
            "basis",
            "source.source",
            "source.as_of",
            "source.url",
            "successor.model",
            "successor.id",
            "successor.cost_change_percent",
            "message",
            "places",
            "path_class",
            "known",
        ])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.findings)
    }
}
