//! Routes billed per token, with their monthly cost.
//!
//! Owns which routes count as offers and why one cannot be billed. Does not choose among them (`routes`).

use std::fmt;

use catalog::schema::{Model, PriceStatus, ProviderKind, Route};
use catalog::sort::Order;
use catalog::units::{Date, Money, Ratio, show_count};

use super::bill::MissingRate;
use super::month::{MonthBill, bill_month};
use super::traffic::{Traffic, Volume};
use super::unpriced::Unpriced;
use crate::lifecycle::is_live;
use crate::providers::Providers;

/// A route with its monthly cost.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    pub route: &'a Route<'a>,
    /// USD per month.
    pub usd: Money,
    pub(super) kind: ProviderKind,
    pub(super) own: bool,
}

/// A paid route that cannot be billed for this traffic.
pub(super) struct Lacking<'a> {
    pub(super) route: &'a Route<'a>,
    pub(super) own: bool,
    pub(super) lack: Lack,
}

/// Why a paid route cannot be billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// A rate is unknown.
    Rate(MissingRate),
    /// The context window, in tokens, is smaller than a request.
    Window(u64),
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rate(rate) => rate.fmt(f),
            Self::Window(size) => write!(f, "context window of {} is too small", show_count(*size)),
        }
    }
}

/// All live routes billed per token, cheapest first; those that lack a rate last.
pub fn listed<'a>(
    model: &'a Model<'a>,
    providers: &Providers,
    traffic: &Traffic,
    today: Date,
) -> Vec<(&'a Route<'a>, Result<MonthBill, Lack>)> {
    let volume = volume(model, traffic);
    let per_token = |route: &Route| {
        let kind = providers.kind(route);
        !matches!(kind, None | Some(ProviderKind::Plan | ProviderKind::Local))
    };
    let live = model
        .routes
        .iter()
        .filter(|r| is_live(r, today) && per_token(r));
    let mut listed: Vec<_> = live
        .filter_map(|route| Some((route, bill_route(model, route, traffic, volume)?)))
        .collect();
    listed.order_by(|(a, x), (b, y)| {
        let usd = |bill: &Result<MonthBill, _>| bill.as_ref().ok().map(|bill| bill.total);
        let (x, y) = (usd(x), usd(y));
        (x.is_none(), x, a.provider, a.id).cmp(&(y.is_none(), y, b.provider, b.id))
    });
    listed
}

/// Live routes that are free, have a free tier, or are part of a subscription.
pub fn not_per_token<'a>(model: &'a Model<'a>, today: Date) -> Vec<&'a Route<'a>> {
    let apart = |route: &&Route| {
        use PriceStatus::{Free, FreeTier, Plan};
        matches!(route.terms.price_status, Some(Free | FreeTier | Plan)) && is_live(route, today)
    };
    model.routes.iter().filter(apart).collect()
}

/// The traffic of one model, in tokens.
pub fn volume(model: &Model, traffic: &Traffic) -> Volume {
    traffic.volume(model.id, model.capabilities.reasoning)
}

/// The monthly bill of one route; `None` without a price per token.
///
/// # Errors
/// The route cannot serve the traffic, or a rate is unknown.
pub fn bill_route(
    model: &Model,
    route: &Route,
    traffic: &Traffic,
    volume: Volume,
) -> Option<Result<MonthBill, Lack>> {
    if route.terms.price_status != Some(PriceStatus::Paid) {
        return None;
    }
    let price = route.terms.price.as_ref()?;
    let window = route.terms.context_tokens.or(model.facts.context_tokens);
    if let (Some(requests), Some(window)) = (volume.requests, window)
        && u128::from(volume.total()) > u128::from(window) * u128::from(requests)
    {
        return Some(Err(Lack::Window(window)));
    }
    let negotiated = traffic.discounts.iter();
    let mut negotiated = negotiated.filter(|(provider, _)| provider == route.provider);
    let discount = negotiated.next().map_or(Ratio::ZERO, |(_, share)| *share);
    Some(bill_month(price, traffic, volume, discount).map_err(Lack::Rate))
}

/// Live routes billed per token, cheapest first, and those that cannot be billed for the traffic. A
/// provider's variants and single hosts count only if it has no plain route. Plans and local software do
/// not count.
pub(super) fn offers<'a>(
    model: &'a Model<'a>,
    providers: &Providers,
    traffic: &Traffic,
    today: Date,
) -> Result<(Vec<Offer<'a>>, Vec<Lacking<'a>>), Unpriced> {
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
        let billed = bill_route(model, route, traffic, volume)?.map(|bill| bill.total);
        let provider = providers.get(route.provider)?;
        if matches!(provider.kind, ProviderKind::Plan | ProviderKind::Local) {
            return None;
        }
        let own = provider.lab == Some(model.lab);
        match billed {
            Ok(usd) => (usd > Money::ZERO).then_some(Offer {
                route,
                usd,
                kind: provider.kind,
                own,
            }),
            Err(lack) => {
                missing.push(Lacking { route, own, lack });
                None
            }
        }
    }));
    if offers.iter().any(|offer| offer.route.is_special()) {
        // Nor does a variant replace a plain route that cannot be billed.
        let billed = offers.iter().map(|o| o.route);
        let plain = billed.chain(missing.iter().map(|lacking| lacking.route));
        let plain = plain.filter(|route| !route.is_special());
        let plain: Vec<&Route> = plain.collect();
        // A host's own price stays if the gateway's is only momentary.
        let stands_for = |plain: &Route, other: &Route| {
            plain.provider == other.provider
                && (other.variant.is_some() || !plain.is_for_the_willing())
        };
        let replaced = |o: &Offer| plain.iter().any(|plain| stands_for(plain, o.route));
        offers.retain(|o| !o.route.is_special() || !replaced(o));
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
    // The standard sort, since every comparison calls this.
    offers.sort_by(|a, b| {
        let key = |o: &Offer<'a>| (o.usd, o.kind == ProviderKind::Gateway);
        (key(a), a.route.provider, a.route.id).cmp(&(key(b), b.route.provider, b.route.id))
    });
    // Report the problem of a plain route rather than that of a variant or host.
    missing.order_by_key(|lacking| lacking.route.is_special());
    Ok((offers, missing))
}
