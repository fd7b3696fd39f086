//! The ledgers of all threads → one set of totals.
//!
//! Owns merging them independently of which thread read what, and turning places into line numbers.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use catalog::units::Money;

use super::ledger::{END, Ledger, MOST_DETAILS, Met, SUMMARY, Spelling};
use super::nested::{Nested, told_twice};
use super::reason::Reason;
use super::repeats::Counted;
use super::restated::{Next, Row};
use super::seller::OfDay;
use super::summaries::left_out;
use super::sums::{Skipped, Sums};

/// What all lines add up to.
#[derive(Debug, Default)]
pub struct Totals {
    rows: BTreeMap<Box<[u8]>, Sums>,
    /// How models were spelled, sorted by the text.
    pub spellings: Vec<Spelling>,
    /// Lines without an amount, by reason and detail.
    pub skipped: BTreeMap<(Reason, String), Skipped>,
    /// Of each piece: number, input, lines.
    pub pieces: Vec<(u64, usize, u64)>,
    /// Pages of an export that name a next page.
    pub pages_with_more: u64,
    /// Unread keys of priced records that may change the bill.
    pub telling: BTreeSet<String>,
    /// Answers that were recorded again; each is counted once.
    pub repeats: u64,
    /// Rows of reports with the period and the group of another file's row, but other counts.
    pub restated: u64,
    /// Whether answers were forgotten, so that distant repeats may count twice.
    pub forgot: bool,
}

impl Totals {
    /// Merges the ledgers of several threads, in any order.
    pub fn of(mut ledgers: Vec<Ledger>) -> Self {
        count_once(&mut ledgers);
        count_nested_once(&mut ledgers);
        let unclear = count_reports_once(&mut ledgers);
        let known = ledgers.iter().flat_map(|ledger| &ledger.met);
        let sold = known.filter_map(|met| match met {
            Met::Known(spelling) if spelling.requests > 0 => Some((
                spelling.sold(),
                spelling.summaries.is_some(),
                &spelling.days,
            )),
            _ => None,
        });
        let left_out = left_out(sold);
        let mut totals = Self {
            restated: unclear,
            ..Self::default()
        };
        let mut spellings: BTreeMap<(String, String, String, OfDay), Spelling> = BTreeMap::new();
        let mut folded = false;
        for ledger in ledgers {
            folded |= ledger.folded;
            totals.repeats += ledger.repeats;
            totals.pages_with_more += ledger.pages_with_more;
            let telling = ledger.telling.iter();
            totals
                .telling
                .extend(telling.map(|key| String::from_utf8_lossy(key).into_owned()));
            totals.forgot |= ledger.answers.iter().any(|answers| answers.forgot);
            totals.pieces.extend(ledger.pieces);
            for (key, sums) in ledger.rows {
                if sums.is_empty() && ledger.repeats > 0 {
                    continue; // all of it was taken back
                }
                let key = match key.iter().position(|byte| *byte == SUMMARY) {
                    Some(at) if left_out.contains(&key[at + 1..]) => continue,
                    Some(at) => key[..at].into(),
                    None => key,
                };
                match totals.rows.entry(key) {
                    Entry::Vacant(row) => {
                        row.insert(sums);
                    }
                    Entry::Occupied(mut row) => row.get_mut().add(&sums),
                }
            }
            for met in ledger.met {
                let Met::Known(mut spelling) = met else {
                    continue;
                };
                if let Some(lines) = spelling.summaries.take_if(|lines| lines.lines > 0)
                    && left_out.contains(&spelling.sold())
                {
                    let detail = spelling.seller.sale.model;
                    let skipped = totals.skipped.entry((Reason::AlsoRecorded, detail));
                    skipped.or_default().merge(lines);
                    continue;
                }
                let seller = &spelling.seller;
                let key = (
                    spelling.text.clone(),
                    seller.sale.provider.clone(),
                    seller.sale.route.clone(),
                    seller.of_day,
                );
                match spellings.entry(key) {
                    Entry::Vacant(one) => {
                        one.insert(*spelling);
                    }
                    Entry::Occupied(mut one) => {
                        let one = one.get_mut();
                        one.requests += spelling.requests;
                        // It may be recorded for some requests and not for others.
                        one.seller.basis = one.seller.basis.max(spelling.seller.basis);
                        let unknown = spelling.seller.unknown;
                        one.seller.unknown = one.seller.unknown.take().max(unknown);
                        one.usd += spelling.usd;
                    }
                }
            }
            let plain = Reason::ALL.iter().zip(ledger.plain_skips);
            let plain = plain.map(|(reason, skipped)| ((*reason, String::new()), skipped));
            for (key, skipped) in plain.chain(ledger.skipped) {
                if skipped.lines > 0 {
                    totals.skipped.entry(key).or_default().merge(skipped);
                }
            }
        }
        let details = totals
            .skipped
            .keys()
            .filter(|(_, detail)| !detail.is_empty());
        if folded || details.count() > MOST_DETAILS {
            for ((reason, _), skipped) in std::mem::take(&mut totals.skipped) {
                let of_reason = totals.skipped.entry((reason, String::new())).or_default();
                of_reason.merge(skipped);
            }
        }
        totals.spellings = spellings.into_values().filter(|s| s.requests > 0).collect();
        totals.pieces.sort_unstable();
        totals
    }

    /// The rows, each with the values of the fields it is grouped by; `None`: the record has no such field.
    pub fn rows(&self) -> impl Iterator<Item = (Vec<Option<String>>, &Sums)> {
        self.rows.iter().map(|(key, sums)| (parts(key), sums))
    }

    /// The model with the highest spend, and its amount; `None`: there is none.
    pub fn most_spent(&self) -> Option<(&str, Money)> {
        let mut spent: BTreeMap<&str, Money> = BTreeMap::new();
        for spelling in &self.spellings {
            *spent.entry(&spelling.seller.sale.model).or_default() += spelling.usd;
        }
        spent.into_iter().max_by_key(|(_, usd)| *usd)
    }

    /// How many lines there are, including blank ones.
    pub fn lines(&self) -> u64 {
        self.pieces.iter().map(|(_, _, lines)| lines).sum()
    }

    /// How many lines of `input` come before `piece`.
    pub fn lines_before(&self, input: usize, piece: u64) -> u64 {
        let before = self.pieces.iter().filter(|p| p.1 == input && p.0 < piece);
        before.map(|(_, _, lines)| lines).sum()
    }

    /// A place for people: the input, and the line in it, from 1.
    pub fn place(&self, (piece, line): (u64, u64)) -> (usize, u64) {
        let at = self.pieces.partition_point(|p| p.0 < piece);
        let input = self.pieces.get(at).map_or(0, |p| p.1);
        (input, self.lines_before(input, piece) + line + 1)
    }
}

fn parts(key: &[u8]) -> Vec<Option<String>> {
    let mut parts = key.split(|byte| *byte == END).collect::<Vec<_>>();
    parts.pop();
    let text = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
    parts
        .into_iter()
        .map(|part| part.get(1..).map(text))
        .collect()
}

/// Takes back what one thread counted for an answer that another also met.
fn count_once(ledgers: &mut [Ledger]) {
    for later in 1..ledgers.len() {
        for earlier in 0..later {
            for kind in 0..2 {
                let shared = ledgers[earlier].answers[kind].shared(&ledgers[later].answers[kind]);
                for (answer, of_earlier) in shared {
                    let ledger = &mut ledgers[if of_earlier { earlier } else { later }];
                    ledger.answers[kind].forget(answer.id);
                    ledger.take_back(&answer.counted);
                }
            }
        }
    }
}

/// Takes back the rows that later reports state again. Returns how many may be such rows or those of another account.
fn count_reports_once(ledgers: &mut [Ledger]) -> u64 {
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for (thread, ledger) in ledgers.iter_mut().enumerate() {
        let reports = std::mem::take(&mut ledger.reports).into_iter();
        rows.extend(reports.map(|row| (thread, row)));
    }
    rows.sort_by_key(|(_, row)| (row.id, row.place));
    let mut unclear = 0;
    for same in rows.chunk_by(|(_, a), (_, b)| a.id == b.id) {
        let Some(((_, last), earlier)) = same.split_last() else {
            continue;
        };
        for (thread, row) in earlier {
            match row.next_to(last) {
                Next::Own => {}
                Next::Copy => ledgers[*thread].take_back(&row.counted),
                Next::Earlier => ledgers[*thread].take_back_earlier(row),
                Next::Unclear => unclear += 1,
            }
        }
    }
    unclear
}

/// Takes back what was counted twice for nested calls.
fn count_nested_once(ledgers: &mut [Ledger]) {
    let threads: Vec<&Nested> = ledgers.iter().map(|ledger| &ledger.nested).collect();
    let model = |thread: usize, counted: &Counted| match &ledgers[thread].met[counted.met as usize]
    {
        Met::Known(spelling) => Some(spelling.seller.sale.model.as_str()),
        Met::Refused(..) => None,
    };
    for (thread, counted) in told_twice(&threads, model) {
        ledgers[thread].take_back(&counted);
    }
}
