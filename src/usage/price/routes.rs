//! Which of a model's routes was paid, once the payee is known.
//!
//! Does not read names (`naming`) or find out who was paid.

use catalog::names::{normalize, tail};
use catalog::schema::{Model, PriceList, PriceStatus, ProviderKind, ProviderRecord, Route};
use jiff::civil;

use super::naming::is_everywhere;
use super::{OPENROUTER, Prices, Refusal, SAME_ELSEWHERE};
use crate::pricing::Traffic;
use crate::pricing::routes::{Choice, priced_route};
use crate::pricing::unpriced::Unpriced;
use crate::resolve::{About, Setting};
use crate::usage::reason::Reason;

/// Suffix of a model's faster, more expensive variant.
const FAST: &str = "fast";
/// The lab whose API other sellers copy, so that its name may stand for theirs.
const OPENAI: &str = "openai";
/// In names that move from model to model.
const LATEST: &str = "latest";

impl Prices<'_> {
    /// The OpenRouter route to the named host; or the host itself, if its price there is unknown and others have their
    /// own prices.
    pub(super) fn through<'m>(
        &self,
        model: &'m Model<'m>,
        host: &str,
        fast: bool,
    ) -> (Option<&'m Route<'m>>, Option<String>) {
        if host.is_empty() {
            return (None, None);
        }
        let id = |text: &str| self.provider(text).map(|provider| provider.id);
        let means = |name: &str| {
            normalize(name) == normalize(host) || id(name).is_some() && id(name) == id(host)
        };
        let variant = fast.then_some(FAST);
        let hosted = model.routes.iter().filter(|route| {
            route.provider == OPENROUTER
                && route.host.is_some()
                && is_paid(route)
                && route.variant == variant
        });
        let name = |route: &Route| -> bool {
            let text = route.host.unwrap_or_default();
            means(text.split('/').next().unwrap_or(text))
        };
        let (there, elsewhere): (Vec<_>, Vec<_>) = hosted.partition(|route| name(route));
        let first = there.first().copied();
        let is_one = there
            .windows(2)
            .all(|pair| pair[0].terms.price == pair[1].terms.price);
        match first {
            Some(route) if is_one => (Some(route), None),
            // The lab's own host is the usual one.
            None if elsewhere.is_empty() || self.is_lab_of(model, host) => (None, None),
            _ => (None, Some(host.to_owned())),
        }
    }

    fn is_lab_of(&self, model: &Model, name: &str) -> bool {
        let provider = self.provider(name);
        provider.is_some_and(|provider| provider.lab == Some(model.lab))
    }

    /// Since when a moving name has meant this model.
    pub(super) fn moved_on(&self, spelling: &str, model: &Model) -> Option<civil::Date> {
        let moves = self.at_record && spelling.to_ascii_lowercase().contains(LATEST);
        model
            .facts
            .released
            .filter(|_| moves)
            .map(|day| day.first_day())
    }

    /// The lab's own route, even an ended one; preferably with this id.
    pub(super) fn of_lab<'m>(
        &self,
        model: &'m Model<'m>,
        name: &str,
        fast: bool,
    ) -> Option<&'m Route<'m>> {
        let own = model
            .routes
            .iter()
            .filter(|route| self.providers.is_own(model, route));
        let own = own.min_by_key(|route| (route.id != name, !is_paid(route)))?;
        best_at(model, own.provider, name, fast, None)
    }

    /// The only direct seller whose own id for the model is this spelling. A reseller's id does not show who was paid.
    pub(super) fn by_id<'m>(&self, model: &'m Model<'m>, name: &str) -> Option<&'m Route<'m>> {
        let sells = |route: &&Route| {
            let kind = self.providers.kind(route);
            let direct = matches!(kind, Some(ProviderKind::Cloud | ProviderKind::Host));
            is_paid(route) && route.id == name && direct
        };
        // Others also sell a lab's closed model under the lab's name for it.
        if model.facts.open_weights == Some(false) && tail(model.id) == name {
            return None;
        }
        let mut routes = model.routes.iter().filter(sells);
        let first = routes.next()?;
        let of_lab = |route: &Route| route.id == name && self.providers.is_own(model, route);
        let alone = routes.all(|route| route.provider == first.provider);
        (alone && !model.routes.iter().any(of_lab)).then_some(first)
    }

    /// The route to budget with; if all have ended, the first that had a price.
    pub(super) fn usual<'m>(
        &self,
        model: &'m Model<'m>,
        fast: bool,
    ) -> Result<&'m Route<'m>, Refusal> {
        let usual = |model: &'m Model<'m>| {
            let list = Traffic {
                discounts: self.traffic.discounts.clone(),
                ..Traffic::default()
            };
            let choice = Choice::Careful;
            let priced = priced_route(model, self.providers, &list, &choice, self.today);
            match priced {
                Ok(priced) => Ok(priced.offer().route),
                Err(Unpriced::AllEnded) => {
                    let mut paid = model
                        .routes
                        .iter()
                        .filter(|r| is_paid(r) && !r.is_special());
                    paid.next().ok_or(Unpriced::AllEnded)
                }
                Err(why) => Err(why),
            }
        };
        let why = |why: Unpriced| (Reason::NoPrice, format!("{}: {}", model.id, why.text()));
        let route = usual(model).map_err(why)?;
        if !fast {
            return Ok(route);
        }
        best_at(model, route.provider, route.id, true, None)
            .ok_or_else(|| no_price(model, &format!("{} (fast)", route.provider)))
    }
}

/// A route's price, completed with rates of modes that the seller lists under another name of the model at the same
/// price.
pub(super) fn completed(model: &Model, route: &Route) -> Option<PriceList> {
    let mut price = route.terms.price.clone()?;
    let is_twin = |twin: &&Route| {
        (twin.provider, twin.variant) == (route.provider, route.variant)
            && (twin.host, twin.region) == (route.host, route.region)
    };
    for twin in model.routes.iter().filter(is_twin) {
        let Some(other) = &twin.terms.price else {
            continue;
        };
        if (&other.standard, &other.tiers) != (&price.standard, &price.tiers) {
            continue;
        }
        for (own, other) in [
            (&mut price.batch, &other.batch),
            (&mut price.flex, &other.flex),
            (&mut price.priority, &other.priority),
        ] {
            if let (Some(own), Some(other)) = (own, other)
                && own.agrees(other)
            {
                own.complete(other);
            }
        }
    }
    Some(price)
}

/// Whether a route's rates do not apply to a region, or may not.
pub(super) fn is_elsewhere(region: &str, name: &str, model: &Model, route: &Route) -> bool {
    if is_everywhere(region) || route.region == Some(region) {
        return false;
    }
    if route.provider != SAME_ELSEWHERE {
        return true;
    }
    // A provider's own id implies where it is served; other ids do not, and then prices may differ.
    let differs = |other: &Route| {
        other.provider == route.provider
            && is_paid(other)
            && other.variant == route.variant
            && other.terms.price != route.terms.price
    };
    route.id != name && route.region.is_none() && model.routes.iter().any(differs)
}

/// Whether a name is that of the model's public weights, which anyone may serve; of their repository, if known.
pub(super) fn is_of_weights(model: &Model, name: &str) -> bool {
    if model.facts.open_weights != Some(true) || !name.contains('/') {
        return false;
    }
    if let Some(address) = &model.facts.weights_url {
        let repository = format!("/{}", name.to_lowercase());
        return address.to_lowercase().ends_with(&repository);
    }
    let name = normalize(tail(name));
    let mut own = model.aliases.iter().chain([&model.id]);
    own.any(|own| normalize(tail(own)) == name)
}

/// Whether a name means the model's fast variant: `claude-opus-5-fast`, but not the model Grok 4 Fast.
pub(super) fn says_fast(name: &str, model: &Model) -> bool {
    let ends = |text: &str| normalize(text).ends_with(FAST);
    ends(name) && !ends(model.id) && model.routes.iter().any(|route| route.variant == Some(FAST))
}

/// Whether an id begins with a region.
fn names(id: &str, region: &str) -> bool {
    id.strip_prefix(region)
        .is_some_and(|rest| rest.starts_with('.'))
}

/// Words in a name with their own rates: a host of the gateway's choice, another mode of service, reserved capacity.
const OWN_RATES: &[&str] = &[
    "batch", "datazone", "exacto", "extended", "flex", "floor", "free", "nitro", "online",
    "priority", "ptu", "specdec", "tee",
];

/// Whether a name's setting has rates other than the model's: fine-tunes cost more than their base.
pub(super) fn has_own_rates(said: &Setting) -> bool {
    match said.about {
        About::FineTune => true,
        About::Serving => OWN_RATES.contains(&&*said.value),
        _ => false,
    }
}

pub(super) fn no_price(model: &Model, provider: &str) -> Refusal {
    (Reason::NoPrice, format!("{} at {provider}", model.id))
}

/// Like [`no_price`], for a provider that a record names.
pub(super) fn no_price_at(model: &Model, provider: &ProviderRecord) -> Refusal {
    // Many others copy that lab's API.
    if provider.id == OPENAI && model.lab != OPENAI {
        let detail = format!(
            "{}: not sold by OpenAI; other providers offer OpenAI-compatible APIs",
            model.id
        );
        return (Reason::NoPrice, detail);
    }
    no_price(model, provider.name)
}

pub(super) fn is_paid(route: &Route) -> bool {
    route.terms.price_status == Some(PriceStatus::Paid) && route.terms.price.is_some()
}

/// A provider's route, preferably in this region, then with this exact id, then without a region, else the first.
pub(super) fn best_at<'m>(
    model: &'m Model<'m>,
    provider: &str,
    id: &str,
    fast: bool,
    region: Option<&str>,
) -> Option<&'m Route<'m>> {
    let variant = fast.then_some("fast");
    let fits = |route: &&Route| {
        let is_named = !fast && route.id == id;
        route.provider == provider
            && (route.variant == variant || is_named)
            && route.host.is_none()
            && is_paid(route)
    };
    let routes = model.routes.iter().filter(fits);
    routes.min_by_key(|route| {
        let is_there = region.is_some() && route.region == region;
        // An id may contain a region too: `us.anthropic.claude-…`.
        let is_placed = route.id == id && route.region.is_some_and(|region| names(id, region));
        (
            !(is_there || is_placed),
            route.id != id,
            route.region.is_some(),
        )
    })
}
