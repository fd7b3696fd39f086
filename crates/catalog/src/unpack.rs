//! A packed model → its model file: the reverse of `pack`.
//!
//! Packing loses only which statements came from `curated/`. Overrides and updates start from these files.

use std::collections::BTreeMap;

use crate::Catalog;
use crate::damaged::Result;
use crate::schema::{HistoryFile, Measured, ModelFile, RouteFile, Score, Series};
use crate::sort::Order;

/// The file of the model at `position`.
pub fn model_file(catalog: &Catalog, position: usize) -> Result<ModelFile> {
    let model = catalog.model(position)?;
    let evidence = catalog.evidence(position)?;
    let owned = |text: &str| text.to_owned();
    let routes = model.routes.iter().zip(evidence.routes);
    let routes = routes.map(|(route, statements)| RouteFile {
        statements,
        ..route.key().file()
    });
    Ok(ModelFile {
        id: owned(model.id),
        name: owned(model.name),
        lab: owned(model.lab),
        family: model.family.map(owned),
        aliases: model.aliases.iter().map(|alias| owned(alias)).collect(),
        kind: model.kind,
        specialised_for: model.specialised_for.clone(),
        successor: model.successor.map(owned),
        base_model: model.base_model.map(owned),
        statements: evidence.statements,
        routes: routes.collect(),
        benchmarks: catalog.scores(position)?.iter().map(score).collect(),
    })
}

/// The past prices of a catalog, as the files from which they were packed.
pub fn history(catalog: &Catalog) -> Result<Vec<HistoryFile>> {
    let mut files: BTreeMap<String, Vec<Series>> = BTreeMap::new();
    for position in 0..catalog.model_count() {
        for dated in catalog.history(position)? {
            files.entry(dated.provider).or_default().push(dated.series);
        }
    }
    let file = |(provider, mut series): (String, Vec<Series>)| {
        series.order_by(|a, b| (&a.id, &a.region).cmp(&(&b.id, &b.region)));
        HistoryFile { provider, series }
    };
    Ok(files.into_iter().map(file).collect())
}

fn score(measured: &Measured) -> Score {
    Score {
        board: measured.board.to_owned(),
        variant: measured.variant.map(str::to_owned),
        harness: measured.harness.map(str::to_owned),
        score: measured.score,
        standard_error: measured.standard_error,
        interval: measured.interval,
        publisher: measured.publisher.to_owned(),
        measured_by: measured.measured_by,
        cost_per_task_usd: measured.cost_per_task_usd,
        output_tokens_per_task: measured.output_tokens_per_task,
        seconds_per_task: measured.seconds_per_task,
        date: measured.date,
        url: measured.url.map(str::to_owned),
        source: measured.source.to_owned(),
        as_of: measured.as_of,
    }
}
