//! When a model with open weights came out, where lists disagree with the day on which its lab made the card of
//! the weights: not before that day, and not on the day of a later seller.
//!
//! A card is often made weeks before the release, so its own day is no release. Does not order statements (`merge`).

use catalog::schema::{Capabilities, Facts, Statement};
use catalog::units::Date;

use crate::merge::Placed;

/// Surveys that people keep by hand.
const SURVEYS: [&str; 3] = ["helm", "llm-stats", "epoch-models"];
/// Days by which lists differ for nothing: zones and uploads.
const EARLY_DAYS: i32 = 1;
/// Days after the card within which another list's release is believed against a survey.
const SOON_DAYS: i32 = 14;

/// Corrects the release in the statements of a model of the lab `own` by the day of its card.
pub fn by_card(statements: &mut Vec<Statement>, rows: &[Placed<'_>], own: &str) {
    let cards = rows.iter().filter(|(seen, _)| seen.source == "hf-facts");
    let days = cards.filter_map(|(seen, _)| seen.facts.released);
    let Some(card) = days.filter(|day| day.is_exact()).min() else {
        return;
    };
    not_before(statements, card);
    first_seller(statements, rows, card, own);
    statements.retain(|said| {
        said.facts != Facts::default()
            || said.capabilities != Capabilities::default()
            || !said.refuses.is_empty()
            || !said.accepts.is_empty()
    });
}

/// Takes a survey's day from before the card, if another list has one from soon after it.
fn not_before(statements: &mut [Statement], card: Date) {
    let soon = |said: &&Statement| {
        let away = said.facts.released.map(|day| card.days_until(day));
        said.source != "hf-facts"
            && away.is_some_and(|away| (-EARLY_DAYS..=SOON_DAYS).contains(&away))
    };
    if !statements.iter().any(|said| soon(&said)) {
        return;
    }
    for said in statements {
        let early = |day: Date| day.days_until(card) > EARLY_DAYS;
        if SURVEYS.contains(&said.source.as_str()) && said.facts.released.is_some_and(early) {
            said.facts.released = None;
        }
    }
}

/// Of sellers that state different days, the first after the card is the release: the card's own day is copied by
/// lists. The lab's own day stands.
fn first_seller(statements: &mut [Statement], rows: &[Placed<'_>], card: Date, own: &str) {
    let Some(settled) = statements
        .iter_mut()
        .find(|said| said.facts.released.is_some())
    else {
        return;
    };
    let sellers = || {
        rows.iter()
            .filter(|(seen, _)| seen.source == settled.source && seen.provider.is_some())
            .filter(|(seen, _)| seen.facts.released.is_some_and(Date::is_exact))
    };
    if sellers().any(|(seen, _)| seen.provider.as_deref() == Some(own)) {
        return;
    }
    let days = sellers().filter_map(|(seen, _)| seen.facts.released);
    // The first of a month stands for the month in some lists.
    let first = days.filter(|day| *day > card && day.day() != 1).min();
    if let (Some(first), Some(day)) = (first, settled.facts.released)
        && first.days_until(day) > EARLY_DAYS
    {
        settled.facts.released = Some(first);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;
    use crate::identity::Place;
    use crate::observation::Observation;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn said(source: &str, released: &str) -> Statement {
        let facts = Facts {
            released: Some(day(released)),
            ..Facts::default()
        };
        Statement {
            source: source.to_owned(),
            as_of: day("2026-10-31"),
            url: None,
            yields: false,
            facts,
            capabilities: Capabilities::default(),
            refuses: Vec::new(),
            accepts: Vec::new(),
        }
    }

    fn row(source: &'static str, provider: Option<&str>, released: &str) -> Observation {
        let mut seen = Observation::new(source, day("2026-10-31"), "qwen3-30b-a3b-thinking-2507");
        seen.provider = provider.map(str::to_owned);
        seen.facts.released = Some(day(released));
        seen
    }

    /// The release that remains.
    fn settled(mut statements: Vec<Statement>, rows: &[Observation]) -> String {
        let place = Place::of(0);
        let rows: Vec<Placed<'_>> = rows.iter().map(|seen| (seen, &place)).collect();
        by_card(&mut statements, &rows, "alibaba");
        let released = statements.iter().find_map(|said| said.facts.released);
        released.expect("a release").to_string()
    }

    #[test]
    fn the_first_seller_after_the_card_has_the_release() {
        let card = row("hf-facts", None, "2025-07-29");
        let sellers = |days: [&str; 3]| {
            let mut rows = vec![card.clone()];
            let names = ["modelscope", "openrouter", "kilo"];
            rows.extend(
                names
                    .into_iter()
                    .zip(days)
                    .map(|(name, day)| row("models-dev", Some(name), day)),
            );
            rows
        };
        let most = || vec![said("models-dev", "2025-08-28")];
        let days = ["2025-07-30", "2025-08-28", "2025-08-28"];
        assert_eq!(settled(most(), &sellers(days)), "2025-07-30");
        // The card's day, and the first of a month, are no release.
        let days = ["2025-07-29", "2025-08-01", "2025-08-28"];
        assert_eq!(settled(most(), &sellers(days)), "2025-08-28");
        // The lab knows its own day.
        let mut rows = sellers(["2025-07-30", "2025-08-28", "2025-08-28"]);
        rows.push(row("models-dev", Some("alibaba"), "2025-08-28"));
        assert_eq!(settled(most(), &rows), "2025-08-28");
    }

    #[test]
    fn a_survey_yields_if_the_weights_had_no_card_yet() {
        let card = [row("hf-facts", None, "2025-07-25")];
        let early = said("helm", "2025-07-21");
        let other = said("llm-stats", "2025-07-25");
        assert_eq!(settled(vec![early.clone(), other], &card), "2025-07-25");
        // Weights may also be uploaded again: nobody else says so, or only much later.
        assert_eq!(settled(vec![early.clone()], &card), "2025-07-21");
        let late = said("models-dev", "2025-10-31");
        assert_eq!(settled(vec![early, late], &card), "2025-07-21");
    }
}
