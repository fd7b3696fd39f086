//! The report of `list`. Does not filter or sort (`query`).

use serde::Serialize;
use serde_json::Value as Json;

use super::args::ListArgs;
use crate::by_id::ById;
use crate::fields::{Better, ModelRow, Value};
use crate::output::rows::{Rows, values};
use crate::pricing::Traffic;
use crate::query::candidate::Candidate;
use crate::query::filter::{Board, Column, Sieved, Taken};
use crate::query::{Axis, Frontier, Setting};

/// A listed model. `None` means unknown.
#[derive(Debug, Clone, Serialize)]
pub struct ListRow<'a> {
    #[serde(flatten)]
    pub fields: ModelRow<'a>,
    /// Scores by id of the requested boards; `boards` has their units.
    #[serde(skip_serializing_if = "ById::is_empty")]
    pub scores: ById<'a, Option<f64>>,
}

/// A Pareto criterion.
#[derive(Debug, Clone, Serialize)]
pub struct AxisReport {
    pub column: String,
    #[serde(skip)]
    pub title: String,
    pub better: Better,
}

#[derive(Debug, Clone, Serialize)]
pub struct ParetoReport {
    pub by: Vec<AxisReport>,
    /// Number of dominated models.
    pub beaten: usize,
    /// Number of models skipped because a value is unknown.
    pub unknown: usize,
}

#[derive(Debug, Clone)]
pub struct PlotPoint {
    /// Values of the first two criteria.
    pub at: [Value; 2],
    /// Row of the model; `None` if dominated.
    pub row: Option<usize>,
}

/// Extra data for tables and CSV.
#[derive(Clone, Default)]
pub struct Shown {
    pub columns: Vec<Column>,
    /// Whether the columns were requested.
    pub chosen: bool,
    /// Indices of columns to drop on a narrow screen.
    pub spare: Vec<usize>,
    pub cells: Vec<Vec<Option<Value>>>,
    pub explain: bool,
    /// Points of the plot, if requested.
    pub plot: Option<Vec<PlotPoint>>,
    /// Number of models removed by the default filter on kind.
    pub other_kinds: usize,
}

#[derive(Clone, Serialize)]
pub struct ListReport<'a> {
    pub traffic: Traffic,
    /// Models in the catalog.
    pub total: usize,
    /// Matching models.
    pub matched: usize,
    /// Matching models beyond the limit.
    pub more: usize,
    /// Models that might match but lack the data to tell.
    pub may_fit: usize,
    /// Effect of each filter, in order.
    pub filters: Vec<Taken>,
    pub pareto: Option<ParetoReport>,
    /// The requested boards, and which scores they compare.
    pub boards: Vec<Board>,
    /// Notes on what the costs include and assume.
    pub notes: Vec<String>,
    pub models: Vec<ListRow<'a>>,
    /// Extra data for tables and CSV.
    #[serde(skip)]
    pub shown: Shown,
}

/// Notes on prices with an end date.
fn passing<'c>(candidates: impl Iterator<Item = &'c Candidate<'c>>) -> Vec<String> {
    let until = |one: &Candidate| {
        let day = one.quote?.until?;
        Some(format!("{}'s price holds until {day}", one.model.name))
    };
    candidates.filter_map(until).collect()
}

pub struct Listing<'l> {
    /// Matching models in order, and the effect of the filters.
    pub sieved: &'l Sieved<'l>,
    /// The Pareto-optimal ones, if requested.
    pub frontier: Option<&'l Frontier>,
    pub axes: &'l [Axis],
    pub boards: &'l [Board],
    pub columns: &'l [Column],
    /// Keys of columns to drop on a narrow screen.
    pub spare: &'l [&'l str],
    /// Maximum number of models; 0 for all.
    pub limit: usize,
    /// Models in the catalog.
    pub total: usize,
    /// Models removed by the default filter on kind.
    pub other_kinds: usize,
    /// Whether the view is needed; data formats need only the rows.
    pub viewed: bool,
}

impl<'a> ListReport<'a> {
    pub fn new(listing: &Listing<'a>, args: &ListArgs, setting: &Setting) -> Self {
        let all = &listing.sieved.kept;
        let on = |at: usize| listing.frontier.is_none_or(|f| f.on[at] == Some(true));
        let listed: Vec<usize> = (0..all.len()).filter(|at| on(*at)).collect();
        let shown = match listing.limit {
            0 => &listed[..],
            limit => &listed[..limit.min(listed.len())],
        };
        let candidates = || shown.iter().map(|at| &all[*at]);
        let cells =
            |candidate: &Candidate| listing.columns.iter().map(|c| c.value(candidate)).collect();
        Self {
            traffic: setting.traffic.clone(),
            total: listing.total,
            matched: listed.len(),
            more: listed.len() - shown.len(),
            may_fit: listing.sieved.may_fit,
            filters: listing.sieved.taken.clone(),
            pareto: listing
                .frontier
                .map(|frontier| pareto(listing.axes, frontier)),
            boards: listing.boards.to_vec(),
            notes: [setting.traffic.caveats(), passing(candidates())].concat(),
            models: candidates()
                .map(|candidate| row(candidate, listing.boards))
                .collect(),
            shown: Shown {
                columns: listing.columns.to_vec(),
                chosen: !args.columns.is_empty(),
                spare: {
                    let columns = listing.columns.iter().enumerate();
                    let spare = columns.filter(|(_, c)| listing.spare.contains(&&*c.key));
                    spare.map(|(at, _)| at).collect()
                },
                cells: if listing.viewed {
                    candidates().map(cells).collect()
                } else {
                    Vec::new()
                },
                explain: args.explain,
                plot: (listing.viewed && args.plot).then(|| points(listing, shown)),
                other_kinds: listing.other_kinds,
            },
        }
    }
}

fn pareto(axes: &[Axis], frontier: &Frontier) -> ParetoReport {
    let count = |wanted: Option<bool>| frontier.on.iter().filter(|on| **on == wanted).count();
    ParetoReport {
        by: axes
            .iter()
            .map(|axis| AxisReport {
                column: axis.column.key.to_string(),
                title: axis.column.title.to_string(),
                better: axis.better,
            })
            .collect(),
        beaten: count(Some(false)),
        unknown: count(None),
    }
}

fn points(listing: &Listing, shown: &[usize]) -> Vec<PlotPoint> {
    let [x, y, ..] = listing.axes else {
        return Vec::new();
    };
    let candidates = listing.sieved.kept.iter().enumerate();
    candidates
        .filter_map(|(at, candidate)| {
            Some(PlotPoint {
                at: [x.column.value(candidate)?, y.column.value(candidate)?],
                row: shown.iter().position(|row| *row == at),
            })
        })
        .collect()
}

fn row<'a>(candidate: &'a Candidate<'a>, boards: &'a [Board]) -> ListRow<'a> {
    let scores = boards.iter().zip(&candidate.scores);
    let scores = scores.map(|(board, score)| (board.id.as_str(), *score));
    ListRow {
        fields: ModelRow {
            view: candidate.view(),
            without: &[],
        },
        scores: ById(scores.collect()),
    }
}

impl Rows for ListReport<'_> {
    fn columns(&self) -> Vec<String> {
        if self.shown.chosen {
            return self.shown.columns.iter().map(Column::path).collect();
        }
        let mut all: Vec<String> = ModelRow::paths().map(str::to_owned).collect();
        all.extend(
            self.boards
                .iter()
                .map(|board| format!("scores.{}", board.id)),
        );
        all
    }

    fn rows(&self) -> Result<Vec<Json>, serde_json::Error> {
        values(&self.models)
    }
}
