//! Everything known of one model, each value with who says so and who says otherwise.

mod rows;
mod table;

use catalog::schema::{
    BoardRecord, Direction, Evidence, Kind, Lab, Measured, Model, Parameter, Place, PriceStatus,
    ProviderKind, Rates, RetirementBasis, Status, Unit,
};
use catalog::units::Date;
use serde::Serialize;
use serde_json::Value;

use crate::by_id::ById;
use crate::compare::Credit;
use crate::fields::{self, FACTS, Fact, Field, Section, Stated};
use crate::lifecycle::life;
use crate::output::rows::{Rows, columns};
use crate::pricing::routes::live_providers;
use crate::providers::Providers;
use crate::sourced;

/// Everything known of one model.
#[derive(Debug, Clone, Serialize)]
pub struct ShowReport<'a> {
    /// It.
    pub model: Sheet<'a>,
    /// The sources that it rests on, by id.
    pub sources: Vec<Credit>,
}

/// A model's sheet.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet<'a> {
    /// `lab/name`.
    pub id: String,
    /// The name people know.
    pub name: String,
    /// Its maker's id.
    pub lab: String,
    /// Its maker's name.
    pub lab_name: String,
    /// What it is for.
    pub kind: Kind,
    /// The line it belongs to.
    pub family: Option<String>,
    /// Fields it is made for.
    pub specialised_for: Vec<&'static str>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Where it stands on the day, by its lab's own route.
    pub status: Status,
    /// The lab's own last day of service.
    pub retires_on: Option<Date>,
    /// How sure that day is.
    pub retirement_basis: Option<RetirementBasis>,
    /// The model that the catalog names as taking its place.
    pub successor: Option<String>,
    /// Providers with a live route.
    pub provider_count: usize,
    /// Specifications, by key.
    #[serde(flatten)]
    pub specs: ById<'static, FactRow>,
    /// Capabilities, by key.
    pub capabilities: ById<'static, FactRow>,
    /// Parameters of requests that its maker's own service refuses.
    pub refuses: Vec<Refusal>,
    /// Where it is offered: live before ended, the lab's own first, then clouds, hosts, gateways; cheapest
    /// output first.
    pub routes: Vec<RouteSheet>,
    /// Scores, those on the boards with the most models first.
    pub benchmarks: Vec<ScoreRow<'a>>,
    /// Keys of the specifications and capabilities that no source states.
    pub unknown: Vec<&'static str>,
    /// Their titles.
    #[serde(skip)]
    pub unknown_titles: Vec<&'static str>,
}

/// A parameter that is refused, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The parameter.
    pub parameter: Parameter,
    /// The source's id.
    pub source: Option<String>,
    /// The day it was true.
    pub as_of: Option<Date>,
}

/// One fact with its title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRow {
    /// Its title on screen.
    pub title: &'static str,
    /// Its unit, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The value and what it rests on.
    #[serde(flatten)]
    pub fact: sourced::Fact<fields::Value>,
}

/// One route.
#[derive(Debug, Clone, Serialize)]
pub struct RouteSheet {
    /// The provider's id.
    pub provider: String,
    /// The provider's display name.
    pub name: String,
    /// What the provider is.
    pub kind: Option<ProviderKind>,
    /// The provider's id of the model.
    pub id: String,
    /// A mode of service; absent: the standard one.
    pub variant: Option<String>,
    /// Where it runs.
    pub region: Option<String>,
    /// Who runs it behind a gateway.
    pub host: Option<String>,
    /// Where it stands on the day.
    pub status: Status,
    /// What its price is.
    pub price_status: PriceStatus,
    /// Its terms, by key.
    #[serde(flatten)]
    pub terms: ById<'static, FactRow>,
    /// Rates of long requests and of other modes of service, USD per million tokens.
    pub further_rates: Vec<FurtherRates>,
    /// The source of its price, or of its first statement.
    pub source: String,
    /// The day that was true.
    pub as_of: Date,
    /// The page it stands on.
    pub url: Option<String>,
}

impl RouteSheet {
    /// Who serves it and how: `OpenRouter via DeepInfra`, `Azure (batch)`.
    pub fn title(&self) -> String {
        match (&self.host, self.variant.as_ref().or(self.region.as_ref())) {
            (Some(host), _) => format!("{} via {host}", self.name),
            (None, Some(mode)) => format!("{} ({mode})", self.name),
            (None, None) => self.name.clone(),
        }
    }
}

/// Rates beside the standard ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FurtherRates {
    /// `batch`, `flex`, `priority`, `peak`, or `above` for long requests.
    pub mode: &'static str,
    /// They hold above this many input tokens of one request.
    pub above_input_tokens: Option<u64>,
    /// USD per million tokens.
    #[serde(flatten)]
    pub rates: Rates,
}

/// One score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreRow<'a> {
    /// The board's name.
    pub name: &'a str,
    /// The unit.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// Its place among the models' best scores by the same publisher and harness on the board; 1 is best.
    pub rank: u32,
    /// How many models those are.
    pub of: u32,
    /// The id of the board that speaks for its group.
    pub group: &'a str,
    /// The score, who published it and when.
    #[serde(flatten)]
    pub score: Measured<'a>,
}

/// All that is known of a model, as it was read.
pub struct Known<'a> {
    /// It.
    pub model: &'a Model<'a>,
    /// Its maker.
    pub lab: &'a Lab,
    /// What it rests on.
    pub evidence: &'a Evidence,
    /// Its scores, each with the board and its place.
    pub scores: Vec<(Measured<'a>, BoardRecord<'a>, Place)>,
}

impl<'a> ShowReport<'a> {
    /// The sheet of a model on a day.
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
