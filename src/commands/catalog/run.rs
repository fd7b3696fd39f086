//! Runs `llmcmp catalog`.

use std::path::Path;

use catalog::schema::Layer;
use catalog::stats::stats;
use catalog::updated::{self, BUNDLED, UPDATED};
use catalog::{overrides, pack, read};
use import::Report as Import;

use super::args::CatalogAction;
use super::layers::{LayerRow, LayersReport, RESET_COLUMNS, Reset};
use super::report::{IMPORT_COLUMNS, Validation};
use crate::commands::context::Context;
use crate::error::{Error, Kind};
use crate::output;
use crate::update::disk::{self, Desk};

/// Runs the subcommand.
///
/// # Errors
/// A directory that cannot be read or written, or invalid data.
pub fn run(context: &Context, action: &CatalogAction) -> Result<(), Error> {
    match action {
        CatalogAction::Import { from, to, report } => import(context, from, to, report.as_deref()),
        CatalogAction::Correct(args) => super::correct::run::run(context, args),
        CatalogAction::Validate { path } => validate(context, path),
        CatalogAction::Stats => {
            let stats = stats(&context.catalog)?;
            let report = context.report(vec![], vec![], stats)?;
            context.show(&report, super::view::stats)
        }
        CatalogAction::Path => {
            let layers = layers_of(context)?;
            let report = context.report(vec![], vec![], layers)?;
            context.show(&report, super::view::layers)
        }
        CatalogAction::Reset { previous } => reset(context, *previous),
    }
}

fn layers_of(context: &Context) -> Result<LayersReport, Error> {
    let meta = context.catalog.meta()?;
    let mut rows = vec![LayerRow {
        layer: Layer::Bundled,
        path: None,
        as_of: Some(crate::bundle::bundled().meta()?.as_of),
        answers: meta.id == BUNDLED,
        problem: None,
    }];
    if let Some(path) = context.paths.updated() {
        let (as_of, problem) = match updated::open(&path) {
            Ok(None) => (None, Some("does not exist".to_owned())),
            Err(reason) => (None, Some(reason)),
            Ok(Some(updated)) => (
                updated.catalog.meta().ok().map(|meta| meta.as_of),
                updated
                    .catalog
                    .verify()
                    .err()
                    .map(|_| "is damaged".to_owned()),
            ),
        };
        rows.push(LayerRow {
            layer: Layer::Updated,
            path: Some(path),
            as_of,
            answers: meta.id == UPDATED,
            problem,
        });
    }
    if let Some(path) = context.paths.overrides() {
        let own = context.catalog.has_overrides();
        let source = context.catalog.source(overrides::SOURCE).filter(|_| own);
        rows.push(LayerRow {
            layer: Layer::Overrides,
            problem: (!path.is_file()).then(|| "does not exist".to_owned()),
            path: Some(path),
            as_of: source.map(|source| source.snapshot),
            answers: own,
        });
    }
    if context.replaced {
        rows.push(LayerRow {
            layer: Layer::Folder,
            path: Some(meta.id.into()),
            as_of: Some(meta.as_of),
            answers: true,
            problem: None,
        });
    }
    Ok(LayersReport { layers: rows })
}

fn reset(context: &Context, previous: bool) -> Result<(), Error> {
    output::fits(RESET_COLUMNS, &context.output)?;
    let path = context.paths.updated().ok_or_else(disk::nowhere)?;
    // Do not create the directory just to remove nothing.
    let there = path.parent().is_some_and(Path::is_dir);
    let found = there && Desk::open(&context.paths)?.reset(previous)?;
    let done = Reset {
        path,
        removed: found && !previous,
        restored: found && previous,
    };
    output::answer(&done, &done, || super::view::reset(&done), &context.output)
}

fn import(context: &Context, from: &Path, to: &Path, file: Option<&Path>) -> Result<(), Error> {
    output::fits(IMPORT_COLUMNS, &context.output)?;
    let failed = |error: anyhow::Error| Error::new(Kind::Catalog, format!("{error:#}"));
    for (folder, what) in [
        (from, "--from must be the directory of snapshots"),
        (
            to,
            "--to must be the catalog directory with its curated files",
        ),
    ] {
        if !folder.is_dir() {
            let message = format!("{} is not a directory", folder.display());
            return Err(Error::new(Kind::Catalog, message).hint(what));
        }
    }
    let done: Import = import::import(from, to).map_err(failed)?;
    if let Some(file) = file {
        let rows = serde_json::to_string_pretty(&done).map_err(|e| failed(e.into()))?;
        import::write::whole(file, &(rows + "\n"))
            .map_err(|error| Error::new(Kind::Output, format!("{error:#}")))?;
    }
    output::answer(&done, &done, || super::view::import(&done), &context.output)
}

fn validate(context: &Context, path: &Path) -> Result<(), Error> {
    let id = path.display().to_string();
    let wrong = |problems: String| {
        Error::new(
            Kind::Catalog,
            format!("invalid catalog in {id}:\n{problems}"),
        )
        .hint("fix the fields listed; catalog/README.md describes every field")
    };
    let checked = read::read(path, &id).map_err(|problems| wrong(problems.to_string()))?;
    let (models, as_of) = (checked.models.len(), checked.meta.as_of);
    // A valid catalog must also pack, or it could not be built in.
    pack::pack(checked).map_err(|error| wrong(error.to_string()))?;
    let done = Validation {
        path: id,
        valid: true,
        models,
        as_of,
    };
    output::answer(
        &done,
        &done,
        || super::view::validation(&done),
        &context.output,
    )
}
