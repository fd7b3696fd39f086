//! A number of days: `14d`, `2w`, `14`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::Unread;

/// Whole days, 0 to 36,525.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(pub u32);

/// Maximum, a hundred years; more is a typo.
const MOST: u32 = 36_525;

impl FromStr for Days {
    type Err = Unread;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || Unread(format!("`{text}` is not a number of days; use 14d or 2w"));
        let (number, each) = match text.strip_suffix('w') {
            Some(weeks) => (weeks, 7),
            None => (text.strip_suffix('d').unwrap_or(text), 1),
        };
        // `u32::from_str` also accepts a sign.
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let count: u32 = number.parse().map_err(|_| wrong())?;
        let days = count.checked_mul(each).filter(|days| *days <= MOST);
        days.map(Self).ok_or_else(wrong)
    }
}

impl fmt::Display for Days {
    /// Parses back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}d", self.0)
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0)
    }
}
