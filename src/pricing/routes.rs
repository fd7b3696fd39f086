//! Who serves a model, and which route a careful buyer would budget with.
//!
//! Owns the choice of the priced route (decision rules, §2) as one list of steps, for all commands.
//! Refuses the bill itself (`cost`) and wording.

use catalog::schema::{Model, ProviderKind, Route};
use catalog::units::{Date, Money};
use serde::Serialize;

use super::month::MonthBill;
use super::offers::{Lacking, Offer, bill_route, offers, volume};
use super::traffic::Traffic;
use crate::lifecycle::is_live;
use crate::providers::Providers;

/// An offer is corroborated by another provider's that costs at most this many times as much.
const CORROBORATION_FACTOR: i32 = 2;
/// A listed route this much below the priced one is worth a mention: 10 %.
const WORTH_A_MENTION: f64 = 0.9;

/// The ids of the providers with a live route, sorted, each once.
pub fn live_providers<'a>(model: &Model<'a>, today: Date) -> Vec<&'a str> {
    let live = model.routes.iter().filter(|route| is_live(route, today));
    let mut ids: Vec<&str> = live.map(|route| route.provider).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Which route is priced, when the caller does not leave it to the rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// By the rules of a careful buyer.
    #[default]
    Careful,
    /// The cheapest listed one, whoever sells it.
    Cheapest,
    /// The lab's own.
    Lab,
    /// This provider's.
    Provider(String),
    /// The cheapest at any of these providers.
    Among(Vec<String>),
}

/// Why a route was priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The lab's own route.
    Lab,
    /// Closed weights without a route of the lab: the cheapest cloud.
    CheapestCloud,
    /// The lowest offer that another provider's comes near to.
    LowestCorroborated,
    /// The one provider that sells it.
    OnlySeller,
    /// Nobody confirms the lowest offer: the dearest one.
    Uncorroborated,
    /// Only gateways sell it.
    Gateway,
    /// Asked for: the cheapest listed.
    Cheapest,
    /// Asked for: this provider, or the cheapest of these.
    Provider,
}

impl Basis {
    /// What it means, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Lab => "the lab's own price",
            Self::CheapestCloud => "the cheapest cloud",
            Self::LowestCorroborated => "the lowest price that a second provider comes near to",
            Self::OnlySeller => "the only seller",
            Self::Uncorroborated => "the dearest of prices far apart",
            Self::Gateway => "a gateway; nobody else sells it",
            Self::Cheapest => "the cheapest listed",
            Self::Provider => "the provider asked for",
        }
    }
}

/// The route to budget with.
#[derive(Debug, Clone)]
pub struct Priced<'a> {
    /// It, and after it those of other providers at the same amount.
    pub tied: Vec<Offer<'a>>,
    /// Its bill.
    pub bill: MonthBill,
    /// Why this one.
    pub basis: Basis,
    /// A listed route that costs at least 10 % less, if there is one.
    pub cheaper_listed: Option<Offer<'a>>,
    /// The lowest output price among the offers that a careful buyer considers.
    pub cheapest_output: &'a Route<'a>,
}

impl<'a> Priced<'a> {
    /// The first of the tied routes.
    pub fn offer(&self) -> &Offer<'a> {
        &self.tied[0]
    }

    /// What the month costs.
    pub fn usd(&self) -> Money {
        self.bill.total
    }
}

/// Why a model has no priced route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unpriced {
    /// No provider is known.
    NoRoute,
    /// All known routes have ended.
    AllEnded,
    /// Routes, and none with a price.
    NoPrice {
        /// How many are live.
        routes: usize,
    },
    /// Prices only in subscriptions, free offers or on one's own machine.
    NotPaid {
        /// How many are live.
        routes: usize,
    },
    /// Priced, and not in the way that was asked for.
    NotAsOffered,
    /// Priced only on terms that one has to agree to: shared prompts, spare capacity, an endpoint in China.
    OnTerms {
        /// How many live routes.
        routes: usize,
        /// The id of the first one's provider.
        provider: String,
    },
    /// Priced, and not for this traffic.
    NotForThis {
        /// How many live routes cannot be billed for it.
        routes: usize,
        /// The name of the first one's provider.
        provider: String,
        /// What it lacks, in words.
        lacks: String,
    },
}

impl Unpriced {
    /// The reason, for people.
    pub fn text(&self) -> String {
        match self {
            Self::NoRoute => "no provider is known".into(),
            Self::AllEnded => "all known routes have ended".into(),
            Self::NoPrice { routes: 1 } => "1 route, without a price".into(),
            Self::NoPrice { routes: n } => format!("{n} routes, none with a price"),
            Self::NotPaid { routes: 1 } => "1 route, a free offer or a subscription".into(),
            Self::NotPaid { routes: n } => {
                format!("{n} routes, none with a price per token")
            }
            Self::NotAsOffered => "no price at the providers asked for".into(),
            Self::OnTerms { provider, .. } => {
                format!("priced only on special terms; `--provider {provider}` asks for them")
            }
            Self::NotForThis {
                routes: 1,
                provider,
                lacks,
            } => format!("{provider}: {lacks}"),
            Self::NotForThis {
                routes: n,
                provider,
                lacks,
            } => format!("{n} routes, none for this traffic; {provider}: {lacks}"),
        }
    }
}

/// The route to budget with for `traffic` on `today`.
///
/// # Errors
/// The reason why there is none.
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
    // The lab's own price is what a closed model costs: another seller's does not stand in for it.
    let by_lab = *choice == Choice::Careful && model.facts.open_weights != Some(true);
    if by_lab
        && !offers.iter().any(|o| o.own)
        && let Some(reason) = lack(&|lacking| lacking.own)
    {
        return Err(reason);
    }
    let (considered, basis): (Vec<&Offer>, Basis) = match choice {
        Choice::Careful => careful(model, &offers),
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
    // A gateway that asks the same is named beside the one that it forwards to.
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

/// The offers that a careful buyer considers, the one to budget with first, and why.
fn careful<'o, 'a>(model: &Model, offers: &'o [Offer<'a>]) -> (Vec<&'o Offer<'a>>, Basis) {
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
    let Some(first) = sellers.first() else {
        return (offers.iter().collect(), Basis::Gateway);
    };
    if sellers
        .iter()
        .all(|s| s.route.provider == first.route.provider)
    {
        return (sellers, Basis::OnlySeller);
    }
    let near = |o: &Offer| {
        let mut others = sellers
            .iter()
            .filter(|s| s.route.provider != o.route.provider);
        others.any(|other| within(o.usd, other.usd))
    };
    let corroborated = keep(sellers.iter().copied(), near);
    if !corroborated.is_empty() {
        return (corroborated, Basis::LowestCorroborated);
    }
    let by_lab = keep(sellers.iter().copied(), |o| o.own);
    if !by_lab.is_empty() {
        return (by_lab, Basis::Lab);
    }
    let dearest = sellers.last().copied().into_iter().collect();
    (dearest, Basis::Uncorroborated)
}

fn within(a: Money, b: Money) -> bool {
    let times = |m: Money| (0..CORROBORATION_FACTOR).map(|_| m).sum::<Money>();
    a <= times(b) && b <= times(a)
}
