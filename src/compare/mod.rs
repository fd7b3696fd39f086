//! Two to eight models side by side: every section of a comparison, from pure rules.
//!
//! ```text
//! subject ─▶ signals ─▶ verdict        what is decided
//! subject ─▶ scorecard, costs, switching, specs, benchmarks, …   what is shown
//! ```
//!
//! Owns the decision rules. Refuses I/O, printing and the clock. Every sentence is made from values
//! that the same report carries.

mod advantages;
mod benchmarks;
mod costs;
pub mod decision;
mod deep_dive;
mod evidence;
mod faq;
mod next;
pub mod pair;
pub mod quality;
mod reason;
mod rows;
pub mod signals;
mod subject;
mod switching;
pub mod verdict;
mod warnings;
pub mod workload;

use catalog::schema::Evidence;
use pair::{Emphasis, Pairs};
use serde::Serialize;
use signals::Id;
use workload::Workload;

use crate::query::Setting;

pub use advantages::{Advantage, Kind as AdvantageKind, advantages};
pub use benchmarks::{Benchmarks, SharedBoard, UnsharedBoards};
pub use costs::{ModelCost, MonthlyCost, PricingRoute, RouteName, pricing, route_name};
pub use decision::Strength;
pub use evidence::{Conflict, Credit, EvidenceReport, sources_used};
pub use faq::Answer;
pub use next::{Next, Pool};
pub use rows::{ComparedModel, Row};
pub use subject::{Subject, Tag};
pub use switching::{Level, Loss, Switch, switch};
pub use verdict::{Rank, SignalReport, Verdict};
pub use warnings::{checkpoints, warnings};

/// The fewest models of a comparison.
pub const FEWEST: usize = 2;
/// The most: as many columns as a wide terminal holds.
pub const MOST: usize = 8;

/// Everything a comparison says.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison<'a> {
    /// The models' facts, in the order asked for.
    pub models: Vec<ComparedModel<'a>>,
    /// What the comparison is for, when it was asked for.
    pub workload: Option<Workload>,
    /// Signals of double weight.
    pub doubled: Vec<Id>,
    /// Every signal of every pair.
    pub signals: Vec<SignalReport>,
    /// Best first.
    pub ranking: Vec<Rank>,
    /// The pick and why.
    pub verdict: Verdict,
    /// What matters most, a row each, with its winner.
    pub scorecard: Vec<Row<'a>>,
    /// What a month costs.
    pub monthly_cost: MonthlyCost<'a>,
    /// What breaks, for every ordered pair.
    pub switching: Vec<Switch>,
    /// Specifications.
    pub specs: Vec<Row<'a>>,
    /// Capabilities: yes, no, unknown.
    pub capabilities: Vec<Row<'a>>,
    /// Every provider's price, shared providers first.
    pub providers: Vec<PricingRoute<'a>>,
    /// Scores.
    pub benchmarks: Benchmarks<'a>,
    /// What the concise view leaves out.
    #[serde(flatten)]
    pub details: Option<Details<'a>>,
}

/// The sections that only the full view and scripts read.
#[derive(Debug, Clone, Serialize)]
pub struct Details<'a> {
    /// Who the models are.
    pub summary: Vec<String>,
    /// What speaks for each model.
    pub tradeoffs: Vec<Tradeoffs>,
    /// Rates of the priced routes.
    pub pricing: Vec<Row<'a>>,
    /// Capability footprint; price and availability; who should choose which.
    pub deep_dive: Vec<String>,
    /// Questions people ask.
    pub faq: Vec<Answer>,
    /// Commands worth running next.
    pub next: Vec<Next>,
    /// Where the figures come from.
    pub evidence: EvidenceReport,
}

/// What the details are made from, beyond the models themselves.
#[derive(Debug, Clone, Default)]
pub struct Background<'a> {
    /// What each model rests on, in the order of the subjects.
    pub evidence: Vec<Evidence>,
    /// The sources that they name.
    pub credits: Vec<Credit>,
    /// Where next comparisons come from.
    pub pool: Pool<'a>,
}

/// What speaks for one model.
#[derive(Debug, Clone, Serialize)]
pub struct Tradeoffs {
    /// Its id.
    pub model: String,
    /// At most six, in the order of the rules; empty: nothing that is tracked.
    pub advantages: Vec<Advantage>,
}

/// The most advantages named per model.
const TRADEOFFS: usize = 6;

/// Compares under an emphasis. Without a background the details are left out.
pub fn compare<'a>(
    subjects: &'a [Subject<'a>],
    setting: &Setting<'a>,
    emphasis: Emphasis,
    background: Option<Background<'_>>,
) -> Comparison<'a> {
    let pairs = Pairs::new(subjects, setting, emphasis);
    let (signals, ranking, verdict) = verdict::verdict(&pairs);
    let benchmarks = benchmarks::benchmarks(&pairs);
    let switching = switching::all(&pairs);
    let details = background.map(|background| Details {
        summary: deep_dive::summary(subjects),
        tradeoffs: tradeoffs(&pairs),
        pricing: rows::pricing(subjects),
        deep_dive: deep_dive::deep_dive(subjects, setting, &verdict),
        faq: faq::faq(subjects, setting, &switching, &benchmarks),
        next: next::next(subjects, &verdict, &background.pool),
        evidence: evidence::evidence(subjects, &background.evidence, background.credits),
    });
    Comparison {
        models: subjects.iter().map(rows::model).collect(),
        scorecard: rows::scorecard(subjects, setting, &benchmarks),
        monthly_cost: costs::monthly_cost(subjects, setting, &benchmarks),
        specs: rows::specs(subjects),
        capabilities: rows::capabilities(subjects),
        providers: pricing(subjects, setting),
        signals,
        ranking,
        verdict,
        workload: emphasis.workload,
        doubled: emphasis.doubled.to_vec(),
        switching,
        benchmarks,
        details,
    }
}

/// The questions people ask, with their answers.
pub fn questions<'a>(subjects: &[Subject<'a>], setting: &Setting<'a>) -> Vec<Answer> {
    let pairs = Pairs::new(subjects, setting, Emphasis::default());
    let benchmarks = benchmarks::benchmarks(&pairs);
    faq::faq(subjects, setting, &switching::all(&pairs), &benchmarks)
}

/// What each model has over every other one. With more than two, the figures are those against the
/// first of the others, who is named.
fn tradeoffs(pairs: &Pairs) -> Vec<Tradeoffs> {
    let subjects = pairs.subjects;
    let of = |at: usize| {
        let mut rivals = (0..subjects.len()).filter(|other| *other != at);
        let first = rivals.next().unwrap_or(at);
        let mut common = advantages(pairs.of(at, first));
        for rival in rivals {
            let found = advantages(pairs.of(at, rival));
            common.retain(|a| found.iter().any(|b| b.kind == a.kind));
        }
        common.truncate(TRADEOFFS);
        if subjects.len() > FEWEST {
            for advantage in &mut common {
                advantage.text += &format!(" (against {})", subjects[first].name());
            }
        }
        Tradeoffs {
            model: subjects[at].id().to_owned(),
            advantages: common,
        }
    };
    (0..subjects.len()).map(of).collect()
}
