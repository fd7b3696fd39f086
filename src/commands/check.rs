//! `llmcmp check [PATH …]`.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Context;
use crate::catalog::schema::Model;
use crate::check::{Checker, Hit, Verdict};
use crate::cli::CheckArgs;
use crate::error::{Error, Exit, Kind};
use crate::providers::Providers;
use crate::report::{CheckReport, Finding, In, Report};
use crate::scan::{self, Scanned, Sort};
use crate::view;

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
    let scanned = scan(&checker, args)?;
    let mut verdicts: HashMap<&str, Option<Verdict>> = HashMap::new();
    let mut findings = Vec::new();
    for (path, (hits, sort)) in &scanned.files {
        let file = shown(path);
        let place = In {
            file: &file,
            used: *sort == Sort::Source,
        };
        for hit in hits {
            if !verdicts.contains_key(&*hit.id) {
                verdicts.insert(&hit.id, checker.verdict(&hit.id)?);
            }
            if let Some(Some(verdict)) = verdicts.get(&*hit.id) {
                findings.push(Finding::new(hit, place, verdict, &checker, args.level));
            }
        }
    }
    findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    let mut counts = BTreeMap::new();
    for finding in &findings {
        *counts.entry(finding.kind).or_default() += 1;
    }
    let body = CheckReport {
        files_read: scanned.read,
        counts,
        findings,
    };
    let exit = if body.fails() { Exit::No } else { Exit::Done };
    let report = Report::new(catalog, context.today, vec![], scanned.problems, body)?;
    context.show(&report, view::check)?;
    Ok(exit)
}

type Found = (Vec<Hit>, Sort);

/// The ids in the files asked for, or in standard input.
fn scan(checker: &Checker, args: &CheckArgs) -> Result<Scanned<Found>, Error> {
    let look = |text: &[u8], sort: Sort| {
        if sort == Sort::History && !args.mentions {
            return None;
        }
        let hits = checker.hits(text, args.mentions);
        (!hits.is_empty()).then_some((hits, sort))
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
        let found = look(&text, Sort::Source);
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
