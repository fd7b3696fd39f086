//! Notes on recorded requests: what the amounts exclude, assume or combine.

use std::collections::BTreeSet;

use crate::pricing::Assume;
use crate::usage::{Basis, OfDay, REMEMBERED, Seller, Setup, Sums, Totals};
use crate::wording;

/// What is said of rows that may be stated twice.
const RESTATED: &str = "of a report with the period and group of a row in another file, but other counts: both are \
                        counted; if the files are of one account, leave the earlier one out";

pub(super) fn notes(
    setup: &Setup,
    totals: &Totals,
    total: &Sums,
    left_out: &[String],
) -> Vec<String> {
    let day = if setup.prices.at_record {
        "list prices of each request's date if recorded, else today's"
    } else {
        "today's list prices"
    };
    let mut notes = vec![format!(
        "{day}, each request at its own tier; searches, tools, images and storage are not priced"
    )];
    notes.extend(of_sellers(totals));
    notes.extend_from_slice(left_out);
    notes.extend(not_read(totals));
    if totals.repeats > 0 {
        let repeats = wording::count(totals.repeats, "repeat");
        notes.push(format!(
            "{repeats} of earlier answers: each answer counts once, using its last record or the one that names its \
             tier or provider"
        ));
    }
    if totals.forgot {
        let most = wording::number(REMEMBERED);
        notes.push(format!(
            "a repeat more than {most} answers later is counted again"
        ));
    }
    for (number, what, said) in [
        (
            totals.pages_with_more,
            "page",
            "of a paginated export: the amount is complete only if the next page is included",
        ),
        (totals.restated, "row", RESTATED),
        (
            total.aggregates,
            "record",
            "with the sum of several requests: billed as requests of equal size",
        ),
        (
            total.unnumbered,
            "record",
            "with an unknown number of requests: billed at the first tier, counted as one request each",
        ),
        (
            total.undated,
            "request",
            "without a date: billed at today's prices, which have changed over time",
        ),
        (
            total.changed,
            "record",
            "covering a month or more in which the price changed: billed at the price of the first day",
        ),
        (
            if total.costs[0] > 0 {
                total.costs[1]
            } else {
                0
            },
            "request",
            "with a recorded cost of 0 while others have a cost: billed like the others",
        ),
        (total.peak, "request", "at the provider's peak rates"),
        (
            total.hourless,
            "request",
            "without a time of day, at a provider with peak rates: billed at off-peak rates",
        ),
    ] {
        if number > 0 {
            notes.push(format!("{} {said}", wording::count(number, what)));
        }
    }
    match total.searches {
        0 => {}
        1 => notes.push("1 web search, not priced".to_owned()),
        many => notes.push(format!(
            "{} web searches, not priced",
            wording::number(many)
        )),
    }
    if !setup.targets.is_empty() {
        if setup.prices.at_record {
            notes.push("other models use today's prices".to_owned());
        }
        notes.push(
            "token counts and cached shares are as recorded; use --token-factor MODEL=1.2 for a less efficient \
             tokenizer"
                .to_owned(),
        );
        notes.extend(unwritten(setup, total));
    }
    if setup.prices.traffic.assume == Assume::FullPrice {
        notes.push("full price assumed for unknown rates".to_owned());
    }
    for (provider, share) in &setup.prices.traffic.discounts {
        notes.push(format!("{} off at {provider}", share.percent()));
    }
    for (model, factor) in &setup.prices.traffic.token_factors {
        notes.push(format!("tokens multiplied by {factor} for {model}"));
    }
    notes
}

/// Names the targets on which recorded cache writes are billed as input.
fn unwritten(setup: &Setup, total: &Sums) -> Option<String> {
    let written = total.tokens.cache_write_5m_tokens + total.tokens.cache_write_1h_tokens;
    let targets = setup.targets.iter().filter(|seller| seller.caches_for_free);
    let names: Vec<&str> = targets.map(|seller| seller.sale.name.as_str()).collect();
    let names = (written > 0 && !names.is_empty()).then(|| wording::list(&names))?;
    Some(format!(
        "cache writes count as plain input on {names}: no charge for them is known"
    ))
}

/// The most keys named in a note.
const MOST_KEYS: usize = 10;

/// Names the unread keys that may change the bill.
fn not_read(totals: &Totals) -> Option<String> {
    let mut keys: Vec<String> = totals.telling.iter().take(MOST_KEYS).cloned().collect();
    match totals.telling.len() {
        0 => return None,
        all if all > MOST_KEYS => keys.push(format!("{} more", all - MOST_KEYS)),
        _ => {}
    }
    let keys = wording::list(&keys);
    Some(format!("{keys}: not read; may change what was billed"))
}

/// Notes on assumed providers and prices.
fn of_sellers(totals: &Totals) -> Vec<String> {
    let models = |of: fn(&Seller) -> bool| -> Vec<&str> {
        let sellers = totals.spellings.iter().map(|spelling| &spelling.seller);
        let models: BTreeSet<&str> = sellers
            .filter(|s| of(s))
            .map(|s| s.sale.model.as_str())
            .collect();
        models.into_iter().collect()
    };
    let mut notes = Vec::new();
    let assumed = models(|seller| seller.basis == Basis::Assumed && seller.unknown.is_none());
    if !assumed.is_empty() {
        let models = wording::count(assumed.len(), "model");
        let text = "provider not recorded; its lab or the default provider assumed";
        notes.push(format!("{models}: {text}"));
    }
    let named = |of: fn(&Seller) -> Option<&str>| -> Vec<&str> {
        let sellers = totals.spellings.iter().map(|spelling| &spelling.seller);
        let names: BTreeSet<&str> = sellers.filter_map(of).collect();
        names.into_iter().collect()
    };
    let unknown = named(|seller| seller.unknown.as_deref());
    if !unknown.is_empty() {
        let text = "unknown provider; its models are priced at their lab or the default provider";
        notes.push(format!("{}: {text}", wording::list(&unknown)));
    }
    let older = models(|seller| seller.of_day == OfDay::BeforeHistory);
    if !older.is_empty() {
        let text = "some requests predate the price history; billed at today's price";
        notes.push(format!("{}: {text}", wording::list(&older)));
    }
    let regional = models(|seller| seller.is_of_other_region);
    if !regional.is_empty() {
        let text = "served in a region with unknown rates; billed at the provider's rates without a region, which \
                    may be lower";
        notes.push(format!("{}: {text}", wording::list(&regional)));
    }
    let hosts = named(|seller| seller.unknown_host.as_deref());
    if !hosts.is_empty() {
        let text =
            "no price known for this host behind OpenRouter; billed at OpenRouter's default price";
        notes.push(format!("{}: {text}", wording::list(&hosts)));
    }
    notes
}

/// The model with the highest spend, and the target on which all requests would cost least:
/// `82% of spend is claude-opus-5; on claude-opus-5-5 the same requests would cost $3,120 instead of $4,870`.
pub(super) fn summary(totals: &Totals, total: &Sums, setup: &Setup) -> Option<String> {
    let (model, usd) = totals.most_spent()?;
    let share = usd.ratio(total.usd)?;
    let percent = (share * 100.0).round();
    let mut text = format!("{percent:.0}% of spend is {model}");
    let all = setup.targets.iter().zip(&total.targets);
    let known = all.filter(|(_, sum)| sum.missing.is_empty());
    if let Some((target, sum)) = known.min_by_key(|(_, sum)| sum.usd) {
        let (there, here) = (sum.usd.show(), total.usd.show());
        text += &format!(
            "; on {} the same requests would cost {there} instead of {here}",
            target.sale.model
        );
    }
    Some(text)
}
