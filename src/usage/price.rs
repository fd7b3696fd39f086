//! Who was paid for a request, and what a request would cost elsewhere.
//!
//! Owns the choice of a route for a model as a record spells it: the seller that the record names, the one
//! whose id the spelling is, else the route that a careful buyer budgets with. Does not count.

use std::borrow::Cow;

use catalog::Catalog;
use catalog::names::normalize;
use catalog::schema::{Model, PriceList, PriceStatus, ProviderKind, ProviderRecord, Rates, Route};
use catalog::units::{Date, Money, Price, Ratio};
use jiff::civil;
use serde::Serialize;

use super::holidays::is_holiday;
use super::past::{On, Past};
use super::reason::Reason;
use super::sums::Hour;
use super::terms::Service;
use crate::error::{Error, Kind};
use crate::pricing::routes::{Choice, priced_route};
use crate::pricing::unpriced::Unpriced;
use crate::pricing::{Assume, MissingRate, Mode, RateRow, Tokens, Traffic, bill_requests, sheet};
use crate::providers::Providers;
use crate::resolve::{About, Match, Resolved, Resolver, Setting};

/// How it is known who was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The record says it: by a name, by its form, by the spelling of the model.
    Recorded,
    /// It does not, and the model's own lab sells it.
    Lab,
    /// It does not, and the price is that of the route to budget with.
    Assumed,
}

/// The day by which a price counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum OfDay {
    /// Today's.
    #[default]
    Today,
    /// The one that held from this day on.
    From(civil::Date),
    /// Today's, for a request from before the history of the price.
    BeforeHistory,
}

/// A route with what billing on it needs.
#[derive(Debug, Clone)]
pub struct Seller {
    /// The model's id.
    pub model: String,
    /// Its display name.
    pub name: String,
    /// In what way the spelling meant it.
    pub by: Match,
    /// The provider's id.
    pub provider: String,
    /// Its display name.
    pub provider_name: String,
    /// The provider's id of the model.
    pub route: String,
    /// The id of the lab that made the model.
    pub lab: String,
    /// How many tokens of input a request may have, where that is known.
    pub window: Option<u64>,
    /// How it is known who was paid.
    pub basis: Basis,
    /// The day by which its price counts, where it is not today's.
    pub of_day: OfDay,
    /// What it was on other days.
    pub past: Past,
    price: PriceList,
    /// What the place of computing multiplies the price by.
    premium: Ratio,
    discount: Ratio,
    token_factor: Ratio,
    assume: Assume,
}

impl Seller {
    /// The same at the price of a day; `None`: this one.
    pub fn on(&self, on: On) -> Option<Self> {
        let of_day = match on {
            On::Today => return None,
            On::Unknown => OfDay::BeforeHistory,
            On::Period(at) => {
                let period = self.past.period(at)?;
                return Some(Self {
                    of_day: OfDay::From(period.from),
                    past: Past::default(),
                    price: period.price.clone(),
                    window: self.window.filter(|_| !period.is_longer),
                    ..self.clone()
                });
            }
        };
        Some(Self {
            of_day,
            past: Past::default(),
            ..self.clone()
        })
    }

    /// Its prices as rows. Discounts are not in them.
    pub fn sheet(&self) -> Vec<RateRow> {
        sheet(&self.price)
    }

    /// The mode in which a request of that day and time is billed: at providers with peak hours the standard
    /// service has two prices.
    pub fn mode(&self, mode: Mode, at: Option<civil::DateTime>) -> Mode {
        match (mode, &self.price.peak_hours, at) {
            (Mode::Standard, Some(hours), Some(at))
                if hours.cover(at) && !is_holiday(&self.provider, at.date()) =>
            {
                Mode::Peak
            }
            _ => mode,
        }
    }

    /// Whether its price depends on the hour.
    pub fn has_peak_hours(&self) -> bool {
        self.price.peak_hours.is_some()
    }

    /// What the hour of a request says of its price.
    pub(super) fn hour(&self, mode: Mode, at: Option<civil::DateTime>) -> Hour {
        match (self.mode(mode, at), at) {
            (Mode::Peak, _) => Hour::Peak,
            (Mode::Standard, None) if self.has_peak_hours() => Hour::Unknown,
            _ => Hour::Any,
        }
    }

    /// What tokens of so many requests cost here; `None`: of requests of ordinary size.
    ///
    /// # Errors
    /// The rate that is not known.
    #[inline]
    pub fn bill(
        &self,
        tokens: &Tokens,
        requests: Option<u64>,
        mode: Mode,
    ) -> Result<Money, MissingRate> {
        let billed = if self.token_factor == Ratio::ONE {
            bill_requests(&self.price, requests, tokens, mode, self.assume)?
        } else {
            let factor = |count| self.token_factor.of(count);
            let tokens = Tokens {
                fresh: factor(tokens.fresh),
                cache_read: factor(tokens.cache_read),
                cache_write_5m: factor(tokens.cache_write_5m),
                cache_write_1h: factor(tokens.cache_write_1h),
                output: factor(tokens.output),
            };
            bill_requests(&self.price, requests, &tokens, mode, self.assume)?
        };
        let mut usd = billed.total();
        if self.premium != Ratio::ONE {
            usd = usd.scaled(self.premium);
        }
        Ok(match self.discount {
            Ratio::ZERO => usd,
            discount => usd.scaled(discount.rest()),
        })
    }
}

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

const OPENROUTER: &str = "openrouter";
/// What ends the name of a model that costs nothing at OpenRouter.
const FREE: &str = ":free";

/// Names that logs have for providers, where they are not those of the catalog: of LiteLLM, of
/// OpenTelemetry's conventions, of Helicone.
const NAMES: &[(&str, &str)] = &[
    ("aws.bedrock", "amazon-bedrock"),
    ("bedrock", "amazon-bedrock"),
    ("bedrock_converse", "amazon-bedrock"),
    ("az.ai.openai", "azure"),
    ("azure.ai.openai", "azure"),
    ("azure.ai.inference", "azure"),
    ("azure_ai", "azure"),
    ("gcp.gemini", "google"),
    ("gcp.gen_ai", "google"),
    ("gemini", "google"),
    ("gcp.vertex_ai", "google-vertex"),
    ("vertex_ai", "google-vertex"),
    ("vertex_ai-language-models", "google-vertex"),
    ("vertex_ai-anthropic_models", "google-vertex"),
    ("x_ai", "xai"),
    ("mistral_ai", "mistral"),
    ("together_ai", "togetherai"),
    ("fireworks_ai", "fireworks-ai"),
];

/// What gateways put before the names of models.
const PREFIXES: &[&str] = &["models/", "publishers/google/models/"];

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
    pub fn paid(
        &self,
        spelling: &str,
        biller: Biller,
        service: Service,
    ) -> Result<Seller, Refusal> {
        let fast = service.fast;
        let mut name = spelling;
        for prefix in PREFIXES {
            name = name.strip_prefix(prefix).unwrap_or(name);
        }
        let stated = match biller {
            Biller::Named(text) => self.provider(text),
            Biller::Shape(id) => self.providers.get(id),
            Biller::Unknown => None,
        };
        let through_openrouter = stated.is_some_and(|provider| provider.id == OPENROUTER);
        let is_free = name.ends_with(FREE) && (through_openrouter || biller == Biller::Unknown);
        let name = if is_free {
            name.strip_suffix(FREE).unwrap_or(name)
        } else {
            name
        };
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
        let name = &*name;
        let at = |provider: &ProviderRecord| best_at(&model, provider.id, name, fast);
        // The forms and the prefixes of labs are also written by others that sell their models.
        let is_seller = |provider: &ProviderRecord| provider.kind != ProviderKind::Lab;
        let is_certain = |provider: &ProviderRecord| match biller {
            Biller::Named(_) => true,
            _ => is_seller(provider) || provider.lab == Some(model.lab),
        };
        let certain = stated
            .filter(|p| is_certain(p))
            .or(prefix.filter(|p| is_seller(p)));
        let recorded = match certain {
            Some(provider) => Some(at(provider).ok_or_else(|| no_price(&model, provider.name))?),
            None => prefix.and_then(at),
        };
        let recorded = recorded.or_else(|| self.by_id(&model, name).filter(|_| !fast));
        let (route, basis) = match (recorded, self.of_lab(&model, name, fast)) {
            (Some(route), _) => (route, Basis::Recorded),
            (None, Some(route)) => (route, Basis::Lab),
            (None, None) => (self.usual(&model, fast)?, Basis::Assumed),
        };
        let premium = match service.in_us {
            false => Ratio::ONE,
            true if route.provider == US_ALONE.0 => US_ALONE.1,
            true => {
                let detail = format!(
                    "inference_geo us at {}",
                    self.providers.name(route.provider)
                );
                return Err((Reason::UnknownTier, detail));
            }
        };
        let history = if self.at_record {
            self.catalog.history(resolved.position).map_err(damaged)?
        } else {
            Vec::new()
        };
        self.seller(&model, route, resolved.by, Ratio::ONE)
            .map(|seller| Seller {
                basis,
                premium,
                past: Past::of(route, &history, self.today),
                ..seller
            })
            .ok_or_else(|| no_price(&model, self.providers.name(route.provider)))
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
        Seller {
            model: model.id.to_owned(),
            name: model.name.to_owned(),
            by,
            basis: Basis::Recorded,
            provider: OPENROUTER.to_owned(),
            provider_name: self.providers.name(OPENROUTER).to_owned(),
            route: format!("{}{FREE}", id.strip_suffix(FREE).unwrap_or(id)),
            lab: model.lab.to_owned(),
            of_day: OfDay::Today,
            past: Past::default(),
            // Nothing is billed, whatever the size.
            window: None,
            premium: Ratio::ONE,
            price: PriceList {
                standard: nothing,
                ..PriceList::default()
            },
            discount: Ratio::ZERO,
            token_factor: Ratio::ONE,
            assume: self.traffic.assume,
        }
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

    /// The model, its name, and the provider that stands before it as gateways write it.
    fn resolve<'n>(
        &self,
        name: &'n str,
        stated: Option<&ProviderRecord<'_>>,
    ) -> Result<(Resolved, Cow<'n, str>, Option<&ProviderRecord<'_>>), Refusal> {
        if let Some(resolved) = stated.and_then(|provider| self.sold_as(provider, name)) {
            return Ok((resolved, name.into(), None));
        }
        if let Some((prefix, rest)) = name.split_once('/')
            && let Some(provider) = self.provider(prefix)
        {
            if let Some(resolved) = self.sold_as(provider, rest) {
                return Ok((resolved, rest.into(), Some(provider)));
            }
            if let Ok((resolved, rest)) = self.read_variant(rest, false) {
                return Ok((resolved, rest, Some(provider)));
            }
        }
        let through_openrouter = stated.is_some_and(|provider| provider.id == OPENROUTER);
        match self.read_variant(name, through_openrouter) {
            Ok((resolved, name)) => Ok((resolved, name, None)),
            Err(error) => Err((error, name.to_owned())),
        }
    }

    /// The model that a spelling is; also without its version as Vertex AI writes it, and of `OpenRouter`
    /// without the day of its release.
    fn read_variant<'n>(
        &self,
        name: &'n str,
        through_openrouter: bool,
    ) -> Result<(Resolved, Cow<'n, str>), Reason> {
        let error = match self.read(name) {
            Ok(resolved) => return Ok((resolved, name.into())),
            Err(error) => error,
        };
        if let Some((plain, _)) = name.split_once('@')
            && let Ok(resolved) = self.read(plain)
        {
            return Ok((resolved, plain.into()));
        }
        if through_openrouter
            && let Some(plain) = undated(name)
            && let Ok(resolved) = self.read(&plain)
        {
            return Ok((resolved, plain.into()));
        }
        Err(error)
    }

    fn names(&self) -> Resolver<'_> {
        Resolver {
            catalog: self.catalog,
            today: self.today,
            exact: false,
        }
    }

    /// The model that a provider sells under this id.
    fn sold_as(&self, provider: &ProviderRecord, id: &str) -> Option<Resolved> {
        self.names().id_at(provider.id, id).ok().flatten()
    }

    /// What the model's lab serves under the name: it moves its ids from one checkpoint to the next.
    fn as_its_lab_says(&self, resolved: Resolved, name: &str) -> Resolved {
        let Ok(model) = self.catalog.model(resolved.position) else {
            return resolved;
        };
        let is_own = |p: &&ProviderRecord| p.kind == ProviderKind::Lab && p.lab == Some(model.lab);
        let mut own = self.providers.iter().filter(is_own);
        own.find_map(|provider| self.sold_as(provider, name))
            .unwrap_or(resolved)
    }

    /// The model that a spelling is.
    fn read(&self, name: &str) -> Result<Resolved, Reason> {
        self.names().id(name).map_err(|error| match error.code {
            Kind::AmbiguousModel => Reason::AmbiguousModel,
            _ => Reason::UnknownModel,
        })
    }

    /// The provider that a log means by a name.
    fn provider(&self, text: &str) -> Option<&ProviderRecord<'_>> {
        let text = NAMES
            .iter()
            .find(|(name, _)| *name == text)
            .map_or(text, |(_, id)| id);
        if let Some(provider) = self.providers.get(text) {
            return Some(provider);
        }
        let name = normalize(text);
        let means = |known: &str| normalize(known) == name;
        let fits = |provider: &&ProviderRecord| {
            let aliases = provider.aliases.iter();
            means(provider.id) || means(provider.name) || aliases.copied().any(means)
        };
        let all = self.providers.iter().filter(fits);
        all.min_by_key(|provider| provider.id)
    }

    /// The lab's own route, also one that has ended: the one with this id before others.
    fn of_lab<'m>(&self, model: &'m Model<'m>, name: &str, fast: bool) -> Option<&'m Route<'m>> {
        let own = model
            .routes
            .iter()
            .filter(|route| self.providers.is_own(model, route));
        let own = own.min_by_key(|route| (route.id != name, !is_paid(route)))?;
        best_at(model, own.provider, name, fast)
    }

    /// The one seller whose own id of the model the spelling is; a reseller's is no sign of who was paid.
    fn by_id<'m>(&self, model: &'m Model<'m>, name: &str) -> Option<&'m Route<'m>> {
        let sells = |route: &&Route| {
            let kind = self.providers.kind(route);
            let direct = matches!(kind, Some(ProviderKind::Cloud | ProviderKind::Host));
            is_paid(route) && route.id == name && direct
        };
        let mut routes = model.routes.iter().filter(sells);
        let first = routes.next()?;
        let of_lab = |route: &Route| route.id == name && self.providers.is_own(model, route);
        let alone = routes.all(|route| route.provider == first.provider);
        (alone && !model.routes.iter().any(of_lab)).then_some(first)
    }

    /// The route of a careful buyer; where all have ended, the first that had a price.
    fn usual<'m>(&self, model: &'m Model<'m>, fast: bool) -> Result<&'m Route<'m>, Refusal> {
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
        best_at(model, route.provider, route.id, true)
            .ok_or_else(|| no_price(model, &format!("{} (fast)", route.provider)))
    }

    fn seller(&self, model: &Model, route: &Route, by: Match, factor: Ratio) -> Option<Seller> {
        let mut discounts = self.traffic.discounts.iter();
        let discount = discounts.find(|(id, _)| id == route.provider);
        Some(Seller {
            model: model.id.to_owned(),
            name: model.name.to_owned(),
            by,
            provider: route.provider.to_owned(),
            provider_name: self.providers.name(route.provider).to_owned(),
            route: route.id.to_owned(),
            lab: model.lab.to_owned(),
            basis: Basis::Recorded,
            of_day: OfDay::Today,
            past: Past::default(),
            window: route.terms.context_tokens.or(model.facts.context_tokens),
            price: route.terms.price.clone()?,
            premium: Ratio::ONE,
            discount: discount.map_or(Ratio::ZERO, |(_, share)| *share),
            token_factor: factor,
            assume: self.traffic.assume,
        })
    }
}

/// Words in a name that stand for rates of their own: a host of the gateway's choice, another mode of
/// service, reserved capacity.
const OWN_RATES: &[&str] = &[
    "batch", "datazone", "exacto", "extended", "flex", "floor", "free", "nitro", "online",
    "priority", "ptu", "specdec", "tee",
];

/// Whether a name's setting has rates that are not the model's: fine-tunes cost more than their base.
fn has_own_rates(said: &Setting) -> bool {
    match said.about {
        About::FineTune => true,
        About::Serving => OWN_RATES.contains(&&*said.value),
        _ => false,
    }
}

fn no_price(model: &Model, provider: &str) -> Refusal {
    (Reason::NoPrice, format!("{} at {provider}", model.id))
}

fn is_paid(route: &Route) -> bool {
    route.terms.price_status == Some(PriceStatus::Paid) && route.terms.price.is_some()
}

/// The route of a provider: the one with this very id, else one without a region, else the first.
fn best_at<'m>(
    model: &'m Model<'m>,
    provider: &str,
    id: &str,
    fast: bool,
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
    routes.min_by_key(|route| (route.id != id, route.region.is_some()))
}

/// A name at `OpenRouter` without the day of its release, and with the words of Claude's in the order of
/// all other names: `anthropic/claude-4.6-sonnet-20260217` is `anthropic/claude-sonnet-4.6`.
fn undated(name: &str) -> Option<String> {
    let (plain, day) = name.rsplit_once('-')?;
    if day.len() != 8 || !day.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let Some((lab, claude)) = plain.split_once("/claude-") else {
        return Some(plain.to_owned());
    };
    let mut parts = claude.splitn(3, '-');
    Some(match (parts.next(), parts.next(), parts.next()) {
        (Some(version), Some(family), rest)
            if version.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            let rest = rest.map(|rest| format!("-{rest}")).unwrap_or_default();
            format!("{lab}/claude-{family}-{version}{rest}")
        }
        _ => plain.to_owned(),
    })
}
