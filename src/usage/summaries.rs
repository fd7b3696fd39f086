//! Sums of requests, and other records of requests that are also recorded one by one.
//!
//! Owns which records are such, and which do not count: those of a model at a provider if requests of the same days are
//! recorded in other files. Records in one file are meant to be added. Does not add up (`ledger`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use super::forms::{Covers, Form};
use super::keys::{Count, Mark, Word};
use super::record::{InsideKind, Record};
use catalog::sort::tree;

/// Names of requests in telemetry of tools that also keep logs of their calls.
const TELEMETRY: &[&str] = &[
    "api_request",
    "claude_code.api_request",
    "codex.sse_event",
    "gemini_cli.api_response",
];

/// Whether a record covers requests that may be recorded one by one elsewhere.
pub(super) fn is_summary(record: &Record, form: &Form, kind: Option<InsideKind>) -> bool {
    use InsideKind::{ByModel, Grouped, Parts};
    form.covers == Covers::Several
        || matches!(kind, Some(ByModel | Parts | Grouped))
        || record.anywhere(Count::Requests).is_some()
        || record.has(Mark::Span) && record.says(Word::Kind, TELEMETRY)
}

/// The days of some records, and their inputs.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    /// The first and the last.
    span: Option<(civil::Date, civil::Date)>,
    /// Whether some have no date.
    open: bool,
    inputs: Vec<usize>,
}

impl Days {
    /// Adds those of a record.
    pub(super) fn add(
        &mut self,
        input: usize,
        first: Option<civil::Date>,
        last: Option<civil::Date>,
    ) {
        if self.inputs.last() != Some(&input) {
            self.inputs.push(input);
        }
        self.open |= first.is_none();
        let span = first.map(|first| (first, last.unwrap_or(first)));
        self.join(span);
    }

    fn merge(&mut self, other: &Self) {
        self.inputs.extend(&other.inputs);
        self.open |= other.open;
        self.join(other.span);
    }

    fn join(&mut self, span: Option<(civil::Date, civil::Date)>) {
        self.span = match (self.span, span) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }

    /// Whether both may share a day, and share no input.
    fn meet(&self, other: &Self) -> bool {
        let inputs: BTreeSet<&usize> = tree(self.inputs.iter());
        if other.inputs.iter().any(|input| inputs.contains(input)) {
            return false;
        }
        let meet = |(a, b): ((_, civil::Date), (civil::Date, _))| b.0 <= a.1;
        let spans = self.span.zip(other.span);
        self.open || other.open || spans.is_some_and(|(a, b)| meet((a, b)) && meet((b, a)))
    }
}

/// The models and providers whose sums are left out. Each row: the key of both, whether it is a sum, its days.
pub(super) fn left_out<'d, K: Ord>(rows: impl Iterator<Item = (K, bool, &'d Days)>) -> BTreeSet<K> {
    let mut known: BTreeMap<K, [Option<Days>; 2]> = BTreeMap::new();
    for (key, is_sum, days) in rows {
        let of_kind = &mut known.entry(key).or_default()[usize::from(is_sum)];
        of_kind.get_or_insert_default().merge(days);
    }
    let meet = |(key, [single, sum]): (K, [Option<Days>; 2])| {
        let (single, sum) = single.zip(sum)?;
        single.meet(&sum).then_some(key)
    };
    known.into_iter().filter_map(meet).collect()
}
