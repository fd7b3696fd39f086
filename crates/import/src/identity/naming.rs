//! Assigns ids, names and aliases to the models found. Each normalized name has one owner.

use catalog::rows;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use catalog::names::{normalize, spell};
use catalog::sort::Order;

use super::{BY_NAME, Identity, Row, kinds};
use crate::kept::Kept;
use crate::observation::Observation;

/// The rows grouped as one model.
pub struct Group {
    pub key: String,
    pub lab: String,
    /// Indices of its rows.
    pub members: Vec<usize>,
}

/// Trust in a source's names.
fn rank(source: &str) -> usize {
    ["models-dev", "openrouter", "pi-ai"]
        .iter()
        .position(|known| *known == source)
        .unwrap_or(9)
}

/// Names every group. Returns the models sorted by id, and the model of each row.
pub fn name(
    groups: Vec<Group>,
    observations: &[Observation],
    rows: &[Result<Row, String>],
    kept: &Kept,
) -> (Vec<Identity>, HashMap<usize, usize>) {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut named: Vec<(Identity, Vec<usize>, Vec<String>)> = Vec::new();
    // Curated ids first, then those with the most rows: they keep their plain names.
    let mut groups = groups;
    groups.order_by_key(|g| {
        (
            !g.key.starts_with('='),
            std::cmp::Reverse(g.members.len()),
            g.key.clone(),
        )
    });
    let members = groups
        .iter()
        .map(|g| (g.key.as_str(), g.members.as_slice()));
    let prior = kept.prior.ids(members, observations);
    // Groups that keep their id come before those that would take it.
    groups.order_by_key(|g| !g.key.starts_with('=') && !prior.contains_key(&g.key));
    for group in groups {
        // Only rows that name the model; all rows stay with it.
        let mut group = group;
        let members = group.members.clone();
        group
            .members
            .retain(|at| !BY_NAME.contains(&observations[*at].source));
        let before = prior.get(&group.key).map(String::as_str);
        let Some(id) = id_of(&group, before, (observations, rows), &ids) else {
            continue;
        };
        let tail = id
            .split_once('/')
            .map_or(id.as_str(), |(_, tail)| tail)
            .to_owned();
        ids.insert(normalize(&tail));
        let spelled = spell(&tail);
        let by_hand = kept.model(&id);
        let core = group.key.strip_prefix('=').map_or_else(
            || group.key.split('@').next().unwrap_or_default().to_owned(),
            |_| spelled.core.clone(),
        );
        let name = by_hand.and_then(|m| m.name.clone());
        let mut candidates = names(&group, observations, rows);
        candidates.insert(0, name.unwrap_or_default());
        let identity = Identity {
            lab: group.lab.clone(),
            family: family(&group, observations),
            aliases: aliases(&group, &id, rows, kept),
            kind: by_hand
                .and_then(|m| m.kind)
                .unwrap_or_else(|| kinds::kind(&core)),
            specialised_for: kinds::specialised_for(&core),
            dated: dated(&group, &spelled, rows),
            name: String::new(),
            id,
        };
        named.push((identity, members, candidates));
    }
    choose_names(&mut named, &ids, kept);
    named.order_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut models = Vec::with_capacity(named.len());
    let mut owner = HashMap::new();
    for (at, (identity, members, _)) in named.into_iter().enumerate() {
        owner.extend(members.into_iter().map(|row| (row, at)));
        models.push(identity);
    }
    (models, owner)
}

/// Sets display names and aliases. Each normalized form is used once; ids come first, curated names before
/// listed ones.
fn choose_names(
    named: &mut [(Identity, Vec<usize>, Vec<String>)],
    ids: &BTreeSet<String>,
    kept: &Kept,
) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let tail = |id: &str| normalize(id.split_once('/').map_or(id, |(_, tail)| tail));
    for (at, (identity, _, names)) in named.iter_mut().enumerate() {
        let own = tail(&identity.id);
        let fits = |name: &&String| {
            let normalized = normalize(name);
            !normalized.is_empty()
                && (normalized == own
                    || !ids.contains(&normalized) && !taken.contains_key(&normalized))
        };
        identity.name = names
            .iter()
            .find(fits)
            .cloned()
            .unwrap_or_else(|| shown(&identity.id));
        taken.insert(normalize(&identity.name), at);
    }
    let mut by_hand: HashMap<String, usize> = HashMap::new();
    for (at, (identity, ..)) in named.iter().enumerate() {
        let spellings = kept
            .model(&identity.id)
            .into_iter()
            .flat_map(|m| &m.spellings);
        for spelling in spellings.filter(|spelling| !spelling.contains(':')) {
            by_hand.entry(normalize(spelling)).or_insert(at);
        }
    }
    for (at, (identity, ..)) in named.iter_mut().enumerate() {
        let own = [tail(&identity.id), normalize(&identity.name)];
        identity.aliases.retain(|alias| {
            let normalized = normalize(alias);
            let free = !own.contains(&normalized)
                && !ids.contains(&normalized)
                && by_hand.get(&normalized).is_none_or(|owner| *owner == at)
                && taken.get(&normalized).is_none_or(|owner| *owner == at);
            if free {
                // Skip duplicates within one list.
                return taken.insert(normalized, at).is_none();
            }
            false
        });
    }
}

/// The id of a group: curated, else the earlier id, else canonical, else the most common spelling.
fn id_of(
    group: &Group,
    before: Option<&str>,
    (observations, rows): (&[Observation], &[Result<Row, String>]),
    taken: &BTreeSet<String>,
) -> Option<String> {
    if let Some(id) = group.key.strip_prefix('=') {
        return Some(id.to_owned());
    }
    if let Some((lab, tail)) = before.and_then(|id| id.split_once('/'))
        && lab == group.lab
        && !taken.contains(&normalize(tail))
    {
        return Some(format!("{lab}/{tail}"));
    }
    let (core, pin) = match group.key.split_once('@') {
        Some((core, pin)) => (core, Some(pin)),
        None => (group.key.as_str(), None),
    };
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for at in &group.members {
        let (seen, Ok(row)) = (&observations[*at], &rows[*at]) else {
            continue;
        };
        if let Some(canonical) = seen.canonical.as_deref().filter(|_| row.linked) {
            let spelled = spell(canonical);
            if spelled.core == core && spelled.pin.is_some() == pin.is_some() && !spelled.latest {
                *votes.entry(spelled.tail()).or_default() += 1_000;
            }
        }
        if row.spelling.core == core && row.spelling.pin.is_some() == pin.is_some() {
            *votes.entry(row.spelling.tail()).or_default() +=
                2 + usize::from(row.spelling.instruct);
        }
    }
    let fallback = match pin {
        Some(pin) => format!("{core}-{pin}"),
        None => core.to_owned(),
    };
    let mut best: Vec<(usize, String)> = votes.into_iter().map(|(tail, n)| (n, tail)).collect();
    best.order_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let tails = best.into_iter().map(|(_, tail)| tail).chain([fallback]);
    let tail = tails
        .map(|tail| tail.trim_matches(['-', '.', '_']).to_owned())
        .find(|tail| !tail.is_empty() && !taken.contains(&normalize(tail)))?;
    Some(format!("{}/{tail}", group.lab))
}

/// Suffixes that lists add to names.
#[rustfmt::skip]
const ASIDES: &[&str] = &[
    " (latest)", " (free)", " (beta)", " (Preview)", " (preview)", " (New)", " (fast)", " (Global)",
    " (US)", " (EU)", " (TEE)", " TEE", " FP8", " (FP8)", " NVFP4", " Latest", " Instruct Turbo",
    " (AU)", " (JP)", " (Vertex)", " (Azure)", " (3x usage)", " FP4", " AWQ",
];

/// Candidate names, best first.
fn names(group: &Group, observations: &[Observation], rows: &[Result<Row, String>]) -> Vec<String> {
    let mut votes: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for at in &group.members {
        let (seen, Ok(row)) = (&observations[*at], &rows[*at]) else {
            continue;
        };
        let Some(name) = seen.name.as_deref() else {
            continue;
        };
        let mut name = name.trim();
        while let Some(short) = ASIDES.iter().find_map(|aside| name.strip_suffix(aside)) {
            name = short.trim();
        }
        // A name that only repeats the id is worse than a written one.
        let spelled = name.contains(' ') || name.chars().any(char::is_uppercase);
        let path = name.contains('/') || name.contains(':');
        // The name must contain the words of the id.
        let own = spell(name).core == row.spelling.core || seen.provider.is_none();
        if name.is_empty()
            || !spelled
            || path
            || !own
            || row.spelling.variant.is_some()
            || row.spelling.latest
        {
            continue;
        }
        let own = seen.provider.as_deref() == Some(group.lab.as_str()) || seen.provider.is_none();
        let rank = if own { 0 } else { 1 + rank(seen.source) };
        *votes.entry((rank, name.to_owned())).or_default() += 1;
    }
    let mut best: Vec<_> = votes.into_iter().collect();
    best.order_by(|((ra, na), ca), ((rb, nb), cb)| {
        ra.cmp(rb).then(cb.cmp(ca)).then_with(|| na.cmp(nb))
    });
    best.into_iter().map(|((_, name), _)| name).collect()
}

/// Words with special capitalization.
const SPELLED: &[[&str; 2]] = rows!(2, include_str!("capitals.tsv"));

/// Turns an id into a name: `llama-3.1-8b-instruct` becomes `Llama 3.1 8B Instruct`.
fn shown(id: &str) -> String {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let word = |word: &str| {
        if let Some([_, spelled]) = SPELLED.iter().find(|[plain, _]| *plain == word) {
            return (*spelled).to_owned();
        }
        let sized = word.split('b').next().unwrap_or_default();
        let size = word.ends_with('b')
            && sized
                .bytes()
                .all(|b| b.is_ascii_digit() || b".xae".contains(&b));
        if size || word.len() == 2 && word.starts_with(['v', 'm', 'k', 'r']) {
            return word.to_uppercase();
        }
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    tail.split(['-', '_'])
        .filter(|w| !w.is_empty())
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

fn family(group: &Group, observations: &[Observation]) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for at in &group.members {
        if let Some(family) = observations[*at].family.as_deref() {
            *votes.entry(family).or_default() += 1;
        }
    }
    let most = votes
        .into_iter()
        .max_by_key(|(family, count)| (*count, std::cmp::Reverse(*family)));
    most.map(|(family, _)| family.to_owned())
}

/// The date in the id, or the only date pinned by the ids of an undated name.
fn dated(
    group: &Group,
    spelled: &catalog::names::Spelling,
    rows: &[Result<Row, String>],
) -> Option<catalog::names::Pin> {
    if group.key.contains('@') {
        return spelled.pin;
    }
    let pins = group
        .members
        .iter()
        .filter_map(|at| rows[*at].as_ref().ok()?.spelling.pin);
    let days: BTreeSet<catalog::names::Pin> = pins.filter(|pin| pin.date().is_some()).collect();
    days.first().copied().filter(|_| days.len() == 1)
}

/// Names that users may type: curated names, earlier ids, and the spellings of its ids without serving modes.
fn aliases(group: &Group, id: &str, rows: &[Result<Row, String>], kept: &Kept) -> Vec<String> {
    let by_hand = kept.model(id).map(|model| model.spellings.as_slice());
    let by_hand = by_hand.unwrap_or_default().iter();
    let mut found: BTreeMap<String, String> = by_hand
        .filter(|spelling| !spelling.contains(':'))
        .map(|spelling| (normalize(spelling), spelling.clone()))
        .collect();
    for earlier in kept.prior.earlier(id) {
        let tail = earlier.split_once('/').map_or(earlier, |(_, tail)| tail);
        found
            .entry(normalize(tail))
            .or_insert_with(|| tail.to_owned());
    }
    for at in &group.members {
        let Ok(row) = &rows[*at] else { continue };
        if row.spelling.variant.is_some() {
            continue;
        }
        let mut tail = row.spelling.tail();
        if row.spelling.latest {
            tail.push_str("-latest");
        }
        // Skip plan nicknames (`k3-256k`) and bare numbers.
        let telling = tail.len() >= 4 && tail.bytes().any(|b| b.is_ascii_alphabetic());
        if telling {
            found.entry(normalize(&tail)).or_insert(tail);
        }
    }
    found.into_values().collect()
}
