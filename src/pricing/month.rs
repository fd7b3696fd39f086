//! The bill for a month of traffic on one price list.
//!
//! Owns the split into batch, peak and other requests and the sum of their bills. Does not apply rates
//! (`bill`) or choose routes (`routes`).

use catalog::schema::PriceList;
use catalog::units::{Money, Price, Ratio};
use serde::Serialize;

use super::bill::{MissingRate, Mode, Tokens, bill_requests};
use super::traffic::{Traffic, Ttl, Volume};

/// A monthly bill in USD. The parts add up to `total` exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct MonthBill {
    /// Uncached input.
    pub input: Money,
    /// Input read from the cache.
    pub cache_read: Money,
    /// Input written to the cache.
    pub cache_write: Money,
    /// Visible output.
    pub output: Money,
    /// Reasoning tokens.
    pub reasoning: Money,
    pub total: Money,
    /// Share of `total` for batch requests, in USD.
    pub batch: Money,
    /// Price tier reached by the requests, from 1.
    pub tier: u8,
    /// Whether the full price was assumed for an unknown rate.
    pub assumed: bool,
}

/// The bill for `volume`, with the tiers and cache use of `traffic` and a `discount` on list prices.
///
/// # Errors
/// A required rate is unknown.
pub fn bill_month(
    price: &PriceList,
    traffic: &Traffic,
    volume: Volume,
    discount: Ratio,
) -> Result<MonthBill, MissingRate> {
    if let Some(plain) = plain(price, traffic, volume, discount) {
        return Ok(plain);
    }
    let mut month = MonthBill::default();
    let mut rest = volume;
    if traffic.batch > Ratio::ZERO {
        let batch = volume.part(traffic.batch);
        rest = volume.less(batch);
        month.batch = month.add(price, traffic, batch, Mode::Batch, discount)?;
    }
    if traffic.peak > Ratio::ZERO {
        let peak = rest.part(traffic.peak);
        rest = rest.less(peak);
        month.add(price, traffic, peak, Mode::Peak, discount)?;
    }
    month.add(price, traffic, rest, traffic.tier.mode(), discount)?;
    Ok(match traffic.days() {
        Some(days) => month.scaled(days),
        None => month,
    })
}

/// Fast path for traffic that needs only the two standard rates: pricing all models takes ten thousand
/// bills. `None` if more is needed.
fn plain(
    price: &PriceList,
    traffic: &Traffic,
    volume: Volume,
    discount: Ratio,
) -> Option<MonthBill> {
    if !traffic.is_plain() || volume.reasoning > 0 || discount > Ratio::ZERO {
        return None;
    }
    let part = |tokens: u64, rate: Option<Price>| match tokens {
        0 => Some(Money::ZERO),
        _ => rate.map(|rate| rate.times(tokens)),
    };
    let input = part(volume.input, price.standard.input)?;
    let output = part(volume.output, price.standard.output)?;
    Some(MonthBill {
        input,
        output,
        total: input + output,
        tier: 1,
        ..MonthBill::default()
    })
}

impl MonthBill {
    /// This times a fraction. The parts are rounded to 1e-15 USD each, and still add up.
    fn scaled(self, (part, whole): (u64, u64)) -> Self {
        let of = |amount: Money| amount.part(part, whole);
        let parts = [
            of(self.input),
            of(self.cache_read),
            of(self.cache_write),
            of(self.output),
            of(self.reasoning),
        ];
        let [input, cache_read, cache_write, output, reasoning] = parts;
        Self {
            input,
            cache_read,
            cache_write,
            output,
            reasoning,
            total: parts.into_iter().sum(),
            batch: of(self.batch),
            ..self
        }
    }

    /// Adds requests of one service mode and returns their cost.
    fn add(
        &mut self,
        price: &PriceList,
        traffic: &Traffic,
        volume: Volume,
        mode: Mode,
        discount: Ratio,
    ) -> Result<Money, MissingRate> {
        let tokens = tokens(traffic, volume);
        let bill = |tokens: &Tokens| {
            let requests = volume.requests;
            bill_requests(price, requests, tokens, mode, traffic.assume)
        };
        let mut all = tokens;
        all.output += volume.reasoning;
        let whole = bill(&all)?;
        let output = match volume.reasoning {
            0 => whole.output,
            _ => bill(&tokens)?.output,
        };
        let mut parts = [
            whole.input,
            whole.cache_read,
            whole.cache_write,
            output,
            whole.output - output,
        ];
        if discount > Ratio::ZERO {
            parts = parts.map(|amount| amount.scaled(discount.rest()));
        }
        let [input, cache_read, cache_write, output, reasoning] = parts;
        self.input += input;
        self.cache_read += cache_read;
        self.cache_write += cache_write;
        self.output += output;
        self.reasoning += reasoning;
        let total: Money = parts.into_iter().sum();
        self.total += total;
        self.tier = self.tier.max(whole.tier);
        self.assumed |= whole.assumed;
        Ok(total)
    }
}

/// Splits the tokens by cache use.
fn tokens(traffic: &Traffic, volume: Volume) -> Tokens {
    let cache_read = traffic.cache_hit.of(volume.input);
    // Two halves rounded up must not exceed the whole.
    let written = traffic.cache_write.of(volume.input);
    let written = written.min(volume.input - cache_read);
    let for_an_hour = traffic.cache_ttl == Ttl::Hour;
    Tokens {
        fresh: volume.input - cache_read - written,
        cache_read,
        cache_write_5m: if for_an_hour { 0 } else { written },
        cache_write_1h: if for_an_hour { written } else { 0 },
        output: volume.output,
    }
}
