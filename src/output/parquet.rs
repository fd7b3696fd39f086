//! Parquet: typed columns for databases and data lakes.
//!
//! Owns the file format: one row group, one page per column, plain values compressed with gzip, and a footer in
//! Thrift's compact protocol (parquet.apache.org/docs/file-format). Written here because the library adds 0.8 MB and
//! fifteen packages. Does not know what the columns mean.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::{self, date};

/// Starts and ends a file.
const MAGIC: &[u8] = b"PAR1";
/// Encodings: plain for the values, run-length for which of them are present.
const PLAIN: i64 = 0;
const RUNS: i64 = 3;
const GZIP: i64 = 2;
const OPTIONAL: i64 = 1;
/// Digits of a decimal number stored in 64 bits.
const PRECISION: i64 = 18;

/// The values of a column; `None` if missing.
#[derive(Debug)]
pub enum Values<'a> {
    Text(Vec<Option<&'a str>>),
    Flag(Vec<Option<bool>>),
    Whole(Vec<Option<i64>>),
    /// Decimal numbers: the number of decimal places, and the values without the point.
    Decimal(u32, Vec<Option<i64>>),
    Day(Vec<Option<civil::Date>>),
}

impl Values<'_> {
    /// The number of values, missing ones included.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Flag(values) => values.len(),
            Self::Whole(values) | Self::Decimal(_, values) => values.len(),
            Self::Day(values) => values.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The physical type.
    fn stored(&self) -> i64 {
        match self {
            Self::Flag(_) => 0,
            Self::Day(_) => 1,
            Self::Whole(_) | Self::Decimal(..) => 2,
            Self::Text(_) => 6,
        }
    }

    /// Which values are not missing.
    fn present(&self) -> Vec<bool> {
        match self {
            Self::Text(values) => values.iter().map(Option::is_some).collect(),
            Self::Flag(values) => values.iter().map(Option::is_some).collect(),
            Self::Whole(values) | Self::Decimal(_, values) => {
                values.iter().map(Option::is_some).collect()
            }
            Self::Day(values) => values.iter().map(Option::is_some).collect(),
        }
    }

    /// The present values in plain encoding.
    fn plain(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self {
            Self::Text(values) => {
                for text in values.iter().flatten() {
                    bytes.extend_from_slice(&length(text.as_bytes()));
                    bytes.extend_from_slice(text.as_bytes());
                }
            }
            Self::Flag(values) => {
                let flags: Vec<bool> = values.iter().copied().flatten().collect();
                for eight in flags.chunks(8) {
                    let bits = eight.iter().enumerate();
                    bytes.push(bits.fold(0, |all, (at, flag)| all | u8::from(*flag) << at));
                }
            }
            Self::Whole(values) | Self::Decimal(_, values) => {
                for number in values.iter().flatten() {
                    bytes.extend_from_slice(&number.to_le_bytes());
                }
            }
            Self::Day(values) => {
                for day in values.iter().flatten() {
                    let since = (*day - date(1970, 1, 1)).get_days();
                    bytes.extend_from_slice(&since.to_le_bytes());
                }
            }
        }
        bytes
    }

    /// A page: which values are present, then the values.
    fn page(&self) -> Vec<u8> {
        let mut runs = Vec::new();
        for run in self.present().chunk_by(|a, b| a == b) {
            unsigned(&mut runs, (run.len() as u64) << 1);
            runs.push(u8::from(run[0]));
        }
        [length(&runs).as_slice(), &runs, &self.plain()].concat()
    }

    /// Adds the column's schema element.
    fn describe(&self, name: &str, into: &mut Record) {
        into.number(1, self.stored()).number(3, OPTIONAL);
        into.text(4, name);
        match self {
            Self::Text(_) => into.number(6, 0),
            Self::Decimal(digits, _) => {
                let digits = i64::from(*digits);
                into.number(6, 5).number(7, digits).number(8, PRECISION)
            }
            Self::Day(_) => into.number(6, 6),
            Self::Flag(_) | Self::Whole(_) => into,
        };
    }
}

/// A file with these columns, all of the same length.
///
/// # Errors
/// A column exceeds 2 GB.
pub fn parquet(columns: &[(&str, Values)]) -> io::Result<Vec<u8>> {
    let rows = columns.first().map_or(0, |(_, values)| values.len());
    let mut file = MAGIC.to_vec();
    let mut chunks = Vec::new();
    for (name, values) in columns {
        let page = values.page();
        if i32::try_from(page.len()).is_err() {
            return Err(io::Error::other(format!("more than 2 GB in {name}")));
        }
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&page)?;
        let packed = gzip.finish()?;
        let mut counts = Record::default();
        counts.number(1, whole(rows));
        counts.number(2, PLAIN).number(3, RUNS).number(4, RUNS);
        let mut head = Record::default();
        head.number(1, 0);
        head.number(2, whole(page.len()))
            .number(3, whole(packed.len()));
        head.record(5, counts);
        let head = head.end();
        let mut data = Record::default();
        data.number(1, values.stored());
        data.numbers(2, &[PLAIN, RUNS]).texts(3, &[name]);
        data.number(4, GZIP).size(5, rows);
        data.size(6, head.len() + page.len());
        data.size(7, head.len() + packed.len());
        data.size(9, file.len());
        let mut chunk = Record::default();
        chunk.size(2, file.len()).record(3, data);
        chunks.push(chunk);
        file.extend_from_slice(&head);
        file.extend_from_slice(&packed);
    }
    let mut schema = vec![Record::default()];
    schema[0].text(4, "rows").number(5, whole(columns.len()));
    schema.extend(columns.iter().map(|(name, values)| {
        let mut column = Record::default();
        values.describe(name, &mut column);
        column
    }));
    let mut group = Record::default();
    group.records(1, chunks);
    group.size(2, file.len()).size(3, rows);
    let mut end = Record::default();
    end.number(1, 1).records(2, schema).size(3, rows);
    end.records(4, vec![group]).text(6, "llmcmp");
    let end = end.end();
    file.extend_from_slice(&end);
    file.extend_from_slice(&length(&end));
    file.extend_from_slice(MAGIC);
    Ok(file)
}

/// A length as four bytes.
fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes()
}

fn whole(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// A number in groups of seven bits (a varint).
fn unsigned(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// A Thrift struct; fields must be added in the order of their numbers.
#[derive(Debug, Default)]
struct Record {
    bytes: Vec<u8>,
    last: u8,
}

/// Thrift's type codes.
const INT: u8 = 5;
const LONG: u8 = 6;
const TEXT: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

impl Record {
    fn field(&mut self, number: u8, kind: u8) -> &mut Vec<u8> {
        self.bytes.push((number - self.last) << 4 | kind);
        self.last = number;
        &mut self.bytes
    }

    fn number(&mut self, field: u8, number: i64) -> &mut Self {
        signed(self.field(field, INT), number);
        self
    }

    /// A 64-bit number, such as a count or an offset.
    fn size(&mut self, field: u8, number: usize) -> &mut Self {
        signed(self.field(field, LONG), whole(number));
        self
    }

    fn text(&mut self, field: u8, text: &str) -> &mut Self {
        put_text(self.field(field, TEXT), text);
        self
    }

    fn record(&mut self, field: u8, record: Self) -> &mut Self {
        self.field(field, STRUCT).extend(record.end());
        self
    }

    fn list(&mut self, field: u8, kind: u8, length: usize) -> &mut Vec<u8> {
        let bytes = self.field(field, LIST);
        bytes.push(0xF0 | kind);
        unsigned(bytes, length as u64);
        bytes
    }

    fn numbers(&mut self, field: u8, numbers: &[i64]) -> &mut Self {
        let bytes = self.list(field, INT, numbers.len());
        for number in numbers {
            signed(bytes, *number);
        }
        self
    }

    fn texts(&mut self, field: u8, texts: &[&str]) -> &mut Self {
        let bytes = self.list(field, TEXT, texts.len());
        for text in texts {
            put_text(bytes, text);
        }
        self
    }

    fn records(&mut self, field: u8, records: Vec<Self>) -> &mut Self {
        let bytes = self.list(field, STRUCT, records.len());
        bytes.extend(records.into_iter().flat_map(Self::end));
        self
    }

    fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}

/// A signed number as a zigzag varint.
fn signed(bytes: &mut Vec<u8>, number: i64) {
    unsigned(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    unsigned(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}
