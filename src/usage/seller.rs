//! A route that was paid, with what is needed to bill on it. Does not choose it (`price`).

use catalog::schema::PriceList;
use catalog::units::{Money, Price, Ratio};
use jiff::civil;
use serde::Serialize;

use super::holidays::is_holiday;
use super::past::{On, Past};
use super::sums::Hour;
use crate::pricing::offers::Lack;
use crate::pricing::{Assume, MissingRate, Mode, RateRow, Tokens, bill_requests, sheet};
use crate::resolve::Match;

/// Its flex tier costs the same as its standard service: console.groq.com/docs/flex-processing
const SAME_FLEX: &str = "groq";

/// How it is known who was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The record says so: by name, by its format, or by the spelling of the model.
    Recorded,
    /// The record does not say; the model's own lab sells it.
    Lab,
    /// The record does not say; the price is that of the route to budget with.
    Assumed,
}

impl Basis {
    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Lab => "lab",
            Self::Assumed => "assumed",
        }
    }
}

/// The day whose price applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum OfDay {
    #[default]
    Today,
    /// The price that applied from this day on.
    From(civil::Date),
    /// Today's, for a request from before the price history begins.
    BeforeHistory,
}

/// What is sold, and by whom.
#[derive(Debug, Clone, Serialize)]
pub struct Sale {
    pub model: String,
    pub name: String,
    pub provider: String,
    pub provider_name: String,
    /// The provider's id for the model.
    pub route: String,
}

/// A route with what is needed to bill on it.
#[derive(Debug, Clone)]
pub struct Seller {
    pub sale: Sale,
    /// How the spelling was matched to the model.
    pub by: Match,
    /// Id of the lab that made the model.
    pub lab: String,
    /// Maximum input tokens of a request, if known.
    pub window: Option<u64>,
    pub basis: Basis,
    /// The provider named by the records, if it is unknown.
    pub unknown: Option<String>,
    /// The day whose price applies, if not today's.
    pub of_day: OfDay,
    /// Its price on other days.
    pub past: Past,
    /// Whether it was served in a region with unknown rates.
    pub is_of_other_region: bool,
    /// The host behind a gateway, if its price there is unknown.
    pub unknown_host: Option<String>,
    /// Since when its name has meant this model, if it meant others before.
    pub moved_on: Option<civil::Date>,
    pub(super) price: PriceList,
    /// Multiplier for where it was computed.
    pub(super) premium: Ratio,
    pub(super) discount: Ratio,
    pub(super) token_factor: Ratio,
    pub(super) assume: Assume,
    /// Whether writing to its cache costs nothing extra, judging by its lab's own prices. Set only for models that
    /// traffic may move to.
    pub caches_for_free: bool,
}

impl Seller {
    /// This seller at the price of a day; `None`: no change.
    pub fn on(&self, on: On) -> Option<Self> {
        let of_day = match on {
            On::Today => return None,
            On::Unknown => OfDay::BeforeHistory,
            On::Period(at) => {
                let period = self.past.period(at)?;
                return Some(Self {
                    of_day: OfDay::From(period.from),
                    past: Past::default(),
                    price: period.price.clone(),
                    window: self.window.filter(|_| !period.is_longer),
                    ..self.clone()
                });
            }
        };
        Some(Self {
            of_day,
            past: Past::default(),
            ..self.clone()
        })
    }

    /// Whether output is billed; embeddings have none.
    pub(super) fn bills_output(&self) -> bool {
        self.price
            .standard
            .output
            .is_some_and(|rate| rate != Price::ZERO)
    }

    /// The input above which a request costs more; `None`: there is only one tier.
    pub(super) fn first_tier(&self) -> Option<u64> {
        self.price.tiers.first().map(|tier| tier.above_input_tokens)
    }

    /// How many requests a report's tokens are billed as if each is above the first tier; `None`: there is only one
    /// tier.
    pub(super) fn long_requests(&self, tokens: &Tokens) -> Option<u64> {
        let above = self.price.tiers.first()?.above_input_tokens;
        Some((tokens.input() / (above + 1)).max(1))
    }

    /// Its context window, if that many requests cannot hold this much input.
    pub(super) fn exceeded_window(&self, tokens: &Tokens, requests: Option<u64>) -> Option<u64> {
        let input = u128::from(self.token_factor.of(tokens.input()));
        let most = |window: u64, requests: u64| u128::from(window) * u128::from(requests);
        self.window
            .filter(|window| requests.is_some_and(|requests| input > most(*window, requests)))
    }

    /// Like [`Seller::bill`], for a model the requests were not made for.
    ///
    /// # Errors
    /// What it lacks for these requests.
    #[inline]
    pub(super) fn quote(
        &self,
        tokens: &Tokens,
        requests: Option<u64>,
        mode: Mode,
    ) -> Result<Money, Lack> {
        if let Some(window) = self.exceeded_window(tokens, requests) {
            return Err(Lack::Window(window));
        }
        let billed = if self.caches_for_free {
            self.bill(&tokens.unwritten(), requests, mode)
        } else {
            self.bill(tokens, requests, mode)
        };
        billed.map_err(Lack::Rate)
    }

    /// Its prices as rows, without discounts.
    pub fn sheet(&self) -> Vec<RateRow> {
        sheet(&self.price)
    }

    /// Its prices in each period on record as rows, with the first and the last day; `None`: open.
    pub fn sheets(&self) -> Vec<(Option<civil::Date>, Option<civil::Date>, Vec<RateRow>)> {
        if self.past.is_empty() {
            return vec![(None, None, self.sheet())];
        }
        let stretches = self.past.stretches();
        stretches
            .map(|(first, last, price)| (Some(first), last, sheet(price.unwrap_or(&self.price))))
            .collect()
    }

    /// The mode in which a request at this time is billed: providers with peak hours have two prices for the standard
    /// service.
    pub fn mode(&self, mode: Mode, at: Option<civil::DateTime>) -> Mode {
        match (mode, &self.price.peak_hours, at) {
            (Mode::Flex, ..) if self.sale.provider == SAME_FLEX => Mode::Standard,
            (Mode::Standard, Some(hours), Some(at))
                if hours.cover(at) && !is_holiday(&self.sale.provider, at.date()) =>
            {
                Mode::Peak
            }
            _ => mode,
        }
    }

    /// Whether its price, or the meaning of its name, differed on other days.
    pub(super) fn depends_on_the_day(&self) -> bool {
        !self.past.is_empty() || self.moved_on.is_some()
    }

    pub fn has_peak_hours(&self) -> bool {
        self.price.peak_hours.is_some()
    }

    /// What the hour of a request says about its price.
    pub(super) fn hour(&self, mode: Mode, at: Option<civil::DateTime>) -> Hour {
        match (self.mode(mode, at), at) {
            (Mode::Peak, _) => Hour::Peak,
            (Mode::Standard, None) if self.has_peak_hours() => Hour::Unknown,
            _ => Hour::Any,
        }
    }

    /// The cost of these tokens; `requests`: `None` for requests of ordinary size.
    ///
    /// # Errors
    /// The rate that is unknown.
    #[inline]
    pub fn bill(
        &self,
        tokens: &Tokens,
        requests: Option<u64>,
        mode: Mode,
    ) -> Result<Money, MissingRate> {
        let billed = if self.token_factor == Ratio::ONE {
            bill_requests(&self.price, requests, tokens, mode, self.assume)?
        } else {
            let factor = |count| self.token_factor.of(count);
            let tokens = Tokens {
                fresh: factor(tokens.fresh),
                cache_read: factor(tokens.cache_read),
                cache_write_5m: factor(tokens.cache_write_5m),
                cache_write_1h: factor(tokens.cache_write_1h),
                output: factor(tokens.output),
            };
            bill_requests(&self.price, requests, &tokens, mode, self.assume)?
        };
        let mut usd = billed.total();
        if self.premium != Ratio::ONE {
            usd = usd.scaled(self.premium);
        }
        Ok(match self.discount {
            Ratio::ZERO => usd,
            discount => usd.scaled(discount.rest()),
        })
    }
}
