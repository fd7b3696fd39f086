//! Fills missing facts from model cards.
//!
//! Card precedence: the lab's own, those a source links as the weights, those of known mirrors. Others are
//! fine-tunes and copies. Does not add models or names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use catalog::names::{normalize, spell};
use catalog::schema::Facts;
use catalog::sort::Order;
use catalog::validate::size_in_name;

use crate::identity::{Identified, same_weights};
use crate::kept::Kept;
use crate::observation::Observation;

/// Organizations that mirror others' weights unchanged, including gated ones.
const MIRRORS: &[&str] = &["unsloth", "mistral-community", "mistral-experimental"];

/// Rank of a card for a model, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// The lab's own, with exactly this name or linked.
    Own,
    /// Linked by a source.
    Linked,
    /// The lab's own, with another suffix (`-Instruct`, `-BF16`).
    Sibling,
    /// A known mirror.
    Mirror,
}

/// The merged card of each model that has one, with the model's index.
pub fn gaps(
    cards: Vec<Observation>,
    observations: &[Observation],
    identified: &Identified,
    kept: &Kept,
) -> Vec<(usize, Observation)> {
    let links = links(observations, identified);
    let names = names(observations, identified);
    let mut found: BTreeMap<usize, Vec<(Standing, Observation)>> = BTreeMap::new();
    for card in cards {
        let spelled = spell(&card.id);
        let org = spelled.org.clone().unwrap_or_default();
        let tail = normalize(card.id.rsplit('/').next().unwrap_or_default());
        let linked = links.get(&card.id.to_lowercase());
        let alike = names.get(&spelled.full()).copied().flatten();
        let models: BTreeSet<usize> = linked.into_iter().flatten().copied().chain(alike).collect();
        for at in models {
            let model = &identified.models[at];
            let own = kept.lab_of_org(&org) == Some(model.lab.as_str());
            let linked = linked.is_some_and(|models| models.contains(&at));
            let exact = normalize(model.id.rsplit('/').next().unwrap_or_default()) == tail;
            // A link to the base model's weights is a mistake of the source.
            let same = exact || spell(&model.id).instruct == spelled.instruct;
            let standing = match (own, linked && same) {
                (true, true) => Standing::Own,
                (true, false) if exact => Standing::Own,
                (false, true) => Standing::Linked,
                (true, false) => Standing::Sibling,
                (false, false) if MIRRORS.contains(&org.as_str()) => Standing::Mirror,
                (false, false) => continue,
            };
            if fits(&card, &model.id) {
                found.entry(at).or_default().push((standing, card.clone()));
            }
        }
    }
    found
        .into_iter()
        .map(|(at, mut cards)| {
            cards.order_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
            (at, together(&cards))
        })
        .collect()
}

/// Repositories that sources link as a model's weights, unless the names contradict it.
fn links(
    observations: &[Observation],
    identified: &Identified,
) -> HashMap<String, BTreeSet<usize>> {
    let mut links: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (seen, place) in observations.iter().zip(&identified.places) {
        let (Ok(place), Some(repository)) = (place, seen.repository()) else {
            continue;
        };
        if same_weights(&identified.models[place.model].id, &repository) {
            links.entry(repository).or_default().insert(place.model);
        }
    }
    links
}

/// Models by spelling of their ids; ambiguous spellings are dropped.
fn names(observations: &[Observation], identified: &Identified) -> HashMap<String, Option<usize>> {
    let mut names: HashMap<String, Option<usize>> = HashMap::new();
    let mut add = |name: String, at: usize| {
        let known = names.entry(name).or_insert(Some(at));
        if *known != Some(at) {
            *known = None;
        }
    };
    for (at, model) in identified.models.iter().enumerate() {
        add(spell(&model.id).full(), at);
    }
    for (seen, place) in observations.iter().zip(&identified.places) {
        if let Ok(place) = place
            && place.variant.is_none()
            && !place.pointer
        {
            add(spell(&seen.id).full(), place.model);
        }
    }
    names
}

/// Whether the card's size is compatible with the model id.
fn fits(card: &Observation, id: &str) -> bool {
    let total = card.facts.parameters_total;
    total.is_none_or(|total| is_count(total, id))
}

/// Whether a parameter count fits a model name. Names round down, or up by a little; a card with less than
/// four fifths of the stated size estimates the count or packs several parameters into one.
pub fn is_count(total: u64, name: &str) -> bool {
    size_in_name(name).is_none_or(|size| total <= size * 2 && total >= size / 5 * 4)
}

/// Merges the cards of a model, best first.
fn together(cards: &[(Standing, Observation)]) -> Observation {
    let (_, best) = &cards[0];
    let mut out = Observation::new(best.source, best.as_of, &best.id);
    out.url.clone_from(&best.url);
    for (standing, card) in cards {
        let said = &card.facts;
        let mut facts = Facts {
            license: said.license.clone(),
            architecture: said.architecture,
            context_tokens: said.context_tokens,
            ..Facts::default()
        };
        // Total and active parameters must come from the same card.
        if out.facts.parameters_total.is_none() {
            facts.parameters_total = said.parameters_total;
            facts.parameters_active = said.parameters_active;
        }
        if *standing <= Standing::Linked {
            facts.open_weights = said.open_weights;
            facts.weights_url.clone_from(&said.weights_url);
        }
        if *standing == Standing::Own {
            facts.released = said.released;
        }
        out.facts.complete(&facts);
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;
    use crate::identity::identify;
    use crate::kept::{Aliases, KeptLab};

    fn row(id: &str, total: u64) -> Observation {
        let day = "2026-10-31".parse().expect("a day");
        let mut seen = Observation::new("hf-facts", day, id);
        seen.facts.parameters_total = (total > 0).then_some(total);
        seen.facts.open_weights = Some(true);
        seen.facts.weights_url = Some(format!("https://huggingface.co/{id}"));
        seen
    }

    #[test]
    fn the_maker_s_card_comes_before_a_mirror_s_and_a_stranger_s_says_nothing() {
        let lab: KeptLab =
            serde_json::from_str(r#"{"id": "own", "name": "Own", "orgs": ["own-ai"]}"#)
                .expect("a lab");
        let kept = Kept::new(Vec::new(), vec![lab], Aliases::default());
        let served = vec![row("own-ai/pelican-7b", 0)];
        let identified = identify(&served, &kept);
        let say = |cards: Vec<Observation>| {
            let found = gaps(cards, &served, &identified, &kept);
            found
                .first()
                .map(|(_, seen)| (seen.id.clone(), seen.facts.parameters_total))
        };
        let mirror = row("unsloth/Pelican-7B", 7_100_000_000);
        let own = row("own-ai/Pelican-7B", 7_200_000_000);
        let stranger = row("stranger/Pelican-7B", 7_300_000_000);
        assert_eq!(
            say(vec![mirror.clone(), stranger.clone(), own]),
            Some(("own-ai/Pelican-7B".to_owned(), Some(7_200_000_000)))
        );
        assert_eq!(
            say(vec![mirror]),
            Some(("unsloth/Pelican-7B".to_owned(), Some(7_100_000_000)))
        );
        assert_eq!(say(vec![stranger]), None);
        // 70 billion is not 7 billion.
        assert_eq!(say(vec![row("own-ai/Pelican-7B", 70_000_000_000)]), None);
    }
}
