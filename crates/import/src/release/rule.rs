//! Chooses the release date among those that lists state.
//!
//! Does not know which lists copy which (`words`).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use catalog::units::Date;

use super::words::{CARDS, CAREFUL, CARELESS, ID, OWN, SAME_DAYS, SURVEYS, Word, card};
use crate::merge::Placed;

/// Days by which a list may differ from the lab's without contradicting it.
const NEAR_DAYS: i32 = 7;
/// Days after the weights' card within which a lone list is trusted.
const SOON_DAYS: i32 = 14;
/// Lists that must agree on the first of a month before it counts as a full date.
const CLEAR: usize = 3;
/// A settled release date with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled<'a> {
    pub(super) day: Date,
    pub(super) source: &'a str,
    pub(super) as_of: Date,
}

fn near(a: Date, b: Date, days: i32) -> bool {
    a.days_until(b).abs() <= days
}

/// The settled date, if any.
pub(super) fn day(words: &[Word<'_>], card: Option<Date>, in_id: bool) -> Option<Settled<'static>> {
    let heard = || words.iter().filter(|word| !CARELESS.contains(&word.list));
    let around = |day: Date| {
        words
            .iter()
            .filter(move |word| near(word.day, day, SAME_DAYS))
    };
    let support = |day: Date| {
        around(day)
            .map(|word| word.list)
            .collect::<BTreeSet<_>>()
            .len()
    };
    // Some lists use the first of a month for the month.
    let vague =
        |word: &&Word<'_>| word.day.day() == 1 && word.list != ID && support(word.day) < CLEAR;
    let heard_well = || heard().filter(|word| !vague(word));
    let best = heard_well()
        .map(|word| support(word.day))
        .max()
        .unwrap_or(1);
    if best == 1 {
        return alone(heard, card, in_id);
    }
    let own = heard()
        .filter(|word| word.list == OWN)
        .map(|word| word.day)
        .min();
    let surveyed = |day: Date| {
        let kept = around(day).filter(|word| surveys(word));
        kept.map(|word| word.list).collect::<BTreeSet<_>>().len()
    };
    let most_surveyed = heard().map(|word| surveyed(word.day)).max();
    let agreed = |word: &&Word<'_>| {
        // Agreeing surveys come before sellers' lists, which copy the lab's mistakes.
        if let Some(most) = most_surveyed.filter(|most| *most >= 2) {
            return surveyed(word.day) == most;
        }
        // A seller that began later does not contradict the lab.
        let late = own.is_some_and(|own| own.days_until(word.day) > NEAR_DAYS);
        support(word.day) == best && (!late || around(word.day).any(surveys))
    };
    let top: Vec<&Word<'_>> = heard_well().filter(agreed).collect();
    let Some((first, last)) = top.first().zip(top.last()) else {
        return alone(heard, card, in_id);
    };
    let most = |day: Date| words.iter().filter(|word| word.day == day).count();
    let of_lab = |list: &str| {
        let mut inside = top.iter().flat_map(|word| around(word.day));
        inside.find(|word| word.list == list)
    };
    let word = of_lab(OWN).or_else(|| of_lab(ID));
    let word = word.or_else(|| {
        let one = near(first.day, last.day, 2 * SAME_DAYS);
        let inside = top.iter().flat_map(|word| around(word.day)).filter(|_| one);
        inside.max_by_key(|word| (most(word.day), Reverse(word.day)))
    })?;
    Some(settled(first_seller(word, heard, card)))
}

fn settled(word: &Word<'_>) -> Settled<'static> {
    Settled {
        day: word.day,
        source: word.source,
        as_of: word.as_of,
    }
}

fn surveys(word: &Word<'_>) -> bool {
    SURVEYS.contains(&word.list)
}

/// Among sellers' dates, the first after the weights' card: later sellers only started later.
fn first_seller<'w, 'a, I: Iterator<Item = &'w Word<'a>>>(
    word: &'w Word<'a>,
    heard: impl Fn() -> I,
    card: Option<Date>,
) -> &'w Word<'a> {
    let known = |word: &Word<'_>| [OWN, ID].contains(&word.list) || surveys(word);
    let Some(card) = card.filter(|_| !heard().any(known)) else {
        return word;
    };
    let first = heard().find(|other| other.day > card && other.day.day() != 1);
    first.filter(|first| first.day < word.day).unwrap_or(word)
}

/// The date if no two lists agree.
fn alone<'w, 'a: 'w, I: Iterator<Item = &'w Word<'a>>>(
    heard: impl Fn() -> I,
    card: Option<Date>,
    in_id: bool,
) -> Option<Settled<'static>> {
    let careful = CAREFUL
        .iter()
        .find_map(|list| heard().find(|word| word.list == *list));
    if let Some(word) = careful {
        let against = |other: &Word<'_>| {
            let early = other.day.days_until(word.day) > NEAR_DAYS;
            let late = word.day.days_until(other.day) > NEAR_DAYS;
            early || late && surveys(other)
        };
        let stands = word.list == ID && in_id || word.day.day() != 1 && !heard().any(against);
        return stands.then(|| settled(word));
    }
    let card = card?;
    let mut soon = heard().filter(|word| {
        (-SAME_DAYS..=SOON_DAYS).contains(&card.days_until(word.day)) && word.day.day() != 1
    });
    let first = soon.next()?;
    soon.all(|word| word.day == first.day)
        .then(|| settled(first))
}

/// The month or year that all agree on; only the year if the card alone dates the model.
pub(super) fn part(words: &[Word<'_>], rows: &[Placed<'_>]) -> Option<Settled<'static>> {
    let careless = |word: &&Word<'_>| CARELESS.contains(&word.list);
    let seller = |word: &Word<'_>| ![OWN, ID, "harn"].contains(&word.list) && !surveys(word);
    // Among sellers, the first since the weights were made: others only started later.
    let made = card(rows);
    let sold = words.iter().filter(|word| !careless(word)).find(|word| {
        seller(word) && made.is_none_or(|made| word.day.days_until(made) <= SAME_DAYS)
    });
    let heard = || {
        let told = words.iter().filter(|word| !careless(word));
        told.filter(|word| !seller(word) || sold.is_some_and(|first| first.day == word.day))
    };
    let cut = |day: Date, length: usize| day.to_string().get(..length)?.parse::<Date>().ok();
    let Some(word) = heard().min_by_key(|word| {
        let place = CAREFUL.iter().position(|list| *list == word.list);
        (place.unwrap_or(CAREFUL.len()), word.day)
    }) else {
        let (seen, _) = rows.iter().find(|(seen, _)| seen.source == CARDS)?;
        return Some(Settled {
            day: cut(made?, "2024".len())?,
            source: seen.source,
            as_of: seen.as_of,
        });
    };
    // A lone list does not settle even the month.
    let lists: BTreeSet<&str> = heard().map(|word| word.list).collect();
    let sure = lists.len() > 1 || CAREFUL.contains(&word.list);
    ["2024-05".len(), "2024".len()]
        .into_iter()
        .filter(|length| sure || *length == "2024".len())
        .find_map(|length| {
            let part = cut(word.day, length)?;
            let all = heard().all(|other| cut(other.day, length) == Some(part));
            all.then_some(Settled {
                day: part,
                source: word.source,
                as_of: word.as_of,
            })
        })
}
