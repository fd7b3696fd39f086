//! One finding: what is the matter with an id in a file, who says so, and the way out.

use catalog::schema::{Model, RetirementBasis};
use catalog::units::Date;
use serde::Serialize;

use crate::lint::path_class::Class;
use crate::lint::{Breach, Checker, Hit, Kind, Place, SaidBy, Successor, Verdict};
use crate::wording::{self, Quantity};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// At or above the level asked for: the check fails.
    Error,
    /// Below it, or only a choice that a form offers.
    Warning,
    /// An example in a document, a mention in prose, or a pointer that has moved: never fails.
    #[default]
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
    pub source: Option<SaidBy>,
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
            rule: Some(breach.rule),
            model: used.as_ref().map(|used| Named::of(used.model)),
            provider: route.map(|route| route.provider.to_owned()),
            message: breach.text.clone(),
            ..Self::bare(hit, place, Kind::Policy, Kind::Policy)
        }
    }

    /// A finding of which only the place and the kind are known.
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

    /// The way out, where one is known.
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

/// How much a finding of `kind` weighs, when those at least as grave as `level` fail.
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
    /// Whether it is a note for the sake of its path alone.
    pub fn is_quiet(&self) -> bool {
        self.level == Level::Note && self.path_class.is_quiet()
    }
}
