//! How numbers, dates, changes and lists are worded, for every command.
//!
//! Does not decide what to report.

use catalog::units::{Date, group_thousands};

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// A price or a bill: less is cheaper.
    Price,
    /// A count or a limit.
    Amount,
}

/// Changes from this factor on are worded as a factor, smaller ones in percent: downwards, upwards.
const AS_FACTOR: [f64; 2] = [3.0, 1.5];

/// How a value that is `ratio` times the previous one differs from it: `33% cheaper`, `6.2x cheaper`,
/// `20% more`, `1.5x the price`, `same price` (decision rules, §1). Never a percentage above 100.
pub fn change(ratio: f64, of: Quantity) -> String {
    let (less, more, factored, same) = match of {
        Quantity::Price => ("cheaper", "more", "the price", "same price"),
        Quantity::Amount => ("less", "more", "as much", "the same"),
    };
    let [down, up] = AS_FACTOR;
    if ratio <= 0.0 || !ratio.is_finite() {
        String::new()
    } else if ratio < 1.0 && 1.0 / ratio >= down {
        format!("{} {less}", factor(1.0 / ratio))
    } else if ratio < 1.0 {
        format!("{} {less}", percent(1.0 - ratio))
    } else if ratio >= up {
        format!("{} {factored}", factor(ratio))
    } else if ratio > 1.0 {
        format!("{} {more}", percent(ratio - 1.0))
    } else {
        same.to_owned()
    }
}

/// `12%`; `<1%` for anything between 0 and 1%.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        p if p > 0.0 && p < 1.0 => "<1%".into(),
        p => format!("{p:.0}%"),
    }
}

/// A score: at most one decimal.
pub fn score(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// `21 months`, `10 days`.
pub fn span(from: Date, to: Date) -> String {
    match from.months_until(to) {
        1 => "1 month".into(),
        months if months > 1 => format!("{months} months"),
        _ => count(from.days_until(to).unsigned_abs(), "day"),
    }
}

/// `in 2 days`, `today`, `3 days ago`; `days` counts from today.
pub fn in_days(days: i32) -> String {
    let number = count(days.unsigned_abs(), "day");
    match days {
        0 => "today".into(),
        1.. => format!("in {number}"),
        _ => format!("{number} ago"),
    }
}

/// Rounds to this many decimals, for data.
pub fn round(value: f64, digits: i32) -> f64 {
    let steps = 10_f64.powi(digits);
    (value * steps).round() / steps
}

/// `1,070`.
pub fn number(count: impl TryInto<u128>) -> String {
    group_thousands(count.try_into().unwrap_or(u128::MAX))
}

/// `today`; `in 2 days, on 2026-11-30`; `on 2025-10-28`, in the past.
pub fn when(day: Date, today: Date) -> String {
    match today.days_until(day) {
        0 => "today".into(),
        1 => format!("tomorrow, on {day}"),
        days if days > 0 => {
            let days = count(days.unsigned_abs(), "day");
            format!("in {days}, on {day}")
        }
        _ => format!("on {day}"),
    }
}

/// `1 provider`, `3 providers`, `2 capabilities`.
pub fn count(number: impl TryInto<u128>, noun: &str) -> String {
    let number = self::number(number);
    if number == "1" {
        return format!("1 {noun}");
    }
    let vowel = |stem: &&str| !stem.ends_with(['a', 'e', 'o', 'u']);
    match noun.strip_suffix('y').filter(vowel) {
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {noun}s"),
    }
}

/// Capitalizes the first letter.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_in_one_way() {
        let price = |ratio| change(ratio, Quantity::Price);
        assert_eq!(price(0.67), "33% cheaper");
        assert_eq!(price(0.995), "<1% cheaper");
        assert_eq!(price(1.0 / 3.0), "3x cheaper");
        assert_eq!(price(1.0 / 6.2), "6.2x cheaper");
        assert_eq!(price(1.0), "same price");
        assert_eq!(price(1.2), "20% more");
        assert_eq!(price(1.5), "1.5x the price");
        assert_eq!(price(3.286), "3.3x the price");
        assert_eq!(change(5.0, Quantity::Amount), "5x as much");
        assert_eq!(price(0.0), "", "nothing is a fraction of a price");
    }

    #[test]
    fn counts_have_separators_and_plurals() {
        assert_eq!(count(1, "capability"), "1 capability");
        assert_eq!(count(12, "day"), "12 days");
        assert_eq!(count(1070, "capability"), "1,070 capabilities");
    }
}
