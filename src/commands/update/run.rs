//! Runs `llmcmp update`. Does not fetch (`answers`) or merge (`import`).

use std::path::Path;

use catalog::units::Date;
use catalog::updated::{Feed, State};
use catalog::{Catalog, Damaged};
use import::renew::{Fetched, Left, Program, Renewed, renew};

use super::answers::{Answer, gather};
use super::args::UpdateArgs;
use super::base::{Base, is_ahead};
use super::report::{COLUMNS, Outcome, SourceRow, UpdateReport};
use crate::bundle::{BUNDLE, BY_HAND, bundled};
use crate::commands::context::Context;
use crate::commands::diff::report::counts;
use crate::commands::diff::run::between;
use crate::error::{Error, Exit, Kind};
use crate::output::report::Report;
use crate::update::disk::{self, Desk};
use crate::update::feeds::Got;

/// Updates the catalog. [`Exit::No`] with `--check` if something would change.
///
/// # Errors
/// [`Kind::Network`] if no source could be reached; data that cannot be read, validated or written.
pub fn run(context: &Context, args: &UpdateArgs) -> Result<Exit, Error> {
    crate::output::fits(COLUMNS, &context.output)?;
    let path = context.paths.updated().ok_or_else(disk::nowhere)?;
    if let Some(day) = args.as_of
        && is_ahead(day, context.today)
    {
        let message = format!("--as-of {day} is in the future; today is {}", context.today);
        return Err(Error::new(Kind::Usage, message).hint("use the date the snapshots were taken"));
    }
    let writes = !args.check && !args.dry_run;
    let desk = writes.then(|| Desk::open(&context.paths)).transpose()?;
    if let Some(file) = args.from.as_deref().map(Path::new).filter(|f| f.is_file()) {
        return from_file(context, args, desk.as_ref(), (file, &path));
    }
    let mut base = Base::of(context, &path);
    let got = gather(context, args, &base)?;
    if base.is_foreign() && got.iter().any(|one| matches!(one.got, Got::Failed(_))) {
        // Sources that cannot be fetched now keep the newer of the built-in and updated data.
        base.take_update();
    }
    let mut update = merge(&base, &got, context.today)?;
    let feeds = got
        .iter()
        .map(|one| one.feed(&base, &update.report, context.today));
    let feeds: Vec<Feed> = feeds.flatten().collect();
    let reached = |row: &SourceRow| row.outcome != Outcome::Failed;
    if !update.report.sources.iter().any(reached) {
        let message = format!("no usable source:\n{}", reasons(&update.report));
        return Err(Error::new(Kind::Network, message)
            .hint("the catalog is unchanged; use --from to update from a directory or a mirror"));
    }
    if args.require_all && !update.report.not_renewed().is_empty() {
        let message = format!("not every source was renewed:\n{}", reasons(&update.report));
        return Err(Error::new(Kind::Network, message).hint("the catalog is unchanged"));
    }
    if let (Some(desk), Some(packed)) = (&desk, &update.packed) {
        let state = State {
            bundle: BUNDLE.to_owned(),
            made: context.today,
            feeds,
        };
        if base.state.as_ref() != Some(&state) || !update.report.changes.is_empty() {
            desk.put(packed, &state)?;
            update.report.written = Some(path);
        }
    }
    finish(context, args, update.report, &update.now)
}

/// One line per source that was not renewed.
fn reasons(report: &UpdateReport) -> String {
    let rows = report.not_renewed().into_iter();
    let lines = rows.map(|row| {
        let reason = row.reason.as_deref().unwrap_or_default();
        format!("{}: {reason}", row.source)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Warnings about sources that were not renewed, with the age of their data.
fn warnings(report: &UpdateReport) -> Vec<String> {
    let rows = report.not_renewed().into_iter();
    let warning = |row: &SourceRow| {
        let reason = row.reason.as_deref().unwrap_or_default();
        let stays = row
            .as_of
            .map(|day| format!("; its data remains as of {day}"))
            .unwrap_or_default();
        format!("{} was not renewed: {reason}{stays}", row.source)
    };
    rows.map(warning).collect()
}

/// Shows the report and returns the exit code.
fn finish(
    context: &Context,
    args: &UpdateArgs,
    report: UpdateReport,
    now: &Catalog,
) -> Result<Exit, Error> {
    let changed = !report.changes.is_empty();
    let warnings = warnings(&report);
    let partial = !warnings.is_empty();
    let report = Report::new(now, context.today, Vec::new(), warnings, report)?;
    context.show(&report, super::view::update)?;
    Ok(match (partial, args.check && changed) {
        (true, _) => Exit::Partial,
        (false, true) => Exit::No,
        (false, false) => Exit::Done,
    })
}

/// Installs a catalog file from another machine.
fn from_file(
    context: &Context,
    args: &UpdateArgs,
    desk: Option<&Desk>,
    (file, path): (&Path, &Path),
) -> Result<Exit, Error> {
    disk::verify(file).map_err(|error| {
        error.hint("--from takes a directory of snapshots, the URL of a mirror, or catalog.llmcmp from another machine")
    })?;
    let wrong = |reason: String| Error::new(Kind::Catalog, format!("{} {reason}", file.display()));
    let opened = catalog::updated::open(file).map_err(wrong)?;
    let Some(updated) = opened else {
        return Err(wrong("does not exist".to_owned()));
    };
    if !crate::layers::newer(&updated, &bundled())? {
        let as_of = updated.catalog.meta()?.as_of;
        let message = format!("has data as of {as_of}, which is not newer than the built-in data");
        return Err(wrong(message));
    }
    if let Some(feed) = updated
        .state
        .feeds
        .iter()
        .find(|f| is_ahead(f.as_of, context.today))
    {
        let (source, day) = (&feed.source, feed.as_of);
        return Err(wrong(format!(
            "has {source} as of {day}, which is in the future"
        )));
    }
    let base = Base::of(context, path);
    let changes = between(&base.catalog, &updated.catalog, context.today)?;
    let source = |feed: &Feed| SourceRow {
        source: feed.source.clone(),
        url: feed.url.clone(),
        outcome: Outcome::Taken,
        reason: None,
        as_of: Some(feed.as_of),
    };
    let sources = updated.state.feeds.iter().map(source).collect();
    if let Some(desk) = desk {
        desk.put_file(file)?;
    }
    let report = UpdateReport {
        sources,
        counts: counts(&changes),
        changes,
        written: desk.map(|_| path.to_owned()),
    };
    finish(context, args, report, &updated.catalog)
}

/// An update not yet written.
struct Merged {
    packed: Option<Vec<u8>>,
    now: Catalog,
    report: UpdateReport,
}

fn merge(base: &Base, got: &[Answer], today: Date) -> Result<Merged, Error> {
    let mut fetched = Vec::new();
    let mut confirmed = Vec::new();
    for one in got {
        match &one.got {
            Got::New { bytes, .. } => fetched.push(Fetched {
                source: one.address.source.to_owned(),
                as_of: one.as_of,
                files: vec![(one.address.path.to_owned(), bytes.clone())],
            }),
            Got::Unchanged => confirmed.push((one.address.source.to_owned(), today)),
            Got::Failed(_) => {}
        }
    }
    let program = Program {
        bundled: &bundled(),
        by_hand: BY_HAND,
    };
    let renewed = renew(&base.catalog, &program, fetched, &confirmed).map_err(|error| {
        Error::new(
            Kind::Catalog,
            format!("the updated catalog is invalid:\n{error:#}"),
        )
        .hint("the catalog is unchanged")
    })?;
    let now = match &renewed.packed {
        Some(packed) => Catalog::from_packed(packed.clone())?,
        None => base.catalog.clone(),
    };
    let changes = between(&base.catalog, &now, today)?;
    let sources = got
        .iter()
        .map(|one| row(one, &renewed, &now))
        .collect::<Result<_, _>>()?;
    Ok(Merged {
        packed: renewed.packed,
        now,
        report: UpdateReport {
            sources,
            counts: counts(&changes),
            changes,
            written: None,
        },
    })
}

fn row(one: &Answer, renewed: &Renewed, now: &Catalog) -> Result<SourceRow, Damaged> {
    let left = renewed
        .left
        .iter()
        .find(|(source, ..)| source == one.address.source);
    let (outcome, reason) = match (&one.got, left) {
        (Got::Failed(reason), _) | (_, Some((_, Left::Unreadable, reason))) => {
            (Outcome::Failed, Some(reason.clone()))
        }
        (Got::Unchanged, _) => (Outcome::Unchanged, None),
        (_, Some((_, Left::Doubted, reason))) => (Outcome::Left, Some(reason.clone())),
        (_, None) => (Outcome::Taken, None),
    };
    if now.is_damaged() {
        return Err(Damaged);
    }
    Ok(SourceRow {
        source: one.address.source.to_owned(),
        url: one.address.url.clone(),
        outcome,
        reason,
        as_of: now.source(one.address.source).map(|source| source.snapshot),
    })
}
