//! The row that a record adds to: one for each combination of the values grouped by.

use super::refused::Refused;
use super::spellings::Met;
use super::{END, Ledger, MOST_ROWS, SUMMARY};
use crate::pricing::Mode;
use crate::usage::By;
use crate::usage::json::Scalar;
use crate::usage::keys::{Word, Words};
use crate::usage::reason::Reason;
use crate::usage::record::Record;
use crate::usage::sums::Sums;
use crate::usage::terms::{LONGEST_NAME, time};

impl Ledger<'_> {
    pub(super) fn row(
        &mut self,
        record: &Record,
        met: usize,
        mode: Mode,
    ) -> Result<usize, Refused> {
        let Met::Known(spelling) = &mut self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        self.scratch.clear();
        for by in &self.setup.by {
            let key = &mut self.scratch;
            let known = match by {
                By::Model => put(key, spelling.seller.sale.model.as_bytes()),
                By::Provider => put(key, spelling.seller.sale.provider.as_bytes()),
                By::Mode => put(key, mode.title().as_bytes()),
                By::Day | By::Month => match time(record) {
                    Some(day) if *by == By::Day => put(key, day.to_string().as_bytes()),
                    Some(day) => put(key, &day.to_string().as_bytes()[..7]),
                    None => false,
                },
                By::Session => put_value(key, record.word(const { Words::of(&[Word::Session]) }))?,
                By::Project => put_value(key, record.word(const { Words::of(&[Word::Project]) }))?,
                By::Field(at) => put_value(key, record.field(*at))?,
            };
            if !known {
                key.push(END);
            }
        }
        // Sums get their own row, until it is known whether they count.
        if spelling.summaries.is_some() {
            self.scratch.push(SUMMARY);
            self.scratch.extend_from_slice(&spelling.sold());
        }
        let row = if let Some(row) = self.row_by.get(self.scratch.as_slice()) {
            *row
        } else {
            let key: Box<[u8]> = self.scratch.as_slice().into();
            self.rows
                .push((key.clone(), Sums::of(self.setup.targets.len())));
            self.row_by.insert(key, self.rows.len() - 1);
            self.too_many_rows |= self.rows.len() > MOST_ROWS;
            self.rows.len() - 1
        };
        if self
            .setup
            .by
            .iter()
            .all(|by| matches!(by, By::Model | By::Provider))
        {
            spelling.row = Some(row);
        }
        Ok(row)
    }
}

/// Appends a value of the record. Returns whether there is one.
fn put_value(key: &mut Vec<u8>, value: Option<Scalar>) -> Result<bool, Refused> {
    Ok(match value {
        Some(Scalar::Text(text)) => {
            let text = text.decode().unwrap_or_default();
            if text.len() > LONGEST_NAME {
                return Err(Refused::Plain(Reason::LongName));
            }
            put(key, &text)
        }
        Some(Scalar::Number(text)) => put(key, &text[..text.len().min(LONGEST_NAME)]),
        Some(Scalar::Bool(value)) => put(key, value.to_string().as_bytes()),
        Some(Scalar::Null) | None => false,
    })
}

fn put(key: &mut Vec<u8>, text: &[u8]) -> bool {
    key.push(1);
    key.extend_from_slice(text);
    key.push(END); // no byte of UTF-8
    true
}
