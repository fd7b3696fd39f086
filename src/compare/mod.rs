//! Two to eight models side by side: every section of a comparison, from pure rules.
//!
//! ```text
//! subject ─▶ pair ─▶ gates, relation ─▶ decision ─▶ verdict, flips    what is decided
//! subject ─▶ scorecard, costs, switching, specs, benchmarks, …       what is shown
//! ```
//!
//! Owns the decision rules. Does not do I/O, print, or read the clock. Every sentence is made from values in the
//! same report.

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

pub const FEWEST: usize = 2;
/// As many columns as fit a wide terminal.
pub const MOST: usize = 8;

/// Everything a comparison says.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison<'a> {
    /// In the order asked for.
    pub models: Vec<ComparedModel<'a>>,
    /// The workload asked for, if any.
    pub workload: Option<Workload>,
    /// Standard deviations of quality that doubling the bill must buy.
    pub worth: f64,
    /// Quality for that workload, by model id.
    pub quality: ById<'a, ModelQuality>,
    /// Probability (0 to 1) that the first in the ranking outscores the second on a benchmark that neither was
    /// tuned on. `null`: one of them is unmeasured.
    pub win_probability: Option<f64>,
    /// Best first.
    pub ranking: Vec<Rank>,
    pub verdict: Verdict,
    /// Key figures, one per row, with the winner.
    pub scorecard: Vec<Row<'a>>,
    pub monthly_cost: MonthlyCost<'a>,
    /// What breaks, for every ordered pair.
    pub switching: Vec<Switch>,
    pub specs: Vec<Row<'a>>,
    pub capabilities: Vec<Row<'a>>,
    /// Every provider's price: the models' own labs first, then providers that serve all of the models.
    pub providers: Vec<PricingRoute<'a>>,
    pub benchmarks: Benchmarks<'a>,
    /// Left out of the concise view.
    #[serde(flatten)]
    pub details: Option<Details<'a>>,
}

/// Sections that only the full view and JSON include.
#[derive(Debug, Clone, Serialize)]
pub struct Details<'a> {
    /// One sentence on each model.
    pub summary: Vec<String>,
    pub tradeoffs: Vec<Tradeoffs>,
    /// Rates of the priced routes.
    pub pricing: Vec<Row<'a>>,
    /// Capabilities; price and availability; who should choose which.
    pub deep_dive: Vec<String>,
    pub faq: Vec<Answer>,
    pub next: Vec<Next>,
    pub evidence: EvidenceReport,
}

/// Inputs for the details, besides the models themselves.
#[derive(Debug, Clone, Default)]
pub struct Background<'a> {
    /// Evidence for each model, in the order of the subjects.
    pub evidence: Vec<Evidence>,
    /// The sources that the evidence names.
    pub credits: Vec<Credit>,
    /// Candidates for the next comparison.
    pub pool: Pool<'a>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Tradeoffs {
    pub model: String,
    /// At most six, in the order of the rules; empty: no tracked advantage.
    pub advantages: Vec<Advantage>,
}

const TRADEOFFS: usize = 6;

/// Compares under what was asked for. Without a background, leaves out the details.
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

/// What the quality index says about one model, for the workload asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelQuality {
    /// Points; measured chat models average 100 with a standard deviation of 15. `null`: unmeasured.
    pub estimate: Option<f64>,
    /// Lower bound of the 90% interval, points.
    pub low: Option<f64>,
    /// Upper bound of the 90% interval, points.
    pub high: Option<f64>,
    /// Boards behind the estimate.
    pub boards: u32,
    /// Groups of those boards; 0 with an estimate: no board for this workload, so the general estimate is used.
    pub groups: u32,
    pub measured: bool,
    /// The id of the dated checkpoint whose scores are used.
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

/// For the first two in the ranking.
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

/// What each model has over every other. With more than two models, the figures are against the first of the
/// others, which is named.
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
