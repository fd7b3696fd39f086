//! CSV rows → records.
//!
//! Owns cells and what a column name means: a key, or a path of keys (`metadata.team`). Does not split a file into
//! pieces (`source`).
use super::counts::{is_grouped, is_spaced};
use super::json::{Scalar, Text};
use super::keys::{ATTRIBUTES, Count, Doubt, LABELS, RECORD, Take, USAGE, Word};
use super::known::{Found, Known};
use super::layout::Head;
use super::reader::TOP;
use super::reason::Reason;
use super::record::{DEEPEST, Place, Record};
use super::running::is_total;
use super::telling;
use super::unread::{SIDES, counts_nothing_else, words_of};
use super::values::{is_much, is_positive};
use super::when::Order;

/// The columns of a file.
#[derive(Debug)]
pub(super) struct Columns {
    delimiter: u8,
    /// What to do with each column.
    columns: Vec<Option<(Place, Found)>>,
    names: Vec<String>,
    /// Which columns are not read but mention tokens.
    unread: Vec<bool>,
    /// The order of day and month in the file's dates.
    order: Order,
    in_other_unit: bool,
}

impl Columns {
    pub(super) fn new(head: &Head, known: &Known) -> Self {
        let cells = Cells::new(&head.line, head.delimiter);
        let names: Vec<String> = cells
            .map(|cell| {
                let name = cell.decode().unwrap_or_default();
                String::from_utf8_lossy(name.trim_ascii()).into_owned()
            })
            .collect();
        let columns = names.iter().map(|name| {
            // `Input Tokens` for `input_tokens`.
            let plain = plain(name);
            let written = column(name, known);
            if written.as_ref().is_some_and(|(_, found)| is_listed(*found)) {
                return written;
            }
            // `inputtokencount`, from databases that fold case
            let spelled = || known.spelled(RECORD, &plain);
            let found = column(&plain, known).or(written);
            found.or_else(|| Some((TOP, spelled()?)))
        });
        let mut columns: Vec<_> = columns.collect();
        name_sides(&mut columns, &names, known);
        let unread = names.iter().zip(&columns);
        let unread = unread.map(|(name, column)| {
            let is_read = matches!(column, Some((_, found)) if is_listed(*found));
            !is_read && speaks_of_tokens(name)
        });
        Self {
            unread: unread.collect(),
            delimiter: head.delimiter,
            columns,
            names,
            order: head.order,
            in_other_unit: head.in_other_unit,
        }
    }

    /// Reads the cells of a row into `record`.
    pub(super) fn read<'p>(&self, row: &'p [u8], record: &mut Record<'p>) {
        record.clear();
        record.order = self.order;
        record.beside_counts.in_table = true;
        if self.in_other_unit {
            record.beside_counts.doubt = Some((Reason::OtherUnit, ABOVE.to_vec()));
        }
        let mut cells = Cells::new(row, self.delimiter);
        let columns = self.columns.iter().zip(&self.names).zip(&self.unread);
        for ((column, name), is_unread) in columns {
            let Some(cell) = cells.next() else {
                if matches!(column, Some((_, found)) if matches!(found.take, Take::Count(_))) {
                    record.fault.get_or_insert(Reason::UnevenRow);
                }
                continue;
            };
            let raw = cell.raw().trim_ascii();
            if *is_unread && (is_positive(raw) || raw.starts_with(b"{")) {
                let noted = &mut record.beside_counts.unread_column;
                noted.get_or_insert_with(|| name.clone());
            }
            let Some((place, found)) = column else {
                // pandas leaves the column of row names unnamed.
                if name.is_empty() && Doubt::Statistic.of(Scalar::Text(cell)).is_some() {
                    record.fault.get_or_insert(Reason::NotMeasured);
                }
                record.beside_counts.is_total |= is_total(cell);
                if telling::tells(raw) && telling::is_of_the_call(&words_of(name.as_bytes())) {
                    record.telling.push(name.clone().into_bytes().into());
                }
                continue;
            };
            record.note_depth(*place, *found);
            if let Some(value) = scalar(cell, self.delimiter) {
                if let Scalar::Number(number) = value
                    && matches!(found.take, Take::Count(_))
                    && may_be_thousands(number)
                {
                    record.fault.get_or_insert(Reason::UnclearNumber);
                }
                if is_much(value) {
                    let noted = match found.take {
                        Take::Unread => &mut record.unread,
                        Take::Aside => &mut record.aside,
                        _ => &mut None,
                    };
                    noted.get_or_insert_with(|| name.clone().into_bytes());
                }
                if let (Take::Word(word), Scalar::Text(text)) = (found.take, value)
                    && word.may_say_total()
                    && word != Word::Kind
                    && is_total(text)
                {
                    record.fault.get_or_insert(Reason::SumOfRows);
                }
                record.read_cell(*found, value, *place);
                if let (Take::Label, Scalar::Text(text)) = (found.take, value) {
                    record.doubt_label(text, None, || Some(plain(name).into_bytes()));
                }
                // The value raises a different doubt.
                if matches!(found.take, Take::Doubt(_))
                    && record.beside_counts.doubt.is_none()
                    && telling::tells(raw)
                {
                    record.telling.push(name.clone().into_bytes().into());
                }
                if matches!(found.take, Take::Telling(_)) {
                    record.tell(found.take, value, || Some(name.clone().into_bytes().into()));
                }
                if record.beside_counts.has_key() {
                    record.beside_counts.name(name);
                }
            } else if found.take == Take::Count(Count::Output) {
                record.has_open_output = true;
            }
        }
        // An unquoted cell that contains the delimiter shifts all cells after it.
        if cells.any(|cell| !cell.raw().trim_ascii().is_empty()) {
            record.fault.get_or_insert(Reason::UnevenRow);
        }
    }
}

/// The place of a unit that is stated above the head, not in a column.
const ABOVE: &[u8] = b"above the head";

/// Prefixes of columns in `CloudZero`'s billing format.
const PREFIXES: &[&str] = &["resource/tag:", "lineitem/"];

/// A column name in the form of a key: `Input Tokens`, `Timestamp (UTC)`, `# Tokens`, `Batch?`.
fn plain(name: &str) -> String {
    let lower = name.to_ascii_lowercase().replace("(utc)", "");
    let mut prefixes = PREFIXES.iter();
    let lower = prefixes
        .find_map(|prefix| lower.strip_prefix(prefix))
        .unwrap_or(&lower);
    let trimmed = lower.trim_matches(|c: char| c.is_whitespace() || "#?".contains(c));
    trimmed.replace([' ', '-'], "_")
}

/// Reads `input` and `output` as counts in a table that counts cached tokens and no other input or output; elsewhere
/// they are texts.
fn name_sides(columns: &mut [Option<(Place, Found)>], names: &[String], known: &Known) {
    let count = |of: &[Count]| {
        let mut found = columns.iter().flatten().map(|(_, found)| found.take);
        found.any(|take| matches!(take, Take::Count(count) if of.contains(&count)))
    };
    let has_side = count(&[Count::Prompt, Count::Input, Count::Fresh, Count::Output]);
    if has_side || !count(&[Count::CacheRead, Count::CacheWritten]) {
        return;
    }
    for (column, name) in columns.iter_mut().zip(names) {
        let name = plain(name);
        if SIDES.contains(&name.as_str()) {
            *column = known.find(USAGE, name.as_bytes()).map(|found| (TOP, found));
        }
    }
}

/// Whether a column counts tokens, judging by its name.
fn speaks_of_tokens(name: &str) -> bool {
    let words = words_of(name.as_bytes());
    let is_token = |word: &String| ["token", "tokens"].contains(&word.as_str());
    let is_side = words.len() == 1 && SIDES.contains(&words[0].as_str());
    is_side || words.iter().any(is_token) && counts_nothing_else(&words)
}

/// Whether a key is in the table for more than mentioning tokens.
fn is_listed(found: Found) -> bool {
    !matches!(
        found.take,
        Take::Unread
            | Take::Aside
            | Take::UsageAside
            | Take::OtherCall
            | Take::MayBeOtherCall
            | Take::Telling(_)
    )
}

fn column(name: &str, known: &Known) -> Option<(Place, Found)> {
    let whole = known.find(RECORD, name.as_bytes());
    if whole.is_none_or(|found| !is_listed(found))
        && let Some(found) = by_path(name, known)
    {
        return Some(found);
    }
    whole.map(|found| (TOP, found))
}

/// The column whose name is a path of keys.
fn by_path(name: &str, known: &Known) -> Option<(Place, Found)> {
    let (mut place, mut rest) = (TOP, name);
    while let Some((part, behind)) = rest.split_once('.') {
        place.node = match known.find(place.node, part.as_bytes())?.take {
            Take::Enter(inner) => inner,
            Take::Usage(_) | Take::SpareUsage => USAGE,
            Take::Unwrap if place.level < DEEPEST => {
                place.level += 1;
                RECORD
            }
            _ => return None,
        };
        rest = behind;
        // Names of attributes contain dots themselves.
        if [ATTRIBUTES, LABELS].contains(&place.node) || !rest.contains('.') {
            return known
                .find(place.node, rest.as_bytes())
                .map(|found| (place, found));
        }
    }
    None
}

/// Whether a number may be thousands or a fraction: `1.000` is one thousand in much of Europe.
fn may_be_thousands(number: &[u8]) -> bool {
    let Some(point) = memchr::memchr(b'.', number) else {
        return false;
    };
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    (1..=3).contains(&point)
        && number.len() == point + 4
        && digits(&number[..point])
        && digits(&number[point + 1..])
}

/// The value of a cell; `None` if empty.
fn scalar(cell: Text<'_>, delimiter: u8) -> Option<Scalar<'_>> {
    let raw = cell.raw().trim_ascii();
    let is_number = || {
        raw.iter()
            .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte))
            && std::str::from_utf8(raw).is_ok_and(|text| text.parse::<f64>().is_ok())
    };
    match raw {
        b"" | b"null" | b"NULL" | b"\\N" => None,
        b"true" | b"TRUE" | b"True" => Some(Scalar::Bool(true)),
        b"false" | b"FALSE" | b"False" => Some(Scalar::Bool(false)),
        raw if is_number() => Some(Scalar::Number(raw)),
        // In a comma-separated file, a comma inside a number separates thousands.
        raw if delimiter == b',' && is_grouped(raw) => Some(Scalar::Number(raw)),
        raw if raw[0].is_ascii_digit() && std::str::from_utf8(raw).is_ok_and(is_spaced) => {
            Some(Scalar::Number(raw))
        }
        _ => Some(Scalar::Text(cell)),
    }
}

/// Where a row ends, at the first line break outside quotes, and how many lines it spans.
pub(super) fn row(rows: &[u8]) -> (usize, u64) {
    let (mut quoted, mut lines) = (false, 1);
    for at in memchr::memchr2_iter(b'\n', b'"', rows) {
        match rows[at] {
            b'"' => quoted = !quoted,
            _ if quoted => lines += 1,
            _ => return (at, lines),
        }
    }
    (rows.len(), lines)
}

struct Cells<'a> {
    rest: Option<&'a [u8]>,
    delimiter: u8,
}

impl<'a> Cells<'a> {
    fn new(row: &'a [u8], delimiter: u8) -> Self {
        let row = row.strip_suffix(b"\r").unwrap_or(row);
        Self {
            rest: Some(row),
            delimiter,
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Text<'a>;

    fn next(&mut self) -> Option<Text<'a>> {
        let rest = self.rest.take()?;
        let Some(inner) = rest.strip_prefix(b"\"") else {
            let end = memchr::memchr(self.delimiter, rest);
            let cell = &rest[..end.unwrap_or(rest.len())];
            self.rest = end.map(|end| &rest[end + 1..]);
            return Some(Text::plain(cell));
        };
        // Up to a quote that is not doubled.
        let (mut at, mut doubled) = (0, false);
        while let Some(quote) = memchr::memchr(b'"', &inner[at..]) {
            at += quote;
            if inner.get(at + 1) != Some(&b'"') {
                break;
            }
            doubled = true;
            at += 2;
        }
        let end = if inner.get(at) == Some(&b'"') {
            at
        } else {
            inner.len()
        };
        let behind = inner.get(end + 1..).unwrap_or_default();
        self.rest = memchr::memchr(self.delimiter, behind).map(|at| &behind[at + 1..]);
        let cell = &inner[..end];
        Some(if doubled {
            Text::doubled_quotes(cell)
        } else {
            Text::plain(cell)
        })
    }
}
