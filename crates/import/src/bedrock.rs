//! Prices of Amazon Bedrock model ids without an inference profile.
//!
//! Since Claude Sonnet 4.5, Anthropic models cost 10% more in a single region (also with a profile such as
//! `us.`) than with `global.` (<https://platform.claude.com/docs/en/about-claude/pricing>, "Regional
//! endpoints"). A plain id runs in the region of the request, but some lists give it the `global.` price.
//! Does not contain prices.

use catalog::schema::{RouteFile, RouteStatement};
use catalog::units::Price;

const BEDROCK: &str = "amazon-bedrock";
/// Prefix of the model ids this is known for.
const CLAUDE: &str = "anthropic.";

/// Replaces the `global.` price of an id without a profile with the price of its `us.` profile.
pub(crate) fn in_region(routes: &mut [RouteFile]) {
    for at in 0..routes.len() {
        let route = &routes[at];
        let plain = route.region.is_none() && route.host.is_none();
        if route.provider != BEDROCK || !plain || !route.id.starts_with(CLAUDE) {
            continue;
        }
        let with = |profile: &str| {
            let id = format!("{profile}.{}", route.id);
            let same = |other: &&RouteFile| {
                other.provider == BEDROCK && other.id == id && other.variant == route.variant
            };
            routes.iter().find(same)?.statements.iter().find_map(priced)
        };
        let (Some((regional, here)), Some((_, worldwide))) = (with("us"), with("global")) else {
            continue;
        };
        if here <= worldwide {
            continue;
        }
        let regional = regional.clone();
        for said in &mut routes[at].statements {
            if priced(said).is_some_and(|(_, price)| price == worldwide) {
                said.source.clone_from(&regional.source);
                (said.as_of, said.since) = (regional.as_of, regional.since);
                said.url.clone_from(&regional.url);
                said.terms.price.clone_from(&regional.terms.price);
            }
        }
    }
}

/// The statement with its input and output rates, if it has both.
fn priced(said: &RouteStatement) -> Option<(&RouteStatement, (Price, Price))> {
    let rates = &said.terms.price.as_ref()?.standard;
    Some((said, (rates.input?, rates.output?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::precedence::tests::said;

    fn route(id: &str, region: Option<&str>, usd: &[&str]) -> RouteFile {
        let said = |usd: &&str| said("litellm", "2026-11-28", usd);
        RouteFile {
            region: region.map(str::to_owned),
            statements: usd.iter().map(said).collect(),
            ..RouteFile::new(BEDROCK, id)
        }
    }

    #[test]
    fn an_id_without_a_profile_costs_what_its_region_costs() {
        let prices = |usd: &[&str], regional: &str, worldwide: &str| {
            let mut routes = vec![
                route("anthropic.claude-opus-4-7", None, usd),
                route("us.anthropic.claude-opus-4-7", Some("us"), &[regional]),
                route(
                    "global.anthropic.claude-opus-4-7",
                    Some("global"),
                    &[worldwide],
                ),
            ];
            in_region(&mut routes);
            let said = routes[0].statements.iter().filter_map(priced);
            said.map(|(_, (input, _))| input.show()).collect::<Vec<_>>()
        };
        assert_eq!(prices(&["5", "5.5"], "5.5", "5"), ["$5.50", "$5.50"]);
        // Other prices are kept: a GovCloud region, a promotion.
        assert_eq!(prices(&["6"], "5.5", "5"), ["$6.00"]);
        // Older models cost the same everywhere.
        assert_eq!(prices(&["15"], "15", "15"), ["$15.00"]);
    }
}
