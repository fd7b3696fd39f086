//! Who was paid for a request, and what a request would cost elsewhere.
//!
//! Owns the choice of a route for a model as a record spells it: the seller named by the record, the one whose id the
//! spelling is, or else the route to budget with. Does not count.

mod addresses;
mod naming;
mod routes;

use catalog::Catalog;
use catalog::schema::{Model, PriceList, ProviderKind, ProviderRecord, Rates, Route};

use catalog::units::{Date, Price, Ratio};

pub(super) use self::addresses::{address, is_known_address, model_at, region_at, unknown_server};
use self::routes::{best_at, has_own_rates, is_elsewhere, no_price, no_price_at};
use super::doubts::UNMADE;
use super::past::Past;
use super::reason::Reason;
use super::seller::{Basis, OfDay, Sale, Seller};
use super::terms::Service;
use crate::error::{Error, Kind};
use crate::pricing::routes::{Choice, priced_route};
use crate::pricing::unpriced::Unpriced;
use crate::pricing::{Traffic, charges_writes};
use crate::providers::Providers;
use crate::resolve::{Match, Resolved};

/// Why there is no price, with the detail.
pub type Refusal = (Reason, String);

/// Who bills, according to the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Biller<'a> {
    /// The record names it.
    Named(&'a str),
    /// The record has a shape that only this provider writes.
    Shape(&'static str),
    /// The record does not say.
    Unknown,
}

/// What a record says about who was paid, besides the name of the model.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub biller: Biller<'a>,
    /// How it was served.
    pub service: Service,
    /// Where; empty: unknown.
    pub region: &'a str,
    /// On whose servers, if through a gateway; empty: unknown.
    pub host: &'a str,
}

impl<'a> Asked<'a> {
    /// With only the biller known.
    pub fn of(biller: Biller<'a>) -> Self {
        Self {
            biller,
            service: Service::default(),
            region: "",
            host: "",
        }
    }
}

/// What prices depend on.
#[derive(Debug)]
pub struct Prices<'a> {
    pub catalog: &'a Catalog,
    pub providers: &'a Providers<'a>,
    /// The day the prices apply to.
    pub today: Date,
    /// Whether a request with a date is priced at that day.
    pub at_record: bool,
    /// Discounts, token factors, and the substitute for missing rates.
    pub traffic: &'a Traffic,
}

/// The share of cached reads assumed when choosing a target's route.
const HALF: Ratio = Ratio::from_millionths(500_000);

/// The provider with a surcharge for computing only in the United States, and its factor on all rates:
/// platform.claude.com/docs/en/about-claude/pricing, `inference_geo`.
const US_ALONE: (&str, Ratio) = ("anthropic", Ratio::from_millionths(1_100_000));

/// The provider whose rates without a region apply to every region not listed separately.
const SAME_ELSEWHERE: &str = "amazon-bedrock";

/// Stands for an unknown region of the provider.
pub(super) const UNKNOWN_REGION: &str = "?";

const OPENROUTER: &str = "openrouter";
/// Suffix of models that are free at OpenRouter.
const FREE: &str = ":free";

impl Prices<'_> {
    /// The route that was paid for a model as a record spells it.
    ///
    /// The surest evidence wins: the provider named by the record, the one whose format it has, the one before the
    /// model's name, the one whose id the name is, then the model's lab, even if it no longer sells the model. If none
    /// of them has a price, the route to budget with stands in, and [`Seller::basis`] says so.
    ///
    /// # Errors
    /// Why there is none.
    pub fn paid(&self, spelling: &str, asked: Asked) -> Result<Seller, Refusal> {
        let Asked {
            biller, service, ..
        } = asked;
        let said = naming::Said::of(spelling);
        let name = said.name;
        let biller = match (biller, said.seller) {
            (Biller::Named(_), _) | (_, None) => biller,
            (_, Some(seller)) => Biller::Shape(seller),
        };
        let named = match biller {
            Biller::Named(text) if !naming::is_nobody(text) => text,
            _ => "",
        };
        let is_private = addresses::is_private(named);
        let server = if is_private { "" } else { named };
        self.refuse_own_server(spelling, name, server)?;
        let stated = match biller {
            Biller::Named(text) => self.stated(text),
            Biller::Shape(id) => self.providers.get(id),
            Biller::Unknown => None,
        };
        let through_openrouter = stated.is_some_and(|provider| provider.id == OPENROUTER);
        let is_free = name.ends_with(FREE) && (through_openrouter || biller == Biller::Unknown);
        let plain = name.strip_suffix(FREE).filter(|_| is_free);
        let name = plain.unwrap_or(name);
        if name.contains(naming::RESERVED) {
            return Err((Reason::OwnRates, spelling.to_owned()));
        }
        let (resolved, name, prefix) = self.resolve(name, stated)?;
        let resolved = self.as_its_lab_says(resolved, &name);
        if let Some(setting) = resolved.settings.iter().find(|said| has_own_rates(said)) {
            return Err((Reason::OwnRates, format!("{spelling} ({setting})")));
        }
        let damaged = |_| (Reason::NoPrice, "the catalog is damaged".to_owned());
        let model = self.catalog.model(resolved.position).map_err(damaged)?;
        if is_free {
            return Ok(self.free(&model, resolved.by));
        }
        // At a private address, a closed model is behind a proxy.
        if is_private && model.facts.open_weights == Some(true) {
            return Err((Reason::Local, spelling.to_owned()));
        }
        let fast = service.fast || routes::says_fast(&name, &model);
        let name = &*name;
        let (name, spelled) = if prefix.is_some() || stated.is_some() {
            naming::without_region(name)
        } else {
            (name, None)
        };
        let region = Some(asked.region).filter(|region| !region.is_empty());
        let region = region.or(spelled).or(said.region);
        let at = |provider: &ProviderRecord| best_at(&model, provider.id, name, fast, region);
        // Other sellers use the labs' formats and prefixes too.
        let is_seller = |provider: &ProviderRecord| provider.kind != ProviderKind::Lab;
        let is_certain = |provider: &ProviderRecord| match biller {
            Biller::Named(_) => true,
            _ => is_seller(provider) || provider.lab == Some(model.lab),
        };
        let host = if through_openrouter { asked.host } else { "" };
        let (of_host, unknown_host) = self.through(&model, host, fast);
        // Such an id does not say who served it, unless the lab sells under it.
        let said = said.name;
        let is_public = routes::is_of_weights(&model, said)
            && stated.is_none()
            && prefix.is_none_or(|p| !is_seller(p));
        let is_sold_so = |route: &Route| !is_public || [name, said].contains(&route.id);
        let certain = stated
            .filter(|p| is_certain(p))
            .or(prefix.filter(|p| is_seller(p)));
        let recorded = match certain {
            _ if of_host.is_some() => of_host,
            Some(provider) => Some(at(provider).ok_or_else(|| no_price_at(&model, provider))?),
            None => prefix.and_then(at).filter(|route| is_sold_so(route)),
        };
        let recorded =
            recorded.or_else(|| self.by_id(&model, name).filter(|_| !fast && !is_public));
        // An unknown provider is not the lab.
        let is_unknown = !named.is_empty() && certain.is_none() && stated.is_none();
        let (route, basis) = match (recorded, self.of_lab(&model, name, fast)) {
            (Some(route), _) | (None, Some(route)) if is_unknown => (route, Basis::Assumed),
            (Some(route), _) => (route, Basis::Recorded),
            (None, Some(route)) if !is_sold_so(route) => (route, Basis::Assumed),
            (None, Some(route)) => (route, Basis::Lab),
            (None, None) => (self.usual(&model, fast)?, Basis::Assumed),
        };
        let premium = self.premium(service, route)?;
        let history = if self.at_record {
            self.catalog.history(resolved.position).map_err(damaged)?
        } else {
            Vec::new()
        };
        self.seller(&model, route, resolved.by, Ratio::ONE)
            .map(|seller| Seller {
                basis,
                unknown: is_unknown.then(|| named.to_owned()),
                premium,
                is_of_other_region: region
                    .is_some_and(|region| is_elsewhere(region, name, &model, route)),
                unknown_host,
                moved_on: self.moved_on(spelling, &model),
                past: Past::of(route, &history, self.today),
                ..seller
            })
            .ok_or_else(|| no_price(&model, self.providers.name(route.provider)))
    }

    /// Refuses stand-ins for a model and self-hosted servers, named by the record or before the model's name, and files
    /// of weights.
    fn refuse_own_server(&self, spelling: &str, name: &str, named: &str) -> Result<(), Refusal> {
        if UNMADE.iter().any(|word| named.eq_ignore_ascii_case(word)) {
            return Err((Reason::UnclearBilling, named.to_owned()));
        }
        let before = name.split_once('/').map_or("", |(prefix, _)| prefix);
        let mut servers = [named, before].into_iter().filter(|text| !text.is_empty());
        if let Some(server) = servers.find(|text| self.is_local(text)) {
            return Err((Reason::Local, format!("{spelling} ({server})")));
        }
        if naming::is_file(name) {
            return Err((Reason::Local, spelling.to_owned()));
        }
        Ok(())
    }

    /// Multiplier for where it was computed.
    fn premium(&self, service: Service, route: &Route) -> Result<Ratio, Refusal> {
        match service.in_us {
            false => Ok(Ratio::ONE),
            true if route.provider == US_ALONE.0 => Ok(US_ALONE.1),
            true => {
                let provider = self.providers.name(route.provider);
                Err((
                    Reason::UnknownTier,
                    format!("inference_geo us at {provider}"),
                ))
            }
        }
    }

    /// A free variant at OpenRouter.
    fn free(&self, model: &Model, by: Match) -> Seller {
        let nothing = Rates {
            input: Some(Price::ZERO),
            output: Some(Price::ZERO),
            cache_read: Some(Price::ZERO),
            cache_write: Some(Price::ZERO),
            cache_write_1h: Some(Price::ZERO),
        };
        let sold = model
            .routes
            .iter()
            .find(|route| route.provider == OPENROUTER);
        let id = sold.map_or(model.id, |route| route.id);
        let price = PriceList {
            standard: nothing,
            ..PriceList::default()
        };
        let route = format!("{}{FREE}", id.strip_suffix(FREE).unwrap_or(id));
        // Nothing is billed, whatever the size and the discount.
        self.seller_at(model, OPENROUTER, route, price, by)
    }

    /// The route to budget with for a model that traffic may move to.
    ///
    /// # Errors
    /// There is none.
    pub fn target(&self, resolved: &Resolved, choice: &Choice) -> Result<Seller, Error> {
        let model = self.catalog.model(resolved.position)?;
        let unpriced = |why: Unpriced| {
            let message = format!("{} has no price to compare with: {}", model.id, why.text());
            Error::new(Kind::UnknownModel, message)
                .hint("`llmcmp providers MODEL` lists its routes")
        };
        // Recorded traffic has cached reads, so a route with a known rate for them is preferred.
        let cached = Traffic {
            cache_hit: HALF,
            ..self.traffic.clone()
        };
        let route = |traffic| priced_route(&model, self.providers, traffic, choice, self.today);
        let priced = route(&cached).or_else(|_| route(self.traffic));
        let priced = priced.map_err(unpriced)?;
        let factors = self.traffic.token_factors.iter().rev();
        let mut factors = factors.filter(|(id, _)| id == model.id);
        let factor = factors.next().map_or(Ratio::ONE, |(_, factor)| *factor);
        let route = priced.offer().route;
        let seller = self.seller(&model, route, resolved.by, factor);
        let seller = seller.ok_or_else(|| unpriced(Unpriced::NotAsOffered))?;
        Ok(Seller {
            caches_for_free: self.caches_for_free(&model, route),
            ..seller
        })
    }

    /// Whether neither the route nor the model's lab charges for writing to the cache. Where the lab does, a route
    /// without a rate may do so too.
    fn caches_for_free(&self, model: &Model, route: &Route) -> bool {
        let decides = |other: &&Route| {
            (other.provider, other.id) == (route.provider, route.id)
                || self.providers.is_own(model, other)
        };
        let mut prices = model.routes.iter().filter(decides);
        !prices.any(|route| route.terms.price.as_ref().is_some_and(charges_writes))
    }

    fn seller(&self, model: &Model, route: &Route, by: Match, factor: Ratio) -> Option<Seller> {
        let mut discounts = self.traffic.discounts.iter();
        let discount = discounts.find(|(id, _)| id == route.provider);
        let price = routes::completed(model, route)?;
        Some(Seller {
            window: route.terms.context_tokens.or(model.facts.context_tokens),
            discount: discount.map_or(Ratio::ZERO, |(_, share)| *share),
            token_factor: factor,
            ..self.seller_at(model, route.provider, route.id.to_owned(), price, by)
        })
    }

    /// The seller of a model at a price, with an unknown context window.
    fn seller_at(
        &self,
        model: &Model,
        provider: &str,
        route: String,
        price: PriceList,
        by: Match,
    ) -> Seller {
        Seller {
            sale: Sale {
                model: model.id.to_owned(),
                name: model.name.to_owned(),
                provider: provider.to_owned(),
                provider_name: self.providers.name(provider).to_owned(),
                route,
            },
            by,
            lab: model.lab.to_owned(),
            window: None,
            basis: Basis::Recorded,
            unknown: None,
            of_day: OfDay::Today,
            past: Past::default(),
            is_of_other_region: false,
            unknown_host: None,
            moved_on: None,
            price,
            premium: Ratio::ONE,
            discount: Ratio::ZERO,
            token_factor: Ratio::ONE,
            assume: self.traffic.assume,
            caches_for_free: false,
        }
    }
}
