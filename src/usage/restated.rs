//! Sums over a period in reports of vendors and tools, which are fetched again while the period goes on.
//!
//! Owns which rows are of the same period and group, and which of them count. Does not add up (`totals`).

use super::json::{Json, Malformed, Scalar};
use super::keys::{Mark, Word, Words};
use super::record::Record;
use super::repeats::{Counted, mixed, raw};

/// What OpenAI's usage pages call their rows.
const ROW: &str = "organization.usage.completions.result";
/// Words for the period of a row.
const PERIOD: Words = Words::of(&[
    Word::Time,
    Word::OtherTime,
    Word::LateTime,
    Word::Day,
    Word::Month,
    Word::End,
]);
/// Why an earlier row has no amount.
pub(super) const LATER: &str = "a later row of the same period and group";

/// A row of a report that was counted.
#[derive(Debug)]
pub(super) struct Row {
    /// The same for rows of the same period and group.
    pub(super) id: u64,
    /// Its piece, and the line in it.
    pub(super) place: (u64, u64),
    pub(super) input: usize,
    /// Whether it is a table's; its id is then that of the whole line.
    pub(super) in_table: bool,
    pub(super) counted: Counted,
}

/// What a row is to a later one with the same id.
pub(super) enum Next {
    /// Another row.
    Own,
    Copy,
    /// The same row, before its period was over.
    Earlier,
    /// The same row, or that of another account.
    Unclear,
}

impl Row {
    pub(super) fn next_to(&self, later: &Self) -> Next {
        let in_one_file = self.input == later.input;
        let is_same = self.counted.tokens == later.counted.tokens;
        match (self.in_table, in_one_file, is_same) {
            // A table may leave out what tells its rows apart.
            (true, true, _) => Next::Own,
            (true, false, _) | (false, _, true) => Next::Copy,
            (false, true, false) => Next::Earlier,
            (false, false, false) => Next::Unclear,
        }
    }
}

/// The id of a row: its period and its group. Numbers in these reports are counts and amounts; texts name the group.
/// `starts`: where the records around it and this one begin. `line`: of a table.
pub(super) fn id(record: &Record, bytes: &[u8], starts: &[usize], line: &[u8]) -> Option<u64> {
    if record.lacks(PERIOD) {
        return None;
    }
    if record.beside_counts.in_table {
        return Some(mixed(5, line.trim_ascii()));
    }
    let is_row = record.has(Mark::AnthropicReport)
        || record.has(Mark::Breakdown)
        || record.says(Word::Object, &[ROW]);
    if !is_row || starts.is_empty() {
        return None;
    }
    let kept = record.words.iter();
    let period = kept.filter(|kept| PERIOD.bits() >> kept.word as u64 & 1 == 1);
    let period = period.filter_map(|kept| raw(kept.value));
    let period = period.fold(4, mixed);
    let mut json = Json::new(bytes);
    starts.iter().try_fold(period, |hash, start| {
        json.set_position(*start);
        group(&mut json, hash).ok()
    })
}

/// The texts and flags of an object, without those in its lists.
fn group(json: &mut Json, mut hash: u64) -> Result<u64, Malformed> {
    json.open(b'{')?;
    let mut first = true;
    while json.next(b'}', first)? {
        first = false;
        let key = json.key()?.raw();
        if json.peek() == b'{' {
            hash = group(json, hash)?;
            continue;
        }
        match json.scalar()? {
            Some(Scalar::Text(text)) => hash = mixed(mixed(hash, key), text.raw()),
            Some(Scalar::Bool(true)) => hash = mixed(hash, key),
            _ => {}
        }
    }
    Ok(hash)
}
