//! Filters that combine, and the count of what each removed.
//!
//! Owns the three outcomes of a filter. Unknown never passes and is counted separately. Does not read options
//! (`asked`), sort (`order`) or choose columns.

mod board;
mod column;
mod license;

use catalog::names::normalize;
use catalog::schema::{Kind, RetirementBasis, Status};
use catalog::units::Date;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::candidate::Candidate;
use crate::fields::Value;
use crate::query::Setting;

pub use board::Board;
pub use column::{BOARD_PREFIX, Column};
pub use license::LicenseTerm;

/// The outcome of a filter for a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The model is known to match.
    Pass,
    /// The model is known not to match.
    Fail,
    Unknown,
}

impl From<Option<bool>> for Outcome {
    fn from(known: Option<bool>) -> Self {
        match known {
            Some(true) => Self::Pass,
            Some(false) => Self::Fail,
            None => Self::Unknown,
        }
    }
}

/// What a filter tests.
#[derive(Clone)]
pub enum Test {
    /// Each of these normalized words starts a word of the name, id or aliases.
    Words(Vec<String>),
    /// Model ids.
    Among(Vec<String>),
    Kind(Vec<Kind>),
    /// Lab ids.
    Lab(Vec<String>),
    /// Ids of providers, one of which must serve it on the day.
    Provider(Vec<String>),
    Status(Vec<Status>),
    /// The fact must be true.
    Yes(Column),
    /// The fact must be at least this.
    Least(Column, Value),
    /// The fact must be at most this.
    Most(Column, Value),
    /// The date must be this or later.
    Since(Column, Date),
    License(Vec<LicenseTerm>),
    /// Its lab retires it within this many days.
    Retiring(i32),
    /// Whether it has a route of some kind, by model id. `None`: unknown.
    Routes(FxHashMap<String, Option<bool>>),
}

/// A filter, with the option it came from.
#[derive(Clone)]
pub struct Filter {
    /// As it would be typed: `--min-context 200K`.
    pub asked: String,
    pub test: Test,
    /// Whether it is the default, not asked for.
    pub usual: bool,
}

impl Filter {
    /// A filter that was asked for.
    pub fn new(asked: impl Into<String>, test: Test) -> Self {
        Self {
            asked: asked.into(),
            test,
            usual: false,
        }
    }

    pub fn outcome(&self, candidate: &Candidate, setting: &Setting) -> Outcome {
        let known = |passes: bool| Outcome::from(Some(passes));
        let compared = |column: &Column, test: &dyn Fn(Value) -> bool| {
            Outcome::from(column.value(candidate).map(test))
        };
        let model = &candidate.model;
        match &self.test {
            Test::Words(words) => known(has_words(candidate, words)),
            Test::Among(ids) => known(ids.iter().any(|id| id == model.id)),
            Test::Kind(kinds) => known(kinds.contains(&model.kind)),
            Test::Lab(labs) => known(labs.iter().any(|lab| lab == model.lab)),
            Test::Provider(providers) => known(
                providers
                    .iter()
                    .any(|p| candidate.providers.contains(&p.as_str())),
            ),
            Test::Status(statuses) => match candidate.life.status {
                Status::Unknown => Outcome::Unknown,
                status => known(statuses.contains(&status)),
            },
            Test::Yes(column) => compared(column, &|value| value == Value::Flag(true)),
            Test::Least(column, bound) => compared(column, &|value| value.order(bound).is_ge()),
            Test::Most(column, bound) => compared(column, &|value| value.order(bound).is_le()),
            Test::Since(column, day) => since(column.value(candidate).as_ref(), *day),
            Test::License(terms) => license::outcome(model.facts.license.as_ref(), terms),
            Test::Retiring(days) => {
                let announced = candidate.life.basis != Some(RetirementBasis::Earliest);
                let date = candidate.life.retires_on.filter(|_| announced);
                let left = date.map(|date| setting.today.days_until(date));
                Outcome::from(left.map(|left| (0..=*days).contains(&left)))
            }
            Test::Routes(known) => Outcome::from(known.get(model.id).copied().flatten()),
        }
    }
}

/// A date known only to the month may be on either side of a day.
fn since(value: Option<&Value>, day: Date) -> Outcome {
    match value {
        Some(Value::Date(date)) if date.first_day() >= day.first_day() => Outcome::Pass,
        Some(Value::Date(date)) if date.last_day() < day.first_day() => Outcome::Fail,
        _ => Outcome::Unknown,
    }
}

fn has_words(candidate: &Candidate, words: &[String]) -> bool {
    let model = &candidate.model;
    let mut names = format!("-{}-{}", normalize(model.id), normalize(model.name));
    for alias in &model.aliases {
        names.push('-');
        names.push_str(&normalize(alias));
    }
    words.iter().all(|word| names.contains(&format!("-{word}")))
}

/// What one filter removed from what the previous ones left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// As it would be typed.
    pub filter: String,
    /// Models known not to match.
    pub removed: usize,
    /// Models for which it is unknown.
    pub unknown: usize,
    /// Models left.
    pub left: usize,
}

/// What all filters left, and what each removed.
#[derive(Debug, Clone)]
pub struct Sieved<'a> {
    /// The models that pass every filter.
    pub kept: Vec<Candidate<'a>>,
    /// One entry per filter, in the order applied.
    pub taken: Vec<Taken>,
    /// Models that might match, but lack the data to tell.
    pub may_fit: usize,
}

/// Applies the filters in order. The order does not affect which models are kept.
///
/// # Errors
/// The first candidate that is an error.
pub fn sieve<'a, E>(
    candidates: impl IntoIterator<Item = Result<Candidate<'a>, E>>,
    filters: &[Filter],
    setting: &Setting,
) -> Result<Sieved<'a>, E> {
    let mut counts = vec![[0; 2]; filters.len()];
    let (mut kept, mut may_fit) = (Vec::new(), 0);
    for candidate in candidates {
        let candidate = candidate?;
        // The first filter it did not pass, and whether it failed (0) or was unknown (1).
        let mut left_at: Option<(usize, usize)> = None;
        let mut fails = false;
        for (at, filter) in filters.iter().enumerate() {
            match filter.outcome(&candidate, setting) {
                Outcome::Pass => {}
                Outcome::Unknown => left_at = left_at.or(Some((at, 1))),
                Outcome::Fail => {
                    left_at = left_at.or(Some((at, 0)));
                    fails = true;
                    break;
                }
            }
        }
        match left_at {
            None => kept.push(candidate),
            Some((at, why)) => {
                counts[at][why] += 1;
                may_fit += usize::from(!fails);
            }
        }
    }
    let mut left = kept.len() + counts.iter().flatten().sum::<usize>();
    let taken = filters
        .iter()
        .zip(counts)
        .map(|(filter, [removed, unknown])| {
            left -= removed + unknown;
            Taken {
                filter: filter.asked.clone(),
                removed,
                unknown,
                left,
            }
        });
    Ok(Sieved {
        taken: taken.collect(),
        kept,
        may_fit,
    })
}
