//! A model as a list sees it: its facts, and what follows from them on a day and at a traffic.
//!
//! Does not choose (`filter`) or format.

use catalog::quality::Quality;
use catalog::schema::Model;

use super::Setting;
use crate::fields::ModelView;
use crate::lifecycle::{Life, life};
use crate::pricing::Quote;
use crate::pricing::routes::live_providers;

/// A model on a day and at a traffic.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// Its facts, without its routes.
    pub model: Model<'a>,
    /// Its maker's display name.
    pub lab: &'a str,
    /// Where it is in its life on the day.
    pub life: Life,
    /// The ids of the providers with a live route.
    pub providers: Vec<&'a str>,
    /// What the quality index says of it. `None`: unmeasured.
    pub quality: Option<Quality>,
    /// The route to budget with. `None`: no route has a price.
    pub quote: Option<Quote<'a>>,
    /// Its scores on the boards asked for, in their order.
    pub scores: Vec<Option<f64>>,
}

impl<'a> Candidate<'a> {
    /// Derives everything but the scores.
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
        // Routes are most of a model; kept for all of a catalog they would fill megabytes.
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

    /// What its fields read.
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
