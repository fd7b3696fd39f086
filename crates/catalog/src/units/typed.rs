//! Numbers as people type them: which marks may stand between digits, and which forms are rejected.
//!
//! Commas and dots swap their meanings from country to country, and the two readings differ by a factor of 1,000. Text
//! that could mean either is rejected. Does not know units.

use std::fmt;

/// The error message for text that an option or field does not accept; says what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread(pub String);

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unread {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// No number at all.
    NoNumber,
    /// A comma that does not separate thousands.
    Comma,
    /// A dot that may separate thousands.
    Dot,
}

impl Doubt {
    /// The end of the error message: how to write it instead.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::NoNumber => "",
            Self::Comma => "; a comma separates thousands (1,500,000), a dot decimals (1.5M)",
            Self::Dot => "; a dot separates decimals (1.5M), a comma or _ thousands (200,000)",
        }
    }
}

/// What a number may contain besides digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// Commas between groups of three digits.
    pub(super) commas: bool,
    /// A dot before decimals.
    pub(super) dot: bool,
}

/// `text` as digits with at most one dot, without thousands separators.
pub(super) fn plain(text: &str, marks: Marks) -> Result<String, Doubt> {
    let known = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '_');
    if !text.chars().all(known) || !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Doubt::NoNumber);
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some() && !marks.dot {
        return Err(Doubt::Dot);
    }
    if fraction.is_some_and(|fraction| !all_digits(fraction)) {
        // As in `1.234.567` and `1.234,56`.
        let again = fraction.is_some_and(|rest| rest.contains(['.', ',']));
        return Err(if again { Doubt::Dot } else { Doubt::NoNumber });
    }
    let whole = if whole.contains(',') {
        if !marks.commas || !is_grouped(whole) {
            return Err(Doubt::Comma);
        }
        whole.replace(',', "")
    } else if whole.is_empty() && fraction.is_some() {
        String::new()
    } else if whole.split('_').all(all_digits) {
        whole.replace('_', "")
    } else {
        return Err(Doubt::NoNumber);
    };
    Ok(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// Whether commas separate groups of three digits: `1,500`, not `1,5` or `0,500`.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// A hint for a number that contains a comma but may not have thousands separators.
pub(super) fn decimal_comma(text: &str) -> &'static str {
    if text.contains(',') {
        "; a dot separates decimals"
    } else {
        ""
    }
}
