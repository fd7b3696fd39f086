//! The bill of a month's traffic on one price list.

use serde::Serialize;

use super::Traffic;
use crate::catalog::schema::PriceList;
use crate::units::Money;

/// A bill; its parts add up to `total` exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MonthBill {
    /// Fresh input.
    pub input: Money,
    /// Output.
    pub output: Money,
    /// All parts.
    pub total: Money,
}

/// What `traffic` costs at the standard rates, first tier; `None` when a rate that the traffic needs is
/// not known. Batch, cache, tiers by request size and other modes are not in it.
pub fn bill_month(price: &PriceList, traffic: Traffic) -> Option<MonthBill> {
    let part = |tokens, rate: Option<crate::units::Price>| match tokens {
        0 => Some(Money::ZERO),
        _ => rate.map(|rate| rate.times(tokens)),
    };
    let input = part(traffic.input_tokens, price.standard.input)?;
    let output = part(traffic.output_tokens, price.standard.output)?;
    Some(MonthBill {
        input,
        output,
        total: input + output,
    })
}
