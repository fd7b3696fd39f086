//! Turns the observations of a model into routes, with statements newest first.
//!
//! Owns the meaning of 0/0 prices, plan prices, and which retirement dates are announced. Does not handle
//! model facts (`merge`) or models removed from a lab's list (`lifecycle`).

use std::collections::{BTreeMap, BTreeSet};

use catalog::precedence::settle_terms;
use catalog::schema::{
    PriceList, PriceStatus, ProviderKind, Rates, RetirementBasis, RouteFile, RouteStatement,
    Status, Terms,
};
use catalog::sort::Order;

use crate::kept::{Kept, KeptProvider};
use crate::lifecycle::{disputes, is_marked};
use crate::merge::Placed;

/// Key that tells a model's routes apart.
type Key = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// Their minimum notice in days: a nearer date is announced.
const NOTICE_DAYS: i32 = 60;

/// Providers that publish a minimum lifetime, and fix the date only on deprecation.
const EARLIEST: &[&str] = &[
    "anthropic",
    "azure",
    "amazon-bedrock",
    "google",
    "google-vertex",
];

/// The routes of a model, sorted. `before` are remaining routes of an earlier import.
pub fn routes(before: Vec<RouteFile>, rows: &[Placed<'_>], kept: &Kept) -> Vec<RouteFile> {
    let before = before.into_iter().map(|route| {
        let key = (
            route.provider,
            route.id,
            route.variant,
            route.region,
            route.host,
        );
        (key, route.statements)
    });
    let mut routes: BTreeMap<Key, Vec<RouteStatement>> = before.collect();
    for (seen, place) in rows {
        let Some(provider) = seen
            .provider
            .as_deref()
            .and_then(|p| kept.provider_with_id(p))
        else {
            continue;
        };
        let variant = match (&place.variant, &seen.variant) {
            (Some(a), Some(b)) if a != b => Some(format!("{a}-{b}")),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        let region = seen.region.clone().or_else(|| place.region.clone());
        let mut terms = seen.terms.clone();
        if terms.quantization.is_none() {
            terms.quantization.clone_from(&place.quantization);
        }
        price_status(&mut terms, seen.zero, provider, variant.as_deref());
        let key = (
            provider.id.clone(),
            seen.id.clone(),
            variant,
            region,
            seen.host.clone(),
        );
        routes.entry(key).or_default().push(RouteStatement {
            source: seen.source.to_owned(),
            as_of: seen.as_of,
            url: seen.url.clone(),
            yields: false,
            terms,
        });
    }
    let marked: BTreeSet<String> = routes
        .iter()
        .filter(|(_, statements)| is_marked(statements))
        .map(|((provider, ..), _)| provider.clone())
        .collect();
    routes
        .into_iter()
        .map(|((provider, id, variant, region, host), mut statements)| {
            // Newest first; in a fixed order within a day.
            statements.order_by(|a, b| b.as_of.cmp(&a.as_of).then_with(|| a.source.cmp(&b.source)));
            bases(&provider, &mut statements);
            disputes(&mut statements, marked.contains(&provider));
            RouteFile {
                provider,
                id,
                variant,
                region,
                host,
                statements: distinct(statements),
            }
        })
        .collect()
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

/// A date from such a provider is the earliest possible one unless the route is deprecated.
fn bases(provider: &str, statements: &mut [RouteStatement]) {
    let deprecated = statements
        .iter()
        .any(|s| matches!(s.terms.status, Some(Status::Deprecated | Status::Withdrawn)));
    if deprecated || !EARLIEST.contains(&provider) {
        return;
    }
    for statement in statements {
        let ahead = statement
            .terms
            .retires_on
            .is_some_and(|day| statement.as_of.days_until(day) > NOTICE_DAYS);
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
        drop_repeats!(status context_tokens max_output_tokens quantization deprecated_on);
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
        // Keep or drop a price together with its status.
        if repeated {
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
    let rates = |mine: &Rates, theirs: &Rates| {
        let pairs = [
            (mine.input, theirs.input),
            (mine.output, theirs.output),
            (mine.cache_read, theirs.cache_read),
            (mine.cache_write, theirs.cache_write),
            (mine.cache_write_1h, theirs.cache_write_1h),
        ];
        pairs
            .into_iter()
            .all(|(mine, theirs)| mine.is_none() || mine == theirs)
    };
    let modes = [
        (&price.batch, &settled.batch),
        (&price.flex, &settled.flex),
        (&price.priority, &settled.priority),
        (&price.peak, &settled.peak),
    ];
    let modes = modes
        .into_iter()
        .all(|(mine, theirs)| match (mine, theirs) {
            (None, _) => true,
            (Some(mine), Some(theirs)) => rates(mine, theirs),
            (Some(_), None) => false,
        });
    let tiers = price.tiers.is_empty() || price.tiers == settled.tiers;
    rates(&price.standard, &settled.standard) && modes && tiers
}
