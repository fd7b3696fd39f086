//! The value of a field: how it is shown, sorted, and compared with others of its field.
//!
//! Does not know its field.

use std::cmp::Ordering;

use catalog::units::{Date, Money, Price, show_count, show_parameters};
use serde::{Serialize, Serializer};

use crate::titled::titled;
use crate::wording;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A name, or a word from a closed list.
    Text(String),
    /// Words from a closed list.
    List(Vec<&'static str>),
    Tokens(u64),
    /// A model's parameters, total or active per token.
    Parameters(u64),
    /// Things of one kind, such as providers.
    Count(u64),
    /// Percent of the lab's earlier models, such as for tokens per text.
    OfEarlier(u64),
    Flag(bool),
    /// A day, month or year.
    Date(Date),
    /// USD per million tokens.
    Price(Price),
    /// USD a month.
    Money(Money),
    /// In the unit of its board.
    Score(f64),
    /// Points on the quality index, and half the width of the 90% interval.
    Points(f64, f64),
}

pub(super) fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

impl Value {
    /// For people, with its unit.
    pub fn show(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(words) => words.join(", "),
            Self::Tokens(count) => show_count(*count),
            Self::Parameters(count) => show_parameters(*count),
            Self::Count(count) => count.to_string(),
            Self::OfEarlier(percent) => format!("{percent}% of the lab's earlier models"),
            Self::Flag(true) => "yes".into(),
            Self::Flag(false) => "no".into(),
            Self::Date(date) => date.to_string(),
            Self::Price(price) => price.show(),
            Self::Money(money) => money.show(),
            Self::Score(score) => wording::score(*score),
            Self::Points(points, margin) => format!("{points:.0} ± {margin:.0}"),
        }
    }

    /// Orders two values of one field: text ignores case, yes is greater than no, dates by their earliest day.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
            (Self::List(a), Self::List(b)) => a.cmp(b),
            (Self::Flag(a), Self::Flag(b)) => a.cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Score(a), Self::Score(b)) | (Self::Points(a, _), Self::Points(b, _)) => {
                a.total_cmp(b)
            }
            (a, b) => a.rank().cmp(&b.rank()),
        }
    }

    /// The value as a number for plots: USD, tokens, points, days since 2000-01-01; `None` for words.
    pub fn position(&self) -> Option<f64> {
        match self {
            Self::Tokens(count)
            | Self::Parameters(count)
            | Self::Count(count)
            | Self::OfEarlier(count) => Some(*count as f64),
            Self::Price(price) => Some(price.decimal().to_f64()),
            Self::Money(money) => Some(money.decimal().to_f64()),
            Self::Score(score) | Self::Points(score, _) => Some(*score),
            Self::Date(date) => {
                let since = date.first_day() - jiff::civil::Date::new(2000, 1, 1).ok()?;
                Some(f64::from(since.get_days()))
            }
            Self::Flag(flag) => Some(f64::from(u8::from(*flag))),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// This value divided by `other`. `None`: not two counts, two prices or two amounts of money, or `other` is zero.
    pub fn ratio(&self, other: &Self) -> Option<f64> {
        let one_unit = std::mem::discriminant(self) == std::mem::discriminant(other);
        let (value, other) = (self.rank()?, other.rank()?);
        (one_unit && other != 0).then(|| value as f64 / other as f64)
    }

    /// The value as an integer for sorting, if it has one.
    fn rank(&self) -> Option<i128> {
        match self {
            Self::Tokens(count)
            | Self::Parameters(count)
            | Self::Count(count)
            | Self::OfEarlier(count) => Some(i128::from(*count)),
            Self::Price(price) => Some(price.decimal().value),
            Self::Money(money) => Some(money.decimal().value),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(words) => words.serialize(serializer),
            Self::Tokens(count)
            | Self::Parameters(count)
            | Self::Count(count)
            | Self::OfEarlier(count) => serializer.serialize_u64(*count),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Date(date) => date.serialize(serializer),
            Self::Price(price) => price.serialize(serializer),
            Self::Money(money) => money.serialize(serializer),
            Self::Score(score) | Self::Points(score, _) => score.serialize(serializer),
        }
    }
}

titled! {
    /// Which direction is better.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Better {
        More = "more",
        Less = "less",
    }
}

/// A context window must be this many times another to count as better.
const NOTABLE: f64 = 1.25;

/// The position of the best value. `None`: a value is unknown, two are best, or there are fewer than two.
pub fn best(values: &[Option<Value>], better: Better) -> Option<usize> {
    let ranks: Option<Vec<i128>> = values.iter().map(|v| v.as_ref()?.rank()).collect();
    let ranks = ranks.filter(|ranks| ranks.len() > 1)?;
    let top = match better {
        Better::More => ranks.iter().max(),
        Better::Less => ranks.iter().min(),
    }?;
    let mut holders = ranks.iter().enumerate().filter(|(_, rank)| *rank == top);
    let (at, _) = holders.next()?;
    if holders.next().is_some() {
        return None;
    }
    // Windows that differ by less than a quarter count as equal (decision rules, §1).
    let ahead = |value: &Value| match (&values[at], value) {
        (Some(Value::Tokens(best)), Value::Tokens(other)) => {
            *best as f64 >= NOTABLE * *other as f64
        }
        _ => true,
    };
    let mut others = values.iter().enumerate().filter(|(other, _)| *other != at);
    others
        .all(|(_, value)| value.as_ref().is_some_and(&ahead))
        .then_some(at)
}
