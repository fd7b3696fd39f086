//! `catalog`: what the data holds, whether a folder of it is right, and importing snapshots.

use std::fmt::Write;
use std::path::Path;

use super::Context;
use crate::catalog::import::{self, Report as Import};
use crate::catalog::stats::{Stats, stats};
use crate::catalog::{pack, read};
use crate::cli::CatalogAction;
use crate::error::{Error, Kind};
use crate::render;
use crate::report::Report;

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
            if context.json {
                let report = Report::new(&context.catalog, context.today, vec![], vec![], stats)?;
                return render::json(&report, context.terminal);
            }
            render::text(table(&stats).as_bytes(), context.terminal)
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
    if context.json {
        return render::json(&done, context.terminal);
    }
    render::text(done.to_string().as_bytes(), context.terminal)
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
    let text = format!("{id} is valid: {models} models, as of {as_of}\n");
    render::text(text.as_bytes(), context.terminal)
}

fn table(stats: &Stats) -> String {
    let mut out = String::new();
    let rows = [
        ("models", stats.models),
        ("providers", stats.providers),
        ("routes: provider × its id × variant", stats.routes),
        ("provider × its id", stats.route_ids),
        ("model × provider", stats.pairs),
        ("  with both prices", stats.priced_pairs),
        (
            "model × who serves it, hosts behind gateways included",
            stats.served_pairs,
        ),
        ("  with both prices", stats.priced_served_pairs),
        ("scores", stats.benchmark_rows),
        ("models with scores", stats.models_with_benchmarks),
        ("values without a source", stats.unsourced),
        ("facts on which sources disagree", stats.conflicts),
        (
            "models priced by two or more providers",
            stats.well_served_models,
        ),
    ];
    for (what, count) in rows {
        let _ = writeln!(out, "{count:>7}  {what}");
    }
    let shares = [
        (
            "  with a release date",
            stats.well_served_with_release_percent,
        ),
        (
            "  with a context window",
            stats.well_served_with_context_percent,
        ),
    ];
    for (what, share) in shares {
        let _ = writeln!(out, "{share:>6}%  {what}");
    }
    let _ = writeln!(
        out,
        "{:>7}  open models with two or more priced routes",
        stats.open_priced_models
    );
    let shares = [
        ("  with a licence", stats.open_priced_with_license_percent),
        (
            "  with parameters",
            stats.open_priced_with_parameters_percent,
        ),
    ];
    for (what, share) in shares {
        let _ = writeln!(out, "{share:>6}%  {what}");
    }
    let _ = writeln!(
        out,
        "{:>7}  of {} pairs of the most served models share three board groups or more",
        stats.top_pairs_with_shared_boards, stats.top_pairs
    );
    if let Some(day) = stats.as_of {
        let _ = writeln!(out, "as of {day}");
    }
    out
}
