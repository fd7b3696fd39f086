//! What an answer about models rests on, apart from the models: the day, the traffic, the market.

use catalog::schema::{BoardRecord, Model};
use catalog::units::{Date, Money};
use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::pricing::routes::Choice;
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
