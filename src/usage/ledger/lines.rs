//! Pieces of files → records, entered one by one. Does not price them.

use std::sync::Arc;

use super::Ledger;
use super::around::Around;
use super::spellings::MODEL;
use crate::usage::LONGEST_LINE;
use crate::usage::csv::{self, Columns};
use crate::usage::json::{Json, Malformed, Scalar, Text};
use crate::usage::keys::{Mark, Word, Words};
use crate::usage::layout::Head;
use crate::usage::other_calls::of_call;
use crate::usage::pairs::{SEPARATOR, pairs};
use crate::usage::price::{Asked, Biller};
use crate::usage::reason::Reason;
use crate::usage::record::{Inside, InsideKind, Record};
use crate::usage::shape::stated;
use crate::usage::source::Piece;
use crate::usage::terms::is_true;

impl Ledger<'_> {
    /// Enters all lines of a piece.
    pub fn enter(&mut self, piece: &Piece) {
        self.running.begin();
        self.input = piece.input;
        self.enter_lines(piece);
        (0..self.answers.len()).for_each(|kind| self.look_up(kind));
    }

    fn enter_lines(&mut self, piece: &Piece) {
        if piece.too_long {
            self.skip(Reason::TooLong, (piece.number, 0));
            self.pieces.push((piece.number, piece.input, 1));
            return;
        }
        if let Some(head) = &piece.head {
            return self.enter_rows(piece, head);
        }
        let lines = piece.lines();
        let is_text = std::str::from_utf8(lines).is_ok();
        let bytes = piece.with_margin();
        let mut json = Json::new(bytes);
        let mut record = Record::new(self.setup.fields.len());
        let (mut from, mut line) = (0, 0);
        while from < lines.len() {
            let place = (piece.number, line);
            json.set_position(from);
            json.space();
            let whole = json.peek() == b'\n'
                || is_text
                    && record.read(&mut json, &mut self.reading).is_ok()
                    && at_end(&mut json);
            let end = if whole {
                json.position()
            } else {
                let rest = &lines[from..];
                from + memchr::memchr(b'\n', rest).unwrap_or(rest.len())
            };
            let text = &lines[from..end];
            let start = from;
            from = end + 1;
            line += 1;
            if text.len() > LONGEST_LINE {
                self.skip(Reason::TooLong, place);
            } else if whole {
                if !text.trim_ascii().is_empty() {
                    self.enter_record(&record, &Around::line(bytes, (start, end), place));
                }
            } else {
                self.enter_other(bytes, (start, end), &mut record, place);
            }
        }
        self.pieces.push((piece.number, piece.input, line));
    }

    fn enter_rows(&mut self, piece: &Piece, head: &Arc<Head>) {
        if self
            .columns
            .as_ref()
            .is_none_or(|(known, _)| !Arc::ptr_eq(known, head))
        {
            let columns = Columns::new(head, &self.reading.known);
            self.columns = Some((Arc::clone(head), Arc::new(columns)));
        }
        let Some((_, columns)) = &self.columns else {
            return;
        };
        let mut columns = Arc::clone(columns);
        let bytes = piece.lines();
        let mut record = Record::new(self.setup.fields.len());
        let (mut from, mut line) = (0, 0);
        while from < bytes.len() {
            let (length, lines) = csv::row(&bytes[from..]);
            let (start, end) = (from, from + length);
            let place = (piece.number, line);
            from = end + 1;
            line += lines;
            let row = &bytes[start..end];
            let is_head = piece.begins && (start == 0 || line <= head.above + 1);
            if is_head || row.trim_ascii().is_empty() {
                continue;
            }
            if std::str::from_utf8(row).is_err() {
                self.skip(Reason::NotUtf8, place);
                continue;
            }
            let next = || {
                let rest = bytes.get(from..).unwrap_or_default();
                &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())]
            };
            if let Some(again) = head.again(row, next) {
                columns = Arc::new(Columns::new(&again, &self.reading.known));
                continue;
            }
            columns.read(row, &mut record);
            self.enter_record(&record, &Around::line(bytes, (start, end), place));
        }
        self.pieces.push((piece.number, piece.input, line));
    }

    /// Enters a line that is not a record by itself, or that shares a piece with invalid UTF-8.
    #[cold]
    fn enter_other<'p>(
        &mut self,
        bytes: &'p [u8],
        line: (usize, usize),
        record: &mut Record<'p>,
        place: (u64, u64),
    ) {
        let text = &bytes[line.0..line.1];
        if std::str::from_utf8(text).is_err() {
            return self.skip(Reason::NotUtf8, place);
        }
        let mut json = Json::new(bytes);
        json.set_position(line.0);
        json.space();
        if record.read(&mut json, &mut self.reading).is_ok() && at_end(&mut json) {
            return self.enter_record(record, &Around::line(bytes, line, place));
        }
        json.set_position(line.0);
        json.space();
        if json.peek() != b'{' && json.skip().is_ok() && at_end(&mut json) {
            return self.skip(Reason::NotAnObject, place);
        }
        // Loggers and containers may write a prefix before the record.
        let stands_apart = |at: &usize| *at > 0 && b" \t".contains(&text[at - 1]);
        if !text.trim_ascii_start().starts_with(b"{")
            && let Some(at) = memchr::memchr_iter(b'{', text).find(stands_apart)
        {
            let at = line.0 + at;
            json.set_position(at);
            if record.read(&mut json, &mut self.reading).is_ok() && at_end(&mut json) {
                return self.enter_record(record, &Around::line(bytes, (at, line.1), place));
            }
        }
        match std::str::from_utf8(text).ok().and_then(pairs) {
            Some((names, values)) => {
                self.enter_pairs(names, &values, &Around::line(bytes, line, place));
            }
            None => self.skip(Reason::Malformed, place),
        }
    }

    /// Enters a line of `key=value` pairs.
    #[cold]
    fn enter_pairs(&mut self, names: Vec<u8>, values: &[u8], around: &Around) {
        let known = self.paired.take().filter(|(head, _)| head.line == names);
        let (head, columns) = known.unwrap_or_else(|| {
            let head = Head::of(names, SEPARATOR);
            let columns = Columns::new(&head, &self.reading.known);
            (head, columns)
        });
        let mut record = Record::new(self.setup.fields.len());
        columns.read(values, &mut record);
        self.paired = Some((head, columns));
        self.enter_record(&record, around);
    }

    /// Enters a record, or the records nested in it.
    fn enter_record(&mut self, record: &Record, around: &Around) {
        if !record.texts.is_empty() {
            return self.enter_with_texts(record, around);
        }
        if record.is_blank() && around.kind.is_none() {
            return self.enter_by_name(record, around);
        }
        if let Some(first) = record.inside().first() {
            let kind = first.kind;
            let more = record.word(const { Words::of(&[Word::More]) });
            let names_page = |text: Text| text.decode().is_some_and(|page| !page.is_empty());
            if is_true(more) || matches!(more, Some(Scalar::Text(text)) if names_page(text)) {
                self.pages_with_more += u64::from(around.kind.is_none());
            }
            let own = stated(record.counts()).is_ok()
                && record.fault().is_none()
                && record.word(MODEL).is_some();
            // A list of records may come next to the record's own counts, such as the messages sent.
            let may_be_beside = kind.is_list() || record.has(Mark::Weave);
            if !may_be_beside || !own {
                return self.enter_inside(record, record.inside(), around);
            }
        }
        self.enter_one(record, around);
    }

    /// Enters a record that has objects written as text.
    #[cold]
    fn enter_with_texts(&mut self, record: &Record, around: &Around) {
        let has_counts = stated(record.counts()).is_ok();
        let whole = record.with_texts(&record.texts, has_counts, &mut self.reading);
        let around = Around {
            texts: &record.texts,
            ..*around
        };
        // Texts in texts are read only if no nested records are in one of these texts: their numbers would mix.
        if whole.inside().iter().all(|inside| inside.text == 0) {
            return self.enter_record(&whole, &around);
        }
        self.enter_inside(&whole, whole.inside(), &around);
    }

    /// Enters an otherwise unknown record that may hold counts keyed by model name.
    #[cold]
    fn enter_by_name(&mut self, record: &Record, around: &Around) {
        let (from, to) = around.line;
        let line = &around.bytes[from..to];
        let start = line.len() - line.trim_ascii_start().len();
        if line[start..].starts_with(b"{") && memchr::memmem::find(line, b"oken").is_some() {
            let by_name = Inside {
                at: from + start,
                kind: InsideKind::ByModel,
                text: 0,
            };
            return self.enter_inside(record, &[by_name], around);
        }
        self.enter_one(record, around);
    }

    /// Enters the records nested in a record; if none has counts, the record itself.
    #[cold]
    fn enter_inside(&mut self, record: &Record, insides: &[Inside], around: &Around) {
        let mut any = false;
        let by_name = record.is_blank();
        for (list, inside) in (1..).zip(insides) {
            let mut part = around.part(*inside);
            let mut json = Json::new(part.bytes);
            json.set_position(inside.at);
            if any && inside.kind == InsideKind::Grouped {
                let mut end = json;
                if end.skip().is_ok() && self.reading.tokens.find(json.until(&end)).is_some() {
                    self.skip(Reason::SumOfRows, around.place);
                }
                continue;
            }
            let close = if json.peek() == b'[' { b']' } else { b'}' };
            let mut first = json.open(json.peek()).is_ok();
            while json.next(close, first).unwrap_or(false) {
                first = false;
                let model = if close == b'}' { json.key().ok() } else { None };
                if json.peek() == b'[' {
                    let from = json.position();
                    if json.skip().is_err() {
                        break;
                    }
                    if let Some(line) = logged(&part.bytes[from..json.position()]) {
                        part.next(around, list, from);
                        any |= self.enter_logged(&line, record, &part);
                    }
                    continue;
                }
                if json.peek() != b'{' {
                    if json.skip().is_err() {
                        break;
                    }
                    continue;
                }
                let start = json.position();
                let mut child = Record::new(self.setup.fields.len());
                if child.read(&mut json, &mut self.reading).is_err() {
                    break;
                }
                if by_name
                    && (child.names_model()
                        || !model
                            .is_some_and(|name| self.is_model(&name.decode().unwrap_or_default())))
                {
                    continue;
                }
                child.inherit(record, inside.kind);
                if let Some(model) = model.filter(|_| inside.kind != InsideKind::Keyed) {
                    child.set_model(model);
                }
                let has_more = !child.inside().is_empty();
                let has_texts = !child.texts.is_empty();
                if has_more
                    || has_texts
                    || child.fault().is_some()
                    || stated(child.counts()) != Err(Reason::NoCounts)
                {
                    any = true;
                    part.next(around, list, start);
                    self.enter_record(&child, &part);
                } else if child.has(Mark::Span) {
                    self.nested.link(&child);
                }
            }
        }
        if !any {
            self.enter_one(record, around);
        }
    }
}

impl Ledger<'_> {
    /// Enters a log line that is a text next to its time. Returns whether it is a record.
    #[cold]
    fn enter_logged(&mut self, line: &str, record: &Record, around: &Around) -> bool {
        let bytes = line.as_bytes();
        let mut json = Json::new(bytes);
        let mut child = Record::new(self.setup.fields.len());
        let is_record = child.read(&mut json, &mut self.reading).is_ok();
        if is_record {
            let around = Around {
                bytes,
                line: (0, bytes.len() - 1),
                depth: 0,
                ..*around
            };
            child.inherit(record, InsideKind::List);
            self.enter_record(&child, &around);
        }
        is_record
    }

    pub(super) fn is_model(&self, name: &[u8]) -> bool {
        let name = String::from_utf8_lossy(name);
        let asked = Asked::of(Biller::Unknown);
        self.setup.prices.paid(&name, asked).is_ok()
    }

    /// Enters the only object of a line that has a model and counts, under any key. Returns whether there is one.
    #[cold]
    pub(super) fn enter_only(&mut self, record: &Record, around: &Around) -> bool {
        let mut json = Json::new(around.bytes);
        json.set_position(around.line.0);
        json.space();
        let mut found = Vec::new();
        if around.kind.is_some() || around.step > 0 || answers(&mut json, &mut found).is_err() {
            return false;
        }
        let [at] = *found else { return false };
        let mut child = Record::new(self.setup.fields.len());
        json.set_position(at);
        if child.read(&mut json, &mut self.reading).is_err() {
            return false;
        }
        child.inherit(record, InsideKind::List);
        self.enter_record(&child, &Around { step: 1, ..*around });
        true
    }
}

/// Finds the objects that have a model and an object of counts, except those of other calls and of sums.
fn answers(json: &mut Json, found: &mut Vec<usize>) -> Result<(), Malformed> {
    let (at, bracket) = (json.position(), json.peek());
    let close = match bracket {
        b'{' => b'}',
        b'[' => b']',
        _ => return json.skip(),
    };
    json.open(bracket)?;
    let (mut first, mut has_model, mut has_counts) = (true, false, false);
    let (before, mut values) = (found.len(), 0);
    while json.next(close, first)? {
        first = false;
        values += 1;
        let key = if close == b'}' {
            json.key()?.raw()
        } else {
            b""
        };
        has_model |= key == b"model" && json.peek() == b'"';
        has_counts |= key == b"usage" && json.peek() == b'{';
        match of_call(key) {
            (true, false) => answers(json, found)?,
            _ => json.skip()?,
        }
    }
    if has_model && has_counts {
        found.push(at);
    }
    // A list with one such object may have more of them on the next line.
    if bracket == b'[' && values == 1 {
        found.truncate(before);
    }
    Ok(())
}

/// A log line as in Loki: `["1795168800000000000", "{…}"]`.
fn logged(entry: &[u8]) -> Option<String> {
    let entry: Vec<serde_json::Value> = serde_json::from_slice(entry).ok()?;
    let line = entry.get(1)?.as_str()?.trim();
    // Line breaks may come between its values, but end the text for the reader.
    line.starts_with('{')
        .then(|| line.replace(['\n', '\r'], " ") + "\n")
}

fn at_end(json: &mut Json) -> bool {
    json.space();
    json.peek() == b'\n'
}
