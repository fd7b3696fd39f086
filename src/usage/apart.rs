//! Rates missing from the catalog because they depend on what a request did or on its time of day.
//!
//! Owns which requests these are. Does not price any (`seller`).

use catalog::units::show_count;
use jiff::civil;

use super::counts::Counts;
use super::keys::Count;
use super::seller::Seller;

/// Providers and id prefixes of models whose output costs more when they think:
/// alibabacloud.com/help/en/model-studio/models, and Google's prices for these previews.
const THINKING: &[(&str, &str)] = &[
    ("alibaba", "qwen-plus"),
    ("alibaba", "qwen-turbo"),
    ("alibaba-cn", "qwen-plus"),
    ("alibaba-cn", "qwen-turbo"),
    ("google", "gemini-2.5-flash-preview-04-17"),
    ("google", "gemini-2.5-flash-preview-05-20"),
];

/// The provider with cheaper nights, and their first and last day: api-docs.deepseek.com, news of 2025-02-26 and
/// 2025-08-21.
const NIGHTS: (&str, civil::Date, civil::Date) = (
    "deepseek",
    civil::date(2025, 2, 26),
    civil::date(2025, 9, 5),
);
/// Start and end of the cheap night, UTC; the end is on the next day.
const NIGHT: (civil::Time, civil::Time) = (civil::time(16, 30, 0, 0), civil::time(0, 30, 0, 0));

/// Says which rate is unknown, if the request needs one that is. `spelling`: of its model; `when`: its day and time, as
/// far as the record states them.
pub(super) fn unknown_rate(
    seller: &Seller,
    spelling: &str,
    counts: &Counts,
    when: impl FnOnce() -> (Option<civil::Date>, Option<civil::DateTime>),
) -> Option<String> {
    let get = |count| counts.get(count).unwrap_or(0);
    let thinking = get(Count::Reasoning).max(get(Count::Thoughts));
    let is_apart = |(provider, id): &(&str, &str)| {
        seller.sale.provider == *provider
            && [spelling, &seller.sale.route]
                .iter()
                .any(|name| name.starts_with(id))
    };
    if thinking > 0 && THINKING.iter().any(is_apart) {
        let thinking = show_count(thinking);
        return Some(format!(
            "no rate for output with thinking ({thinking} tokens)"
        ));
    }
    let (provider, from, until) = NIGHTS;
    if seller.sale.provider != provider {
        return None;
    }
    let (day, at) = when();
    let is_night = at.is_none_or(|at| at.time() >= NIGHT.0 || at.time() < NIGHT.1);
    let is_of_them = day.is_some_and(|day| (from..=until).contains(&day));
    (is_of_them && is_night).then(|| "no rates for that time of day".to_owned())
}
