//! Runs `llmcmp diff [OLD [NEW]]`. Does not compare (`crate::diff`).

use catalog::Catalog;
use catalog::units::Date;
use catalog::updated::{BUNDLED, UPDATED};

use super::args::DiffArgs;
use super::report::DiffReport;
use crate::commands::context::{Context, all_models};
use crate::diff::{Change, Kind, Side, diff};
use crate::error::{Error, Exit};
use crate::layers::by_name::open;
use crate::output::report::Report;
use crate::providers::{Providers, find_provider};
use crate::resolve::{Resolved, Resolver};

/// Shows what changed between two catalogs. [`Exit::No`] if something did and `--exit-code` is set.
///
/// # Errors
/// A missing or unusable catalog; a lab, provider or model unknown to both.
pub fn run(context: &Context, args: &DiffArgs) -> Result<Exit, Error> {
    let paths = &context.paths;
    let old = open(args.old.as_deref().unwrap_or(BUNDLED), paths)?;
    let new = match (&args.old, &args.new) {
        (_, Some(new)) => open(new, paths)?,
        (Some(_), None) => context.catalog.clone(),
        (None, None) => open(UPDATED, paths)?,
    };
    for provider in &args.provider {
        if old.provider(provider).is_none() {
            find_provider(&new, provider)?;
        }
    }
    for lab in &args.lab {
        if old.lab(lab).is_none() && new.lab(lab).is_none() {
            let message = format!("unknown lab `{lab}`");
            return Err(Error::new(crate::error::Kind::UnknownLab, message)
                .hint("lab ids are the first part of model ids, e.g. `openai` in openai/gpt-5"));
        }
    }
    let model = model(context, [&new, &old], args)?;
    let mut changes = between(&old, &new, context.today)?;
    changes.retain(|change| is_wanted(change, args, model.as_ref()));
    let exit = Exit::no_if(args.exit_code && !changes.is_empty());
    let body = DiffReport::new(old.meta()?, new.meta()?, changes, args.limit);
    let query = model.into_iter().collect();
    let report = Report::new(&new, context.today, query, vec![], body)?;
    context.show(&report, super::view::diff)?;
    Ok(exit)
}

pub(crate) fn between(old: &Catalog, new: &Catalog, today: Date) -> Result<Vec<Change>, Error> {
    let (before, after) = (all_models(old)?, all_models(new)?);
    let (sellers, resellers) = (Providers::all(old)?, Providers::all(new)?);
    let before = Side {
        models: &before,
        providers: &sellers,
    };
    let after = Side {
        models: &after,
        providers: &resellers,
    };
    Ok(diff(&before, &after, today))
}

/// Resolves the requested model in the new catalog, else in the old one.
fn model(
    context: &Context,
    [new, old]: [&Catalog; 2],
    args: &DiffArgs,
) -> Result<Option<Resolved>, Error> {
    let Some(name) = &args.model else {
        return Ok(None);
    };
    let in_catalog = |catalog| {
        let resolver = Resolver {
            catalog,
            ..context.resolver()
        };
        resolver.one(name)
    };
    in_catalog(new)
        .or_else(|error| in_catalog(old).map_err(|_| error))
        .map(Some)
}

fn is_wanted(change: &Change, args: &DiffArgs, model: Option<&Resolved>) -> bool {
    let among = |list: &[String], value: &str| list.is_empty() || list.iter().any(|v| v == value);
    let moved = change
        .change_percent
        .is_none_or(|percent| args.min_change.is_none_or(|least| percent.abs() >= least));
    let at_provider = match &change.provider {
        Some(provider) => among(&args.provider, provider),
        None => args.provider.is_empty(),
    };
    (args.kind.is_empty() || args.kind.contains(&change.kind))
        && among(&args.lab, &change.lab)
        && at_provider
        && model.is_none_or(|model| model.model == change.model || renamed_from(change, model))
        && moved
}

fn renamed_from(change: &Change, model: &Resolved) -> bool {
    change.kind == Kind::Models
        && change
            .old
            .as_ref()
            .is_some_and(|old| old.show() == model.model)
}
