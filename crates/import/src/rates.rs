//! Converts source numbers to prices per million tokens, without floating-point noise. Does not know
//! formats.
//!
//! Owns the rounding rule: a price is the shortest decimal that parses to the source's float, scaled to
//! its unit and rounded half up to **six significant digits**. No listed price has more (`1.50162` has
//! six), while floats from a division have noise from the eighth on (`2.4999999e-7` USD per token is 0.25
//! per million).

use catalog::schema::Tier;
use catalog::sort::Order;
use catalog::units::Price;
use serde_json::Value;

const SIGNIFICANT: usize = 6;
/// Decimal places of a [`Price`].
const PLACES: i32 = 9;
/// Decimal shift from USD per token to USD per million tokens.
const PER_TOKEN: i32 = 6;

/// A price stated per million tokens. `None` if it is negative, infinite or absurd.
pub fn per_million(usd: f64) -> Option<Price> {
    scaled(usd, 0)
}

/// A price stated per token.
pub fn per_token(usd: f64) -> Option<Price> {
    scaled(usd, PER_TOKEN)
}

/// A price per token in `value`, a number or string.
pub fn value_per_token(value: &Value) -> Option<Price> {
    number(value).and_then(per_token)
}

/// A price per million tokens in `value`, a number or string.
pub fn value_per_million(value: &Value) -> Option<Price> {
    number(value).and_then(per_million)
}

/// Sorts tiers; the first of equal size is kept.
pub fn by_size(tiers: &mut Vec<Tier>) {
    tiers.order_by_key(|tier| tier.above_input_tokens);
    tiers.dedup_by_key(|tier| tier.above_input_tokens);
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn scaled(usd: f64, exponent: i32) -> Option<Price> {
    if !usd.is_finite() || usd < 0.0 {
        return None;
    }
    if usd == 0.0 {
        return Some(Price::ZERO);
    }
    // The standard library prints the shortest digits that round-trip: `2.4999999e-7`.
    let text = format!("{usd:e}");
    let (mantissa, power) = text.split_once('e')?;
    let power: i32 = power.parse().ok()?;
    let digits: String = mantissa
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(char::from)
        .collect();
    let kept = digits.len().min(SIGNIFICANT);
    let mut whole: u64 = digits[..kept].parse().ok()?;
    if digits
        .as_bytes()
        .get(kept)
        .is_some_and(|next| *next >= b'5')
    {
        whole += 1;
    }
    // The first digit is at 10^power; `whole` ends `kept - 1` places after it.
    let shift = power + exponent + PLACES - (i32::try_from(kept).ok()? - 1);
    let nano = if shift >= 0 {
        whole.checked_mul(10_u64.checked_pow(u32::try_from(shift).ok()?)?)?
    } else {
        let unit = 10_u64.checked_pow(u32::try_from(-shift).ok()?)?;
        (whole + unit / 2) / unit
    };
    (nano > 0).then(|| Price::from_nano_usd(nano))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_noise_is_rounded_away() {
        for (usd, shown) in [
            (2.499_999_9e-7, "0.25"),
            (1.000_000_000_000_000_1e-7, "0.1"),
            (5.000_000_000_000_000_4e-8, "0.05"),
            (1.8e-6, "1.8"),
            (2.31e-5, "23.1"),
            (1.501_62e-6, "1.50162"),
            (3e-9, "0.003"),
            (0.000_075, "75"),
        ] {
            assert_eq!(
                per_token(usd).map(|p| p.to_string()).as_deref(),
                Some(shown)
            );
        }
        assert_eq!(
            per_million(0.15).map(|p| p.to_string()).as_deref(),
            Some("0.15")
        );
        assert_eq!(per_million(-1.0), None);
        assert_eq!(per_million(f64::NAN), None);
        assert_eq!(per_million(1e300), None);
    }
}
