//! `catalog correct`: reads the directory, adds the correction, validates the result and writes it in full.
//!
//! Does not decide where a statement goes (`catalog::correct`).

use std::path::{Path, PathBuf};

use catalog::correct::{Page, Stated, StatedRoute, Wanted, changes, cite, same_price, state};
use catalog::curated::{imported_price_of, shown};
use catalog::files::Files;
use catalog::json;
use catalog::open;
use catalog::problem::Problems;
use catalog::read::{Edits, checked, read_files};
use catalog::schema::{CuratedFile, Facts, ModelFile, RouteFile, Terms};
use catalog::units::Date;
use catalog::validate::check;
use catalog::{Catalog, pack};

use super::args::CorrectArgs;
use super::report::{COLUMNS, Corrected};
use crate::commands::context::Context;
use crate::error::{Error, Kind};
use crate::output;
use crate::providers::find_provider;
use crate::resolve::{Match, Resolver};

/// Writes a correction to the catalog directory, or nothing on an error.
///
/// # Errors
/// Conflicting options, an unknown or ambiguous name, or a directory that is not a valid catalog before or after the
/// correction.
pub fn run(context: &Context, args: &CorrectArgs) -> Result<(), Error> {
    output::fits(COLUMNS, &context.output)?;
    let folder = folder(context, args)?;
    let page = page(context.today, args)?;
    let (terms, facts) = (args.terms(), args.facts());
    if terms == Terms::default() && facts == Facts::default() {
        let error = Error::new(Kind::Usage, "nothing to correct");
        return Err(error.hint("state a value, such as --input and --output, or --context"));
    }
    let files = valid(&folder, &Edits::new()).map_err(|problems| {
        let message = format!("{} is not a valid catalog:\n{problems}", folder.display());
        Error::new(Kind::Catalog, message).hint("fix these first; nothing was written")
    })?;
    let catalog = packed(&files)?;
    let id = model(context, &catalog, &args.model)?;
    let before = file_of(&files, &id)?;
    let stated = match &args.provider {
        None => Stated::Model(Box::new(facts)),
        Some(provider) => {
            let provider = find_provider(&catalog, provider)?.id.to_owned();
            let route = route(&before, provider, args)?;
            let origin = files.origins.get(&format!("models/{id}.json"));
            Stated::Route(Box::new(StatedRoute {
                new: args.which.new,
                imported: imported_price_of(&before, origin, &route),
                route,
                terms,
            }))
        }
    };
    let path = format!("curated/{id}.json");
    let mut curated = curated(&folder, &path, &id)?;
    state(&mut curated, &page, &stated);
    let mut sources = files.sources.clone();
    let new_source = cite(&mut sources, &page);
    let failed = |error: anyhow::Error| Error::new(Kind::Output, format!("{error:#}"));
    let mut edits = Edits::new();
    edits.insert(path, import::write::text(&curated).map_err(failed)?);
    if sources != files.sources {
        let text = import::write::text(&sources).map_err(failed)?;
        edits.insert("sources.json".to_owned(), text);
    }
    edits
        .retain(|path, text| open::text(&folder.join(path)).map_or(true, |before| before != *text));
    let files = valid(&folder, &edits).map_err(|problems| {
        let message = format!("the correction breaks the catalog's rules:\n{problems}");
        Error::new(Kind::Catalog, message)
            .hint("nothing was written; check the values and the page")
    })?;
    let changes = changes(&before, &file_of(&files, &id)?, &stated).map_err(|fields| {
        let message = format!(
            "{} would not change: a curated statement newer than {} already sets it",
            fields.join(", "),
            page.as_of
        );
        let hint = format!(
            "see {}/curated/{id}.json; nothing was written",
            folder.display()
        );
        Error::new(Kind::Catalog, message).hint(hint)
    })?;
    let same_price = same_price(&before, &stated);
    import::write::all(&folder, &edits).map_err(failed)?;
    let route = match stated {
        Stated::Route(stated) => Some(stated.route),
        Stated::Model(_) => None,
    };
    let of_route = |field: fn(&RouteFile) -> Option<String>| route.as_ref().and_then(field);
    let done = Corrected {
        model: id,
        provider: of_route(|r| Some(r.provider.clone())),
        id: of_route(|r| Some(r.id.clone())),
        variant: of_route(|r| r.variant.clone()),
        region: of_route(|r| r.region.clone()),
        host: of_route(|r| r.host.clone()),
        source: page.source,
        new_source,
        url: page.url,
        as_of: page.as_of,
        same_price: if changes.is_empty() {
            Vec::new()
        } else {
            same_price
        },
        changes,
        written: edits
            .keys()
            .map(|path| folder.join(path).display().to_string())
            .collect(),
    };
    output::answer(
        &done,
        &done,
        || super::view::corrected(&done),
        &context.output,
    )
}

fn folder(context: &Context, args: &CorrectArgs) -> Result<PathBuf, Error> {
    let folder = match &args.to {
        Some(folder) => folder.clone(),
        None if context.replaced => PathBuf::from(context.catalog.meta()?.id),
        None => PathBuf::from("catalog"),
    };
    if folder.join("sources.json").is_file() {
        return Ok(folder);
    }
    let message = format!("no catalog directory at {}", folder.display());
    let hint = "run this in a clone of the llmcmp repository, or name the directory with --to";
    Err(Error::new(Kind::Catalog, message).hint(hint))
}

fn page(today: Date, args: &CorrectArgs) -> Result<Page, Error> {
    let as_of = args.as_of.unwrap_or(today);
    let wrong = |message: String| Err(Error::new(Kind::Usage, message));
    if !as_of.is_exact() {
        return wrong(format!("--as-of: `{as_of}` is not a day; use YYYY-MM-DD"));
    }
    if as_of > today {
        return wrong(format!("--as-of: {as_of} is after today, {today}"));
    }
    let page = Page::new(&args.url, as_of);
    page.map_or_else(
        || {
            wrong(format!(
                "--url: `{}` is not an http or https address",
                args.url
            ))
        },
        Ok,
    )
}

/// The directory's files with `edits` applied, or their problems.
fn valid(folder: &Path, edits: &Edits) -> Result<Files, Problems> {
    let files = read_files(folder, edits)?;
    let problems = check(&files);
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(Problems(problems))
    }
}

/// The files as a catalog, for looking up names.
fn packed(files: &Files) -> Result<Catalog, Error> {
    let wrong = |error: String| Error::new(Kind::Catalog, error);
    let checked =
        checked(files.clone(), "catalog").map_err(|problems| wrong(problems.to_string()))?;
    let packed = pack::pack(checked).map_err(|error| wrong(format!("{error:#}")))?;
    Ok(Catalog::from_packed(packed)?)
}

/// Resolves only ids, names and aliases: a guess could correct the wrong model.
fn model(context: &Context, catalog: &Catalog, name: &str) -> Result<String, Error> {
    let resolver = Resolver {
        catalog,
        today: context.today,
        exact: context.exact,
    };
    let found = resolver.one(name)?;
    if matches!(found.by, Match::Exact | Match::Alias | Match::Normalized) {
        return Ok(found.model);
    }
    let message = format!("`{name}` is not the id or name of a model");
    Err(Error {
        candidates: vec![found.model],
        ..Error::new(Kind::UnknownModel, message).hint("write the id in full")
    })
}

fn file_of(files: &Files, id: &str) -> Result<ModelFile, Error> {
    let mut models = files.models.iter().map(|(_, model)| model);
    let found = models.find(|model| model.id == id).cloned();
    found.ok_or_else(|| Error::from(catalog::Damaged))
}

/// The route selected by the options.
fn route(model: &ModelFile, provider: String, args: &CorrectArgs) -> Result<RouteFile, Error> {
    let which = &args.which;
    let wanted = Wanted {
        provider,
        id: which.id.clone(),
        variant: which.variant.clone(),
        region: which.region.clone(),
        host: which.host.clone(),
    };
    let provider = &wanted.provider;
    let found = match (wanted.find(model), which.new, &wanted.id) {
        (Ok(at), false, _) => return Ok(model.routes[at].clone()),
        (Err(found), true, Some(id)) if found.is_empty() => {
            return Ok(RouteFile {
                provider: provider.clone(),
                id: id.clone(),
                variant: wanted.variant,
                region: wanted.region,
                host: wanted.host,
                statements: Vec::new(),
            });
        }
        (Ok(_), ..) | (Err(_), true, _) => {
            let message = format!("{} already has this route at {provider}", model.id);
            return Err(Error::new(Kind::Usage, message).hint("omit --new to correct it"));
        }
        (Err(found), ..) => found,
    };
    let list = |routes: &[&RouteFile]| {
        let all: Vec<String> = routes.iter().map(|route| shown(route)).collect();
        all.join(", ")
    };
    let at_provider: Vec<&RouteFile> = model
        .routes
        .iter()
        .filter(|route| route.provider == *provider)
        .collect();
    let (message, hint) = if !found.is_empty() {
        let found: Vec<&RouteFile> = found.iter().map(|at| &model.routes[*at]).collect();
        let message = format!(
            "{} has {} routes at {provider}: {}",
            model.id,
            found.len(),
            list(&found)
        );
        (message, "name one with --id, --variant, --region or --host")
    } else if at_provider.is_empty() {
        let message = format!("{} has no route at {provider}", model.id);
        (
            message,
            "check the provider, or add the route with --new and --id",
        )
    } else {
        let message = format!(
            "{} has no such route at {provider}, only {}",
            model.id,
            list(&at_provider)
        );
        (
            message,
            "name one of these, or add the route with --new and --id",
        )
    };
    Err(Error::new(Kind::Usage, message).hint(hint))
}

/// The existing curated file, or an empty one.
fn curated(folder: &Path, path: &str, id: &str) -> Result<CuratedFile, Error> {
    let text = match open::whole(&folder.join(path)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(CuratedFile::empty(id));
        }
        other => other.map_err(|error| Error::new(Kind::Catalog, format!("{path}: {error}")))?,
    };
    json::parse(path, &text).map_err(|problem| Error::new(Kind::Catalog, problem.to_string()))
}
