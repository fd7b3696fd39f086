//! Rows fetched anew → the models of the catalog that they speak of, and models that it does not have.
//!
//! A provider's id that the catalog knows means the model that it meant there. What it does not know goes
//! where the importer's own rules of identity put it: to the model of the rows that it is grouped with, or
//! to a new one. A pointer (`-latest`) is always read anew: it may have moved.

use std::collections::HashMap;

use super::base::Base;
use crate::catalog::import::identity::{Identity, Place, identify, spell};
use crate::catalog::import::kept::Kept;
use crate::catalog::import::observation::Observation;

/// Where the rows belong.
pub struct Placed {
    /// For each row its model and place, or why it has none. Positions beyond the base's are new models.
    pub places: Vec<Result<Place, String>>,
    /// The new models.
    pub new: Vec<Identity>,
    /// Of each model of the base that rows were grouped to, what its identity says now.
    pub identities: HashMap<usize, Identity>,
}

/// Places every row.
pub fn place(base: &Base, rows: &[Observation], kept: &Kept) -> Placed {
    let identified = identify(rows, kept);
    let known: Vec<Option<usize>> = rows.iter().map(|seen| known(base, seen)).collect();
    let homes = homes(base, &known, &identified.places, &identified.models);
    let mut placed = Placed {
        places: Vec::with_capacity(rows.len()),
        new: Vec::new(),
        identities: HashMap::new(),
    };
    let mut minted: HashMap<usize, usize> = HashMap::new();
    for ((seen, known), found) in rows.iter().zip(known).zip(identified.places) {
        let pointer = seen.provider.is_some() && spell(&seen.id).latest;
        let group = found.as_ref().ok().map(|place| place.model);
        let model = match (known.filter(|_| !pointer), group) {
            (Some(known), _) => Ok(known),
            (None, Some(group)) => match homes[group] {
                Home::Base(model) => Ok(model),
                Home::Taken => Err("another model already has this name".to_owned()),
                Home::New => {
                    let next = base.models.len() + minted.len();
                    let at = *minted.entry(group).or_insert_with(|| {
                        placed.new.push(identified.models[group].clone());
                        next
                    });
                    Ok(at)
                }
            },
            // A pointer that nothing resolves now stays where it was.
            (None, None) => known.ok_or_else(|| found.clone().err().unwrap_or_default()),
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

/// The model of the base that a row means by itself.
fn known(base: &Base, seen: &Observation) -> Option<usize> {
    match &seen.provider {
        Some(provider) => base.of_route(provider, &seen.id),
        None => {
            let canonical = seen.canonical.as_deref();
            let exact = canonical.and_then(|id| base.of_id(id));
            exact.or_else(|| base.of_id(&seen.id))
        }
    }
}

/// What a group of rows is.
#[derive(Clone, Copy)]
enum Home {
    /// A model of the base.
    Base(usize),
    /// A new model.
    New,
    /// A new model whose name another has.
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

/// A route that the catalog knows keeps its variant and region, whatever its rows were grouped with.
fn as_before(seen: &Observation, place: &mut Place, model: &crate::catalog::schema::ModelFile) {
    let Some(provider) = seen.provider.as_deref() else {
        return;
    };
    let routes: Vec<_> = model
        .routes
        .iter()
        .filter(|r| r.provider == provider && r.id == seen.id && r.host == seen.host)
        .collect();
    // A row states its mode itself, or its id does.
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
