//! Settles a model's release date from lists that copy each other, give snapshot dates as release dates, or
//! give the day they added the model.
//!
//! A date needs two independent lists or one reliable list; otherwise only the month or year that all agree
//! on is kept. Owns that rule. Does not order statements (`merge`) or correct single dates (`curated/`).

mod rule;
mod words;

use std::collections::BTreeSet;

use catalog::names::{Pin, spell};
use catalog::schema::Statement;
use catalog::sort::tree;
use catalog::units::Date;

use self::rule::{Settled, day, part};
use self::words::{OWN, card, list, plain, words};
use crate::kept::Kept;
use crate::merge::{Placed, says_anything};

pub use self::words::original;

/// Settles the release date in the statements of the model `id`. Returns the dates if lists contradict each
/// other and no full date is settled.
pub fn settle(
    (id, lab): (&str, &str),
    statements: &mut Vec<Statement>,
    rows: &[Placed<'_>],
    dated: Option<Pin>,
    kept: &Kept,
) -> Option<String> {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let pin = spell(tail).pin;
    let words = words(rows, lab, (pin, dated), kept);
    let settled = day(&words, card(rows), pin.is_some()).or_else(|| {
        // No full date: the lab's own month, that in the id, or the part of the date that all agree on.
        let mut months = rows.iter().filter(|(seen, place)| {
            let month = seen
                .facts
                .released
                .is_some_and(|said| said.month() != 0 && !said.is_exact());
            month && plain(place) && list(seen, lab, kept) == OWN
        });
        let month = months.next().map(|(seen, _)| Settled {
            day: seen.facts.released.unwrap_or(seen.as_of),
            source: seen.source,
            as_of: seen.as_of,
        });
        let in_id = || {
            let (seen, _) = rows.first()?;
            let month = pin.or(dated).filter(|pin| matches!(pin, Pin::Month(..)))?;
            Some(Settled {
                day: month.date()?,
                source: seen.source,
                as_of: seen.as_of,
            })
        };
        month.or_else(in_id).or_else(|| part(&words, rows))
    });
    write(statements, settled);
    let open = settled.is_none_or(|settled| !settled.day.is_exact());
    let heard: BTreeSet<(Date, &str)> = tree(words.iter().map(|word| (word.day, word.list)));
    let days: BTreeSet<Date> = tree(heard.iter().map(|(day, _)| *day));
    (open && days.len() > 1).then(|| {
        let said: Vec<String> = heard
            .iter()
            .map(|(day, list)| format!("{day} {list}"))
            .collect();
        format!("{id}: {}", said.join(", "))
    })
}

/// Keeps a model's known release date through an update: it does not change, and an update lacks some lists.
/// Settles it if it was unknown.
pub fn keep(
    model: (&str, &str),
    before: &[Statement],
    statements: &mut Vec<Statement>,
    (rows, dated): (&[Placed<'_>], Option<Pin>),
    kept: &Kept,
) {
    let Some(said) = before.iter().find(|said| said.facts.released.is_some()) else {
        settle(model, statements, rows, dated, kept);
        return;
    };
    let settled = said.facts.released.map(|day| Settled {
        day,
        source: &said.source,
        as_of: said.as_of,
    });
    write(statements, settled);
}

/// Puts the settled date first; dates that differ follow.
fn write(statements: &mut Vec<Statement>, settled: Option<Settled<'_>>) {
    let Some(settled) = settled else {
        for said in statements.iter_mut() {
            said.facts.released = None;
        }
        statements.retain(says_anything);
        return;
    };
    let at = statements
        .iter()
        .position(|said| said.source == settled.source);
    let at = at.unwrap_or_else(|| {
        statements.push(Statement::new(settled.source, settled.as_of));
        statements.len() - 1
    });
    let mut overruled = Vec::new();
    for (place, said) in statements.iter_mut().enumerate() {
        let Some(day) = said.facts.released else {
            continue;
        };
        if place < at || day == settled.day || said.source == settled.source {
            said.facts.released = None;
        }
        if place < at && day != settled.day {
            let mut other = Statement::new(&said.source, said.as_of);
            other.url.clone_from(&said.url);
            other.facts.released = Some(day);
            overruled.push(other);
        }
    }
    statements[at].facts.released = Some(settled.day);
    statements.append(&mut overruled);
    statements.retain(says_anything);
}

#[cfg(test)]
mod tests;
