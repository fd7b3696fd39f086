//! Composes the observations of a model into its file. Does not decide which rows are one model (`identity`).

use anyhow::Result;
use catalog::files::Files;
use catalog::schema::ModelFile;
use catalog::sort::Order;

use crate::ends::Ends;
use crate::folder::Before;
use crate::identity::{Identified, Identity, Place};
use crate::kept::Kept;
use crate::observation::{Dropped, Observation};
use crate::report::Report;
use crate::{carried, facts, lifecycle, merge, release, routes};

/// Why rows of unknown providers are dropped.
pub(crate) const UNKNOWN_PROVIDER: &str = "a provider that is not in kept/providers.json";

/// Maps rows to the catalog's provider ids. Rows of unknown providers are dropped and reported.
pub(crate) fn providers_of(
    rows: Vec<Observation>,
    kept: &Kept,
    report: &mut Report,
) -> Vec<Observation> {
    rows.into_iter()
        .filter_map(|mut seen| {
            if let Some(raw) = &seen.provider {
                let Some(provider) = kept.provider(seen.source, raw) else {
                    *report.unknown_providers.entry(raw.clone()).or_default() += 1;
                    let dropped = Dropped::of(seen.source, UNKNOWN_PROVIDER, raw, &seen.id);
                    report.dropped.push(dropped);
                    return None;
                };
                seen.provider = Some(provider.id.clone());
            }
            Some(seen)
        })
        .collect()
}

/// The rows that have a model; the others are reported with the reason.
pub(crate) fn placed<'a>(
    rows: &'a [Observation],
    places: &'a [Result<Place, String>],
    report: &mut Report,
) -> Vec<merge::Placed<'a>> {
    let mut found = Vec::with_capacity(rows.len());
    for (seen, place) in rows.iter().zip(places) {
        match place {
            Ok(place) => found.push((seen, place)),
            Err(reason) => {
                let provider = seen.provider.as_deref().unwrap_or("-");
                let dropped = Dropped::of(seen.source, reason, provider, &seen.id);
                report.dropped.push(dropped);
            }
        }
    }
    report.placed += found.len();
    found
}

/// Models with statements and routes.
pub(crate) fn compose(
    (observations, cards): (&[Observation], &[(usize, Observation)]),
    identified: &Identified,
    (kept, ends): (&Kept, &Ends),
    (before, copies): (&Before, &carried::Copies),
    report: &mut Report,
) -> Result<Files> {
    let mut rows: Vec<Vec<merge::Placed<'_>>> = vec![Vec::new(); identified.models.len()];
    for row in placed(observations, &identified.places, report) {
        rows[row.1.model].push(row);
    }
    // Cards are about the model only: no variant or region.
    let places: Vec<Place> = cards.iter().map(|(model, _)| Place::of(*model)).collect();
    for ((model, seen), place) in cards.iter().zip(&places) {
        rows[*model].push((seen, place));
    }
    report.refused_links.clone_from(&identified.refused_links);
    report.refused_links.order();
    let lists = lists(observations);
    let models = identified.models.iter().zip(&rows).map(|(identity, rows)| {
        let mut file = model(identity, rows, (kept, ends), report);
        lifecycle::withdraw(&mut file, rows, &lists, kept);
        // Builds without score adapters keep the known scores.
        if let Some(known) = before.model(&identity.id) {
            file.benchmarks.clone_from(&known.benchmarks);
        }
        (format!("models/{}.json", identity.id), file)
    });
    let mut models: Vec<(String, ModelFile)> = models.collect();
    report.carried = carried::carry(before, &mut models, copies, kept)?;
    Ok(Files {
        models,
        ..Files::default()
    })
}

/// Builds a model from its rows.
pub(crate) fn model(
    identity: &Identity,
    rows: &[merge::Placed<'_>],
    (kept, ends): (&Kept, &Ends),
    report: &mut Report,
) -> ModelFile {
    let mut statements = merge::statements(&identity.lab, Vec::new(), rows, identity.dated, kept);
    facts::one_route_of_many(&mut statements, rows, &identity.lab, kept);
    facts::window_of_weights(&mut statements, rows, &identity.lab, kept);
    facts::longest_of_hosts(&mut statements, rows, &identity.lab, kept);
    facts::by_name(&identity.id, &mut statements);
    let model = (identity.id.as_str(), identity.lab.as_str());
    let conflict = release::settle(model, &mut statements, rows, identity.dated, kept);
    report.release_conflicts.extend(conflict);
    let open = statements.iter().find_map(|said| said.facts.open_weights);
    let given = routes::Given {
        kept,
        ends,
        open: open == Some(true),
        released: statements.iter().find_map(|said| said.facts.released),
    };
    ModelFile {
        id: identity.id.clone(),
        name: identity.name.clone(),
        lab: identity.lab.clone(),
        family: identity.family.clone(),
        aliases: identity.aliases.clone(),
        kind: identity.kind,
        specialised_for: identity.specialised_for.clone(),
        successor: None,
        base_model: kept.model(&identity.id).and_then(|m| m.base_model.clone()),
        routes: routes::routes(Vec::new(), rows, given, &mut report.dropped),
        statements,
        benchmarks: Vec::new(),
    }
}

/// Newest date of each provider's own list.
fn lists(observations: &[Observation]) -> lifecycle::Lists {
    let mut lists = lifecycle::Lists::new();
    for seen in observations
        .iter()
        .filter(|seen| seen.listed && seen.source == "models-dev")
    {
        if let Some(provider) = &seen.provider {
            lists.insert(provider.clone(), (seen.as_of, seen.source));
        }
    }
    lists
}

/// Sets each model's successor from its lab's own retirement notices.
pub(crate) fn succeed(catalog: &mut Files) {
    let ends = &catalog.ends;
    let known: std::collections::BTreeSet<String> = catalog
        .models
        .iter()
        .map(|(_, model)| model.id.clone())
        .collect();
    for (_, model) in &mut catalog.models {
        let own = |provider: &str| provider == model.lab;
        let told = ends
            .iter()
            .filter(|end| end.model.as_ref() == Some(&model.id));
        let told = told.filter(|end| own(&end.provider) && end.successor.is_some());
        // The newest notice wins; the first if dated the same.
        let end = told.rev().max_by_key(|end| end.as_of);
        let successor = end.and_then(|end| end.successor.clone());
        model.successor = successor.filter(|id| known.contains(id) && *id != model.id);
    }
}
