//! Quantities: prices, amounts of money, token counts, shares, dates.
//!
//! Each type owns its parsing, its order, its exact form (which parses back) and its display form (shorter, with the
//! order preserved). Does not know models or terminals.

mod count;
mod date;
mod days;
mod decimal;
mod money;
mod ratio;
mod typed;

pub use count::{parse_count, show_count, show_parameters};
pub use date::Date;
pub use days::Days;
pub use decimal::Decimal;
pub use money::{Money, Price};
pub use ratio::Ratio;
pub use typed::Unread;

/// Shows `value` with thousands separators: `1234567` as `1,234,567`.
pub fn group_thousands(value: u128) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
