//! The parts of a packed model, each decoded on use. Does not know where they are in the bytes.

use serde::{Deserialize, Serialize};

use super::record::{Model, Route};
use super::statement::{Capabilities, Facts, PriceList, Promotion, Rates, Terms};
use super::words::{BoardField, Condition, Kind, Parameter, PriceStatus, RetirementBasis, Status};
use crate::units::{Date, Price};

impl Model<'_> {
    /// The parameters it rejects that requests to model `of` may contain; `None`: nothing is known about that model.
    pub fn refused_after(&self, of: Option<&Model>) -> Vec<Parameter> {
        let sent = |parameter: &Parameter| {
            let Some(of) = of else { return true };
            let reasons = of.capabilities.reasoning != Some(false);
            let one_lab = !parameter.is_of_one_lab() || of.lab == self.lab;
            let only_reasoning = parameter.is_effort() || parameter.is_of_one_lab();
            !of.refuses.contains(parameter) && one_lab && (reasons || !only_reasoning)
        };
        self.refuses.iter().copied().filter(sent).collect()
    }
}

/// What a scan of all prices reads of a model: kind, fields, capabilities, rejected parameters, size, context window,
/// openness, and its routes that have a standard price or belong to its own lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief<'a> {
    name: &'a str,
    kind: Kind,
    lab: &'a str,
    specialised_for: Vec<BoardField>,
    capabilities: Capabilities,
    refuses: Vec<Parameter>,
    context_tokens: Option<u64>,
    tokens_per_text: Option<u64>,
    open_weights: Option<bool>,
    parameters_total: Option<u64>,
    status: Option<Status>,
    #[serde(borrow)]
    routes: Vec<Sold<'a>>,
}

/// A route in a brief, packed as an [`Offer`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Offer<'a>", into = "Offer<'a>")]
struct Sold<'a>(#[serde(borrow)] Route<'a>);

/// The part of a route that a brief has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Offer<'a> {
    provider: &'a str,
    id: &'a str,
    /// Variant, region, host; rarely present.
    #[serde(borrow)]
    special: Option<(Option<&'a str>, Option<&'a str>, Option<&'a str>)>,
    status: Option<Status>,
    price_status: Option<PriceStatus>,
    /// Input and output.
    rates: Option<(Option<Price>, Option<Price>)>,
    /// Rarely present.
    conditions: Option<Vec<Condition>>,
    priced_on: Option<Date>,
    /// The last day of these rates, and the input and output rates after it.
    then: Option<(Date, Option<Price>, Option<Price>)>,
    ends: Option<(Option<Date>, Option<RetirementBasis>)>,
}

impl<'a> Brief<'a> {
    /// The brief of a model; `None` if it has neither a paid route nor one of its own lab (`is_own`).
    pub fn of(model: &Model<'a>, is_own: impl Fn(&Route) -> bool) -> Option<Self> {
        let paid = |route: &Route| route.terms.price_status == Some(PriceStatus::Paid);
        let plain: Vec<&str> = model
            .routes
            .iter()
            .filter(|route| paid(route) && !route.is_special())
            .map(|route| route.provider)
            .collect();
        let counts = |route: &Route| !route.is_special() || !plain.contains(&route.provider);
        let kept = |route: &&Route<'a>| paid(route) && counts(route) || is_own(route);
        let routes = model.routes.iter().filter(kept).cloned().map(Sold);
        let routes: Vec<Sold> = routes.collect();
        if routes.is_empty() {
            return None;
        }
        Some(Self {
            name: model.name,
            kind: model.kind,
            lab: model.lab,
            specialised_for: model.specialised_for.clone(),
            capabilities: model.capabilities.clone(),
            refuses: model.refuses.clone(),
            context_tokens: model.facts.context_tokens,
            tokens_per_text: model.facts.tokens_per_text,
            open_weights: model.facts.open_weights,
            parameters_total: model.facts.parameters_total,
            status: model.facts.status,
            routes,
        })
    }

    /// The model `id`, with everything absent that a brief lacks.
    pub fn model(self, id: &'a str) -> Model<'a> {
        Model {
            id,
            name: self.name,
            kind: self.kind,
            aliases: Vec::new(),
            lab: self.lab,
            family: None,
            specialised_for: self.specialised_for,
            successor: None,
            base_model: None,
            facts: Facts {
                context_tokens: self.context_tokens,
                tokens_per_text: self.tokens_per_text,
                open_weights: self.open_weights,
                parameters_total: self.parameters_total,
                status: self.status,
                ..Facts::default()
            },
            capabilities: self.capabilities,
            refuses: self.refuses,
            routes: self.routes.into_iter().map(|sold| sold.0).collect(),
        }
    }
}

impl<'a> From<Sold<'a>> for Offer<'a> {
    fn from(Sold(route): Sold<'a>) -> Self {
        let (terms, price) = (&route.terms, route.terms.price.as_ref());
        let special = (route.variant, route.region, route.host);
        let ends = (terms.retires_on, terms.retirement_basis);
        Self {
            provider: route.provider,
            id: route.id,
            special: (special != (None, None, None)).then_some(special),
            status: terms.status,
            price_status: terms.price_status,
            rates: price.map(|price| (price.standard.input, price.standard.output)),
            conditions: terms.conditions.clone(),
            priced_on: route.priced_on,
            then: terms.promotion.as_ref().map(|promotion| {
                let then = &promotion.then.standard;
                (promotion.until, then.input, then.output)
            }),
            ends: (ends != (None, None)).then_some(ends),
        }
    }
}

impl<'a> From<Offer<'a>> for Sold<'a> {
    fn from(offer: Offer<'a>) -> Self {
        let (variant, region, host) = offer.special.unwrap_or_default();
        let (retires_on, retirement_basis) = offer.ends.unwrap_or_default();
        let list = |input, output| PriceList {
            standard: Rates {
                input,
                output,
                ..Rates::default()
            },
            ..PriceList::default()
        };
        let price = offer.rates.map(|(input, output)| list(input, output));
        let promotion = offer.then.map(|(until, input, output)| Promotion {
            from: None,
            until,
            then: list(input, output),
        });
        Self(Route {
            provider: offer.provider,
            id: offer.id,
            variant,
            region,
            host,
            priced_on: offer.priced_on,
            terms: Terms {
                status: offer.status,
                price_status: offer.price_status,
                price,
                retires_on,
                retirement_basis,
                conditions: offer.conditions,
                promotion: promotion.map(Box::new),
                ..Terms::default()
            },
        })
    }
}
