//! The bundled catalog against known facts: identity, prices, sizes, counts.

use std::collections::{BTreeMap, BTreeSet};

use catalog::Catalog;
use catalog::names::spell;
use catalog::schema::{Model, PriceStatus, ProviderKind, Route, RouteStatement};
use catalog::stats::stats;
use catalog::units::Price;
use catalog::validate::size_in_name;
use llmcmp::lifecycle::is_live;

fn models(catalog: &Catalog) -> impl Iterator<Item = (usize, Model<'_>)> {
    (0..catalog.model_count()).map(|at| (at, catalog.model(at).expect("a model")))
}

/// 300 keys of the sources, drawn at random with a fixed seed and checked by hand, one by one.
#[test]
fn the_keys_read_by_hand_stand_on_their_models() {
    let catalog = llmcmp::bundle::bundled();
    let mut routes: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for (_, model) in models(&catalog) {
        for route in &model.routes {
            let key = (route.provider, route.id);
            routes.entry(key).or_default().insert(model.id);
        }
    }
    let table = include_str!("../tables/identity.tsv");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(rows.len(), 300);
    for row in rows {
        let key = (row[1], row[2]);
        let found = routes
            .get(&key)
            .map(|ids| ids.iter().copied().collect::<Vec<_>>().join(","));
        assert_eq!(found.as_deref().unwrap_or("-"), row[3], "{row:?}");
    }
}

/// No model merges two sizes: every id that states a size states the model's size.
#[test]
fn the_ids_of_one_model_state_one_size() {
    /// Ids whose number is not a size, or whose provider misnames them; each checked by hand.
    const EXCUSED: &[&str] = &[
        // Nemotron 3 Nano with and without embeddings: 31.6B and 30B.
        "nvidia/nemotron-3-nano-30b-a3b",
    ];
    let catalog = llmcmp::bundle::bundled();
    let mut wrong = Vec::new();
    for (_, model) in models(&catalog) {
        let stated: Vec<(Vec<f64>, &str)> = model
            .routes
            .iter()
            .map(|route| (sizes(&spell(route.id).plain), route.id))
            .filter(|(sizes, _)| !sizes.is_empty())
            .collect();
        let Some((first, _)) = stated.first() else {
            continue;
        };
        let near = |a: f64, b: f64| a / b < 1.1 && b / a < 1.1;
        let all = first.iter().any(|size| {
            stated
                .iter()
                .all(|(sizes, _)| sizes.iter().any(|other| near(*size, *other)))
        });
        if !all && !EXCUSED.contains(&model.id) {
            wrong.push(format!("{}: {stated:?}", model.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sizes that an id may state: `1-5b` is 1.5 billion, or 5 billion after a version that ends in 1.
fn sizes(plain: &str) -> Vec<f64> {
    let words: Vec<&str> = plain.split(['-', '_']).collect();
    let Some(at) = words.iter().position(|word| size_in_name(word).is_some()) else {
        return Vec::new();
    };
    let size = size_in_name(words[at]).map(|size| size as f64);
    let whole = at.checked_sub(1).map(|before| words[before]);
    let whole = whole.filter(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()));
    let decimal = whole.and_then(|whole| size_in_name(&format!("{whole}.{}", words[at])));
    size.into_iter()
        .chain(decimal.map(|size| size as f64))
        .collect()
}

/// No model has two parameter counts more than a tenth apart, except for source disagreements that are listed in a
/// table and were checked by hand to be one model.
#[test]
fn no_model_holds_two_sizes_but_for_conflicts_on_record() {
    let table = include_str!("../tables/parameter-conflicts.tsv");
    let recorded: BTreeMap<&str, &str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(model, rest)| (model, rest.split('\t').next().unwrap_or_default()))
        .collect();
    let catalog = llmcmp::bundle::bundled();
    let mut found = BTreeMap::new();
    for (at, model) in models(&catalog) {
        let evidence = catalog.evidence(at).expect("evidence");
        let counts: Vec<u64> = evidence
            .statements
            .iter()
            .filter_map(|statement| statement.facts.parameters_total)
            .collect();
        assert_eq!(counts.first(), model.facts.parameters_total.as_ref());
        let apart = |a: u64, b: u64| a.abs_diff(b) * 10 > a.max(b);
        if counts.iter().any(|a| counts.iter().any(|b| apart(*a, *b))) {
            let counts: Vec<String> = counts.iter().map(u64::to_string).collect();
            found.insert(model.id, counts.join(","));
        }
    }
    let found: BTreeMap<&str, &str> = found.iter().map(|(id, c)| (*id, c.as_str())).collect();
    assert_eq!(found, recorded);
}

const LABS: &[&str] = &[
    "anthropic",
    "openai",
    "google",
    "mistral",
    "deepseek",
    "xai",
    "alibaba",
    "moonshotai",
    "zai",
    "cohere",
];

fn paid(statement: &RouteStatement) -> bool {
    !statement.yields && statement.terms.price_status == Some(PriceStatus::Paid)
}

/// On the labs' own routes, the settled price is the newest dated source's.
#[test]
fn the_labs_own_prices_are_the_most_believed() {
    let catalog = llmcmp::bundle::bundled();
    let providers: BTreeMap<&str, _> = catalog
        .providers()
        .expect("providers")
        .into_iter()
        .map(|r| (r.id, r))
        .collect();
    let mut checked: BTreeMap<&str, usize> = BTreeMap::new();
    let today = catalog.meta().expect("the catalog's day").as_of;
    let mut unpriced = Vec::new();
    for (at, model) in models(&catalog) {
        let evidence = catalog.evidence(at).expect("evidence");
        let own = model.routes.iter().zip(&evidence.routes);
        let own = own.filter(|(route, _)| {
            let provider = &providers[route.provider];
            provider.kind == ProviderKind::Lab && provider.lab == Some(model.lab)
        });
        // A current model that some source prices on the lab's own route has a price there.
        let current = |route: &Route| is_live(route, today) && route.variant.is_none();
        let live = own.filter(|(route, _)| LABS.contains(&model.lab) && current(route));
        for (route, statements) in live {
            // The lab's page says that it does not sell this model by the token.
            let free = |s: &RouteStatement| {
                s.source == "vendor-pages" && s.terms.price_status == Some(PriceStatus::FreeTier)
            };
            if statements.iter().any(free) {
                continue;
            }
            if statements.iter().any(paid) && route.terms.price.is_none() {
                unpriced.push(format!("{} {}", model.id, route.id));
            }
        }
        for (route, statements) in model.routes.iter().zip(&evidence.routes) {
            let provider = &providers[route.provider];
            let own = provider.kind == ProviderKind::Lab && provider.lab == Some(model.lab);
            if !own || !LABS.contains(&model.lab) {
                continue;
            }
            // The statement with the highest precedence comes first; a newer one that cites the vendor's page would
            // have to be it.
            let newest = statements.iter().find(|s| paid(s));
            let page =
                |s: &&RouteStatement| s.url.as_deref().is_some_and(|url| !url.contains("github"));
            let newer = statements.iter().filter(page).find(|s| {
                let fresh = s.since.is_some_and(|day| day.days_until(s.as_of) < 365);
                paid(s) && fresh && newest.is_some_and(|first| s.as_of > first.as_of)
            });
            let contradicts = |s: &RouteStatement| {
                let (mine, theirs) = (
                    s.terms.price.as_ref(),
                    newest.and_then(|n| n.terms.price.as_ref()),
                );
                mine.map(|p| (p.standard.input, p.standard.output))
                    != theirs.map(|p| (p.standard.input, p.standard.output))
            };
            assert!(!newer.is_some_and(contradicts), "{} {}", model.id, route.id);
            let (Some(newest), Some(settled)) = (newest, &route.terms.price) else {
                continue;
            };
            let newest = &newest
                .terms
                .price
                .as_ref()
                .expect("paid has a price")
                .standard;
            let settled = &settled.standard;
            assert_eq!(settled.input, newest.input, "{} {}", model.id, route.id);
            assert_eq!(settled.output, newest.output, "{} {}", model.id, route.id);
            // What the newest omits comes from the next that agrees with it on input and output.
            let cached = statements
                .iter()
                .filter(|s| paid(s))
                .filter_map(|s| s.terms.price.as_ref().map(|price| &price.standard))
                .filter(|rates| (rates.input, rates.output) == (newest.input, newest.output))
                .find_map(|rates| rates.cache_read);
            assert_eq!(settled.cache_read, cached, "{} {}", model.id, route.id);
            *checked.entry(model.lab).or_default() += 1;
        }
    }
    assert!(unpriced.is_empty(), "{unpriced:?}");
    for lab in LABS {
        let least = checked.get(lab).copied().unwrap_or_default();
        assert!(least >= 5, "{lab}: {least} routes checked");
    }
    assert!(checked.values().sum::<usize>() > 300, "{checked:?}");
}

/// No price carries binary rounding noise: six significant digits are enough for each.
#[test]
fn no_price_carries_rounding_noise() {
    let digits = |price: Price| {
        let text = price.nano_usd().to_string();
        text.trim_end_matches('0').len()
    };
    let catalog = llmcmp::bundle::bundled();
    for (_, model) in models(&catalog) {
        for route in &model.routes {
            let Some(price) = &route.terms.price else {
                continue;
            };
            let modes = [&price.batch, &price.flex, &price.priority, &price.peak];
            let tiers = price.tiers.iter().map(|tier| &tier.rates);
            let lists = std::iter::once(&price.standard)
                .chain(tiers)
                .chain(modes.into_iter().flatten().map(AsRef::as_ref));
            for rates in lists {
                let all = [
                    rates.input,
                    rates.output,
                    rates.cache_read,
                    rates.cache_write,
                    rates.cache_write_1h,
                ];
                for rate in all.into_iter().flatten() {
                    assert!(digits(rate) <= 6, "{} {}: {rate}", model.id, route.id);
                }
            }
        }
    }
}

/// Minimum contents of the catalog.
#[test]
fn the_catalog_is_as_large_as_it_should_be() {
    let stats = stats(&llmcmp::bundle::bundled()).expect("figures");
    assert!(stats.models >= 1_700, "{stats:?}");
    assert!(stats.routes >= 12_000, "{stats:?}");
    assert!(stats.providers >= 250, "{stats:?}");
    assert_eq!(stats.unsourced, 0, "{stats:?}");
    assert!(stats.well_served_with_release_percent >= 92.0, "{stats:?}");
    assert!(stats.well_served_with_context_percent >= 99.0, "{stats:?}");
}
