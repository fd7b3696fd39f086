//! Models that have what was asked for, with what a list says of each.

use catalog::schema::{Kind, License, Modality, RetirementBasis, Status};
use catalog::units::{Date, Money, Price};
use serde::Serialize;
use serde_json::Value as Json;

use crate::by_id::ById;
use crate::compare::{Parameters, Setting};
use crate::fields::{Better, Value, capabilities, flag, tools};
use crate::output::rows::{Rows, columns, values};
use crate::pricing::Traffic;
use crate::query::candidate::Entry;
use crate::query::filter::{Board, Column, Sieved, Taken};
use crate::query::{Axis, Frontier};

/// The priced route of a model.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ListedRoute<'a> {
    /// Who bills, by id.
    pub provider: &'a str,
    /// The provider's id of the model.
    pub id: &'a str,
}

/// One model.
#[derive(Debug, Clone, Serialize)]
pub struct ListRow<'a> {
    /// `lab/name`.
    pub id: &'a str,
    /// The name people know.
    pub name: &'a str,
    /// Its maker's name.
    pub lab: &'a str,
    /// What it is for.
    pub kind: Kind,
    /// First day of public availability.
    pub released: Option<Date>,
    /// Window, tokens.
    pub context_tokens: Option<u64>,
    /// Longest answer, tokens.
    pub max_output_tokens: Option<u64>,
    /// Weights.
    pub parameters: Parameters,
    /// How it is built.
    pub architecture: Option<&'static str>,
    /// Licence.
    pub license: Option<&'a License>,
    /// Whether the weights can be downloaded.
    pub open_weights: Option<bool>,
    /// Newest training data.
    pub knowledge_cutoff: Option<Date>,
    /// Kinds of input.
    pub input: Option<&'a [Modality]>,
    /// Kinds of output.
    pub output: Option<&'a [Modality]>,
    /// Where it stands on the day.
    pub status: Status,
    /// The lab's own last day of service.
    pub retires_on: Option<Date>,
    /// How sure that day is.
    pub retirement_basis: Option<RetirementBasis>,
    /// Providers with a live route.
    pub provider_count: usize,
    /// By key; `null` is unknown.
    pub capabilities: ById<'static, Option<bool>>,
    /// Function calling or tool use.
    pub tools: Option<bool>,
    /// The priced route; `null`: none has a price.
    pub route: Option<ListedRoute<'a>>,
    /// USD per million tokens on the priced route.
    pub input_usd_per_mtok: Option<Price>,
    /// USD per million tokens on the priced route.
    pub output_usd_per_mtok: Option<Price>,
    /// USD per million tokens on the priced route.
    pub cache_read_usd_per_mtok: Option<Price>,
    /// The amount at the traffic.
    pub monthly_usd: Option<Money>,
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
        let entries = || shown.iter().map(|at| &all[*at]);
        let cells = |entry: &Entry| listing.columns.iter().map(|c| c.value(entry)).collect();
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
            models: entries().map(|entry| row(entry, listing.boards)).collect(),
            shown: Shown {
                columns: listing
                    .columns
                    .iter()
                    .map(|c| (c.path(), c.head.to_string(), c.is_number()))
                    .collect(),
                chosen: listing.chosen,
                cells: if viewed {
                    entries().map(cells).collect()
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
    let entries = listing.sieved.kept.iter().enumerate();
    entries
        .filter_map(|(at, entry)| {
            Some(PlotPoint {
                at: [x.column.value(entry)?, y.column.value(entry)?],
                row: shown.iter().position(|row| *row == at),
            })
        })
        .collect()
}

fn row<'a>(entry: &'a Entry<'a>, boards: &'a [Board]) -> ListRow<'a> {
    let (model, quote) = (&entry.model, entry.quote);
    let facts = &model.facts;
    let can = capabilities().map(|(field, _)| (field.key, flag(field, &model.capabilities)));
    let scores = boards.iter().zip(&entry.scores);
    ListRow {
        id: model.id,
        name: model.name,
        lab: entry.lab,
        kind: model.kind,
        released: facts.released,
        context_tokens: facts.context_tokens,
        max_output_tokens: facts.max_output_tokens,
        parameters: Parameters {
            total: facts.parameters_total,
            active: facts.parameters_active,
        },
        architecture: facts.architecture.map(|a| a.as_str()),
        license: facts.license.as_ref(),
        open_weights: facts.open_weights,
        knowledge_cutoff: facts.knowledge_cutoff,
        input: facts.input.as_deref(),
        output: facts.output.as_deref(),
        status: entry.life.status,
        retires_on: entry.life.retires_on,
        retirement_basis: entry.life.basis,
        provider_count: entry.providers.len(),
        capabilities: ById(can.collect()),
        tools: tools(&model.capabilities),
        route: quote.map(|q| ListedRoute {
            provider: q.provider,
            id: q.route,
        }),
        input_usd_per_mtok: quote.and_then(|q| q.input),
        output_usd_per_mtok: quote.and_then(|q| q.output),
        cache_read_usd_per_mtok: quote.and_then(|q| q.cache_read),
        monthly_usd: quote.map(|q| q.monthly),
        scores: ById(
            scores
                .map(|(board, score)| (board.id.as_str(), *score))
                .collect(),
        ),
    }
}

impl Rows for ListReport<'_> {
    fn columns(&self) -> Vec<String> {
        if self.shown.chosen {
            let paths = self.shown.columns.iter().map(|(path, ..)| path.clone());
            return paths.collect();
        }
        let mut all = columns(&[
            "id",
            "name",
            "lab",
            "kind",
            "released",
            "context_tokens",
            "max_output_tokens",
            "parameters.total",
            "parameters.active",
            "architecture",
            "license.spdx",
            "license.name",
            "license.osi",
            "license.commercial",
            "open_weights",
            "knowledge_cutoff",
            "input",
            "output",
            "status",
            "retires_on",
            "retirement_basis",
            "provider_count",
        ]);
        all.extend(capabilities().map(|(field, _)| format!("capabilities.{}", field.key)));
        all.extend(columns(&[
            "tools",
            "route.provider",
            "route.id",
            "input_usd_per_mtok",
            "output_usd_per_mtok",
            "cache_read_usd_per_mtok",
            "monthly_usd",
        ]));
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
