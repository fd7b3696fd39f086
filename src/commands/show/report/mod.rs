//! The report of `show`: everything known about a model, with sources and disagreements.

mod rows;
mod table;

use catalog::schema::{
    BoardRecord, Direction, Evidence, Kind, Lab, Measured, Model, Parameter, Place, PriceStatus,
    Rates, RetirementBasis, Status, Unit,
};
use catalog::units::Date;
use serde::Serialize;
use serde_json::Value;

use crate::by_id::ById;
use crate::commands::providers::report::RouteHead;
use crate::compare::Credit;
use crate::fields::{self, FACTS, Fact, Field, Section, Stated};
use crate::lifecycle::life;
use crate::output::rows::{Rows, columns};
use crate::pricing::routes::live_providers;
use crate::providers::Providers;
use crate::sourced;

#[derive(Debug, Clone, Serialize)]
pub struct ShowReport<'a> {
    pub model: Sheet<'a>,
    /// The sources used.
    pub sources: Vec<Credit>,
}

/// A model with all its facts.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet<'a> {
    /// `lab/name`.
    pub id: String,
    pub name: String,
    pub lab: String,
    pub lab_name: String,
    pub kind: Kind,
    pub family: Option<String>,
    /// Domains it is specialized for.
    pub specialised_for: Vec<&'static str>,
    pub aliases: Vec<String>,
    /// Lifecycle status today, from the lab's own route.
    pub status: Status,
    /// Last day the lab serves it.
    pub retires_on: Option<Date>,
    /// How certain that date is.
    pub retirement_basis: Option<RetirementBasis>,
    /// Named by the catalog.
    pub successor: Option<String>,
    /// Providers with a live route.
    pub provider_count: usize,
    /// By key.
    #[serde(flatten)]
    pub specs: ById<'static, FactRow>,
    /// By key.
    pub capabilities: ById<'static, FactRow>,
    /// Request parameters that the lab's API rejects.
    pub refuses: Vec<Refusal>,
    /// Routes: live first, then lab, clouds, hosts and gateways, then cheapest output.
    pub routes: Vec<RouteSheet>,
    /// Scores, boards with the most models first.
    pub benchmarks: Vec<ScoreRow<'a>>,
    /// Keys of unknown specs and capabilities.
    pub unknown: Vec<&'static str>,
    /// Their titles.
    #[serde(skip)]
    pub unknown_titles: Vec<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    pub parameter: Parameter,
    pub source: Option<String>,
    pub as_of: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRow {
    pub title: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    #[serde(flatten)]
    pub fact: sourced::Fact<fields::Value>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RouteSheet {
    #[serde(flatten)]
    pub head: RouteHead,
    pub status: Status,
    pub price_status: PriceStatus,
    /// By key.
    #[serde(flatten)]
    pub terms: ById<'static, FactRow>,
    /// Rates for long requests and other service modes, in USD per million tokens.
    pub further_rates: Vec<FurtherRates>,
    /// Source of the price, or of the first statement.
    pub source: String,
    /// Date of that statement.
    pub as_of: Date,
    /// Page with that statement.
    pub url: Option<String>,
}

/// Rates other than the standard ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FurtherRates {
    /// `batch`, `flex`, `priority`, `peak`, or `above` for long requests.
    pub mode: &'static str,
    /// Threshold in input tokens per request; long requests only.
    pub above_input_tokens: Option<u64>,
    /// USD per million tokens.
    #[serde(flatten)]
    pub rates: Rates,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreRow<'a> {
    pub name: &'a str,
    pub unit: Unit,
    pub direction: Direction,
    /// Rank among the models' best scores on this board by the same publisher and harness, from 1.
    pub rank: u32,
    /// Number of models ranked.
    pub of: u32,
    /// Id of the representative board of its group.
    pub group: &'a str,
    /// Score, publisher and date.
    #[serde(flatten)]
    pub score: Measured<'a>,
}

pub struct Known<'a> {
    pub model: &'a Model<'a>,
    pub lab: &'a Lab,
    pub evidence: &'a Evidence,
    pub scores: Vec<(Measured<'a>, BoardRecord<'a>, Place)>,
}

impl<'a> ShowReport<'a> {
    pub fn new(known: Known<'a>, providers: &Providers, sources: Vec<Credit>, today: Date) -> Self {
        let Known {
            model,
            lab,
            evidence,
            ..
        } = known;
        let life = life(model, providers, today);
        let statements = || {
            let each = evidence.statements.iter();
            each.map(|s| {
                let stated = Stated {
                    facts: &s.facts,
                    capabilities: &s.capabilities,
                };
                (stated, &*s.source, s.as_of, s.url.as_deref())
            })
        };
        let of = |wanted: fn(Section) -> bool| {
            let fields = FACTS.iter().filter(move |f| wanted(f.about.section));
            rows::rows(fields, &Stated::of(model), statements)
        };
        let mut specs = of(Section::is_spec);
        specs.extend(of(|section| section == Section::Detail));
        let capabilities = of(|section| matches!(section, Section::Capability { .. }));
        let refuses = model.refuses.iter().map(|parameter| {
            let mut said = evidence.statements.iter();
            let said = said.find(|statement| statement.refuses.contains(parameter));
            Refusal {
                parameter: *parameter,
                source: said.map(|s| s.source.clone()),
                as_of: said.map(|s| s.as_of),
            }
        });
        let detail = |f: &&Field<Fact>| f.about.section == Section::Detail;
        let stated = |f: &&Field<Fact>| (f.value)(&Stated::of(model)).is_some();
        let unknown: Vec<_> = FACTS.iter().filter(|f| !detail(f) && !stated(f)).collect();
        Self {
            sources,
            model: Sheet {
                id: model.id.to_owned(),
                name: model.name.to_owned(),
                lab: lab.id.clone(),
                lab_name: lab.name.clone(),
                kind: model.kind,
                family: model.family.map(str::to_owned),
                specialised_for: model.specialised_for.iter().map(|f| f.as_str()).collect(),
                aliases: model
                    .aliases
                    .iter()
                    .map(|&alias| alias.to_owned())
                    .collect(),
                status: life.status,
                retires_on: life.retires_on,
                retirement_basis: life.basis,
                successor: model.successor.map(str::to_owned),
                provider_count: live_providers(model, today).len(),
                specs: ById(specs),
                capabilities: ById(capabilities),
                refuses: refuses.collect(),
                routes: rows::routes(model, evidence, providers, today),
                benchmarks: rows::benchmarks(known.scores),
                unknown: unknown.iter().map(|f| f.about.key).collect(),
                unknown_titles: unknown.iter().map(|f| f.about.title).collect(),
            },
        }
    }
}

impl Rows for ShowReport<'_> {
    fn columns(&self) -> Vec<String> {
        columns(table::COLUMNS)
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        table::rows(&self.model)
    }
}
