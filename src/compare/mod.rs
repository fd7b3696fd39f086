//! Two to eight models side by side: every section of a comparison, from pure rules.
//!
//! ```text
//! subject ─▶ pair ─▶ gates, relation ─▶ decision ─▶ verdict, flips    what is decided
//! subject ─▶ scorecard, costs, switching, specs, benchmarks, …       what is shown
//! ```
//!
//! Owns the decision rules. Does no I/O, prints nothing, reads no clock. Every sentence is made from values
//! that the same report carries.

mod advantages;
pub mod args;
mod benchmarks;
mod costs;
pub mod decision;
mod deep_dive;
pub mod directions;
mod evidence;
mod faq;
mod field;
pub mod flips;
pub mod gates;
mod next;
mod origins;
pub mod pair;
pub mod quality;
pub mod relation;
mod rows;
mod rung;
mod subject;
mod switching;
pub mod verdict;
mod warnings;
pub mod worth;

use catalog::schema::{Evidence, Workload};
use pair::{Asked, Pairs};
use serde::Serialize;

use crate::by_id::ById;
use crate::query::Setting;
use crate::wording;

pub use advantages::{Advantage, Kind as AdvantageKind, advantages};
pub use benchmarks::{Benchmarks, SharedBoard, UnsharedBoards};
pub use costs::{
    ModelCost, MonthlyCost, PricingRoute, ProviderPrice, RouteName, coming, pricing, route_name,
};
pub use decision::Reason;
pub use evidence::{Conflict, Credit, EvidenceReport, sources_used};
pub use faq::Answer;
pub use field::{Standing as FieldStanding, field};
pub use next::{Next, Pool};
pub use origins::{Origin, Origins};
pub use relation::Strength;
pub use rows::{ComparedModel, Row};
pub use rung::Rung;
pub use subject::{Subject, Tag};
pub use switching::{Level, Loss, Switch, switch};
pub use verdict::{Rank, Verdict};
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
    /// The work that the comparison is for, where it was asked for.
    pub workload: Option<Workload>,
    /// Standard deviations of quality that a doubling of the bill must buy.
    pub worth: f64,
    /// The quality of each model for that work, by id.
    pub quality: ById<'a, ModelQuality>,
    /// How often the first in the ranking would have the higher score than the second on a benchmark that
    /// neither was tuned on, 0 to 1. `null`: one of them is unmeasured.
    pub win_probability: Option<f64>,
    /// Best first.
    pub ranking: Vec<Rank>,
    /// The pick and why.
    pub verdict: Verdict,
    /// Key figures, one per row, with its winner.
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
    /// Overview of the models.
    pub summary: Vec<String>,
    /// Advantages of each model model.
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
    asked: Asked<'a>,
    successors: &[Option<Subject<'a>>],
    background: Option<Background<'_>>,
) -> Comparison<'a> {
    let pairs = Pairs::new(subjects, setting, asked);
    let (ranking, verdict) = verdict::verdict(&pairs, successors);
    let benchmarks = benchmarks::benchmarks(&pairs);
    let switching = switching::all(&pairs);
    let details = background.map(|background| Details {
        summary: deep_dive::summary(subjects),
        tradeoffs: tradeoffs(&pairs),
        pricing: rows::pricing(subjects),
        deep_dive: deep_dive::deep_dive(subjects, setting, &verdict),
        faq: faq::faq(subjects, setting, asked, &verdict, &switching, &benchmarks),
        next: next::next(subjects, &verdict, &background.pool),
        evidence: evidence::evidence(subjects, &background.evidence, background.credits),
    });
    Comparison {
        models: subjects.iter().map(rows::model).collect(),
        scorecard: rows::scorecard(subjects, setting, asked, &benchmarks),
        monthly_cost: costs::monthly_cost(subjects, setting, &benchmarks),
        specs: rows::specs(subjects),
        capabilities: rows::capabilities(subjects),
        providers: pricing(subjects, setting),
        quality: ById(
            subjects
                .iter()
                .map(|s| (s.id(), ModelQuality::new(s, asked)))
                .collect(),
        ),
        win_probability: win_probability(subjects, asked, &ranking),
        worth: asked.worth.deviations(),
        ranking,
        verdict,
        workload: asked.workload,
        switching,
        benchmarks,
        details,
    }
}

/// The questions people ask, with their answers.
pub fn questions<'a>(
    subjects: &[Subject<'a>],
    setting: &Setting<'a>,
    asked: Asked,
    successors: &[Option<Subject<'a>>],
) -> Vec<Answer> {
    let pairs = Pairs::new(subjects, setting, asked);
    let benchmarks = benchmarks::benchmarks(&pairs);
    let (_, verdict) = verdict::verdict(&pairs, successors);
    faq::faq(
        subjects,
        setting,
        asked,
        &verdict,
        &switching::all(&pairs),
        &benchmarks,
    )
}

/// What the quality index says of one model, for the work asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelQuality {
    /// Points, 100 ± 15 over the measured chat models. `null`: unmeasured.
    pub estimate: Option<f64>,
    /// Lower end of the 90% interval, points.
    pub low: Option<f64>,
    /// Upper end of the 90% interval, points.
    pub high: Option<f64>,
    /// Boards that it rests on.
    pub boards: u32,
    /// Groups of these; 0 with an estimate: no board of this work, the general estimate stands in.
    pub groups: u32,
    /// Whether it is measured.
    pub measured: bool,
    /// The dated checkpoint whose scores these are, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured_as: Option<String>,
}

impl ModelQuality {
    fn new(subject: &Subject, asked: Asked) -> Self {
        let estimate = subject.estimate(asked.scale, asked.workload);
        let tenths = |points: f64| wording::round(points, 1);
        Self {
            estimate: estimate.map(|e| e.estimate),
            low: estimate.map(|e| tenths(e.low())),
            high: estimate.map(|e| tenths(e.high())),
            boards: estimate.map_or(0, |e| e.boards),
            groups: estimate.map_or(0, |e| e.groups),
            measured: estimate.is_some(),
            measured_as: subject.quality.and_then(|q| q.measured_as.clone()),
        }
    }
}

/// Of the first two in the ranking.
fn win_probability(subjects: &[Subject], asked: Asked, ranking: &[Rank]) -> Option<f64> {
    let estimate = |rank: &Rank| {
        let subject = subjects.iter().find(|s| s.id() == rank.model)?;
        subject.estimate(asked.scale, asked.workload)
    };
    let [first, second, ..] = ranking else {
        return None;
    };
    let share = asked
        .scale?
        .win_probability(&estimate(first)?, &estimate(second)?);
    Some(wording::round(share, 3))
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
