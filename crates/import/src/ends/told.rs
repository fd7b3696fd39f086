//! Rules that settle conflicting retirement notices for an id.
//!
//! Each rule is a pass over the rows of an id or over the table. Does not order rows or build the table
//! (`ends`).

use std::collections::{BTreeMap, HashMap};

use catalog::schema::End;
use catalog::units::Date;

use super::{BY_HAND, PROFILES};

/// A list that gives a cloud's retirements under the lab's model id, which the cloud does not use. It also
/// lists ids without a retirement date.
const MAKERS_IDS: &str = "model-eol";

/// Moves such rows to the cloud's own id: `anthropic.claude-3-haiku-20240307-v1:0`.
pub(super) fn folded(all: &mut BTreeMap<(String, String), Vec<End>>) {
    let spelled = |id: &str| catalog::names::spell(id).full();
    let foreign = |told: &[End]| told.iter().all(|row| row.source == MAKERS_IDS);
    let profile = |id: &str| PROFILES.iter().any(|start| id.starts_with(start));
    let with_maker = |id: &str| {
        id.split_once('.')
            .is_some_and(|(maker, _)| maker.chars().all(char::is_alphabetic))
    };
    let of_cloud: HashMap<(String, String), (String, String)> = all
        .iter()
        .filter(|((_, id), told)| !foreign(told) && !profile(id) && with_maker(id))
        .map(|(key, _)| ((key.0.clone(), spelled(&key.1)), key.clone()))
        .collect();
    let known = |(provider, id): &(String, String)| of_cloud.get(&(provider.clone(), spelled(id)));
    let moves: Vec<_> = all
        .iter()
        .filter(|(_, told)| foreign(told))
        .filter_map(|(key, _)| Some((key.clone(), known(key)?.clone())))
        .collect();
    for (from, to) in moves {
        let told = all.remove(&from).unwrap_or_default();
        let known = all.entry(to).or_default();
        let id = known.first().map(|row| row.id.clone());
        known.extend(told.into_iter().map(|row| End {
            id: id.clone().unwrap_or(row.id),
            ..row
        }));
    }
}

/// A list that gives every name in a family the family's date: `gpt-3.5-turbo-16k` ended with its only
/// snapshot.
const SPREADS: &str = "litellm";

/// If only such a list gives the end of an undated name, ends the name with the last of its snapshots.
pub(super) fn no_longer_than_snapshots(rows: &mut BTreeMap<(String, String), End>) {
    let mut shorter = Vec::new();
    for (key, end) in rows
        .iter()
        .filter(|(_, end)| end.source == SPREADS && end.announced_on.is_none())
    {
        let snapshot = |(other, _): &(&(String, String), &End)| {
            let date = other
                .1
                .strip_prefix(&key.1)
                .and_then(|rest| rest.strip_prefix('-'));
            other.0 == key.0
                && date.is_some_and(|date| date.chars().all(|c| c.is_ascii_digit() || c == '-'))
        };
        let snapshots = rows.iter().filter(snapshot).map(|(_, end)| end);
        let Some(last) = snapshots.max_by_key(|snapshot| snapshot.last_day) else {
            continue;
        };
        if last.last_day.is_some() && last.last_day < end.last_day && last.source != SPREADS {
            let last = End {
                id: end.id.clone(),
                ..last.clone()
            };
            shorter.push((key.clone(), last));
        }
    }
    rows.extend(shorter);
}

/// Drops a future retirement date that a newer reading of the provider's page no longer shows.
pub(super) fn taken_back(told: &mut [End]) {
    let without = |row: &&End| row.source == MAKERS_IDS && row.last_day.is_none();
    let Some(looked) = told.iter().filter(without).map(|row| row.as_of).max() else {
        return;
    };
    let stands = |row: &End| {
        row.source == BY_HAND || row.as_of >= looked || row.last_day.is_none_or(|day| day <= looked)
    };
    for row in told.iter_mut().filter(|row| !stands(row)) {
        row.last_day = None;
        row.announced_on = None;
    }
}

/// Of rows without a page, keeps those that postpone a page's date: a list newer than the page knows of the
/// postponement. Without a page they are not the provider's word.
pub(super) fn only_moves(told: &mut Vec<End>) {
    let paged = told.iter().filter(|row| row.page.is_some());
    let Some((page, as_of)) = paged
        .filter_map(|row| Some((row.last_day?, row.as_of)))
        .max_by_key(|(_, as_of)| *as_of)
    else {
        told.retain(|row| row.page.is_some());
        return;
    };
    told.retain(|row| {
        row.page.is_some() || row.as_of > as_of && row.last_day.is_some_and(|day| day > page)
    });
}

/// Treats a last day as an announcement if a page gives that day as the announcement, without a last day.
pub(super) fn announced_only(told: &mut [End]) {
    let open = |row: &&End| row.last_day.is_none() && row.page.is_some();
    let days = told.iter().filter(open).filter_map(|row| row.announced_on);
    let days: Vec<Date> = days.collect();
    for row in told.iter_mut().filter(|row| row.source != BY_HAND) {
        if row.last_day.is_some_and(|day| days.contains(&day)) {
            row.announced_on = row.last_day.take();
        }
    }
}

/// Ids of one model that end on the same day get one replacement: the newest page's, with its source.
pub(super) fn same_way_out(table: &mut [End]) {
    let key = |end: &End| Some((end.provider.clone(), end.model.clone()?, end.last_day?));
    let mut newest: HashMap<_, End> = HashMap::new();
    for end in table.iter().filter(|end| end.successor.is_some()) {
        let Some(key) = key(end) else { continue };
        let known = newest.entry(key).or_insert_with(|| end.clone());
        if end.as_of > known.as_of {
            known.clone_from(end);
        }
    }
    for end in table {
        let told = key(end).and_then(|key| newest.get(&key));
        if let Some(told) = told.filter(|told| told.as_of > end.as_of) {
            end.replacement.clone_from(&told.replacement);
            end.successor.clone_from(&told.successor);
            end.page.clone_from(&told.page);
            end.source.clone_from(&told.source);
            end.as_of = told.as_of;
        }
    }
}
