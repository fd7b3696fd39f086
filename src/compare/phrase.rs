//! How a figure is put into words: factors, percentages, spans of time, lists.
//!
//! Refuses deciding: every number comes in as a value.

use catalog::units::{Date, Money};

/// `vision, tool use and web search`.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// `2x`, `1.5x`, `12x`: one decimal below ten, none above.
pub fn factor(ratio: f64) -> String {
    let rounded = if ratio < 9.95 {
        format!("{ratio:.1}")
    } else {
        format!("{ratio:.0}")
    };
    format!("{}x", rounded.trim_end_matches(".0"))
}

/// How much cheaper `low` is than `high`: a percentage of `high` (so at most 100 %), from 3x on a
/// factor (decision rules, §1). `None` when one of them is not above zero.
pub fn cheaper(low: Money, high: Money) -> Option<String> {
    let ratio = high.ratio(low)?;
    Some(if ratio >= 3.0 {
        format!("{} cheaper", factor(ratio))
    } else {
        format!("{} cheaper", percent(1.0 - 1.0 / ratio))
    })
}

/// `12 %`; what is more than nothing and less than one percent is `<1 %`.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        p if p > 0.0 && p < 1.0 => "<1 %".into(),
        p => format!("{p:.0} %"),
    }
}

/// `21 months`, `10 days`.
pub fn span(from: Date, to: Date) -> String {
    match from.months_until(to) {
        1 => "1 month".into(),
        months if months > 1 => format!("{months} months"),
        _ => count(from.days_until(to).unsigned_abs() as usize, "day"),
    }
}

/// `1 provider`, `3 providers`, `2 capabilities`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        return format!("1 {noun}");
    }
    match noun.strip_suffix('y') {
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {noun}s"),
    }
}

/// The same with a capital first letter.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
