//! What a month costs on each model, with every provider's price.

use catalog::schema::{PriceStatus, Route, Status};
use catalog::units::{Money, Price};
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::benchmarks::{Benchmarks, SharedBoard};
use super::subject::Subject;
use crate::by_id::ById;
use crate::fields::ListPrice;
use crate::lifecycle::{is_live, route_status};
use crate::pricing::offers::Offer;
use crate::pricing::routes::{Basis, Priced};
use crate::pricing::{Announced, Reasoning, Traffic, announced};
use crate::query::Setting;
use crate::wording;

/// A route as it appears in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RouteName<'a> {
    pub provider: &'a str,
    pub name: &'a str,
    /// The provider's id of the model.
    pub id: &'a str,
    /// Service mode; absent: standard.
    pub variant: Option<&'a str>,
    /// Who runs the model behind a gateway.
    pub host: Option<&'a str>,
    #[serde(flatten)]
    pub price: ListPrice,
}

pub fn route_name<'a>(route: &Route<'a>, setting: &Setting<'a>) -> RouteName<'a> {
    RouteName {
        provider: route.provider,
        name: setting.providers.name(route.provider),
        id: route.id,
        variant: route.variant,
        host: route.host,
        price: ListPrice::of(route.terms.price.as_ref()),
    }
}

/// What a month costs on one model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelCost<'a> {
    pub model: String,
    /// `null`: unavailable, see `reason`.
    pub usd: Option<Money>,
    /// The part for fresh input.
    pub input_usd: Option<Money>,
    /// The part for input read from the cache.
    pub cached_usd: Option<Money>,
    /// The part for input written to the cache.
    pub cache_write_usd: Option<Money>,
    /// The part for visible output.
    pub output_usd: Option<Money>,
    /// The part for hidden output.
    pub reasoning_usd: Option<Money>,
    /// The amount per million tokens in this traffic's mix.
    pub blended_usd_per_mtok: Option<Price>,
    pub route: Option<RouteName<'a>>,
    /// Other providers with the same amount.
    pub tied: Vec<RouteName<'a>>,
    /// Why this route was chosen.
    pub route_basis: Option<Basis>,
    /// A listed route that costs at least 10% less.
    pub cheapest_listed: Option<ListedRoute<'a>>,
    /// The announced future price; `null`: none is known.
    pub announced: Option<Announced>,
    /// Why there is no amount.
    pub reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedRoute<'a> {
    pub usd: Money,
    pub route: RouteName<'a>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthlyCost<'a> {
    pub traffic: Traffic,
    /// In the order asked for.
    pub models: Vec<ModelCost<'a>>,
    /// The id of the cheapest, when all amounts are known and exactly one is lowest.
    pub lower: Option<String>,
    /// Highest amount minus lowest, when all amounts are known.
    pub delta_usd: Option<Money>,
    /// Highest amount divided by lowest.
    pub factor: Option<f64>,
    /// What the amounts leave out.
    pub notes: Vec<String>,
}

/// The amounts and their gap. Where only some of the models reason, notes what each was measured to write on
/// a shared board.
pub fn monthly_cost<'a>(
    subjects: &[Subject<'a>],
    setting: &Setting<'a>,
    benchmarks: &Benchmarks,
) -> MonthlyCost<'a> {
    let amounts: Option<Vec<Money>> = subjects.iter().map(Subject::monthly).collect();
    let ends = amounts.as_ref().and_then(|amounts| {
        let low = amounts.iter().min()?;
        let high = amounts.iter().max()?;
        Some((*low, *high))
    });
    let lower = ends.and_then(|(low, _)| {
        let mut holders = subjects.iter().filter(|s| s.monthly() == Some(low));
        let first = holders.next()?;
        holders.next().is_none().then(|| first.id().to_owned())
    });
    let mut notes = setting.traffic.caveats();
    if setting.traffic.reasoning == Reasoning::None
        && let Some(note) = reasoning_note(subjects)
    {
        notes.push(note);
        notes.extend(measured_note(subjects, benchmarks));
    }
    notes.extend(subjects.iter().filter_map(|s| Some(coming(s, setting)?.1)));
    MonthlyCost {
        traffic: setting.traffic.clone(),
        models: subjects.iter().map(|s| model_cost(s, setting)).collect(),
        lower,
        delta_usd: ends.map(|(low, high)| high - low),
        factor: ends.and_then(|(low, high)| high.ratio(low)),
        notes,
    }
}

/// Amounts assume equal output, which is far off when one model writes hidden reasoning (decision rules, §2).
fn reasoning_note(subjects: &[Subject]) -> Option<String> {
    let with = |flag: bool| {
        let like = subjects.iter();
        let like = like.filter(move |s| s.model.capabilities.reasoning == Some(flag));
        like.map(|s| s.name()).collect::<Vec<_>>()
    };
    let (does, does_not) = (with(true), with(false));
    (!does.is_empty() && !does_not.is_empty()).then(|| {
        format!(
            "assumes equal output; {} may also bill reasoning tokens, {} does not reason",
            wording::list(&does),
            wording::list(&does_not)
        )
    })
}

/// Effort per run, from the first board that measured it for all of the models.
fn measured_note(subjects: &[Subject], benchmarks: &Benchmarks) -> Option<String> {
    benchmarks.shared.iter().find_map(|board| {
        let efforts = board.efforts().into_iter();
        let all = efforts.filter(|(_, texts)| texts.iter().all(Option::is_some));
        let parts: Vec<String> = all
            .map(|(title, texts)| format!("{title} {}", of_each(subjects, board, texts)))
            .collect();
        (!parts.is_empty()).then(|| format!("measured on {}: {}", board.name, parts.join("; ")))
    })
}

/// `GPT-5.4 (high) 40K, GPT-4.1 3.2K`.
fn of_each(subjects: &[Subject], board: &SharedBoard, texts: Vec<Option<String>>) -> String {
    let scores = board.scores.0.iter().map(|(_, score)| score);
    let each = subjects.iter().zip(scores).zip(texts);
    let each = each.filter_map(|((subject, score), text)| {
        let variant = score.and_then(|score| score.variant);
        let variant = variant.map_or(String::new(), |variant| format!(" ({variant})"));
        Some(format!("{}{variant} {}", subject.name(), text?))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn model_cost<'a>(subject: &Subject<'a>, setting: &Setting<'a>) -> ModelCost<'a> {
    let priced = subject.priced.as_ref();
    let bill = priced.ok().map(|p| p.bill);
    let listed = |offer: &Offer<'a>| ListedRoute {
        usd: offer.usd,
        route: route_name(offer.route, setting),
    };
    let names = |priced: &Priced<'a>| -> Vec<RouteName<'a>> {
        let routes = priced.tied.iter().map(|offer| offer.route);
        routes.map(|route| route_name(route, setting)).collect()
    };
    let mut tied = priced.ok().map(names).unwrap_or_default().into_iter();
    ModelCost {
        model: subject.id().to_owned(),
        usd: bill.map(|b| b.total),
        input_usd: bill.map(|b| b.input),
        cached_usd: bill.map(|b| b.cache_read),
        cache_write_usd: bill.map(|b| b.cache_write),
        output_usd: bill.map(|b| b.output),
        reasoning_usd: bill.map(|b| b.reasoning),
        blended_usd_per_mtok: bill
            .and_then(|b| b.total.per_million(setting.traffic.total_tokens())),
        route: tied.next(),
        tied: tied.collect(),
        route_basis: priced.ok().map(|p| p.basis),
        cheapest_listed: priced
            .ok()
            .and_then(|p| p.cheaper_listed.as_ref())
            .map(listed),
        announced: coming(subject, setting).map(|(announced, _)| announced),
        reason: priced.err().map(|why| why.text()),
    }
}

/// The announced price of the model's priced route, and the same in words.
pub fn coming(subject: &Subject, setting: &Setting) -> Option<(Announced, String)> {
    let route = subject.priced.as_ref().ok()?.offer().route;
    let coming = announced(subject.model, route, &setting.traffic)?;
    let text = format!("{}: {}", subject.name(), coming.text(route));
    Some((coming, text))
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PricingRoute<'a> {
    pub provider: &'a str,
    pub name: &'a str,
    /// Whether it serves all of the models.
    pub shared: bool,
    /// The provider's best route for each model (see `best_routes`), by model id; `null`: it does not serve the model.
    pub models: ById<'a, Option<ProviderPrice<'a>>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProviderPrice<'a> {
    /// The provider's id of the model.
    pub id: &'a str,
    pub status: Status,
    pub price_status: PriceStatus,
    #[serde(flatten)]
    pub price: ListPrice,
    /// The context window that the route serves.
    pub context_tokens: Option<u64>,
}

/// Every provider with a live route: the models' own labs first, then providers that serve all models, then by kind
/// (labs, clouds, hosts, gateways, plans, local), then by lowest output price.
pub fn pricing<'a>(subjects: &[Subject<'a>], setting: &Setting<'a>) -> Vec<PricingRoute<'a>> {
    let best: Vec<FxHashMap<&'a str, &'a Route<'a>>> =
        subjects.iter().map(|s| best_routes(s, setting)).collect();
    let mut ids: Vec<&'a str> = best
        .iter()
        .flat_map(|routes| routes.keys().copied())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut rows: Vec<PricingRoute<'a>> = ids
        .into_iter()
        .map(|provider| {
            let prices = subjects.iter().zip(&best).map(|(s, routes)| {
                let price = routes
                    .get(provider)
                    .map(|route| provider_price(route, setting));
                (s.id(), price)
            });
            PricingRoute {
                provider,
                name: setting.providers.name(provider),
                shared: best.iter().all(|routes| routes.contains_key(provider)),
                models: ById(prices.collect()),
            }
        })
        .collect();
    let cheapest = |row: &PricingRoute| {
        let prices = row.models.0.iter().filter_map(|(_, price)| price.as_ref());
        prices
            .filter_map(|p| p.price.output)
            .min()
            .unwrap_or(Price::from_usd(u32::MAX))
    };
    let kind = |row: &PricingRoute| setting.providers.get(row.provider).map(|p| p.kind);
    let is_own = |row: &PricingRoute| {
        let lab = setting.providers.get(row.provider).and_then(|p| p.lab);
        lab.is_some_and(|lab| subjects.iter().any(|s| s.model.lab == lab))
    };
    rows.sort_by_cached_key(|row| (!is_own(row), !row.shared, kind(row), cheapest(row)));
    rows
}

/// The live route that people mean, for each provider: standard before special, then without terms to agree to, then
/// by lowest output price.
fn best_routes<'a>(subject: &Subject<'a>, setting: &Setting) -> FxHashMap<&'a str, &'a Route<'a>> {
    let rank = |route: &Route| {
        let output = route.terms.price.as_ref().and_then(|p| p.standard.output);
        let willing = route.is_for_the_willing();
        (route.is_special(), willing, output.is_none(), output)
    };
    let mut best: FxHashMap<&str, &Route> = FxHashMap::default();
    let live = subject
        .model
        .routes
        .iter()
        .filter(|r| is_live(r, setting.today));
    for route in live {
        let known = best.entry(route.provider).or_insert(route);
        if rank(route) < rank(known) {
            *known = route;
        }
    }
    best
}

fn provider_price<'a>(route: &Route<'a>, setting: &Setting) -> ProviderPrice<'a> {
    ProviderPrice {
        id: route.id,
        status: route_status(&route.terms, setting.today),
        price_status: route.terms.price_status.unwrap_or(PriceStatus::Unknown),
        price: ListPrice::of(route.terms.price.as_ref()),
        context_tokens: route.terms.context_tokens,
    }
}
