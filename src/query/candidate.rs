//! A model as lists see it: its facts, and what follows from them on a date and at a traffic.
//!
//! Does not filter (`filter`) or format.

use catalog::quality::Quality;
use catalog::schema::Model;

use super::Setting;
use crate::fields::ModelView;
use crate::lifecycle::{Life, life};
use crate::pricing::Quote;
use crate::pricing::routes::live_providers;

/// A model on a date and at a traffic.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// Without its routes.
    pub model: Model<'a>,
    /// Display name.
    pub lab: &'a str,
    /// Its lifecycle on that date.
    pub life: Life,
    /// Ids of providers with a live route.
    pub providers: Vec<&'a str>,
    /// `None`: unmeasured.
    pub quality: Option<Quality>,
    /// The route to budget with. `None`: no route has a price.
    pub quote: Option<Quote<'a>>,
    /// Scores on the requested boards, in their order.
    pub scores: Vec<Option<f64>>,
}

impl<'a> Candidate<'a> {
    /// Derives everything except the scores.
    pub fn new(
        mut model: Model<'a>,
        lab: &'a str,
        quality: Option<Quality>,
        setting: &Setting,
    ) -> Self {
        let Setting {
            today,
            traffic,
            choice,
            providers,
            ..
        } = setting;
        let quote = Quote::new(&model, providers, traffic, choice, *today);
        let life = life(&model, providers, *today);
        let providers = live_providers(&model, *today);
        // Routes are most of a model: for a whole catalog they would take megabytes.
        model.routes = Vec::new();
        Self {
            life,
            providers,
            quality,
            quote,
            scores: Vec::new(),
            lab,
            model,
        }
    }

    pub fn view(&self) -> ModelView<'_> {
        ModelView {
            model: &self.model,
            lab: self.lab,
            life: &self.life,
            providers: self.providers.len(),
            quality: self.quality.as_ref(),
            quote: self.quote,
        }
    }
}
