//! A line of a sheet by column, and whether its two model names agree.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::scores::effort::Effort;
use crate::scores::excluded;
use crate::scores::round::number;

/// Sizes whose ratio is within this are one size, rounded either way: 6.7B is called 7B.
const ONE_SIZE: RangeInclusive<f64> = 0.8..=1.25;

/// A row by column.
pub struct Row<'a>(pub HashMap<&'a str, String>);

impl Row<'_> {
    /// A non-empty cell.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.0
            .get(column)
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    /// Identifies the row in the report.
    pub fn words(&self, sheet: &str) -> String {
        let cell = |column| self.text(column).unwrap_or_default();
        format!("{sheet} {} {}", cell("Model version"), cell("Name"))
    }

    pub fn number(&self, column: &str) -> Option<f64> {
        self.text(column).and_then(number)
    }

    /// The link in the first of these columns that has one.
    pub fn link(&self, columns: &[&'static str]) -> Option<&str> {
        let texts = columns.iter().filter_map(|column| self.text(column));
        let mut links = texts.filter(|t| t.starts_with("http") && !t.contains(char::is_whitespace));
        links.next()
    }

    /// Whether any cell other than the training notes mentions Artificial Analysis.
    pub fn is_excluded(&self) -> bool {
        let spoken = self
            .0
            .iter()
            .filter(|(column, _)| !column.starts_with("Training compute"));
        spoken.into_iter().any(|(_, cell)| excluded::text(cell))
    }
}

/// Whether the version and display name disagree on sizes, minor versions or tiers.
pub fn contradicts(model: &str, shown: &str) -> bool {
    let model = match model.rsplit_once('_') {
        Some((key, suffix)) if Effort::suffix(suffix).is_some() => key,
        _ => model,
    };
    let words = |text: &str, keep: fn(&str) -> bool| -> Vec<String> {
        let text = pointed(text.split('(').next().unwrap_or_default()).to_lowercase();
        let words = text
            .split([' ', '-', '_', '/', ':'])
            .filter(|word| keep(word));
        words.map(str::to_owned).collect()
    };
    let differ = |keep: fn(&str) -> bool, same: fn(&str, &str) -> bool| {
        let (mine, theirs) = (words(model, keep), words(shown, keep));
        !mine.is_empty()
            && !theirs.is_empty()
            && !mine.iter().any(|a| theirs.iter().any(|b| same(a, b)))
    };
    let size = |word: &str| {
        word.strip_suffix('b')
            .is_some_and(|n| n.parse::<f64>().is_ok())
    };
    let near = |a: &str, b: &str| {
        let read = |w: &str| w.trim_end_matches('b').parse::<f64>().unwrap_or(1.0);
        let ratio = read(a) / read(b);
        ONE_SIZE.contains(&ratio)
    };
    let version = |word: &str| word.contains('.') && word.parse::<f64>().is_ok();
    let tier = |word: &str| {
        matches!(
            word,
            "mini" | "small" | "medium" | "large" | "nano" | "lite" | "flash" | "s" | "m" | "l"
        )
    };
    let bracketed = shown
        .split_once('(')
        .map_or("", |(_, inside)| inside.trim_end_matches(')'));
    let sized = |text: &str| {
        text.strip_suffix(['b', 'B'])
            .and_then(|n| n.parse::<f64>().ok())
    };
    let inside = match (
        sized(bracketed),
        words(model, size).first().and_then(|w| sized(w)),
    ) {
        (Some(theirs), Some(mine)) => !ONE_SIZE.contains(&(mine / theirs)),
        _ => false,
    };
    differ(size, near) || differ(version, |a, b| a == b) || differ(tier, |a, b| a == b) || inside
}

/// `1_8B` is 1.8B.
fn pointed(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let point = |at: usize, c: char| c == '_' && at > 0 && digit(at - 1) && digit(at + 1);
    text.char_indices()
        .map(|(at, c)| if point(at, c) { '.' } else { c })
        .collect()
}
