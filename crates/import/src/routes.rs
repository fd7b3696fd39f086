//! Turns the observations of a model into routes, with statements newest first.
//!
//! Owns the meaning of 0/0 prices, plan prices, and which retirement dates are announced. Does not handle
//! model facts (`merge`) or models removed from a lab's list (`lifecycle`).

use catalog::words;
use std::collections::BTreeSet;

use catalog::precedence::settle_terms;
use catalog::schema::{
    Condition, PriceList, PriceStatus, ProviderKind, Rates, RetirementBasis, RouteFile, RouteKey,
    RouteStatement, Status, Terms,
};
use catalog::sort::Order;
use catalog::units::{Date, Price};

use crate::bedrock;
use crate::ends::{self, Ends};
use crate::kept::{Kept, KeptProvider};
use crate::lifecycle::{disputes, is_marked};
use crate::merge::Placed;
use crate::observation::Dropped;
use crate::pointers::{is_end, pointers_end, promoted_pointers};
use crate::precedence;

/// Minimum notice of [`EARLIEST`] providers, in days: a nearer date is taken as announced.
const NOTICE_DAYS: i32 = 60;

/// Providers that publish a minimum lifetime, and fix the date only on deprecation.
const EARLIEST: &[&str] = words!("anthropic azure amazon-bedrock google google-vertex");

/// What the routes of a model depend on besides their rows.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    pub kept: &'a Kept,
    pub ends: &'a Ends,
    /// Whether the model's weights are open.
    pub open: bool,
    pub released: Option<Date>,
}

/// The routes of a model, sorted. `before` holds statements of an earlier import that still stand. Prices
/// that are not the route's own are dropped and reported.
pub fn routes(
    before: Vec<RouteFile>,
    rows: &[Placed<'_>],
    given: Given<'_>,
    dropped: &mut Vec<Dropped>,
) -> Vec<RouteFile> {
    let kept = given.kept;
    let mut routes = before;
    for (seen, place) in rows {
        let Some(provider) = kept.provider_of(seen) else {
            continue;
        };
        let variant = match (&place.variant, &seen.variant) {
            (Some(a), Some(b)) if a != b => Some(format!("{a}-{b}")),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        let region = seen.region.clone().or_else(|| place.region.clone());
        let region = region.or_else(|| provider.region.clone());
        let mut terms = seen.terms.clone();
        if terms.quantization.is_none() {
            terms.quantization.clone_from(&place.quantization);
        }
        price_status(&mut terms, seen.zero, provider, variant.as_deref());
        let key = RouteKey {
            provider: &provider.id,
            id: &seen.id,
            variant: variant.as_deref(),
            region: region.as_deref(),
            host: seen.host.as_deref(),
        };
        let at = routes.iter().position(|route| route.key() == key);
        let at = at.unwrap_or_else(|| {
            routes.push(key.file());
            routes.len() - 1
        });
        routes[at].statements.push(RouteStatement {
            since: seen.since,
            url: seen.url.clone(),
            ..RouteStatement::new(seen.source, seen.as_of, terms)
        });
    }
    let marked: BTreeSet<String> = routes
        .iter()
        .filter(|route| is_marked(&route.statements))
        .map(|route| route.provider.clone())
        .collect();
    routes.order_by(|a, b| a.key().cmp(&b.key()));
    foreign_prices(&mut routes, kept, dropped);
    bedrock::in_region(&mut routes);
    promoted_pointers(&mut routes);
    let momentary = given.open || hosts_differ(&routes);
    for route in &mut routes {
        let Some(provider) = kept.provider_with_id(&route.provider) else {
            continue;
        };
        let statements = &mut route.statements;
        statements.retain(|said| said.source != ends::BY_HAND);
        precedence::order(statements, provider);
        bases(&provider.id, statements, given.released);
        disputes(statements, marked.contains(&provider.id));
        if let Some(end) = given.ends.statement(&route.provider, &route.id) {
            successors_prices(&end, route, dropped);
            route.statements.retain(|said| !is_end(said));
            route.statements.insert(0, end);
        }
        let conditions = conditions(route, momentary);
        for said in &mut route.statements {
            said.terms.conditions = None;
        }
        let priced = route
            .statements
            .iter()
            .position(|s| s.terms.price.is_some());
        let stated = priced.or_else(|| route.statements.iter().position(|s| !is_end(s)));
        if let Some(at) = stated.filter(|_| !conditions.is_empty()) {
            route.statements[at].terms.conditions = Some(conditions);
        }
        route.statements = distinct(std::mem::take(&mut route.statements));
    }
    pointers_end(&mut routes);
    routes
}

/// Drops prices first listed after the route's last day: they are its successor's.
fn successors_prices(end: &RouteStatement, route: &mut RouteFile, dropped: &mut Vec<Dropped>) {
    let Some(last) = end.terms.retires_on else {
        return;
    };
    for said in &mut route.statements {
        if said.since.is_some_and(|since| since > last) && said.terms.price.take().is_some() {
            said.terms.price_status = None;
            let reason = "a price first listed after the route's last day: its successor's";
            dropped.push(Dropped::of(
                &said.source,
                reason,
                &route.provider,
                &route.id,
            ));
        }
    }
}

/// A China endpoint's price above this multiple of the international one is in yuan.
const YUAN_FROM: f64 = 1.5;

/// At endpoints for customers in China, drops the international endpoint's prices, and yuan prices listed as
/// dollars.
fn foreign_prices(routes: &mut [RouteFile], kept: &Kept, dropped: &mut Vec<Dropped>) {
    let rates = |said: &RouteStatement| {
        let price = said.terms.price.as_ref()?;
        Some((price.standard.input?, price.standard.output?))
    };
    let twin = |route: &RouteFile| kept.provider_with_id(&route.provider)?.twin.clone();
    let abroad: Vec<(String, (Price, Price))> = routes
        .iter()
        .flat_map(|route| route.statements.iter().map(move |said| (route, said)))
        .filter_map(|(route, said)| Some((route.provider.clone(), rates(said)?)))
        .collect();
    for route in routes.iter_mut() {
        let Some(twin) = twin(route) else { continue };
        let theirs = || abroad.iter().filter(|(provider, _)| *provider == twin);
        for said in &mut route.statements {
            let Some(mine) = rates(said) else { continue };
            let usd = |rate: Price| rate.decimal().to_f64();
            let copied = theirs().any(|(_, theirs)| *theirs == mine);
            let yuan = theirs().count() > 0
                && theirs().all(|(_, theirs)| usd(mine.0) > usd(theirs.0) * YUAN_FROM);
            if copied || yuan {
                said.terms.price = None;
                said.terms.price_status = None;
                let reason = if copied {
                    "the international price on an endpoint for China"
                } else {
                    "a price in yuan, called dollars"
                };
                dropped.push(Dropped::of(
                    &said.source,
                    reason,
                    &route.provider,
                    &route.id,
                ));
            }
        }
    }
}

/// The gateway whose own price is that of the host it currently prefers.
const ROUTER: &str = "openrouter";

/// Whether hosts behind the gateway charge different prices.
fn hosts_differ(routes: &[RouteFile]) -> bool {
    let hosts = routes
        .iter()
        .filter(|route| route.provider == ROUTER && route.host.is_some());
    let prices: BTreeSet<_> = hosts
        .filter_map(|route| {
            let said = route
                .statements
                .iter()
                .find_map(|s| s.terms.price.as_ref())?;
            Some((said.standard.input, said.standard.output))
        })
        .collect();
    prices.len() > 1
}

/// Conditions of a route's price, from words in its id and variant.
fn conditions(route: &RouteFile, momentary: bool) -> Vec<Condition> {
    let id = route.id.to_lowercase();
    let variant = route.variant.as_deref().unwrap_or_default();
    let word = |wanted: &str| variant.split(['-', ':']).any(|word| word == wanted);
    let tee = id.split(['/', '-', ':']).any(|word| word == "tee");
    let plan = catalog::names::tail(&id).starts_with("coding-");
    let found = [
        (word("contributor"), Condition::DataSharing),
        (word("spot"), Condition::Spot),
        (word("batch"), Condition::Batch),
        (tee, Condition::Tee),
        (plan, Condition::CodingPlan),
        (
            momentary && route.provider == ROUTER && route.host.is_none(),
            Condition::Momentary,
        ),
    ];
    let found = found.into_iter().filter(|(holds, _)| *holds);
    found.map(|(_, condition)| condition).collect()
}

/// Marks prices that are not billed per token.
fn price_status(terms: &mut Terms, zero: bool, provider: &KeptProvider, variant: Option<&str>) {
    let free = variant.is_some_and(|v| v.split(['-', ':']).any(|word| word == "free"));
    let status = match provider.kind {
        ProviderKind::Plan => Some(PriceStatus::Plan),
        ProviderKind::Local => Some(PriceStatus::Free),
        _ if !zero => terms.price_status,
        _ if free => Some(PriceStatus::FreeTier),
        _ => Some(provider.zero.unwrap_or(PriceStatus::Unknown)),
    };
    terms.price_status = status;
    if status != Some(PriceStatus::Paid) {
        terms.price = None;
    }
}

/// Marks dates of [`EARLIEST`] providers as the earliest possible unless the route is deprecated: those
/// beyond the notice period, and the first anniversary of the release, the minimum promised for any model.
fn bases(provider: &str, statements: &mut [RouteStatement], released: Option<Date>) {
    let deprecated = statements
        .iter()
        .any(|s| matches!(s.terms.status, Some(Status::Deprecated | Status::Withdrawn)));
    if deprecated || !EARLIEST.contains(&provider) {
        return;
    }
    for statement in statements {
        let ahead = statement.terms.retires_on.is_some_and(|day| {
            let anniversary = released.is_some_and(|released| {
                (day.year(), day.month(), day.day())
                    == (released.year() + 1, released.month(), released.day())
            });
            anniversary || statement.as_of.days_until(day) > NOTICE_DAYS
        });
        if ahead && statement.terms.retirement_basis == Some(RetirementBasis::Announced) {
            statement.terms.retirement_basis = Some(RetirementBasis::Earliest);
        }
    }
}

/// Removes statements that only repeat newer ones.
fn distinct(statements: Vec<RouteStatement>) -> Vec<RouteStatement> {
    let mut kept: Vec<RouteStatement> = Vec::new();
    for statement in statements {
        let mut said = Terms::default();
        for before in &kept {
            said.complete(&before.terms);
        }
        let mut news = statement;
        let terms = &mut news.terms;
        macro_rules! drop_repeats {
            ($($field:ident)+) => { $(if terms.$field == said.$field { terms.$field = None; })+ };
        }
        drop_repeats!(status context_tokens max_output_tokens quantization deprecated_on successor conditions);
        if terms.retires_on == said.retires_on {
            terms.retires_on = None;
            terms.retirement_basis = None;
        }
        let settled = settle_terms(&kept).price;
        let repeated = match (&terms.price, &settled) {
            (Some(price), Some(settled)) => repeats(price, settled),
            (None, None) => terms.price_status == said.price_status,
            _ => false,
        };
        // A price, its status and its promotion are kept or dropped together.
        if repeated && terms.promotion.is_none() {
            terms.price = None;
            terms.price_status = None;
        }
        if kept.is_empty() || *terms != Terms::default() {
            kept.push(news);
        }
    }
    kept
}

/// Whether a price list adds nothing to the current one.
fn repeats(price: &PriceList, settled: &PriceList) -> bool {
    let modes = [
        (&price.batch, &settled.batch),
        (&price.flex, &settled.flex),
        (&price.priority, &settled.priority),
        (&price.peak, &settled.peak),
    ];
    let repeated = |(mine, theirs): &(&Option<Box<Rates>>, &Option<Box<Rates>>)| {
        let mine = mine.as_ref();
        mine.is_none_or(|mine| theirs.as_ref().is_some_and(|theirs| mine.repeats(theirs)))
    };
    let tiers = price.tiers.is_empty() || price.tiers == settled.tiers;
    price.standard.repeats(&settled.standard) && modes.iter().all(repeated) && tiers
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    #[test]
    fn the_first_anniversary_is_the_least_that_is_promised() {
        let day = |text: &str| text.parse().expect("a day");
        let basis = |last_day: &str, status: Option<Status>| {
            let mut said = [RouteStatement::new(
                "litellm",
                day("2026-11-28"),
                Terms {
                    status,
                    retires_on: Some(day(last_day)),
                    retirement_basis: Some(RetirementBasis::Announced),
                    ..Terms::default()
                },
            )];
            bases("google-vertex", &mut said, Some(day("2025-10-15")));
            said[0].terms.retirement_basis.expect("a basis")
        };
        assert_eq!(basis("2026-10-15", None), RetirementBasis::Earliest);
        assert_eq!(basis("2026-10-16", None), RetirementBasis::Announced);
        assert_eq!(basis("2027-10-16", None), RetirementBasis::Earliest);
        assert_eq!(
            basis("2026-10-15", Some(Status::Deprecated)),
            RetirementBasis::Announced
        );
    }

    #[test]
    fn a_coding_plan_resold_by_the_token_is_no_price_of_the_api() {
        // AIHubMix sells Kimi K3 at $3.00, like Moonshot AI, and its coding plan at $0.44.
        let of = |id: &str| conditions(&RouteFile::new("aihubmix", id), false);
        assert_eq!(of("coding-kimi-k3"), [Condition::CodingPlan]);
        assert_eq!(of("aihubmix/coding-glm-5.3"), [Condition::CodingPlan]);
        assert_eq!(of("kimi-k3"), []);
        assert_eq!(of("qwen3-coder-plus"), []);
    }

    #[test]
    fn a_pointer_that_is_gone_ended_with_its_last_snapshot() {
        let said = |source: &str, status, basis, last: &str, page: Option<&str>| RouteStatement {
            url: page.map(str::to_owned),
            ..RouteStatement::new(
                source,
                "2026-10-26".parse().expect("a day"),
                Terms {
                    status: Some(status),
                    retires_on: last.parse().ok(),
                    retirement_basis: Some(basis),
                    ..Terms::default()
                },
            )
        };
        let gone = || {
            let basis = RetirementBasis::Withdrawn;
            said("model-prices", Status::Withdrawn, basis, "2026-10-26", None)
        };
        let end = |last: &str| {
            let (basis, page) = (RetirementBasis::Announced, Some("https://own.example"));
            said("model-retire", Status::Deprecated, basis, last, page)
        };
        let last = |snapshots: Vec<Vec<RouteStatement>>| {
            let route = |id: String, statements| RouteFile {
                statements,
                ..RouteFile::new("anthropic", &id)
            };
            let mut routes = vec![route("claude-own-4-0".to_owned(), vec![gone()])];
            for (at, statements) in snapshots.into_iter().enumerate() {
                routes.push(route(format!("claude-own-4-2025051{at}"), statements));
            }
            pointers_end(&mut routes);
            let first = routes[0].statements[0].terms.retires_on;
            first.map(|day| day.to_string()).unwrap_or_default()
        };
        let one = || vec![end("2026-06-15"), gone()];
        assert_eq!(last(vec![one()]), "2026-06-15");
        assert_eq!(last(vec![one(), vec![end("2026-08-01")]]), "2026-08-01");
        // If a snapshot has no announced end, or none is known, the pointer ends on the list's date.
        assert_eq!(last(vec![one(), vec![gone()]]), "2026-10-26");
        assert_eq!(last(Vec::new()), "2026-10-26");
    }
}
