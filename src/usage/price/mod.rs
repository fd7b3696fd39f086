//! Who was paid for a request, and what a request would cost elsewhere.
//!
//! Owns the choice of a route for a model as a record spells it: the seller that the record names, the one
//! whose id the spelling is, else the route to budget with. Does not count.

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
use crate::pricing::Traffic;
use crate::pricing::routes::{Choice, priced_route};
use crate::pricing::unpriced::Unpriced;
use crate::providers::Providers;
use crate::resolve::{Match, Resolved};

/// Why there is no price, in what words.
pub type Refusal = (Reason, String);

/// Who bills, as far as a record says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Biller<'a> {
    /// The record names it.
    Named(&'a str),
    /// The record is of a shape that only this provider writes.
    Shape(&'static str),
    /// It does not say.
    Unknown,
}

/// What a record says of who was paid, beside the name of the model.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Who bills.
    pub biller: Biller<'a>,
    /// How it was served.
    pub service: Service,
    /// Where; empty: it does not say.
    pub region: &'a str,
    /// On whose servers, of a model through a gateway; empty: it does not say.
    pub host: &'a str,
}

impl<'a> Asked<'a> {
    /// Of who bills alone.
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
    /// The data.
    pub catalog: &'a Catalog,
    /// Every provider.
    pub providers: &'a Providers<'a>,
    /// The day the prices are to hold for.
    pub today: Date,
    /// Whether a request that says its day has the price of that day.
    pub at_record: bool,
    /// Discounts, token factors and what stands in for missing rates.
    pub traffic: &'a Traffic,
}

/// The share of cached reads by which the route of a target is chosen.
const HALF: Ratio = Ratio::from_millionths(500_000);

/// Who bills requests apart that are computed in the United States alone, and at which multiple of all rates:
/// platform.claude.com/docs/en/about-claude/pricing, `inference_geo`.
const US_ALONE: (&str, Ratio) = ("anthropic", Ratio::from_millionths(1_100_000));

/// Whose rates without a region are those of every region that is not listed apart.
const SAME_ELSEWHERE: &str = "amazon-bedrock";

/// The place of service where a record says only that it was one of the provider's.
pub(super) const UNKNOWN_REGION: &str = "?";

const OPENROUTER: &str = "openrouter";
/// What ends the name of a model that costs nothing at OpenRouter.
const FREE: &str = ":free";

impl Prices<'_> {
    /// The route that was paid for a model as a record spells it.
    ///
    /// Of what is known the surest holds: the provider that the record names, the one whose form the record
    /// has, the one that stands before the name, the one whose id the name is, the model's lab, even where
    /// it no longer sells the model. Where none of them has a price, the route to budget with stands in, and
    /// [`Seller::basis`] says so.
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
        // At an address of one's own a closed model is behind a proxy.
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
        // The forms and the prefixes of labs are also written by others that sell their models.
        let is_seller = |provider: &ProviderRecord| provider.kind != ProviderKind::Lab;
        let is_certain = |provider: &ProviderRecord| match biller {
            Biller::Named(_) => true,
            _ => is_seller(provider) || provider.lab == Some(model.lab),
        };
        let host = if through_openrouter { asked.host } else { "" };
        let (of_host, unknown_host) = self.through(&model, host, fast);
        // Such an id says nothing of who served it, but where the lab sells by it.
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
        // A provider that nobody knows is not the lab.
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

    /// Refuses what nobody ran or a server of one's own: one that the record names, or that stands before the model's name,
    /// or a file of weights.
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

    /// What the place of computing multiplies the price by.
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
        // Nothing is billed, whatever the size and whatever the discount.
        self.seller_at(model, OPENROUTER, route, price, by)
    }

    /// The route to budget with for a model that traffic may move to.
    ///
    /// # Errors
    /// When there is none.
    pub fn target(&self, resolved: &Resolved, choice: &Choice) -> Result<Seller, Error> {
        let model = self.catalog.model(resolved.position)?;
        let unpriced = |why: Unpriced| {
            let message = format!("{} has no price to compare with: {}", model.id, why.text());
            Error::new(Kind::UnknownModel, message)
                .hint("`llmcmp providers MODEL` lists its routes")
        };
        // Recorded traffic has cached reads: a route whose rate for them is known goes before others.
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
        self.seller(&model, priced.offer().route, resolved.by, factor)
            .ok_or_else(|| unpriced(Unpriced::NotAsOffered))
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

    /// The seller of a model at a price, of a window that is not known.
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
        }
    }
}
