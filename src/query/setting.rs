//! The context of an answer apart from the models: the date, the traffic, the market.

use catalog::schema::{BoardRecord, Model};
use catalog::units::{Date, Money};
use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::pricing::routes::{Choice, Priced, priced_route};
use crate::pricing::unpriced::Unpriced;
use crate::pricing::{Traffic, of_bill};
use crate::providers::Providers;

/// Boards by id.
pub type Boards<'a> = FxHashMap<&'a str, BoardRecord<'a>>;

/// The context of an answer apart from the models.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The date for which the answer holds.
    pub today: Date,
    /// Tokens a month.
    pub traffic: Traffic,
    /// Which route to price.
    pub choice: Choice,
    /// Every provider that serves one of the models.
    pub providers: &'a Providers<'a>,
    /// Every board with a score of one of the models.
    pub boards: &'a Boards<'a>,
}

impl Setting<'_> {
    /// The route of a model to budget with.
    ///
    /// # Errors
    /// Why there is none.
    pub fn priced<'m>(&self, model: &'m Model<'m>) -> Result<Priced<'m>, Unpriced> {
        self.priced_at(model, &self.traffic)
    }

    /// The route to budget with at another traffic.
    ///
    /// # Errors
    /// Why there is none.
    pub fn priced_at<'m>(
        &self,
        model: &'m Model<'m>,
        traffic: &Traffic,
    ) -> Result<Priced<'m>, Unpriced> {
        priced_route(model, self.providers, traffic, &self.choice, self.today)
    }

    /// A model's monthly bill. `None`: no route can be priced.
    pub fn monthly(&self, model: &Model) -> Option<Money> {
        Some(self.priced(model).ok()?.usd())
    }

    /// This setting with the traffic that gives a model the monthly bill, if a bill is given.
    ///
    /// # Errors
    /// As [`of_bill`].
    pub fn of_bill(mut self, bill: Option<Money>, model: Option<&Model>) -> Result<Self, Error> {
        if let (Some(bill), Some(model)) = (bill, model) {
            self.traffic = of_bill(
                model,
                self.providers,
                &self.traffic,
                &self.choice,
                self.today,
                bill,
            )?;
        }
        Ok(self)
    }
}
