//! Token and parameter counts: reads `128k`, `1M`, `200_000`; shows short forms.

use super::typed::{self, Doubt, Marks};
use super::{Decimal, Unread};

/// Reads `200_000`, `200,000`, `128k`, `1.5M`, `2B`, `1T`: multiples of 1,000, whole results only. Rejects a comma with
/// a unit (`1,5M`, `1,500k`) and a dot without one (`200.000`).
pub fn parse_count(text: &str) -> Result<u64, Unread> {
    let error = |doubt: Doubt| {
        let usual = "use a whole number such as 200_000, 128k, 1.5M or 2B";
        Unread(format!("`{text}` is not a count; {usual}{}", doubt.hint()))
    };
    let typed = text.trim();
    let (number, exponent) = match typed.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (&typed[..at], 3),
        Some((at, 'm' | 'M')) => (&typed[..at], 6),
        Some((at, 'b' | 'B' | 'g' | 'G')) => (&typed[..at], 9),
        Some((at, 't' | 'T')) => (&typed[..at], 12),
        _ => (typed, 0),
    };
    let marks = Marks {
        commas: exponent == 0,
        dot: exponent > 0,
    };
    let number = typed::plain(number, marks).map_err(error)?;
    Decimal::parse(&number, exponent)
        .and_then(|d| u64::try_from(d.value).ok())
        .ok_or_else(|| error(Doubt::NoNumber))
}

/// The short form of a token count: `950`, `8.2K`, `262K`, `1.05M`, `800M`, `1.2B`.
pub fn show_count(count: u64) -> String {
    match count {
        0..1_000 => count.to_string(),
        1_000..9_950 => scaled(count, 3, 1, "K"),
        9_950..999_500 => scaled(count, 3, 0, "K"),
        999_500..999_995_000 => scaled(count, 6, 2, "M"),
        _ => scaled(count, 9, 2, "B"),
    }
}

/// The short form of a parameter count, three significant digits: `270M`, `4.66B`, `119B`, `1.6T`.
pub fn show_parameters(count: u64) -> String {
    match count {
        0..1_000_000 => show_count(count),
        1_000_000..9_995_000 => scaled(count, 6, 2, "M"),
        9_995_000..99_950_000 => scaled(count, 6, 1, "M"),
        99_950_000..999_500_000 => scaled(count, 6, 0, "M"),
        999_500_000..9_995_000_000 => scaled(count, 9, 2, "B"),
        9_995_000_000..99_950_000_000 => scaled(count, 9, 1, "B"),
        99_950_000_000..999_500_000_000 => scaled(count, 9, 0, "B"),
        _ => scaled(count, 12, 2, "T"),
    }
}

fn scaled(count: u64, exponent: u32, places: u32, unit: &str) -> String {
    let decimal = Decimal {
        value: i128::from(count),
        places: exponent,
    };
    format!("{}{unit}", decimal.round(places).show(0))
}
