//! `llmcmp check [PATH …]`.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;
use std::path::{Path, PathBuf};

use catalog::schema::Model;

use super::args::CheckArgs;
use super::report::{CheckReport, Finding, In};
use crate::commands::context::Context;
use crate::error::{Error, Exit, Kind};
use crate::lint::source_tree::{self, Named, Scanned, Sort};
use crate::lint::{Breach, Checker, Hit, Look, Place, Policy, Verdict};
use crate::output::report::Report;
use crate::output::target::Format;
use crate::providers::Providers;

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
    let rules = policy.as_ref().map(|(_, policy)| policy);
    let mut findings = judge(&checker, rules, &scanned, args)?;
    findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    let policy = policy.map(|(file, _)| shown(&file));
    let body = CheckReport::new(scanned.read, policy, findings);
    let exit = if body.fails() { Exit::No } else { Exit::Done };
    let report = Report::new(catalog, context.today, vec![], scanned.problems, body)?;
    match context.output.format {
        Format::Sarif => crate::output::json(&super::sarif::sarif(&report), &context.output),
        Format::Github => crate::output::text(
            super::github::github(&report.body).as_bytes(),
            &context.output,
        ),
        _ => context.show(&report, super::view::check),
    }?;
    Ok(exit)
}

/// The findings that the ids of all files are, by file and place.
fn judge(
    checker: &Checker,
    policy: Option<&Policy>,
    scanned: &Scanned<Found>,
    args: &CheckArgs,
) -> Result<Vec<Finding>, Error> {
    let mut known: HashMap<&str, (Option<Verdict>, Vec<Breach>)> = HashMap::new();
    let mut findings = Vec::new();
    for (path, (hits, sort)) in &scanned.files {
        let file = shown(path);
        let place = In {
            file: &file,
            used: *sort == Sort::Source,
        };
        for hit in hits {
            let (verdict, breaches) = match known.entry(&hit.id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let used = policy.and_then(|policy| Some((policy, checker.used(&hit.id)?)));
                    let breaches = used.map(|(policy, used)| policy.breaches(&used));
                    new.insert((checker.verdict(&hit.id)?, breaches.unwrap_or_default()))
                }
            };
            let verdict = verdict.iter();
            findings.extend(verdict.map(|v| Finding::new(hit, place, v, checker, args.level)));
            if place.used && hit.place != Place::Mention {
                let breaches = breaches.iter();
                findings.extend(breaches.map(|b| Finding::of_policy(hit, place, b, checker)));
            }
        }
    }
    Ok(findings)
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
        Error::new(Kind::Input, message).hint("docs/policy.md has a policy with every key")
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
    source_tree::scan(paths, look)
}

/// A path as it is shown: with `/` between folders.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
