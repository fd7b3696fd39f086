//! The bill of a month's traffic on one price list.
//!
//! Owns how a month falls into requests in batch, in peak hours and all others, and how their bills add
//! up. Refuses rates (`bill`) and choosing routes.

use catalog::schema::PriceList;
use catalog::units::{Money, Price, Ratio};
use serde::Serialize;

use super::bill::{MissingRate, Mode, Tokens, bill_requests};
use super::traffic::{Traffic, Ttl, Volume};

/// What a month costs. Its parts add up to `total` exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct MonthBill {
    /// Fresh input.
    pub input: Money,
    /// Input read from the cache.
    pub cache_read: Money,
    /// Input written to the cache.
    pub cache_write: Money,
    /// Visible output.
    pub output: Money,
    /// Hidden output.
    pub reasoning: Money,
    /// All parts.
    pub total: Money,
    /// How much of `total` is for requests in batch.
    pub batch: Money,
    /// The tier that the requests reach; 1 is the first.
    pub tier: u8,
    /// Whether the full price stood in for a missing rate.
    pub assumed: bool,
}

/// What `volume` costs, served as `traffic` says, `discount` less than listed.
///
/// # Errors
/// The rate that it needs and the list does not state.
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
    Ok(month)
}

/// The same for what is asked most, in a fraction of the steps: a scan of all models makes ten thousand
/// bills. `None`: it takes more than the two standard rates.
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
    /// Adds requests that are served alike, and says what they cost.
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

/// The tokens of requests as the traffic's cache has them.
fn tokens(traffic: &Traffic, volume: Volume) -> Tokens {
    let cache_read = traffic.cache_hit.of(volume.input);
    // Two halves that are rounded up must not be more than the whole.
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
