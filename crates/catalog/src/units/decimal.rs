//! Decimal numbers held as an integer and a fixed number of places. No binary fractions.

use serde::{Serialize, Serializer};

/// `value` × 10^-`places`, printed and serialized exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// The number without its decimal point.
    pub value: i128,
    /// Digits after the decimal point.
    pub places: u32,
}

impl Decimal {
    /// Reads decimal text (`12`, `0.15`, `.5`, `1e-7`) exactly; `None` if it is not a number or needs more
    /// than `places` digits after the point.
    pub fn parse(text: &str, places: u32) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let digits: i128 = match format!("{whole}{fraction}").as_str() {
            "" => 0,
            digits if digits.len() <= 30 && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse().ok()?
            }
            _ => return None,
        };
        let shift = i32::try_from(places).ok()? + exponent - i32::try_from(fraction.len()).ok()?;
        let magnitude = u32::try_from(shift.abs()).ok().filter(|m| *m <= 38)?;
        let power = 10_i128.checked_pow(magnitude)?;
        let value = if shift >= 0 {
            digits.checked_mul(power)?
        } else if digits % power == 0 {
            digits / power
        } else {
            return None;
        };
        Some(Self {
            value: if negative { -value } else { value },
            places,
        })
    }

    /// Rounds half away from zero to `places` digits after the point.
    #[must_use]
    pub fn round(self, places: u32) -> Self {
        if places >= self.places {
            return self;
        }
        let unit = 10_i128.pow(self.places - places);
        let half = unit / 2 * self.value.signum();
        Self {
            value: (self.value + half) / unit,
            places,
        }
    }

    /// Prints at least `least` digits after the point, without further trailing zeros.
    pub fn show(self, least: u32) -> String {
        self.show_after("", least)
    }

    /// [`Self::show`] with a prefix, such as `$`.
    pub fn show_after(self, before: &str, least: u32) -> String {
        let unit = 10_u128.pow(self.places);
        let magnitude = self.value.unsigned_abs();
        let mut text = String::with_capacity(24);
        text += before;
        if self.value < 0 {
            text.push('-');
        }
        text += &(magnitude / unit).to_string();
        let (mut fraction, mut places) = (magnitude % unit, self.places);
        while places > least && fraction.is_multiple_of(10) {
            fraction /= 10;
            places -= 1;
        }
        if places > 0 || least > 0 {
            text.push('.');
        }
        // Not `format!`: its padding is ten times slower, and a table has a hundred prices.
        for place in (0..places).rev() {
            let digit = fraction / 10_u128.pow(place) % 10;
            text.push(char::from(b'0' + digit as u8));
        }
        for _ in places..least {
            text.push('0');
        }
        text
    }

    /// The nearest binary float, for ratios and JSON. Its shortest form is this decimal, up to 15 significant
    /// digits.
    pub fn to_f64(self) -> f64 {
        let (mut value, mut places) = (self.value, self.places);
        while places >= 3 && value % 1_000 == 0 {
            value /= 1_000;
            places -= 3;
        }
        // Both sides are exact in binary and the division rounds once: the result is the same as parsing the text.
        match (i64::try_from(value), i32::try_from(places)) {
            (Ok(value), Ok(places)) if value.unsigned_abs() < 1 << 53 && places <= 22 => {
                value as f64 / 10_f64.powi(places)
            }
            _ => self.show(0).parse().unwrap_or(f64::NAN),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.round(0);
        let is_whole = whole.value * 10_i128.pow(self.places - whole.places) == self.value;
        match i64::try_from(whole.value) {
            Ok(value) if is_whole => serializer.serialize_i64(value),
            _ => serializer.serialize_f64(self.to_f64()),
        }
    }
}
