//! A finding: the problem with an id in a file, its source, and a successor.

use catalog::schema::{Model, RetirementBasis};
use catalog::units::Date;
use serde::Serialize;

use crate::lint::path_class::Class;
use crate::lint::{Breach, Checker, Hit, Kind, Place, SaidBy, Successor, Verdict};
use crate::wording::{self, Quantity};

/// Severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// At or above `--level`: the check fails.
    Error,
    /// Below it, or only an option offered in a form.
    Warning,
    /// An example in a document, a mention in prose, or an alias that has moved: never fails.
    #[default]
    Note,
}

impl Level {
    /// As written in JSON and SARIF.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

impl Named {
    fn of(model: &Model) -> Self {
        Self {
            id: model.id.to_owned(),
            name: model.name.to_owned(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Finding {
    pub kind: Kind,
    pub level: Level,
    /// The policy rule it violates.
    pub rule: Option<&'static str>,
    /// As written in the file.
    pub id: String,
    /// `-` for standard input.
    pub file: String,
    /// First line with the id, from 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// Number of occurrences in the file.
    pub places: usize,
    /// Their lines, from 1; at most [`MOST_LINES`].
    pub lines: Vec<usize>,
    pub path_class: Class,
    /// Whether the baseline lists it.
    pub known: bool,
    /// The model it means today.
    pub model: Option<Named>,
    /// The provider with this spelling.
    pub provider: Option<String>,
    #[serde(skip)]
    pub provider_name: Option<String>,
    /// Last day of service, or first day of deprecation; for a moved alias, the release date of its model.
    pub date: Option<Date>,
    /// How certain the date is.
    pub basis: Option<RetirementBasis>,
    pub source: Option<SaidBy>,
    /// The dated form of the id, if only that one is stated to end.
    pub dated_form: Option<String>,
    /// For a moved alias: the model it may have meant before.
    pub before: Option<Named>,
    pub successor: Option<Successor>,
    /// The provider named by the surrounding code, the policy's paths or the file name.
    #[serde(skip)]
    pub at: Option<String>,
    /// The finding as a sentence.
    pub message: String,
}

/// Where an id was found.
#[derive(Debug, Clone, Copy)]
pub struct In<'a> {
    pub file: &'a str,
    pub class: Class,
    /// Whether the id is used there, rather than documented or tested.
    pub used: bool,
}

/// Most lines listed per id and file.
pub const MOST_LINES: usize = 50;

impl Finding {
    pub fn new(hit: &Hit, place: In, verdict: &Verdict, checker: &Checker, level: Kind) -> Self {
        let named = |at: usize| Named::of(checker.model(at));
        let provider = verdict.provider.as_deref();
        let mut finding = Self {
            model: verdict.model.map(named),
            provider: provider.map(str::to_owned),
            provider_name: provider.map(|id| checker.providers().name(id).to_owned()),
            date: verdict.date,
            basis: verdict.basis,
            source: verdict.said.clone(),
            dated_form: verdict.dated_form.clone(),
            before: verdict.before.map(named),
            successor: verdict.successor.clone(),
            ..Self::bare(hit, place, verdict.kind, level)
        };
        finding.message = finding.sentence();
        finding
    }

    /// A finding for a policy violation.
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
            rule: Some(breach.rule),
            model: used.as_ref().map(|used| Named::of(used.model)),
            provider: route.map(|route| route.provider.to_owned()),
            message: breach.text.clone(),
            ..Self::bare(hit, place, Kind::Policy, Kind::Policy)
        }
    }

    /// A finding with only a place and a kind.
    fn bare(hit: &Hit, place: In, kind: Kind, level: Kind) -> Self {
        Self {
            kind,
            level: weigh(kind, hit.place, place.used, level),
            id: hit.id.clone(),
            file: place.file.to_owned(),
            line: hit.line,
            column: hit.column,
            places: 1,
            lines: vec![hit.line],
            path_class: place.class,
            ..Self::default()
        }
    }

    /// Adds another occurrence in the same file.
    pub fn add(&mut self, other: &Self) {
        self.places += 1;
        if self.lines.last() != Some(&other.line) && self.lines.len() < MOST_LINES {
            self.lines.push(other.line);
        }
        // The most severe occurrence sets the level and the location.
        if other.level < self.level {
            (self.level, self.line, self.column) = (other.level, other.line, other.column);
            self.path_class = other.path_class;
        }
    }

    /// The problem, without the successor.
    pub fn matter(&self) -> String {
        let at = self.provider_name.as_deref().unwrap_or("its provider");
        let mut text = match (self.kind, self.date) {
            (Kind::Retired, Some(date)) => format!("retired at {at} on {date}"),
            (Kind::Retired, None) => format!("retired at {at}"),
            (Kind::Withdrawn, Some(date)) => format!("withdrawn from {at} by {date}"),
            (Kind::Withdrawn, None) => format!("withdrawn from {at}"),
            (Kind::Retiring, Some(date)) => format!("retires at {at} on {date}"),
            (Kind::Deprecated, Some(date)) if self.basis.is_some() => {
                format!("deprecated at {at}, retires on {date}")
            }
            (Kind::Deprecated, Some(date)) => format!("deprecated at {at} since {date}"),
            (Kind::Retiring | Kind::Deprecated, None) => format!("deprecated at {at}"),
            (Kind::Unknown, _) => "no known provider serves it".into(),
            (Kind::Moved, _) => {
                let name =
                    |named: &'_ Option<Named>| named.as_ref().map(|named| named.name.clone());
                let since = self.date.map(|d| format!(" (released {d})"));
                let since = since.unwrap_or_default();
                let [now, before] = [&self.model, &self.before]
                    .map(|named| name(named).unwrap_or_else(|| "?".to_owned()));
                format!("now {now}{since}; previously perhaps {before}")
            }
            (Kind::Policy, _) => self.message.clone(),
        };
        if let Some(dated) = &self.dated_form {
            text.push_str(&format!(", as {dated} does"));
        }
        text
    }

    /// The successor with its cost change, if known.
    pub fn way_out(&self) -> Option<String> {
        let next = self.successor.as_ref()?;
        let id = next.id.as_deref().unwrap_or(&next.model);
        Some(match next.cost_change_percent {
            None if id == next.model => {
                let at = self.provider_name.as_deref().unwrap_or("its provider");
                format!("{id}, named by {at}, cost change unknown")
            }
            None => format!("{id}, cost change unknown"),
            Some(0.0) => format!("{id}, at the same cost{}", next.of_text()),
            Some(change) => {
                let ratio = 1.0 + change / 100.0;
                format!(
                    "{id}, {}{}",
                    wording::change(ratio, Quantity::Price),
                    next.of_text()
                )
            }
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

/// The level of a finding, when kinds at least as severe as `level` fail.
fn weigh(kind: Kind, place: Place, used: bool, level: Kind) -> Level {
    let told = place == Place::Mention || !used;
    if told || kind == Kind::Moved && level != Kind::Moved {
        Level::Note
    } else if kind.rank() <= level.rank() && place != Place::Offered {
        Level::Error
    } else {
        Level::Warning
    }
}

impl Finding {
    /// Whether it is a note only because of its path.
    pub fn is_quiet(&self) -> bool {
        self.level == Level::Note && self.path_class.is_quiet()
    }
}
