//! What an answer about models rests on, apart from the models: the day, the traffic, the market.

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

/// What a comparison is about, apart from the models: the day, the traffic, the market around them.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The day on which the answer is to hold.
    pub today: Date,
    /// A month's tokens.
    pub traffic: Traffic,
    /// Which route is priced.
    pub choice: Choice,
    /// Every provider that serves one of the models.
    pub providers: &'a Providers<'a>,
    /// Every board on which one of the models has a score.
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

    /// The same at another traffic.
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

    /// The monthly bill of a model. `None`: no route can be priced.
    pub fn monthly(&self, model: &Model) -> Option<Money> {
        Some(self.priced(model).ok()?.usd())
    }

    /// The same with the traffic behind the monthly bill of a model, if one is given.
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
