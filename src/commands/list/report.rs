//! Models that have what was asked for, with what a list says of each.

use serde::Serialize;
use serde_json::Value as Json;

use crate::by_id::ById;
use crate::fields::{Better, ModelRow, Value};
use crate::output::rows::{Rows, values};
use crate::pricing::Traffic;
use crate::query::candidate::Candidate;
use crate::query::filter::{Board, Column, Sieved, Taken};
use crate::query::{Axis, Frontier, Setting};

/// One model.
#[derive(Debug, Clone, Serialize)]
pub struct ListRow<'a> {
    /// Its fields.
    #[serde(flatten)]
    pub fields: ModelRow<'a>,
    /// By the ids of the boards asked for; see `boards` for how they are measured.
    #[serde(skip_serializing_if = "ById::is_empty")]
    pub scores: ById<'a, Option<f64>>,
}

/// A column that models are held against each other by.
#[derive(Debug, Clone, Serialize)]
pub struct AxisReport {
    /// The column's key.
    pub column: String,
    /// Its title.
    #[serde(skip)]
    pub title: String,
    /// Which way it is better.
    pub better: Better,
}

/// How the models that no other beats were found.
#[derive(Debug, Clone, Serialize)]
pub struct ParetoReport {
    /// What models are held against each other by.
    pub by: Vec<AxisReport>,
    /// Models that another beats.
    pub beaten: usize,
    /// Models that take no part: one of the values is unknown.
    pub unknown: usize,
}

/// A point of the plot.
#[derive(Debug, Clone)]
pub struct PlotPoint {
    /// Its values.
    pub at: [Value; 2],
    /// Its row among the models; absent: another beats it.
    pub row: Option<usize>,
}

/// What tables and CSV show beside the rows.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The columns: key in a row of JSON, title, whether they are numbers.
    pub columns: Vec<(String, String, bool)>,
    /// Whether they were asked for.
    pub chosen: bool,
    /// The cells, by model.
    pub cells: Vec<Vec<Option<Value>>>,
    /// Whether to tell what each filter took out.
    pub explain: bool,
    /// The points of the plot, where one was asked for.
    pub plot: Option<Vec<PlotPoint>>,
    /// How many models the usual filter of kinds left out.
    pub other_kinds: usize,
}

/// A list of models.
#[derive(Debug, Clone, Serialize)]
pub struct ListReport<'a> {
    /// Tokens a month.
    pub traffic: Traffic,
    /// Models of the catalog.
    pub total: usize,
    /// Models that have what was asked for.
    pub matched: usize,
    /// Models that the limit left out.
    pub more: usize,
    /// Models that fail nothing known of them, and of which something asked for is unknown.
    pub may_fit: usize,
    /// What each filter took out, in order.
    pub filters: Vec<Taken>,
    /// How the models that no other beats were found.
    pub pareto: Option<ParetoReport>,
    /// The boards asked for, and whose scores on them are held against each other.
    pub boards: Vec<Board>,
    /// What the amounts leave out or assume.
    pub notes: Vec<String>,
    /// The models.
    pub models: Vec<ListRow<'a>>,
    /// What tables and CSV show beside them.
    #[serde(skip)]
    pub shown: Shown,
}

/// What a list is made of.
pub struct Listing<'l> {
    /// The models, in order, and what the filters took out.
    pub sieved: &'l Sieved<'l>,
    /// Which of them no other beats, where that was asked for.
    pub frontier: Option<&'l Frontier>,
    /// By which columns.
    pub axes: &'l [Axis],
    /// The position of the filter that holds because no other was asked for.
    pub usual: Option<usize>,
    /// The boards asked for.
    pub boards: &'l [Board],
    /// The columns to show.
    pub columns: &'l [Column],
    /// Whether they were asked for.
    pub chosen: bool,
    /// At most this many models; 0 for all.
    pub limit: usize,
    /// Models of the catalog.
    pub total: usize,
    /// For whom it is.
    pub reader: Reader,
}

/// For whom a list is drawn up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A program: rows alone.
    Program,
    /// A person.
    Person {
        /// Whether to tell what each filter took out.
        explain: bool,
        /// Whether to draw a plot.
        plot: bool,
    },
}

impl<'a> ListReport<'a> {
    /// Draws up the list.
    pub fn new(listing: &Listing<'a>, setting: &Setting) -> Self {
        let all = &listing.sieved.kept;
        let on = |at: usize| listing.frontier.is_none_or(|f| f.on[at] == Some(true));
        let listed: Vec<usize> = (0..all.len()).filter(|at| on(*at)).collect();
        let shown = match listing.limit {
            0 => &listed[..],
            limit => &listed[..limit.min(listed.len())],
        };
        let (viewed, explain, plot) = match listing.reader {
            Reader::Program => (false, false, false),
            Reader::Person { explain, plot } => (true, explain, plot),
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
            notes: setting.traffic.caveats(),
            models: candidates()
                .map(|candidate| row(candidate, listing.boards))
                .collect(),
            shown: Shown {
                columns: listing
                    .columns
                    .iter()
                    .map(|c| (c.path(), c.head.to_string(), c.is_number()))
                    .collect(),
                chosen: listing.chosen,
                cells: if viewed {
                    candidates().map(cells).collect()
                } else {
                    Vec::new()
                },
                explain,
                plot: plot.then(|| points(listing, shown)),
                other_kinds: listing
                    .usual
                    .map_or(0, |at| listing.sieved.taken[at].removed),
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
            let paths = self.shown.columns.iter().map(|(path, ..)| path.clone());
            return paths.collect();
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
