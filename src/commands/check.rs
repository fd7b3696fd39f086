//! `llmcmp check [PATH …]`.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Context;
use crate::catalog::schema::Model;
use crate::check::{Breach, Checker, Hit, Look, Place, Policy, Verdict};
use crate::cli::CheckArgs;
use crate::error::{Error, Exit, Kind};
use crate::providers::Providers;
use crate::render::{self, Format};
use crate::report::{CheckReport, Finding, In, Report};
use crate::scan::{self, Named, Scanned, Sort};
use crate::view;

/// The policy of a folder.
const POLICY_FILE: &str = "llmcmp-policy.toml";

/// Looks for model ids that are going, gone or unknown. [`Exit::No`]: something at the level was found.
///
/// # Errors
/// A path that cannot be read, a policy that is none, a catalog that cannot be read.
pub fn run(context: &Context, args: &CheckArgs) -> Result<Exit, Error> {
    let catalog = &context.catalog;
    let models: Vec<Model> = (0..catalog.model_count())
        .map(|at| catalog.model(at))
        .collect::<Result<_, _>>()?;
    let providers = Providers::all(catalog)?;
    let checker = Checker::new(catalog, &models, &providers, context.today, args.within);
    let policy = policy(context, args)?;
    let scanned = scan(&checker, args)?;
    let mut known: HashMap<&str, Known> = HashMap::new();
    let mut findings = Vec::new();
    for (path, (hits, sort)) in &scanned.files {
        let file = shown(path);
        let place = In {
            file: &file,
            used: *sort == Sort::Source,
        };
        for hit in hits {
            let known = match known.entry(&hit.id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let used = policy.as_ref().and_then(|_| checker.used(&hit.id));
                    let breaches = policy.as_ref().zip(used);
                    new.insert(Known {
                        verdict: checker.verdict(&hit.id)?,
                        breaches: breaches.map_or(vec![], |(p, used)| p.1.breaches(&used)),
                    })
                }
            };
            let verdict = known.verdict.iter();
            findings.extend(verdict.map(|v| Finding::new(hit, place, v, &checker, args.level)));
            if place.used && hit.place != Place::Mention {
                let breaches = known.breaches.iter();
                findings.extend(breaches.map(|b| Finding::of_policy(hit, place, b, &checker)));
            }
        }
    }
    findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    let policy = policy.map(|(file, _)| shown(&file));
    let body = CheckReport::new(scanned.read, policy, findings);
    let exit = if body.fails() { Exit::No } else { Exit::Done };
    let report = Report::new(catalog, context.today, vec![], scanned.problems, body)?;
    match context.output.format {
        Format::Sarif => render::json(&render::sarif(&report), &context.output),
        Format::Github => render::text(render::github(&report.body).as_bytes(), &context.output),
        _ => context.show(&report, view::check),
    }?;
    Ok(exit)
}

/// What is to be said of an id wherever it stands.
struct Known {
    verdict: Option<Verdict>,
    breaches: Vec<Breach>,
}

/// The policy file that is named, or the one of this folder; and what it says.
fn policy(context: &Context, args: &CheckArgs) -> Result<Option<(PathBuf, Policy)>, Error> {
    let file = match &args.policy {
        Some(file) => file.clone(),
        None if Path::new(POLICY_FILE).is_file() => PathBuf::from(POLICY_FILE),
        None => return Ok(None),
    };
    let wrong = |problem: String| {
        let message = format!("the policy {} cannot be used: {problem}", file.display());
        Error::new(Kind::Input, message).hint("the README has a policy with every key")
    };
    let text = std::fs::read_to_string(&file).map_err(|error| wrong(error.to_string()))?;
    let policy = Policy::parse(&text, &context.catalog).map_err(wrong)?;
    Ok(Some((file, policy)))
}

type Found = (Vec<Hit>, Sort);

/// The ids in the files asked for, or in standard input.
fn scan(checker: &Checker, args: &CheckArgs) -> Result<Scanned<Found>, Error> {
    let look = |text: &[u8], named: Named| {
        if named.sort == Sort::History && !args.mentions {
            return None;
        }
        let look = Look {
            mentions: args.mentions,
            backticks: named.backticks,
        };
        let hits = checker.hits(text, look);
        (!hits.is_empty()).then_some((hits, named.sort))
    };
    let stdin = Path::new("-");
    if args.paths.iter().any(|path| path == stdin) {
        if args.paths.len() > 1 {
            let message = "`-` stands alone: standard input or files, not both";
            return Err(Error::new(Kind::Usage, message));
        }
        let mut text = Vec::new();
        std::io::stdin().read_to_end(&mut text).map_err(|error| {
            Error::new(
                Kind::Input,
                format!("standard input cannot be read: {error}"),
            )
        })?;
        let unnamed = Named {
            sort: Sort::Source,
            backticks: true,
        };
        let found = look(&text, unnamed);
        return Ok(Scanned {
            files: found
                .map(|found| (stdin.to_owned(), found))
                .into_iter()
                .collect(),
            read: 1,
            problems: Vec::new(),
        });
    }
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() {
        &here
    } else {
        &args.paths[..]
    };
    scan::scan(paths, look)
}

/// A path as it is shown: with `/`, and without the `./` of the folder one stands in.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}
