//! `catalog`: what the data holds, whether a folder of it is right, and importing snapshots.

use std::path::Path;

use super::Context;
use crate::catalog::import::{self, Report as Import};
use crate::catalog::stats::stats;
use crate::catalog::{pack, read};
use crate::cli::CatalogAction;
use crate::error::{Error, Kind};
use crate::render;
use crate::report::{Report, Validation};
use crate::view;

/// Runs the subcommand.
///
/// # Errors
/// A folder that cannot be read or written, data that the catalog's rules refuse.
pub fn run(context: &Context, action: &CatalogAction) -> Result<(), Error> {
    match action {
        CatalogAction::Import { from, to, report } => import(context, from, to, report.as_deref()),
        CatalogAction::Validate { path } => validate(context, path),
        CatalogAction::Stats => {
            let stats = stats(&context.catalog)?;
            let report = Report::new(&context.catalog, context.today, vec![], vec![], stats)?;
            context.show(&report, view::stats)
        }
    }
}

fn import(context: &Context, from: &Path, to: &Path, file: Option<&Path>) -> Result<(), Error> {
    let failed = |error: anyhow::Error| Error::new(Kind::Catalog, format!("{error:#}"));
    for (folder, what) in [
        (from, "--from: the folder of the snapshots"),
        (to, "--to: the catalog folder, with its hand-kept files"),
    ] {
        if !folder.is_dir() {
            let message = format!("{} is no folder", folder.display());
            return Err(Error::new(Kind::Catalog, message).hint(what));
        }
    }
    let done: Import = import::import(from, to).map_err(failed)?;
    if let Some(file) = file {
        let rows = serde_json::to_string_pretty(&done).map_err(|e| failed(e.into()))?;
        import::write::whole(file, &(rows + "\n"))
            .map_err(|error| Error::new(Kind::Output, format!("{error:#}")))?;
    }
    render::answer(&done, &done, || view::import(&done), &context.output)
}

fn validate(context: &Context, path: &Path) -> Result<(), Error> {
    let id = path.display().to_string();
    let wrong = |problems: String| {
        Error::new(
            Kind::Catalog,
            format!("{id} is not a valid catalog:\n{problems}"),
        )
        .hint("correct each file at the field named; catalog/README.md explains every field")
    };
    let checked = read::read(path, &id).map_err(|problems| wrong(problems.to_string()))?;
    let (models, as_of) = (checked.models.len(), checked.meta.as_of);
    // What validates must also pack, or it could not be built into the program.
    pack::pack(checked).map_err(|error| wrong(error.to_string()))?;
    let done = Validation {
        path: id,
        valid: true,
        models,
        as_of,
    };
    render::answer(&done, &done, || view::validation(&done), &context.output)
}
