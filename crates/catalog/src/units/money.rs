//! Prices per million tokens and amounts of money, in USD, as integers.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::typed::{self, Doubt, Marks, decimal_comma};
use super::{Decimal, Ratio, Unread, group_thousands};

/// Digits after the point of a price per million tokens: steps of 1e-9 USD, 1e-15 USD per token.
const PRICE_PLACES: u32 = 9;
/// Maximum number of digits of an amount.
const MOST_DIGITS: usize = 30;
/// Digits after the point of a price times a token count: 1e-9 USD / 1e6 tokens.
const MONEY_PLACES: u32 = 15;

/// [`Ratio::ONE`] in millionths.
const ONE_RATIO: i128 = Ratio::ONE.millionths() as i128;

/// USD per million tokens, never negative, in steps of 1e-9 USD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Price(u64);

impl Price {
    /// Free. In a catalog, a single rate can be free but not a route's whole price.
    pub const ZERO: Self = Self(0);

    /// From units of 1e-9 USD per million tokens.
    pub const fn from_nano_usd(nano: u64) -> Self {
        Self(nano)
    }

    /// From whole dollars per million tokens.
    pub const fn from_usd(usd: u32) -> Self {
        Self(usd as u64 * 10_u64.pow(PRICE_PLACES))
    }

    /// In units of 1e-9 USD per million tokens.
    pub fn nano_usd(self) -> u64 {
        self.0
    }

    /// In USD per million tokens.
    pub fn decimal(self) -> Decimal {
        Decimal {
            value: i128::from(self.0),
            places: PRICE_PLACES,
        }
    }

    /// The exact cost of `tokens`.
    pub fn times(self, tokens: u64) -> Money {
        Money(i128::from(self.0) * i128::from(tokens))
    }

    /// This price divided by `other`; `None` if `other` is zero.
    pub fn ratio(self, other: Self) -> Option<f64> {
        (other.0 > 0).then(|| self.0 as f64 / other.0 as f64)
    }

    /// The display form: two decimals from $1 up; below that, three significant digits without trailing zeros after the
    /// second decimal: `$2.40`, `$0.15`, `$0.065`, `$0.0938`.
    pub fn show(self) -> String {
        let mut places = 2;
        let mut bound = 10_u64.pow(PRICE_PLACES);
        while self.0 > 0 && self.0 < bound && places < PRICE_PLACES {
            places += 1;
            bound /= 10;
        }
        self.decimal().round(places).show_after("$", 2)
    }
}

impl fmt::Display for Price {
    /// The exact form: decimal USD, parses back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.decimal().show(0))
    }
}

impl FromStr for Price {
    type Err = Unread;

    /// Reads `0.15`, `$3` or `1e-2`; at most nine digits after the point.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let typed = text.trim();
        Decimal::parse(typed.strip_prefix('$').unwrap_or(typed), PRICE_PLACES)
            .and_then(|d| u64::try_from(d.value).ok())
            .map(Self)
            .ok_or_else(|| {
                let usual = "use USD per million tokens, 0 or more, such as 0.15";
                let comma = decimal_comma(text);
                Unread(format!("`{text}` is not a price; {usual}{comma}"))
            })
    }
}

impl Serialize for Price {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.decimal().serialize(serializer)
        } else {
            serializer.serialize_u64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return u64::deserialize(deserializer).map(Self);
        }
        deserializer.deserialize_any(PriceVisitor)
    }
}

struct PriceVisitor;

impl serde::de::Visitor<'_> for PriceVisitor {
    type Value = Price;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a price in USD per million tokens, 0 or more")
    }
    fn visit_u64<E: serde::de::Error>(self, v: u64) -> Result<Price, E> {
        self.visit_str(&v.to_string())
    }
    fn visit_i64<E: serde::de::Error>(self, v: i64) -> Result<Price, E> {
        self.visit_str(&v.to_string())
    }
    fn visit_f64<E: serde::de::Error>(self, v: f64) -> Result<Price, E> {
        // The file contains the shortest text that parses to this float.
        self.visit_str(&v.to_string())
    }
    fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Price, E> {
        v.parse().map_err(E::custom)
    }
}

/// An amount of USD in steps of 1e-15, so that a price times a token count is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i128);

impl Money {
    pub const ZERO: Self = Self(0);

    /// This times `ratio`, rounded half up to 1e-15 USD.
    #[must_use]
    pub fn scaled(self, ratio: Ratio) -> Self {
        // In two parts, so that no product overflows.
        let millionths = i128::from(ratio.millionths());
        let (whole, part) = (self.0.div_euclid(ONE_RATIO), self.0.rem_euclid(ONE_RATIO));
        Self(whole * millionths + (part * millionths + ONE_RATIO / 2) / ONE_RATIO)
    }

    /// This times `part` / `whole`, rounded half up to 1e-15 USD; `whole` must be above zero.
    #[must_use]
    pub fn part(self, part: u64, whole: u64) -> Self {
        let (part, whole) = (i128::from(part), i128::from(whole.max(1)));
        let (full, rest) = (self.0.div_euclid(whole), self.0.rem_euclid(whole));
        Self(full * part + (rest * part + whole / 2).div_euclid(whole))
    }

    /// Reads decimal USD (`0.00012`, `1.5e-05`), rounded half away from zero to 1e-15 USD: programs write amounts as
    /// binary floats with more digits than are meaningful.
    pub fn parse_rounded(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().ok()?;
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() || whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let mut value = 0_i128;
        for digit in whole.bytes().chain(fraction.bytes()) {
            value = value * 10 + i128::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        }
        let places = i32::try_from(MONEY_PLACES).ok()? - i32::try_from(fraction.len()).ok()?;
        let shift = places.checked_add(exponent)?;
        let power = 10_i128.checked_pow(shift.unsigned_abs());
        let value = match (shift >= 0, power) {
            (true, power) => value.checked_mul(power?)?,
            (false, Some(power)) => (value + power / 2) / power,
            (false, None) => 0,
        };
        Some(Self(if negative { -value } else { value }))
    }

    /// In USD.
    pub fn decimal(self) -> Decimal {
        Decimal {
            value: self.0,
            places: MONEY_PLACES,
        }
    }

    /// This times `count`; `None` on overflow.
    pub fn times(self, count: u64) -> Option<Self> {
        self.0.checked_mul(i128::from(count)).map(Self)
    }

    /// This divided by `other`, rounded up; `None` unless both are above zero.
    pub fn div_ceil(self, other: Self) -> Option<u64> {
        let both = self.0 > 0 && other.0 > 0;
        let often = both.then(|| self.0.unsigned_abs().div_ceil(other.0.unsigned_abs()))?;
        u64::try_from(often).ok()
    }

    /// This divided by `other`; `None` unless `other` is above zero.
    pub fn ratio(self, other: Self) -> Option<f64> {
        (other.0 > 0).then(|| self.0 as f64 / other.0 as f64)
    }

    /// The blended price of `tokens` at this amount, rounded half up to 1e-9 USD; `None` for 0 tokens or a negative
    /// amount.
    pub fn per_million(self, tokens: u64) -> Option<Price> {
        let tokens = i128::from(tokens);
        (tokens > 0)
            .then(|| (self.0 + tokens / 2) / tokens)
            .and_then(|nano| u64::try_from(nano).ok())
            .map(Price)
    }

    /// The display form, rounded half up: cents below $100 (`$4.20`), whole dollars above (`$12,400`),
    /// `<$0.01` for less than half a cent.
    pub fn show(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = Decimal {
            value: self.0.abs(),
            places: MONEY_PLACES,
        };
        let cents = magnitude.round(2).value.unsigned_abs();
        match cents {
            0 if self.0 != 0 => format!("{sign}<$0.01"),
            0..10_000 => format!("{sign}${}.{:02}", cents / 100, cents % 100),
            _ => format!(
                "{sign}${}",
                group_thousands(magnitude.round(0).value.unsigned_abs())
            ),
        }
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl FromStr for Money {
    type Err = Unread;

    /// Reads `500`, `$12,400.50`, `1.5k`, `2M`. At most a billion USD. Rejects a comma with a unit (`1,5k`) and three
    /// digits after a dot (`12.400`).
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const MOST: i128 = 10_i128.pow(9 + MONEY_PLACES);
        let error = |doubt: Doubt| {
            let usual = "use USD, 0 or more, such as 500 or 1.5k";
            Unread(format!(
                "`{text}` is not an amount; {usual}{}",
                doubt.hint()
            ))
        };
        let typed = text.trim();
        let typed = typed.strip_prefix('$').unwrap_or(typed);
        let (number, exponent) = match typed.char_indices().next_back() {
            Some((at, 'k' | 'K')) => (&typed[..at], 3),
            Some((at, 'M')) => (&typed[..at], 6),
            _ => (typed, 0),
        };
        let marks = Marks {
            commas: exponent == 0,
            dot: true,
        };
        let plain = typed::plain(number, marks).map_err(error)?;
        // Nobody types thousandths of a dollar from $1 up, but half the world writes thousands this way.
        let thousands = |(whole, fraction): (&str, &str)| {
            exponent == 0
                && fraction.len() == 3
                && !number.contains(',')
                && (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
        };
        if plain.split_once('.').is_some_and(thousands) {
            return Err(error(Doubt::Dot));
        }
        Decimal::parse(&plain, MONEY_PLACES + exponent)
            .filter(|amount| (0..=MOST).contains(&amount.value))
            .map(|amount| Self(amount.value))
            .ok_or_else(|| error(Doubt::NoNumber))
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.decimal().serialize(serializer)
    }
}
