//! Orders a route's statements by how far their sources are trusted.
//!
//! The provider's own list, a list generated from its API, or a row that names the provider's page comes
//! before a hand-maintained list; newer before older, where a row's own date counts before its list's. Two
//! agreeing lists outvote a hand-maintained one, and any list older than both. Does not settle terms
//! (`catalog::precedence`) or check lists against past prices (`past`).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use catalog::schema::{PriceStatus, Rates, RouteStatement};
use catalog::sort::Order;
use catalog::units::Date;

use crate::kept::KeptProvider;

/// A row unchanged for longer than this before its list was copied may have been forgotten: it counts as of its
/// own date, and not as the provider's word.
const FORGOTTEN_AFTER_DAYS: i32 = 365;

/// The list that a list is copied from: copies that agree are not a second vote.
fn family(said: &RouteStatement) -> &str {
    let copied = said.source == "pi-ai" || said.source == "model-prices" && !names_page(said);
    if copied { "models-dev" } else { &said.source }
}

/// Whether the row names the page it was read from.
fn names_page(said: &RouteStatement) -> bool {
    let url = said.url.as_deref().unwrap_or_default();
    url.starts_with("http") && !url.contains("github.com") && !url.contains("githubusercontent.com")
}

/// Whether a statement is the provider's own word, and the date it counts as of.
fn weight(said: &RouteStatement, provider: &KeptProvider) -> (bool, Date) {
    if provider.own_lists.contains(&said.source) || said.source == provider.id {
        return (true, said.as_of);
    }
    // models.dev reviews its lists as a whole; LiteLLM updates row by row.
    let row = said.since.filter(|_| said.source == "litellm");
    if names_page(said) {
        let forgotten = row.filter(|since| since.days_until(said.as_of) > FORGOTTEN_AFTER_DAYS);
        return (forgotten.is_none(), forgotten.unwrap_or(said.as_of));
    }
    (false, row.unwrap_or(said.as_of))
}

fn price(said: &RouteStatement) -> Option<&Rates> {
    let paid = said.terms.price_status == Some(PriceStatus::Paid);
    let rates = said.terms.price.as_ref().filter(|_| paid)?;
    Some(&rates.standard)
}

/// Orders the statements of a route of `provider`, most trusted first.
pub fn order(statements: &mut Vec<RouteStatement>, provider: &KeptProvider) {
    statements.order_by_key(|said| {
        let (own, day) = weight(said, provider);
        (!own, Reverse(day), Reverse(said.as_of), said.source.clone())
    });
    if let Some(at) = outvoted_by(statements, provider) {
        let winner = statements.remove(at);
        statements.insert(0, winner);
    }
}

/// The statement whose price two lists state against the first one's.
fn outvoted_by(statements: &[RouteStatement], provider: &KeptProvider) -> Option<usize> {
    let first = statements.iter().find(|said| price(said).is_some())?;
    let (own, day) = weight(first, provider);
    let others: Vec<(usize, &RouteStatement)> = statements
        .iter()
        .enumerate()
        .filter(|(_, said)| family(said) != family(first))
        .filter(|(_, said)| {
            price(said)
                .zip(price(first))
                .is_some_and(|(a, b)| !a.agrees(b))
        })
        .collect();
    let votes = |rates: &Rates| -> Vec<&RouteStatement> {
        let same = others.iter().map(|(_, said)| *said);
        same.filter(|said| price(said).is_some_and(|other| other.agrees(rates)))
            .collect()
    };
    others.iter().find_map(|(at, said)| {
        let votes = votes(price(said)?);
        let families: BTreeSet<&str> = votes.iter().map(|said| family(said)).collect();
        let newer = votes.iter().all(|said| weight(said, provider).1 > day);
        // A row changed after both copies is newer than they are.
        let changed = votes
            .iter()
            .all(|said| first.since.is_some_and(|since| since > said.as_of));
        (families.len() >= 2 && (newer || !own && !changed)).then_some(*at)
    })
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use catalog::schema::{PriceList, ProviderKind, Terms};

    use super::*;

    fn provider(id: &str, own_lists: &[&str]) -> KeptProvider {
        KeptProvider {
            own_lists: own_lists.iter().map(|id| (*id).to_owned()).collect(),
            ..KeptProvider::new(id, ProviderKind::Gateway)
        }
    }

    /// A statement by a list with one price for input and output.
    pub(crate) fn said(source: &str, as_of: &str, usd: &str) -> RouteStatement {
        RouteStatement::new(
            source,
            as_of.parse().expect("a day"),
            Terms {
                price_status: Some(PriceStatus::Paid),
                price: Some(PriceList {
                    standard: Rates {
                        input: usd.parse().ok(),
                        output: usd.parse().ok(),
                        ..Rates::default()
                    },
                    ..PriceList::default()
                }),
                ..Terms::default()
            },
        )
    }

    fn with(mut said: RouteStatement, since: &str, url: Option<&str>) -> RouteStatement {
        said.since = since.parse().ok();
        said.url = url.map(str::to_owned);
        said
    }

    fn first(mut statements: Vec<RouteStatement>, provider: &KeptProvider) -> String {
        order(&mut statements, provider);
        let first = price(&statements[0]).and_then(|rates| rates.input);
        first.map_or(String::new(), |rate| rate.show())
    }

    #[test]
    fn a_generated_list_comes_before_a_newer_map_kept_by_hand() {
        // Vercel's deepseek-v3.2: LiteLLM's row from 2025 in a copy of November 2026.
        let rows = || {
            vec![
                with(said("litellm", "2026-11-28", "0.28"), "2025-12-08", None),
                said("pi-ai", "2026-11-20", "0.62"),
            ]
        };
        assert_eq!(first(rows(), &provider("vercel", &["pi-ai"])), "$0.62");
        // Without a list of its own, the row's own date still counts.
        assert_eq!(first(rows(), &provider("other", &[])), "$0.62");
    }

    #[test]
    fn a_row_with_the_provider_s_page_comes_before_older_lists() {
        // Mistral Large 4: 1.36 on the October price list, 0.70 on the model's page in November.
        let page = Some("https://docs.mistral.ai/models/mistral-large-4-0");
        let rows = vec![
            with(
                said("model-prices", "2026-10-26", "1.36"),
                "2026-10-20",
                Some("https://mistral.ai/pricing/api"),
            ),
            with(said("litellm", "2026-11-28", "0.70"), "2026-11-28", page),
            said("models-dev", "2026-09-30", "0.68"),
        ];
        assert_eq!(first(rows, &provider("mistral", &[])), "$0.70");
    }

    #[test]
    fn a_page_not_looked_at_for_a_year_counts_as_of_its_last_change() {
        let page = Some("https://fireworks.ai/pricing");
        let rows = vec![
            with(said("litellm", "2026-11-28", "0.90"), "2024-08-01", page),
            said("pi-ai", "2026-11-20", "0.56"),
        ];
        assert_eq!(first(rows, &provider("fireworks-ai", &[])), "$0.56");
    }

    #[test]
    fn two_that_agree_outvote_one_kept_by_hand_and_copies_are_one() {
        let one = || with(said("litellm", "2026-11-28", "9"), "2026-11-01", None);
        let copies = vec![
            one(),
            said("pi-ai", "2026-10-20", "3"),
            said("models-dev", "2026-09-30", "3"),
        ];
        assert_eq!(first(copies, &provider("p", &[])), "$9.00");
        // Nor do they together outvote a list that does not say since when.
        let page = Some("https://github.com/BerriAI/litellm");
        for copy in [
            said("pi-ai", "2026-10-20", "3"),
            said("model-prices", "2026-10-20", "3"),
            with(said("model-prices", "2026-10-20", "3"), "", page),
        ] {
            let newest = said("openrouter", "2026-11-28", "9");
            let rows = vec![newest, copy, said("models-dev", "2026-09-30", "3")];
            assert_eq!(first(rows, &provider("p", &[])), "$9.00");
        }
        let two = vec![
            one(),
            said("openrouter", "2026-11-02", "3"),
            said("models-dev", "2026-11-03", "3"),
        ];
        assert_eq!(first(two, &provider("p", &[])), "$3.00");
        // The row changed after both were copied.
        let changed = vec![
            one(),
            said("openrouter", "2026-10-02", "3"),
            said("models-dev", "2026-10-03", "3"),
        ];
        assert_eq!(first(changed, &provider("p", &[])), "$9.00");
    }

    #[test]
    fn the_provider_s_own_list_is_outvoted_by_two_newer_ones_alone() {
        let rows = |day: &str, other: &str| {
            vec![
                said("own", "2026-11-01", "9"),
                said("openrouter", day, "3"),
                said("models-dev", other, "3"),
            ]
        };
        let own = provider("p", &["own"]);
        // Both newer; one newer; both older.
        assert_eq!(first(rows("2026-11-02", "2026-11-03"), &own), "$3.00");
        assert_eq!(first(rows("2026-10-02", "2026-11-03"), &own), "$9.00");
        assert_eq!(first(rows("2026-10-02", "2026-10-03"), &own), "$9.00");
        // If it is not the provider's own list, older ones suffice.
        let older = || rows("2026-10-02", "2026-10-03");
        assert_eq!(first(older(), &provider("p", &[])), "$3.00");
        // Two that disagree do not outvote any.
        let mut apart = older();
        apart[2] = said("models-dev", "2026-10-03", "4");
        assert_eq!(first(apart, &provider("p", &[])), "$9.00");
    }
}
