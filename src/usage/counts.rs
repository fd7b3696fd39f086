//! Counts as a record states them, and which values are valid counts.
//!
//! Does not interpret them together (`shape`).

use catalog::units::Decimal;

use super::keys::{ALL_COUNTS, COUNTS, Count};
use super::reason::Reason;

/// A higher count is an error.
pub const MOST_TOKENS: u64 = crate::pricing::MOST_TOKENS;

/// The counts of one object.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    values: [u64; COUNTS],
    seen: u32,
}

impl Counts {
    #[inline]
    pub fn get(&self, count: Count) -> Option<u64> {
        self.has(count).then(|| self.values[count as usize])
    }

    /// Whether a count is stated.
    #[inline]
    pub fn has(&self, count: Count) -> bool {
        self.seen >> count as u32 & 1 == 1
    }

    pub(super) fn clear(&mut self) {
        self.seen = 0;
    }

    /// Whether no count is stated.
    pub fn is_empty(&self) -> bool {
        self.seen == 0
    }

    /// Whether output is stated, even as 0 tokens.
    pub fn states_output(&self) -> bool {
        let output = [Count::Output, Count::OtherCompletion, Count::Thoughts];
        output.into_iter().any(|count| self.has(count))
    }

    /// All stated counts.
    pub fn iter(&self) -> impl Iterator<Item = (Count, u64)> {
        let mut bits = self.seen;
        std::iter::from_fn(move || {
            let at = bits.trailing_zeros() as usize;
            let count = ALL_COUNTS.get(at)?;
            bits &= bits - 1;
            Some((*count, self.values[at]))
        })
    }

    /// Sets a count. Returns whether it contradicts the value already set.
    #[inline]
    pub(super) fn set(&mut self, count: Count, value: u64) -> bool {
        let contradicts = self.has(count) && self.values[count as usize] != value;
        self.values[count as usize] = value;
        self.seen |= 1 << count as u32;
        contradicts
    }
}

/// Parses a whole number, also one written as `12.0` or `1e3`.
pub(super) fn whole(text: &[u8]) -> Result<u64, Reason> {
    let text = std::str::from_utf8(text).map_err(|_| Reason::NotANumber)?;
    let plain;
    let text = if is_grouped(text.as_bytes()) || is_spaced(text) {
        plain = text.replace(|c: char| !c.is_ascii_digit(), "");
        &plain
    } else {
        text
    };
    let about: f64 = text.parse().map_err(|_| Reason::NotANumber)?;
    if !about.is_finite() {
        return Err(Reason::NotANumber);
    }
    if about < 0.0 {
        return Err(Reason::NegativeCount);
    }
    if about > MOST_TOKENS as f64 {
        return Err(Reason::HugeCount);
    }
    let exact = Decimal::parse(text, 0).and_then(|d| u64::try_from(d.value).ok());
    exact.ok_or(Reason::FractionalCount)
}

/// Whether a number has unambiguous thousands separators: `1'020`, `1 020`.
pub(super) fn is_spaced(text: &str) -> bool {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return false;
    };
    "' \u{2019}\u{a0}\u{2009}\u{202f}".contains(mark)
        && is_grouped(text.replace(mark, ",").as_bytes())
}

/// Whether a number has commas as thousands separators: `1,020`.
pub(super) fn is_grouped(text: &[u8]) -> bool {
    let mut groups = text.split(|byte| *byte == b',');
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let first = groups.next().unwrap_or_default();
    text.len() > first.len()
        && (1..=3).contains(&first.len())
        && digits(first)
        && groups.all(|part| part.len() == 3 && digits(part))
}
