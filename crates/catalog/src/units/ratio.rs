//! Shares (`60%`) and factors (`1.35`, `2x`), as integers in millionths.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::typed::decimal_comma;
use super::{Decimal, Unread};

/// Digits after the point: 1e-6, or 0.0001%.
const PLACES: u32 = 6;
const ONE: u64 = 10_u64.pow(PLACES);
/// Maximum factor; more is a typo.
const MOST: u64 = 1_000_000 * ONE;

/// A share or a factor, never negative, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ratio(u64);

impl Ratio {
    /// Nothing, or a factor of 0.
    pub const ZERO: Self = Self(0);
    /// All of it, or a factor of 1.
    pub const ONE: Self = Self(ONE);

    pub const fn from_millionths(millionths: u64) -> Self {
        Self(millionths)
    }

    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// 1 minus this; 0 if this is 1 or more.
    #[must_use]
    pub const fn rest(self) -> Self {
        Self(ONE.saturating_sub(self.0))
    }

    /// This times `count`, rounded half up; at most `u64::MAX`.
    pub fn of(self, count: u64) -> u64 {
        if self == Self::ZERO {
            return 0;
        }
        let scaled = u128::from(self.0) * u128::from(count) + u128::from(ONE / 2);
        u64::try_from(scaled / u128::from(ONE)).unwrap_or(u64::MAX)
    }

    pub fn decimal(self) -> Decimal {
        Decimal {
            value: i128::from(self.0),
            places: PLACES,
        }
    }

    /// As a percentage: `60%`, `12.5%`.
    pub fn percent(self) -> String {
        let hundredfold = Decimal {
            value: i128::from(self.0),
            places: PLACES - 2,
        };
        format!("{}%", hundredfold.show(0))
    }

    /// Reads a share, `60%` or `0.6`. A whole number without `%` is ambiguous and therefore an error.
    ///
    /// # Errors
    /// Not a share, or above 100%.
    pub fn parse_share(text: &str) -> Result<Self, Unread> {
        let share = match text.trim().strip_suffix('%') {
            Some(number) => read(number.trim(), PLACES - 2),
            None if text.contains('.') || text.trim() == "0" => read(text.trim(), PLACES),
            None => None,
        };
        share.filter(|share| *share <= Self::ONE).ok_or_else(|| {
            let usual = "use 0% to 100%, such as 60%";
            let comma = decimal_comma(text);
            Unread(format!("`{text}` is not a share; {usual}{comma}"))
        })
    }

    /// Reads growth in percent: `10%`, `10%/month`, `250%`.
    ///
    /// # Errors
    /// Not a percentage from 0% to 1000%.
    pub fn parse_growth(text: &str) -> Result<Self, Unread> {
        let percent = text.trim();
        let percent = percent.strip_suffix("/month").unwrap_or(percent).trim();
        percent
            .strip_suffix('%')
            .and_then(|number| read(number.trim(), PLACES - 2))
            .filter(|growth| growth.0 <= 10 * ONE)
            .ok_or_else(|| {
                let usual = "use 0% to 1000%, such as 10%/month";
                Unread(format!("`{text}` is not a growth rate; {usual}"))
            })
    }
}

/// Reads a number of at least 0 with up to `places` digits after the point, as millionths.
fn read(text: &str, places: u32) -> Option<Ratio> {
    let value = u64::try_from(Decimal::parse(text, places)?.value).ok()?;
    (value <= MOST).then_some(Ratio(value))
}

impl FromStr for Ratio {
    type Err = Unread;

    /// Reads a factor above zero: `1.35`, `2x`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let typed = text.trim();
        read(typed.strip_suffix(['x', 'X']).unwrap_or(typed), PLACES)
            .filter(|factor| factor.0 > 0)
            .ok_or_else(|| {
                let usual = "use a number above 0, such as 1.35";
                let comma = decimal_comma(text);
                Unread(format!("`{text}` is not a factor; {usual}{comma}"))
            })
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.decimal().show(0))
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.decimal().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    /// Reads a share as text, as in `config.toml`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_share(&text).map_err(serde::de::Error::custom)
    }
}
