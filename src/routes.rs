//! Who serves a model, and which route a careful buyer would budget with.
//!
//! Owns the choice of the priced route (decision rules, §2) as one list of steps, for all commands.
//! Refuses the bill itself (`cost`) and wording.

use serde::Serialize;

use crate::catalog::schema::{Model, PriceStatus, ProviderKind, Route};
use crate::cost::{MissingRate, MonthBill, Traffic, Volume, bill_month};
use crate::lifecycle::is_live;
use crate::providers::Providers;
use crate::units::{Date, Money, Ratio};

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

/// A route with its bill.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// The route.
    pub route: &'a Route<'a>,
    /// Its bill at the traffic.
    pub bill: MonthBill,
    kind: ProviderKind,
    own: bool,
}

/// The route to budget with.
#[derive(Debug, Clone)]
pub struct Priced<'a> {
    /// It, and after it those of other providers at the same amount.
    pub tied: Vec<Offer<'a>>,
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
        self.offer().bill.total
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
    /// Priced, and not for this traffic.
    MissingRate {
        /// The name of who sells it.
        provider: String,
        /// The rate that is not known, in words.
        rate: String,
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
            Self::MissingRate { provider, rate } => format!("{provider}: {rate}"),
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
    let (offers, missing) = offers(model, providers, traffic, today)?;
    let lacks = |wanted: &dyn Fn(&Lack) -> bool| {
        let lack = missing.iter().find(|lack| wanted(lack));
        lack.map(|lack| lack.reason(providers))
    };
    // The lab's own price is what a closed model costs: another seller's does not stand in for it.
    let by_lab = *choice == Choice::Careful && model.facts.open_weights != Some(true);
    if by_lab && !offers.iter().any(|o| o.own) {
        if let Some(reason) = lacks(&|lack| lack.own) {
            return Err(reason);
        }
    }
    let (considered, basis): (Vec<Offer>, Basis) = match choice {
        Choice::Careful => careful(model, &offers),
        Choice::Cheapest => (offers.clone(), Basis::Cheapest),
        Choice::Lab => (keep(&offers, |o| o.own), Basis::Lab),
        Choice::Provider(id) => (keep(&offers, |o| o.route.provider == id), Basis::Provider),
        Choice::Among(ids) => (
            keep(&offers, |o| ids.iter().any(|id| id == o.route.provider)),
            Basis::Provider,
        ),
    };
    let (Some(first), Some(lowest)) = (considered.first(), offers.first()) else {
        let reason = match choice {
            Choice::Careful | Choice::Cheapest => lacks(&|_| true),
            Choice::Lab => lacks(&|lack| lack.own),
            Choice::Provider(id) => lacks(&|lack| lack.route.provider == id),
            Choice::Among(ids) => lacks(&|lack| ids.iter().any(|id| id == lack.route.provider)),
        };
        return Err(reason.unwrap_or(Unpriced::NotAsOffered));
    };
    let amount = first.bill.total;
    // A gateway that asks the same is named beside the one that it forwards to.
    let mut tied = vec![first.clone()];
    for offer in considered.iter().chain(&offers) {
        let known = tied
            .iter()
            .any(|t| t.route.provider == offer.route.provider);
        let asked = !matches!(choice, Choice::Lab | Choice::Provider(_) | Choice::Among(_));
        let same = offer.bill == first.bill;
        if same && !known && (asked || considered.iter().any(|c| c.route == offer.route)) {
            tied.push(offer.clone());
        }
    }
    let far_below = lowest.bill.total.ratio(amount).unwrap_or(1.0) <= WORTH_A_MENTION;
    let cheapest_output = considered
        .iter()
        .min_by_key(|offer| output_price(offer.route))
        .map_or(first.route, |offer| offer.route);
    Ok(Priced {
        cheaper_listed: (far_below && *choice == Choice::Careful).then(|| lowest.clone()),
        tied,
        basis,
        cheapest_output,
    })
}

fn output_price(route: &Route) -> crate::units::Price {
    let price = route.terms.price.as_ref();
    price.and_then(|p| p.standard.output).unwrap_or_default()
}

fn keep<'a>(offers: &[Offer<'a>], wanted: impl Fn(&Offer) -> bool) -> Vec<Offer<'a>> {
    offers.iter().filter(|o| wanted(o)).cloned().collect()
}

/// A paid route that lacks a rate for the traffic.
struct Lack<'a> {
    route: &'a Route<'a>,
    own: bool,
    rate: MissingRate,
}

impl Lack<'_> {
    fn reason(&self, providers: &Providers) -> Unpriced {
        Unpriced::MissingRate {
            provider: providers.name(self.route.provider).to_owned(),
            rate: self.rate.to_string(),
        }
    }
}

/// The tokens that one model makes of the traffic.
pub fn volume(model: &Model, traffic: &Traffic) -> Volume {
    traffic.volume(model.id, model.capabilities.reasoning)
}

/// The bill of one route; `None` without a price per token.
///
/// # Errors
/// The rate that the traffic needs and the route does not state.
pub fn bill_route(
    route: &Route,
    traffic: &Traffic,
    volume: Volume,
) -> Option<Result<MonthBill, MissingRate>> {
    if route.terms.price_status != Some(PriceStatus::Paid) {
        return None;
    }
    let negotiated = traffic.discounts.iter();
    let mut negotiated = negotiated.filter(|(provider, _)| provider == route.provider);
    let discount = negotiated.next().map_or(Ratio::ZERO, |(_, share)| *share);
    let price = route.terms.price.as_ref()?;
    Some(bill_month(price, traffic, volume, discount))
}

/// Every live route with a price per token, cheapest first; of one provider its plain offers, and a mode
/// or a single host only where there is no plain one. Plans and local software never count. Beside them
/// those that lack a rate for the traffic.
fn offers<'a>(
    model: &'a Model<'a>,
    providers: &Providers,
    traffic: &Traffic,
    today: Date,
) -> Result<(Vec<Offer<'a>>, Vec<Lack<'a>>), Unpriced> {
    if model.routes.is_empty() {
        return Err(Unpriced::NoRoute);
    }
    let mut live: Vec<&'a Route> = Vec::with_capacity(model.routes.len());
    live.extend(model.routes.iter().filter(|r| is_live(r, today)));
    if live.is_empty() {
        return Err(Unpriced::AllEnded);
    }
    let volume = volume(model, traffic);
    let mut missing = Vec::new();
    let mut offers: Vec<Offer> = Vec::with_capacity(live.len());
    offers.extend(live.iter().filter_map(|route| {
        let billed = bill_route(route, traffic, volume)?;
        let provider = providers.get(route.provider)?;
        if matches!(provider.kind, ProviderKind::Plan | ProviderKind::Local) {
            return None;
        }
        let own = provider.lab == Some(model.lab);
        match billed {
            Ok(bill) => (bill.total > Money::ZERO).then_some(Offer {
                route,
                bill,
                kind: provider.kind,
                own,
            }),
            Err(rate) => {
                missing.push(Lack { route, own, rate });
                None
            }
        }
    }));
    if offers.iter().any(|offer| offer.route.is_special()) {
        let plain = offers.iter().filter(|o| !o.route.is_special());
        let plain: Vec<&str> = plain.map(|o| o.route.provider).collect();
        offers.retain(|o| !o.route.is_special() || !plain.contains(&o.route.provider));
    }
    if offers.is_empty() && missing.is_empty() {
        let given = |r: &&&Route| {
            !matches!(
                r.terms.price_status,
                None | Some(PriceStatus::Unknown | PriceStatus::Paid)
            )
        };
        return Err(if live.iter().any(|r| given(&r)) {
            Unpriced::NotPaid { routes: live.len() }
        } else {
            Unpriced::NoPrice { routes: live.len() }
        });
    }
    offers.sort_unstable_by(|a, b| {
        let key = |o: &Offer<'a>| (o.bill.total, o.kind == ProviderKind::Gateway);
        (key(a), a.route.provider, a.route.id).cmp(&(key(b), b.route.provider, b.route.id))
    });
    // A plain offer's lack says more than that of a mode or a host beside it.
    missing.sort_by_key(|lack| lack.route.is_special());
    Ok((offers, missing))
}

/// The offers that a careful buyer considers, the one to budget with first, and why.
fn careful<'a>(model: &Model, offers: &[Offer<'a>]) -> (Vec<Offer<'a>>, Basis) {
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
        return (offers.to_vec(), Basis::Gateway);
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
        others.any(|other| within(o.bill.total, other.bill.total))
    };
    let corroborated = keep(&sellers, near);
    if !corroborated.is_empty() {
        return (corroborated, Basis::LowestCorroborated);
    }
    let by_lab = keep(&sellers, |o| o.own);
    if !by_lab.is_empty() {
        return (by_lab, Basis::Lab);
    }
    let dearest = sellers.last().cloned().into_iter().collect();
    (dearest, Basis::Uncorroborated)
}

fn within(a: Money, b: Money) -> bool {
    let times = |m: Money| (0..CORROBORATION_FACTOR).map(|_| m).sum::<Money>();
    a <= times(b) && b <= times(a)
}
