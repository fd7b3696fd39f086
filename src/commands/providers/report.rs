//! Reports of `providers`: all providers, or the routes of models. Does not choose a route (`pricing`).

use std::rc::Rc;

use catalog::Catalog;
use catalog::schema::{
    ApiFamily, Condition, Evidence, Layer, Model, PriceStatus, ProviderKind, ProviderRecord, Route,
    RouteStatement, Status, Terms,
};
use catalog::sort::Order;
use catalog::units::{Date, Money, Ratio};
use catalog::words;
use serde::Serialize;

use super::data::DataRow;
use crate::fields::{ListPrice, Section, TermRow};
use crate::layers::layer_of;
use crate::lifecycle::route_status;
use crate::output::rows::{columns, rows};
use crate::pricing::routes::live_providers;
use crate::pricing::{Traffic, bill_month};
use crate::providers::Providers;
use crate::query::cut;

#[derive(Debug, Clone, Serialize)]
pub struct ProviderRow {
    pub id: String,
    pub name: String,
    pub kind: ProviderKind,
    pub models: u32,
    pub routes: u32,
    /// API family: the request format.
    pub api_family: Option<ApiFamily>,
    /// Country of the company, ISO 3166 alpha-2.
    pub country: Option<String>,
    /// Where it serves; empty if unknown or anywhere.
    pub regions: Vec<String>,
    /// How it handles prompts and answers.
    pub data: DataRow,
    pub site: Option<String>,
    pub docs: Option<String>,
}

impl ProviderRow {
    fn new(record: ProviderRecord) -> Self {
        Self {
            models: record.models,
            routes: record.routes,
            id: record.id.to_owned(),
            name: record.name.to_owned(),
            kind: record.kind,
            api_family: record.api_family,
            country: record.country.map(str::to_owned),
            regions: record.regions.into_iter().map(str::to_owned).collect(),
            data: record.data.into(),
            site: record.site.map(str::to_owned),
            docs: record.docs.map(str::to_owned),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct ProvidersReport {
    /// Most models first.
    pub providers: Vec<ProviderRow>,
}

impl ProvidersReport {
    pub fn new(providers: Vec<ProviderRecord>) -> Self {
        let mut rows: Vec<ProviderRow> = providers.into_iter().map(ProviderRow::new).collect();
        rows.order_by(|a, b| b.models.cmp(&a.models).then_with(|| a.id.cmp(&b.id)));
        Self { providers: rows }
    }
}

/// Terms shown before and after the status of a route.
const OFFER: &[Section] = &[Section::Rate, Section::Limit, Section::Spec];
const LIFE: &[Section] = &[Section::Life];

/// Identifies a route.
#[derive(Debug, Clone, Serialize)]
pub struct RouteHead {
    pub provider: String,
    pub name: String,
    pub kind: Option<ProviderKind>,
    /// The provider's id for the model.
    pub id: String,
    /// Variant; `None` for the standard one.
    pub variant: Option<String>,
    pub region: Option<String>,
    pub host: Option<String>,
    /// What a buyer must agree to for this price, such as a coding plan.
    #[serde(skip)]
    pub condition: Option<Condition>,
}

impl RouteHead {
    pub(crate) fn new(route: &Route, providers: &Providers) -> Self {
        Self {
            provider: route.provider.to_owned(),
            name: providers.name(route.provider).to_owned(),
            kind: providers.kind(route),
            id: route.id.to_owned(),
            variant: route.variant.map(str::to_owned),
            region: route.region.map(str::to_owned),
            host: route.host.map(str::to_owned),
            condition: {
                let mut all = route.terms.conditions.iter().flatten().copied();
                all.find(|condition| condition.is_for_the_willing())
            },
        }
    }

    /// Display title: `OpenRouter via DeepInfra`, `Azure (batch)`.
    pub(crate) fn title(&self) -> String {
        match (&self.host, self.mode()) {
            (Some(host), _) => format!("{} via {host}", self.name),
            (None, Some(mode)) => format!("{} ({mode})", self.name),
            (None, None) => self.name.clone(),
        }
    }

    /// How it differs from the provider's standard route: variant, condition or region.
    pub(crate) fn mode(&self) -> Option<&str> {
        let condition = self.condition.map(|condition| condition.as_str());
        let variant = self.variant.as_deref();
        variant.or(condition).or(self.region.as_deref())
    }
}

/// A route with terms and source.
#[derive(Debug, Clone, Serialize)]
pub struct RouteRow {
    pub model: String,
    #[serde(flatten)]
    pub head: RouteHead,
    /// Rates and limits.
    #[serde(flatten)]
    pub offer: TermRow,
    /// Lifecycle status today.
    pub status: Status,
    /// Lifecycle dates.
    #[serde(flatten)]
    pub life: TermRow,
    pub price_status: PriceStatus,
    /// Source of the price, or of the newest statement.
    pub source: String,
    /// Date of that statement.
    pub as_of: Date,
    /// Page with that statement.
    pub url: Option<String>,
    /// Catalog layer it comes from.
    pub layer: Layer,
}

#[derive(Debug, Clone, Serialize)]
pub struct ModelRoutes {
    pub id: String,
    pub name: String,
    pub routes: usize,
    /// Routes beyond the limit.
    pub more: usize,
    /// All routes, whether they match or not.
    #[serde(skip)]
    pub all: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct RoutesReport {
    /// The monthly traffic whose bill orders the routes.
    pub traffic: Traffic,
    /// In the order given.
    pub models: Vec<ModelRoutes>,
    /// By model, lowest bill first; routes without a bill, then ended routes, last.
    pub routes: Vec<RouteRow>,
    /// Ids of the providers that serve every model.
    pub shared_providers: Vec<String>,
    /// Their display names.
    #[serde(skip)]
    pub shared_names: Vec<String>,
}

impl RoutesReport {
    /// Lists up to `limit` routes per model with their sources; `all` counts each model's routes.
    pub fn new(
        catalog: &Catalog,
        models: &[(Model, Evidence)],
        all: &[usize],
        providers: &Providers,
        today: Date,
        limit: usize,
    ) -> Self {
        let traffic = Traffic::default();
        let (mut routes, mut counted) = (Vec::new(), Vec::new());
        for ((model, evidence), all) in models.iter().zip(all) {
            let mut rows = rows(catalog, (model, evidence), providers, today);
            rows.order_by_key(|row| {
                let price = ListPrice::of(row.offer.terms.price.as_ref());
                let bill = month(row, &traffic);
                (
                    matches!(row.status, Status::Retired | Status::Withdrawn),
                    bill.is_none(),
                    bill,
                    price.output.is_none(),
                    price.output,
                    price.input,
                    row.head.variant.is_some(),
                    row.head.name.clone(),
                )
            });
            counted.push(ModelRoutes {
                id: model.id.to_owned(),
                name: model.name.to_owned(),
                routes: model.routes.len(),
                more: cut(&mut rows, limit),
                all: *all,
            });
            routes.extend(rows);
        }
        let live = models.iter().map(|(model, _)| live_providers(model, today));
        let shared = live.reduce(|a, b| a.into_iter().filter(|id| b.contains(id)).collect());
        let shared = shared.filter(|_| models.len() > 1).unwrap_or_default();
        Self {
            models: counted,
            traffic,
            routes,
            shared_names: shared
                .iter()
                .map(|id| providers.name(id).to_owned())
                .collect(),
            shared_providers: shared.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Monthly bill on a route; `None` without a price.
fn month(row: &RouteRow, traffic: &Traffic) -> Option<Money> {
    let price = row.offer.terms.price.as_ref()?;
    let volume = traffic.volume(&row.model, None);
    let bill = bill_month(price, traffic, volume, Ratio::ZERO);
    bill.ok().map(|bill| bill.total)
}

/// The routes of one provider.
#[derive(Debug, Clone, Serialize)]
pub struct SalesReport {
    pub provider: ProviderRow,
    /// By model, its standard route first.
    pub routes: Vec<RouteRow>,
}

impl SalesReport {
    pub fn new(
        catalog: &Catalog,
        provider: &ProviderRecord,
        models: &[(Model, Evidence)],
        providers: &Providers,
        today: Date,
    ) -> Self {
        let each = models.iter();
        let each = each.flat_map(|(model, found)| rows(catalog, (model, found), providers, today));
        let mut routes: Vec<RouteRow> = each
            .filter(|row| row.head.provider == provider.id)
            .collect();
        routes.order_by(|a, b| {
            let key = |row: &RouteRow| {
                let RouteHead {
                    variant, region, ..
                } = &row.head;
                (row.model.clone(), variant.clone(), region.clone())
            };
            key(a).cmp(&key(b))
        });
        Self {
            provider: ProviderRow::new(provider.clone()),
            routes,
        }
    }
}

/// The statement that the price is taken from, else the first one.
pub(crate) fn basis<'s>(
    terms: &Terms,
    statements: &'s [RouteStatement],
) -> Option<&'s RouteStatement> {
    let priced = statements
        .iter()
        .find(|s| s.terms.price.is_some() && s.terms.price_status == terms.price_status);
    priced.or(statements.first())
}

fn rows(
    catalog: &Catalog,
    (model, evidence): (&Model, &Evidence),
    providers: &Providers,
    today: Date,
) -> Vec<RouteRow> {
    let each = model.routes.iter().zip(&evidence.routes);
    each.filter_map(|(route, statements)| {
        let terms = &route.terms;
        let shared = Rc::new(terms.clone());
        let basis = basis(terms, statements)?;
        Some(RouteRow {
            model: model.id.to_owned(),
            head: RouteHead::new(route, providers),
            offer: TermRow {
                terms: Rc::clone(&shared),
                sections: OFFER,
            },
            status: route_status(terms, today),
            life: TermRow {
                terms: shared,
                sections: LIFE,
            },
            price_status: terms.price_status.unwrap_or(PriceStatus::Unknown),
            source: basis.source.clone(),
            as_of: basis.as_of,
            url: basis.url.clone(),
            layer: layer_of(catalog, &basis.source, basis.as_of),
        })
    })
    .collect()
}

rows!(ProvidersReport, providers => words!(
    "id name kind models routes api_family country regions data.trains.answer
    data.trains.page data.trains.as_of data.retains.answer data.retains.page
    data.retains.as_of data.zero_retention.answer data.zero_retention.page
    data.zero_retention.as_of site docs"
));

/// Columns of a route.
fn route_columns() -> Vec<String> {
    let mut all = columns(words!("model provider name kind id variant region host"));
    all.extend(TermRow::keys(OFFER).map(str::to_owned));
    all.push("status".to_owned());
    all.extend(TermRow::keys(LIFE).map(str::to_owned));
    all.extend(columns(words!("price_status source as_of url layer")));
    all
}

rows!(RoutesReport, routes => &route_columns());

rows!(SalesReport, routes => &route_columns());
