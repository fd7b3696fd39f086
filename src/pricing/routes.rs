//! Chooses the route to price.
//!
//! Owns that choice for all commands, as one list of steps (decision rules, §2). Does not compute the bill (`bill`,
//! `month`).

use catalog::schema::{Model, ProviderKind, Route, Status};
use catalog::units::{Date, Money};
use serde::Serialize;

use super::month::MonthBill;
use super::offers::{Lacking, Offer, bill_route, offers, volume};
use super::traffic::Traffic;
use super::unpriced::Unpriced;
use crate::lifecycle::{is_live, route_status};
use crate::providers::Providers;
use crate::titled::titled;
use crate::wording;

/// A price is confirmed if another provider charges at most this many times as much.
const CORROBORATION_FACTOR: i32 = 2;
/// A route that costs at most this share of the priced one is mentioned as cheaper: 10% less.
const WORTH_A_MENTION: f64 = 0.9;

/// Ids of the providers with a live route, sorted and unique.
pub fn live_providers<'a>(model: &Model<'a>, today: Date) -> Vec<&'a str> {
    let live = model.routes.iter().filter(|route| is_live(route, today));
    let mut ids: Vec<&str> = live.map(|route| route.provider).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Which route to price.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// The default rules.
    #[default]
    Careful,
    /// The cheapest listed route of any provider.
    Cheapest,
    /// The lab's own route.
    Lab,
    /// The route of this provider.
    Provider(String),
    /// The cheapest route of these providers.
    Among(Vec<String>),
}

impl Choice {
    /// A note on which prices are used, unless by the default rules.
    pub fn limited(&self, providers: &Providers) -> Option<String> {
        Some(match self {
            Self::Careful => return None,
            Self::Cheapest => "prices: the cheapest listed of each model".to_owned(),
            Self::Lab => "prices: only the labs' own".to_owned(),
            Self::Provider(id) => format!("prices: only at {}", providers.name(id)),
            Self::Among(ids) => {
                let names: Vec<&str> = ids.iter().map(|id| providers.name(id)).collect();
                format!("prices: only at {}", wording::list(&names))
            }
        })
    }
}

titled! {
    /// Why a route was chosen.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Basis {
        /// The lab's own route.
        Lab = "the lab's own price",
        /// Closed weights without a lab route: the cheapest cloud.
        CheapestCloud = "the cheapest cloud",
        /// The lowest price confirmed by another provider.
        LowestCorroborated = "the lowest price confirmed by a second provider",
        /// The only provider; no gateway's price comes close.
        OnlySeller = "the only provider",
        /// No price is confirmed by another provider: the highest.
        Uncorroborated = "the highest price, as none is confirmed by a second provider",
        /// Only gateways serve it, each at another price.
        Gateway = "a gateway, as no other provider serves it",
        /// Requested: the cheapest listed.
        Cheapest = "the cheapest listed price",
        /// Requested: this provider, or the cheapest of these.
        Provider = "the requested provider",
    }
}

/// The chosen route.
#[derive(Debug, Clone)]
pub struct Priced<'a> {
    /// The route, followed by those of other providers at the same cost.
    pub tied: Vec<Offer<'a>>,
    pub bill: MonthBill,
    pub basis: Basis,
    /// The cheapest listed route, if it costs at least 10% less.
    pub cheaper_listed: Option<Offer<'a>>,
    /// The lowest output price among the routes considered.
    pub cheapest_output: &'a Route<'a>,
}

impl<'a> Priced<'a> {
    /// The chosen route, the first of those tied.
    pub fn offer(&self) -> &Offer<'a> {
        &self.tied[0]
    }

    /// USD per month.
    pub fn usd(&self) -> Money {
        self.bill.total
    }
}

/// Chooses the route to price for `traffic` on `today`.
///
/// # Errors
/// The reason if there is none.
pub fn priced_route<'a>(
    model: &'a Model<'a>,
    providers: &Providers,
    traffic: &Traffic,
    choice: &Choice,
    today: Date,
) -> Result<Priced<'a>, Unpriced> {
    let (mut offers, missing) = offers(model, providers, traffic, today)?;
    if !matches!(choice, Choice::Provider(_) | Choice::Among(_)) {
        let willing = offers.iter().find(|o| o.route.is_for_the_willing());
        let on_terms = willing.map(|offer| Unpriced::OnTerms {
            routes: offers.len(),
            provider: offer.route.provider.to_owned(),
        });
        offers.retain(|o| !o.route.is_for_the_willing());
        if let Some(reason) = on_terms.filter(|_| offers.is_empty() && missing.is_empty()) {
            return Err(reason);
        }
    }
    let lack = |wanted: &dyn Fn(&Lacking) -> bool| {
        let mut those = missing.iter().filter(|lacking| wanted(lacking));
        let first = those.next()?;
        Some(Unpriced::NotForThis {
            routes: 1 + those.count(),
            provider: providers.name(first.route.provider).to_owned(),
            lacks: first.lack.to_string(),
        })
    };
    // A closed model costs what its lab charges; no other provider's price replaces that.
    let by_lab = *choice == Choice::Careful && model.facts.open_weights != Some(true);
    if by_lab
        && !offers.iter().any(|o| o.own)
        && let Some(reason) = lack(&|lacking| lacking.own)
    {
        return Err(reason);
    }
    let (considered, basis): (Vec<&Offer>, Basis) = match choice {
        Choice::Careful => careful(model, &offers, today),
        Choice::Cheapest => (offers.iter().collect(), Basis::Cheapest),
        Choice::Lab => (keep(&offers, |o| o.own), Basis::Lab),
        Choice::Provider(id) => (keep(&offers, |o| o.route.provider == id), Basis::Provider),
        Choice::Among(ids) => (
            keep(&offers, |o| ids.iter().any(|id| id == o.route.provider)),
            Basis::Provider,
        ),
    };
    let (Some(&first), Some(lowest)) = (considered.first(), offers.first()) else {
        let reason = match choice {
            Choice::Careful | Choice::Cheapest => lack(&|_| true),
            Choice::Lab => lack(&|lacking| lacking.own),
            Choice::Provider(id) => lack(&|lacking| lacking.route.provider == id),
            Choice::Among(ids) => {
                lack(&|lacking| ids.iter().any(|id| id == lacking.route.provider))
            }
        };
        return Err(reason.unwrap_or(Unpriced::NotAsOffered));
    };
    let volume = volume(model, traffic);
    let bill = |offer: &Offer| bill_route(model, offer.route, traffic, volume)?.ok();
    let Some(first_bill) = bill(first) else {
        return Err(Unpriced::NotAsOffered);
    };
    // Gateways at the same price are listed after the provider they forward to.
    let mut tied = vec![first.clone()];
    for offer in considered.iter().copied().chain(&offers) {
        let known = tied
            .iter()
            .any(|t| t.route.provider == offer.route.provider);
        let asked = !matches!(choice, Choice::Lab | Choice::Provider(_) | Choice::Among(_));
        let same = || offer.usd == first.usd && bill(offer) == Some(first_bill);
        if !known && same() && (asked || considered.iter().any(|c| c.route == offer.route)) {
            tied.push(offer.clone());
        }
    }
    let far_below = lowest.usd.ratio(first.usd).unwrap_or(1.0) <= WORTH_A_MENTION;
    let cheapest_output = considered
        .iter()
        .min_by_key(|offer| output_price(offer.route))
        .map_or(first.route, |offer| offer.route);
    Ok(Priced {
        cheaper_listed: (far_below && *choice == Choice::Careful).then(|| lowest.clone()),
        tied,
        bill: first_bill,
        basis,
        cheapest_output,
    })
}

fn output_price(route: &Route) -> catalog::units::Price {
    let price = route.terms.price.as_ref();
    price.and_then(|p| p.standard.output).unwrap_or_default()
}

fn keep<'o, 'a>(
    offers: impl IntoIterator<Item = &'o Offer<'a>>,
    wanted: impl Fn(&Offer) -> bool,
) -> Vec<&'o Offer<'a>>
where
    'a: 'o,
{
    offers.into_iter().filter(|o| wanted(o)).collect()
}

/// The offers considered, the chosen one first, and why it was chosen.
fn careful<'o, 'a>(
    model: &Model,
    offers: &'o [Offer<'a>],
    today: Date,
) -> (Vec<&'o Offer<'a>>, Basis) {
    if model.facts.open_weights != Some(true) {
        let by_lab = keep(offers, |o| o.own);
        if !by_lab.is_empty() {
            return (by_lab, Basis::Lab);
        }
        let clouds = keep(offers, |o| o.kind == ProviderKind::Cloud);
        if !clouds.is_empty() {
            return (clouds, Basis::CheapestCloud);
        }
    }
    let sellers = keep(offers, |o| o.kind != ProviderKind::Gateway);
    let confirmed = |o: &Offer| {
        let mut others = offers.iter().filter(|other| is_other(other.route, o.route));
        others.any(|other| within(o.usd, other.usd))
    };
    let corroborated = keep(sellers.iter().copied(), confirmed);
    let lasting = keep(corroborated.iter().copied(), |o| is_lasting(o.route, today));
    if let Some(found) = [lasting, corroborated].into_iter().find(|c| !c.is_empty()) {
        return (found, Basis::LowestCorroborated);
    }
    let by_lab = keep(sellers.iter().copied(), |o| o.own);
    if !by_lab.is_empty() {
        return (by_lab, Basis::Lab);
    }
    let corroborated = keep(offers, confirmed);
    if !corroborated.is_empty() {
        return (corroborated, Basis::LowestCorroborated);
    }
    let (Some(lowest), Some(highest)) = (sellers.first(), sellers.last()) else {
        return (offers.iter().collect(), Basis::Gateway);
    };
    if sellers.iter().any(|s| is_other(s.route, lowest.route)) {
        (vec![*highest], Basis::Uncorroborated)
    } else {
        (sellers, Basis::OnlySeller)
    }
}

/// Whether no end of the route is announced; otherwise whoever budgets with it has to move.
fn is_lasting(route: &Route, today: Date) -> bool {
    !matches!(
        route_status(&route.terms, today),
        Status::Deprecated | Status::Retiring
    )
}

/// Whether two routes have different sellers: different providers that do not forward to the same host.
fn is_other(route: &Route, than: &Route) -> bool {
    route.provider != than.provider
        && route.host.unwrap_or(route.provider) != than.host.unwrap_or(than.provider)
}

fn within(a: Money, b: Money) -> bool {
    let times = |m: Money| (0..CORROBORATION_FACTOR).map(|_| m).sum::<Money>();
    a <= times(b) && b <= times(a)
}
