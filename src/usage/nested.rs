//! Calls inside calls: one call that a library and the one below it both record, and an event of a log within its span.
//!
//! Owns what stands within what, and which of two records of one call stays. Does not read spans or sum.

use std::collections::BTreeMap;

use catalog::sort::Order;
use catalog::words;
use rustc_hash::{FxHashMap, FxHashSet};

use super::keys::{Mark, Word, Words};
use super::record::Record;
use super::repeats::{self, Counted};

/// One call, by its id and by that of what is around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call {
    own: Option<u64>,
    around: Option<u64>,
    /// Whether its answer counts once by an id that is not that of the record, and so is not taken back here.
    has_answer: bool,
    /// Whether its counts are those of all calls within it, if there are any.
    sums_up: bool,
    /// Where it stands: its piece, and the line in it.
    place: (u64, u64),
    /// What was counted of it.
    pub(super) counted: Counted,
}

/// The calls that were met last, and what stands around spans without counts.
#[derive(Debug)]
pub(super) struct Nested {
    most: usize,
    calls: Vec<Call>,
    met: usize,
    links: FxHashMap<u64, u64>,
}

/// Spans without counts that are climbed to find the call around one.
const MOST_BETWEEN: usize = 8;

/// Work that calls a model of its own accord, whatever stands within or around it.
const OTHER_WORK: &[&str] = words!("EMBEDDING EVALUATOR GUARDRAIL RERANKER embeddings");

/// Whether a record may stand within another one of the same call.
#[inline]
pub(super) fn may_nest(record: &Record) -> bool {
    let says_work = record.word(WORK).is_some();
    (says_work || record.has(Mark::Span) || record.has(Mark::Langfuse) || record.has(Mark::Weave))
        && !record.says(Word::Work, OTHER_WORK)
}

const WORK: Words = Words::of(&[Word::Work]);

/// The call of a record. `has_answer`: whether it counts once by an id of its answer, if it is a span.
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
    /// Remembers so many.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            calls: Vec::new(),
            met: 0,
            links: FxHashMap::default(),
        }
    }

    /// Notes a call.
    pub(super) fn call(&mut self, call: Call) {
        if self.calls.len() < self.most {
            self.calls.push(call);
        } else {
            self.calls[self.met % self.most] = call;
        }
        self.met += 1;
    }

    /// Notes a span without counts, which may stand between two records of a call. What a tool or an agent calls within
    /// its own span is a call by itself.
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

/// Which calls are told by others, each by its thread: of two, one around the other, of the same model with the same input
/// the one that has more of its output stays. `model`: of what was counted by a thread.
pub(super) fn told_twice<'m>(
    threads: &[&Nested],
    model: impl Fn(usize, &Counted) -> Option<&'m str>,
) -> Vec<(usize, Counted)> {
    let mut calls: Vec<(usize, Call)> = Vec::new();
    for (thread, nested) in threads.iter().enumerate() {
        calls.extend(nested.calls.iter().map(|call| (thread, *call)));
    }
    // Which thread read what is of no account.
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
    // First what has less output than the call around it, then what has more within it.
    for takes_inner in [true, false] {
        for at in 0..calls.len() {
            let call = calls[at].1;
            // Of one record that was exported twice the last counts.
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

/// The calls whose counts are the sums of several right within them.
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

/// The nearest call around one that still counts.
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
