//! A model with what every section of a comparison derives from it, derived once.

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
    /// What a decision tag says a model is fit for. Literal strings of decision rules, §3.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    pub enum Tag {
        /// Writing code.
        Coding = "Coding",
        /// Answers from retrieved documents.
        #[serde(rename = "RAG")]
        Rag = "RAG",
        /// Work with tools.
        Agents = "Agents",
        /// Very long inputs.
        #[serde(rename = "Long context")]
        LongContext = "Long context",
        /// Image input.
        Vision = "Vision",
        /// Sorting at low cost.
        Classification = "Classification",
        /// Machine-readable answers.
        #[serde(rename = "JSON / Tool use")]
        JsonToolUse = "JSON / Tool use",
        /// None of the above is known.
        General = "General",
    }
}

/// A window from which on a model is fit for long inputs, tokens (decision rules, §3).
const LONG_CONTEXT: u64 = 100_000;
/// Points on the index above which a third of the measured chat models are, and below which a third are:
/// 0.43 standard deviations either side of the mean, on a scale of 100 ± 15.
const UPPER_THIRD: f64 = 106.5;
const LOWER_THIRD: f64 = 93.5;
/// USD per million tokens up to which a model is fit for bulk classification: input, output.
const CLASSIFICATION: [Price; 2] = [
    Price::from_nano_usd(100_000_000),
    Price::from_nano_usd(300_000_000),
];

/// One of the compared models.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// Its facts.
    pub model: &'a Model<'a>,
    /// Its maker.
    pub lab: &'a Lab,
    /// Its scores.
    pub scores: &'a [Measured<'a>],
    /// What the quality index says of it. `None`: unmeasured.
    pub quality: Option<&'a Quality>,
    /// Where it stands on the day.
    pub life: Life,
    /// Providers with a live route, by id.
    pub providers: Vec<&'a str>,
    /// The route to budget with, or why there is none.
    pub priced: Result<Priced<'a>, Unpriced>,
    /// What it is fit for; never empty.
    pub fit: Vec<Tag>,
}

impl<'a> Subject<'a> {
    /// Derives all of it.
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

    /// The day of the price that it is budgeted with.
    pub fn priced_on(&self) -> Option<Date> {
        self.priced.as_ref().ok()?.offer().route.priced_on
    }

    /// Its quality for a workload, or in general. `None`: unmeasured.
    pub fn estimate(&self, scale: Option<&Scale>, workload: Option<Workload>) -> Option<Estimate> {
        Some(scale?.estimate(self.quality?, workload))
    }

    /// What its fields read.
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

    /// Its display name.
    pub fn name(&self) -> &'a str {
        self.model.name
    }

    /// Its id.
    pub fn id(&self) -> &'a str {
        self.model.id
    }

    /// What the month costs on the priced route.
    pub fn monthly(&self) -> Option<Money> {
        self.priced.as_ref().ok().map(Priced::usd)
    }

    /// The same as a number.
    pub fn usd(&self) -> Option<f64> {
        Some(self.monthly()?.decimal().to_f64())
    }

    /// The tokens that it makes of a text, against the fewest that a model of its lab among `subjects` makes.
    pub fn text_among(&self, subjects: &[Self], traffic: &Traffic) -> f64 {
        let others = subjects.iter();
        let ratios = others.map(|other| same_text(other.model, self.model, traffic));
        ratios.fold(1.0, f64::max)
    }

    /// Whether it can be had at all: a live route, or weights to run oneself.
    pub fn is_callable(&self) -> bool {
        !self.providers.is_empty() || self.model.facts.open_weights == Some(true)
    }
}

/// What is said of all compared models: `both` of two, `several` of more.
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
