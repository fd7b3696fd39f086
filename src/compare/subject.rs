//! A model with everything that the sections of a comparison derive from it, derived once.

use catalog::quality::{Estimate, Quality, Scale};
use catalog::schema::{BoardField, Kind, Lab, Measured, Model, Workload};
use catalog::units::{Date, Money, Price};
use serde::Serialize;

use crate::fields::{ListPrice, ModelView};
use crate::lifecycle::{Life, life};
use crate::pricing::routes::{Priced, live_providers};
use crate::pricing::unpriced::Unpriced;
use crate::pricing::{Quote, Traffic, same_text};
use crate::query::Setting;
use crate::titled::titled;

titled! {
    /// What a model is fit for. The titles are the literal strings of decision rules, §3.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    pub enum Tag {
        /// Writing code.
        Coding = "Coding",
        /// Answering from retrieved documents.
        #[serde(rename = "RAG")]
        Rag = "RAG",
        /// Working with tools.
        Agents = "Agents",
        /// Very long inputs.
        #[serde(rename = "Long context")]
        LongContext = "Long context",
        /// Image input.
        Vision = "Vision",
        /// Classifying at low cost.
        Classification = "Classification",
        /// Machine-readable answers.
        #[serde(rename = "JSON / Tool use")]
        JsonToolUse = "JSON / Tool use",
        /// No other tag applies.
        General = "General",
    }
}

/// Smallest context window for the long-context tag, tokens (decision rules, §3).
const LONG_CONTEXT: u64 = 100_000;
/// A third of the measured chat models score above the first, a third below the second: 0.43 standard deviations
/// either side of the mean, on a scale of 100 ± 15 points.
const UPPER_THIRD: f64 = 106.5;
const LOWER_THIRD: f64 = 93.5;
/// Highest price for the classification tag, USD per million tokens: input, output.
const CLASSIFICATION: [Price; 2] = [
    Price::from_nano_usd(100_000_000),
    Price::from_nano_usd(300_000_000),
];

/// One of the compared models.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    pub model: &'a Model<'a>,
    pub lab: &'a Lab,
    pub scores: &'a [Measured<'a>],
    /// `None`: unmeasured.
    pub quality: Option<&'a Quality>,
    /// Its lifecycle on the day of the setting.
    pub life: Life,
    /// Providers with a live route, by id.
    pub providers: Vec<&'a str>,
    /// The route to budget with, or why there is none.
    pub priced: Result<Priced<'a>, Unpriced>,
    /// Never empty.
    pub fit: Vec<Tag>,
}

impl<'a> Subject<'a> {
    pub fn new(
        model: &'a Model<'a>,
        lab: &'a Lab,
        scores: &'a [Measured<'a>],
        quality: Option<&'a Quality>,
        setting: &Setting<'a>,
    ) -> Self {
        let priced = setting.priced(model);
        Self {
            fit: fit(model, quality, priced.as_ref().ok()),
            life: life(model, setting.providers, setting.today),
            providers: live_providers(model, setting.today),
            priced,
            model,
            lab,
            scores,
            quality,
        }
    }

    /// The date of the price it is budgeted with.
    pub fn priced_on(&self) -> Option<Date> {
        self.priced.as_ref().ok()?.offer().route.priced_on
    }

    /// Quality for a workload, or in general. `None`: unmeasured.
    pub fn estimate(&self, scale: Option<&Scale>, workload: Option<Workload>) -> Option<Estimate> {
        Some(scale?.estimate(self.quality?, workload))
    }

    pub fn view(&self) -> ModelView<'_> {
        ModelView {
            model: self.model,
            lab: &self.lab.name,
            life: &self.life,
            providers: self.providers.len(),
            quality: self.quality,
            quote: self.priced.as_ref().ok().map(Quote::of),
        }
    }

    pub fn name(&self) -> &'a str {
        self.model.name
    }

    pub fn id(&self) -> &'a str {
        self.model.id
    }

    /// The monthly bill on the priced route.
    pub fn monthly(&self) -> Option<Money> {
        self.priced.as_ref().ok().map(Priced::usd)
    }

    /// The monthly bill as a number, USD.
    pub fn usd(&self) -> Option<f64> {
        Some(self.monthly()?.decimal().to_f64())
    }

    /// Tokens it makes of a text, relative to the model of its lab among `subjects` that makes the fewest.
    pub fn text_among(&self, subjects: &[Self], traffic: &Traffic) -> f64 {
        let others = subjects.iter();
        let ratios = others.map(|other| same_text(other.model, self.model, traffic));
        ratios.fold(1.0, f64::max)
    }

    /// Whether it can be used at all: a live route or open weights.
    pub fn is_callable(&self) -> bool {
        !self.providers.is_empty() || self.model.facts.open_weights == Some(true)
    }
}

/// Picks the wording for all compared models: `both` for two, `several` for more.
pub(super) fn all_of<'w>(subjects: &[Subject], both: &'w str, several: &'w str) -> &'w str {
    if subjects.len() == 2 { both } else { several }
}

fn fit(model: &Model, quality: Option<&Quality>, priced: Option<&Priced>) -> Vec<Tag> {
    let can = &model.capabilities;
    let yes = |flag: Option<bool>| flag == Some(true);
    let tools = yes(can.function_calling) || yes(can.tool_use);
    let structured = yes(can.structured_outputs);
    let long = model
        .facts
        .context_tokens
        .is_some_and(|n| n >= LONG_CONTEXT);
    let judge = matches!(model.kind, Kind::Guard | Kind::Reward);
    let cheap = priced.is_some_and(|priced| {
        let price = ListPrice::of(priced.offer().route.terms.price.as_ref());
        let within = |rate: Option<Price>, most| rate.is_some_and(|rate| rate <= most);
        within(price.input, CLASSIFICATION[0]) && within(price.output, CLASSIFICATION[1])
    });
    let at = |workload: Workload| {
        let mut known = quality.iter().flat_map(|q| &q.workloads);
        Some(known.find(|w| w.workload == workload)?.quality.estimate)
    };
    let rules = [
        (
            Tag::Coding,
            yes(can.code_execution)
                || model.specialised_for.contains(&BoardField::Coding)
                || at(Workload::Coding).is_some_and(|points| points >= UPPER_THIRD),
        ),
        (Tag::Rag, long && (structured || tools)),
        (
            Tag::Agents,
            (tools || yes(can.code_execution))
                && at(Workload::Agents).is_none_or(|points| points > LOWER_THIRD),
        ),
        (Tag::LongContext, long),
        (Tag::Vision, yes(can.vision)),
        (Tag::Classification, judge || structured && cheap),
        (Tag::JsonToolUse, structured || tools),
    ];
    let tags: Vec<Tag> = rules.iter().filter(|r| r.1).map(|r| r.0).collect();
    if tags.is_empty() {
        vec![Tag::General]
    } else {
        tags
    }
}
