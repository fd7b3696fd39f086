//! Assigns fetched rows to models in the catalog or to new models.
//!
//! A provider id known to the catalog keeps its model. Unknown ids follow the importer's identity rules:
//! they join the model of the rows they are grouped with, or become a new one. A pointer (`-latest`) moves
//! if its row says so.

use std::collections::{HashMap, HashSet};

use catalog::names::spell;
use catalog::units::Date;

use super::base::Base;
use crate::identity::{Identity, Place, identify};
use crate::kept::Kept;
use crate::observation::Observation;

/// Why a pointer is skipped.
const UNRESOLVED: &str = "unresolved pointer to the newest version";

pub struct Placed {
    /// Model and place of each row, or why it has none. Indices beyond the base are new models.
    pub places: Vec<Result<Place, String>>,
    pub new: Vec<Identity>,
    /// Pointers, by provider and id, that moved to another model.
    pub moved: HashSet<(String, String)>,
    /// Current identity of each base model that rows were grouped with.
    pub identities: HashMap<usize, Identity>,
}

pub fn place(base: &Base, rows: &[Observation], kept: &Kept) -> Placed {
    let identified = identify(rows, kept);
    let known: Vec<Option<usize>> = rows.iter().map(|seen| known(base, seen)).collect();
    let homes = homes(base, &known, &identified.places, &identified.models);
    let mut placed = Placed {
        places: Vec::with_capacity(rows.len()),
        new: Vec::new(),
        moved: HashSet::new(),
        identities: HashMap::new(),
    };
    let mut minted: HashMap<usize, usize> = HashMap::new();
    for ((seen, known), found) in rows.iter().zip(known).zip(identified.places) {
        let group = found.as_ref().ok().map(|place| place.model);
        let model = match (known, group) {
            (None, Some(group)) if is_pointer(seen) => new_pointer(base, seen, homes[group]),
            (Some(known), group) if is_pointer(seen) => {
                let home = group.map(|group| homes[group]);
                let model = pointed(base, seen, known, home);
                if model.as_ref().is_ok_and(|model| *model != known)
                    && let Some(provider) = &seen.provider
                {
                    placed.moved.insert((provider.clone(), seen.id.clone()));
                }
                model
            }
            (Some(known), _) => Ok(known),
            (None, Some(group)) => match homes[group] {
                Home::Base(model) => Ok(model),
                Home::Taken => Err("name already taken by another model".to_owned()),
                Home::New => {
                    let next = base.models.len() + minted.len();
                    let at = *minted.entry(group).or_insert_with(|| {
                        placed.new.push(identified.models[group].clone());
                        next
                    });
                    Ok(at)
                }
            },
            (None, None) => Err(found.clone().err().unwrap_or_default()),
        };
        if let (Ok(model), Some(group)) = (&model, group)
            && let Home::Base(home) = homes[group]
            && *model == home
        {
            let identity = || identified.models[group].clone();
            placed.identities.entry(*model).or_insert_with(identity);
        }
        placed.places.push(model.map(|model| {
            let mut place = found.unwrap_or_else(|_| Place::of(model));
            place.model = model;
            if let Some(model) = base.models.get(model) {
                as_before(seen, &mut place, model);
            }
            place
        }));
    }
    placed
}

fn is_pointer(seen: &Observation) -> bool {
    seen.provider.is_some() && spell(&seen.id).latest
}

/// Current target of a known pointer: the model released on the date in the row if the previous target was
/// not, else the previous target. An unresolved row of a source new to the route is skipped: a wrong price
/// is worse than none.
fn pointed(
    base: &Base,
    seen: &Observation,
    known: usize,
    home: Option<Home>,
) -> Result<usize, String> {
    let Some(home) = home else {
        let spoke = base.models[known].routes.iter().any(|route| {
            let same = seen.provider.as_ref() == Some(&route.provider) && route.id == seen.id;
            same && route.statements.iter().any(|s| s.source == seen.source)
        });
        let unresolved = || UNRESOLVED.to_owned();
        return spoke.then_some(known).ok_or_else(unresolved);
    };
    let day = seen
        .facts
        .released
        .filter(|day| base.released(known) != Some(*day));
    Ok(day.and_then(|day| led(base, day, home)).unwrap_or(known))
}

/// The model that a pointer's row was grouped with, if released on the row's date.
fn led(base: &Base, day: Date, home: Home) -> Option<usize> {
    let Home::Base(model) = home else { return None };
    (base.released(model) == Some(day)).then_some(model)
}

/// Target of a pointer new at its provider: by date, or as at other providers.
fn new_pointer(base: &Base, seen: &Observation, home: Home) -> Result<usize, String> {
    let by_day = seen.facts.released.and_then(|day| led(base, day, home));
    let by_name = || base.of_name(&format!("{}-latest", spell(&seen.id).tail()));
    let found = by_day.or_else(by_name);
    found.ok_or_else(|| UNRESOLVED.to_owned())
}

/// The base model that a row identifies by itself.
fn known(base: &Base, seen: &Observation) -> Option<usize> {
    if let Some(provider) = &seen.provider {
        return base.of_route(provider, &seen.id);
    }
    let canonical = seen.canonical.as_deref();
    let exact = canonical.and_then(|id| base.of_id(id));
    exact.or_else(|| base.of_id(&seen.id))
}

/// What a group of rows represents.
#[derive(Clone, Copy)]
enum Home {
    /// A base model.
    Base(usize),
    /// A new model.
    New,
    /// A new model with a name already taken.
    Taken,
}

fn homes(
    base: &Base,
    known: &[Option<usize>],
    places: &[Result<Place, String>],
    models: &[Identity],
) -> Vec<Home> {
    let mut votes: Vec<HashMap<usize, usize>> = vec![HashMap::new(); models.len()];
    for (known, place) in known.iter().zip(places) {
        if let (Some(known), Ok(place)) = (known, place) {
            *votes[place.model].entry(*known).or_default() += 1;
        }
    }
    let home = |(identity, votes): (&Identity, &HashMap<usize, usize>)| {
        let most = votes
            .iter()
            .max_by_key(|(model, count)| (**count, std::cmp::Reverse(**model)));
        if let Some((model, _)) = most {
            return Home::Base(*model);
        }
        if let Some(model) = base.of_id(&identity.id) {
            return Home::Base(model);
        }
        let tail = identity.id.split_once('/').map_or("", |(_, tail)| tail);
        let taken = [tail, &identity.name]
            .iter()
            .any(|name| base.of_name(name).is_some());
        if taken { Home::Taken } else { Home::New }
    };
    models.iter().zip(&votes).map(home).collect()
}

/// A known route keeps its variant and region, however its rows were grouped.
fn as_before(seen: &Observation, place: &mut Place, model: &catalog::schema::ModelFile) {
    let Some(provider) = seen.provider.as_deref() else {
        return;
    };
    let routes: Vec<_> = model
        .routes
        .iter()
        .filter(|r| r.provider == provider && r.id == seen.id && r.host == seen.host)
        .collect();
    // The mode comes from the row or from its id.
    let stated = |variant: &Option<String>| match (variant, &seen.variant) {
        (None, None) => Some(None),
        (Some(variant), Some(own)) if variant == own => Some(None),
        (Some(variant), Some(own)) => {
            let rest = variant.strip_suffix(own.as_str())?.strip_suffix('-')?;
            Some(Some(rest.to_owned()))
        }
        (Some(variant), None) if routes.len() == 1 => Some(Some(variant.clone())),
        _ => None,
    };
    let found = routes
        .iter()
        .find_map(|route| Some((stated(&route.variant)?, route)));
    if let Some((variant, route)) = found {
        place.variant = variant;
        place.region = route.region.clone().filter(|_| seen.region.is_none());
    }
}
