//! Nested calls: one call that a library and the one below it both record, and a log event within its span.
//!
//! Owns what is nested in what, and which of two records of one call is kept. Does not read spans or add up.

use std::collections::BTreeMap;

use catalog::sort::Order;
use catalog::words;
use rustc_hash::{FxHashMap, FxHashSet};

use super::keys::{Mark, Word, Words};
use super::record::Record;
use super::repeats::{self, Counted};

/// A call, with its own id and that of its parent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call {
    own: Option<u64>,
    around: Option<u64>,
    /// Whether an id of its answer, not of the record, already makes it count once; it is then not taken back here.
    has_answer: bool,
    /// Whether its counts sum up all calls within it, if there are any.
    sums_up: bool,
    /// Its piece, and its line there.
    place: (u64, u64),
    pub(super) counted: Counted,
}

/// The latest calls, and the parents of spans without counts.
#[derive(Debug)]
pub(super) struct Nested {
    most: usize,
    calls: Vec<Call>,
    met: usize,
    links: FxHashMap<u64, u64>,
}

/// How many spans without counts are climbed to find the enclosing call.
const MOST_BETWEEN: usize = 8;

/// Work that calls a model itself, whatever encloses it or is within it.
const OTHER_WORK: &[&str] = words!("EMBEDDING EVALUATOR GUARDRAIL RERANKER embeddings");

/// Whether a record may be nested in another record of the same call.
#[inline]
pub(super) fn may_nest(record: &Record) -> bool {
    let says_work = record.word(WORK).is_some();
    (says_work || record.has(Mark::Span) || record.has(Mark::Langfuse) || record.has(Mark::Weave))
        && !record.says(Word::Work, OTHER_WORK)
}

const WORK: Words = Words::of(&[Word::Work]);

/// The call of a record. `has_answer`: whether an id of its answer makes it count once, if it is a span.
pub(super) fn call(record: &Record, has_answer: bool, place: (u64, u64), counted: Counted) -> Call {
    let span = repeats::id_of(record, Word::Span);
    let own = span.or_else(|| repeats::id_of(record, Word::Id));
    let is_event = record.has(Mark::Event) && span.is_some();
    Call {
        own: own.filter(|_| !is_event),
        around: if is_event {
            span
        } else {
            repeats::id_of(record, Word::Parent)
        },
        has_answer: has_answer && span.is_some(),
        sums_up: record.has(Mark::Weave),
        place,
        counted,
    }
}

impl Nested {
    /// Remembers up to `most` calls.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            calls: Vec::new(),
            met: 0,
            links: FxHashMap::default(),
        }
    }

    pub(super) fn call(&mut self, call: Call) {
        if self.calls.len() < self.most {
            self.calls.push(call);
        } else {
            self.calls[self.met % self.most] = call;
        }
        self.met += 1;
    }

    /// Notes a span without counts, which may come between two records of a call. Calls that a tool or an agent makes
    /// within its own span are separate calls.
    #[cold]
    pub(super) fn link(&mut self, record: &Record) {
        if record.word(WORK).is_some() {
            return;
        }
        let ids = (
            repeats::id_of(record, Word::Span),
            repeats::id_of(record, Word::Parent),
        );
        if let (Some(own), Some(around)) = ids
            && self.links.len() < self.most
        {
            self.links.insert(own, around);
        }
    }
}

/// The calls that are recorded twice, each with its thread: of two nested calls of the same model with the same input,
/// the one with more output is kept. `model`: of what a thread counted.
pub(super) fn told_twice<'m>(
    threads: &[&Nested],
    model: impl Fn(usize, &Counted) -> Option<&'m str>,
) -> Vec<(usize, Counted)> {
    let mut calls: Vec<(usize, Call)> = Vec::new();
    for (thread, nested) in threads.iter().enumerate() {
        calls.extend(nested.calls.iter().map(|call| (thread, *call)));
    }
    // The result must not depend on which thread read what.
    calls.order_by_key(|(_, call)| call.place);
    let mut by_id: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, (_, call)) in calls.iter().enumerate() {
        if let Some(id) = call.own {
            by_id.insert(id, at);
        }
    }
    let around: FxHashSet<u64> = calls.iter().filter_map(|(_, call)| call.around).collect();
    let sums_up = |call: &Call| call.sums_up && call.own.is_some_and(|own| around.contains(&own));
    let mut gone: Vec<bool> = calls.iter().map(|(_, call)| sums_up(call)).collect();
    // First drop calls with less output than the enclosing call, then calls that enclose one with more.
    for takes_inner in [true, false] {
        for at in 0..calls.len() {
            let call = calls[at].1;
            // If a record was exported twice, the last one counts.
            let is_last = call.own.is_none_or(|id| by_id.get(&id) == Some(&at));
            while is_last
                && !gone[at]
                && let Some(outer) = outer(threads, &by_id, &calls, &gone, at)
            {
                let around = calls[outer].1;
                let (a, b) = (around.counted.tokens, call.counted.tokens);
                let of = |at: usize| model(calls[at].0, &calls[at].1.counted);
                let is_same = of(outer) == of(at)
                    && (a.fresh, a.cache_read, a.input()) == (b.fresh, b.cache_read, b.input());
                let keeps_outer = match (around.has_answer, call.has_answer) {
                    (true, true) => break,
                    (true, false) => true,
                    (false, true) => false,
                    (false, false) => a.output > b.output,
                };
                if !is_same || keeps_outer != takes_inner {
                    break;
                }
                gone[if keeps_outer { at } else { outer }] = true;
            }
        }
    }
    for at in sums(threads, &by_id, &calls, &gone) {
        gone[at] = true;
    }
    let told = calls.iter().zip(gone).filter(|(_, gone)| *gone);
    told.map(|((thread, call), _)| (*thread, call.counted))
        .collect()
}

/// The calls whose counts are the sums of several calls directly within them.
fn sums(
    threads: &[&Nested],
    by_id: &BTreeMap<u64, usize>,
    calls: &[(usize, Call)],
    gone: &[bool],
) -> Vec<usize> {
    let counts = |call: &Call| {
        let tokens = call.counted.tokens;
        [
            tokens.fresh,
            tokens.cache_read,
            tokens.input(),
            tokens.output,
        ]
        .map(u128::from)
    };
    let mut within: BTreeMap<usize, (u64, [u128; 4])> = BTreeMap::new();
    for at in 0..calls.len() {
        let call = calls[at].1;
        let is_last = call.own.is_none_or(|id| by_id.get(&id) == Some(&at));
        if is_last
            && !gone[at]
            && let Some(outer) = outer(threads, by_id, calls, gone, at)
        {
            let (number, sum) = within.entry(outer).or_default();
            *number += 1;
            for (sum, count) in sum.iter_mut().zip(counts(&call)) {
                *sum += count;
            }
        }
    }
    let is_sum = |(at, (number, sum)): (usize, (u64, [u128; 4]))| {
        let around = calls[at].1;
        (number > 1 && !around.has_answer && counts(&around) == sum).then_some(at)
    };
    within.into_iter().filter_map(is_sum).collect()
}

/// The nearest enclosing call that still counts.
fn outer(
    threads: &[&Nested],
    by_id: &BTreeMap<u64, usize>,
    calls: &[(usize, Call)],
    gone: &[bool],
    at: usize,
) -> Option<usize> {
    let mut id = calls[at].1.around?;
    for _ in 0..MOST_BETWEEN {
        id = match by_id.get(&id) {
            Some(outer) if *outer == at => return None,
            Some(outer) if !gone[*outer] => return Some(*outer),
            Some(outer) => calls[*outer].1.around?,
            None => *threads.iter().find_map(|nested| nested.links.get(&id))?,
        };
    }
    None
}
