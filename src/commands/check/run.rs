//! `llmcmp check [PATH …]`.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Group};
use super::baseline::{self, Baseline};
use super::judge::{Found, Judge, shown};
use super::plan;
use super::report::{CheckReport, Level, Scope};
use crate::commands::context::{Context, all_models};
use crate::error::{Error, Exit, Kind};
use crate::lint::patch::patched;
use crate::lint::path_class::Class;
use crate::lint::source_tree::{self, Named, Scanned};
use crate::lint::{Checker, Hit, Look, Place, Policy, is_notebook};
use crate::output::Format;
use crate::providers::Providers;
use crate::wording;

/// Policy file in the current directory.
const POLICY_FILE: &str = "llmcmp-policy.toml";

/// Looks for retired, retiring and unknown model ids. [`Exit::No`] if a finding is at the level or above,
/// [`Exit::Data`] if something could not be read.
///
/// # Errors
/// A path that does not exist, an invalid policy or baseline, or an unreadable catalog.
pub fn run(context: &Context, args: &CheckArgs) -> Result<Exit, Error> {
    let catalog = &context.catalog;
    let models = all_models(catalog)?;
    let providers = Providers::all(catalog)?;
    let policy = policy(context, args)?;
    let rules = policy.as_ref().map(|(_, policy)| policy);
    // Before the scan: a wrong path is reported at once.
    let baseline = match &args.baseline {
        Some(file) if !args.write_baseline => Some(Baseline::read(file)?),
        _ => None,
    };
    let deployments = rules.map(|policy| policy.deployments.clone());
    let checker = Checker::new(
        catalog,
        &models,
        &providers,
        catalog.all_ends()?,
        context.today,
        args.within,
    )
    .with_deployments(deployments.unwrap_or_default());
    let own = policy.iter().map(|(file, _)| file).chain(&args.baseline);
    let own: Vec<PathBuf> = own.cloned().collect();
    let mut scanned = scan(&checker, context, args, &own)?;
    let judge = Judge::new(&checker, rules, context.today, args)?;
    let mut findings = judge.all(&scanned)?;
    findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    if let (Some(file), true) = (&args.baseline, args.write_baseline) {
        let count = baseline::write(file, &findings)?;
        let text = format!(
            "wrote {} to {}",
            wording::count(count, "finding"),
            crate::output::shown(&file.display().to_string())
        );
        crate::output::text(format!("{text}\n").as_bytes(), &context.output)?;
        return Ok(partial(args, &scanned));
    }
    if let Some(baseline) = baseline {
        for finding in findings.iter_mut().filter(|f| baseline.has(f)) {
            (finding.known, finding.level) = (true, Level::Note);
        }
    }
    if args.fix_plan {
        let mut items = Vec::new();
        for findings in plan::items(&findings) {
            let options = judge.options(findings[0])?;
            items.push(plan::Item { findings, options });
        }
        let as_of = catalog.meta()?.as_of;
        let text = plan::plan(&items, context.today, as_of);
        crate::output::text(text.as_bytes(), &context.output)?;
        return Ok(partial(args, &scanned));
    }
    let unreadable = scanned.problems.len();
    if scanned.read == 0 && unreadable == 0 {
        scanned
            .problems
            .push("no files were read, so nothing was checked".to_owned());
    }
    let scope = Scope {
        files_read: scanned.read,
        unreadable,
        by_id: args.group == Group::Id,
        today: context.today,
    };
    let policy = policy.map(|(file, _)| shown(&file));
    let body = CheckReport::new(scope, policy, findings);
    let exit = match (body.complete || args.allow_unreadable, body.fails) {
        (false, _) => Exit::Data,
        (true, true) => Exit::No,
        (true, false) => Exit::Done,
    };
    let mut warnings = scanned.problems;
    // In annotations, warnings mean that something was not checked.
    if context.output.format != Format::Github {
        warnings.extend(body.unlisted.iter().map(ToString::to_string));
    }
    let report = context.report(vec![], warnings, body)?;
    match context.output.format {
        Format::Sarif => crate::output::json(&super::sarif::sarif(&report), &context.output),
        Format::Github => {
            crate::output::text(super::github::github(&report).as_bytes(), &context.output)
        }
        _ => context.show(&report, super::view::check),
    }?;
    Ok(exit)
}

/// Prints unread files to stderr and returns the exit code of a partial answer.
fn partial<T>(args: &CheckArgs, scanned: &Scanned<T>) -> Exit {
    for problem in &scanned.problems {
        crate::output::warning(problem);
    }
    let complete = args.allow_unreadable || scanned.problems.is_empty() && scanned.read > 0;
    if complete { Exit::Done } else { Exit::Data }
}

/// The policy in the named file, or in the current directory.
fn policy(context: &Context, args: &CheckArgs) -> Result<Option<(PathBuf, Policy)>, Error> {
    let file = match &args.policy {
        Some(file) => file.clone(),
        None if Path::new(POLICY_FILE).is_file() => PathBuf::from(POLICY_FILE),
        None => return Ok(None),
    };
    let wrong = |problem: String| {
        let message = format!("the policy {} cannot be used: {problem}", file.display());
        Error::new(Kind::Input, message).hint("see docs/policy.md for every key")
    };
    let text = catalog::open::text(&file).map_err(|error| wrong(error.to_string()))?;
    let policy = Policy::parse(&text, &context.catalog).map_err(wrong)?;
    Ok(Some((file, policy)))
}

/// Lines longer than 8 KiB are not written by hand.
const LONGEST_LINE: usize = 8 << 10;
/// Minified files have at most this many lines.
const FEW_LINES: usize = 50;
/// Text near the start of a file that identifies its class.
const HEADS: &[(Class, &[&str])] = &[
    (
        Class::Generated,
        &[
            "@generated",
            "Code generated by",
            "AUTO-GENERATED",
            "DO NOT EDIT",
            "do not edit",
            "do not modify",
        ],
    ),
    (
        Class::Recorded,
        &["http_interactions:", "interactions:\n- request:"],
    ),
    (Class::Test, &["\t\"testing\"\n", "import \"testing\"\n"]),
];

/// Whether the first KiB contains one of these marks.
fn heads(text: &[u8], marks: &[&str]) -> bool {
    let head = &text[..text.len().min(1 << 10)];
    let stands = |mark: &&str| memchr::memmem::find(head, mark.as_bytes()).is_some();
    marks.iter().any(stands)
}

/// The class that a text itself indicates. Long lines mean a minified bundle, except in notebooks, where they are
/// images, and in YAML of many lines.
fn class_of(text: &[u8], yaml: bool) -> Option<Class> {
    let said = HEADS.iter().find(|(_, marks)| heads(text, marks));
    let laid_out = || is_laid_out(text) || yaml && has_many_lines(text);
    let bundle = || has_long_line(text) && !laid_out();
    let said = said.map(|(class, _)| *class);
    said.or_else(|| bundle().then_some(Class::Generated))
}

/// Whether JSON is spread over many lines: written by a program, such as a workflow, but not minified.
fn is_laid_out(text: &[u8]) -> bool {
    let json = matches!(text.trim_ascii_start().first(), Some(b'{' | b'['));
    json && !is_notebook(text) && has_many_lines(text)
}

fn has_many_lines(text: &[u8]) -> bool {
    memchr::memchr_iter(b'\n', text).nth(FEW_LINES).is_some()
}

/// How `OpenAPI` descriptions and parts of them begin; ids there are examples and choices.
const INTERFACES: &[&str] = &[
    "components:\n  schemas:\n",
    "openapi: 3",
    "openapi: '3",
    "openapi: \"3",
    "\"openapi\": \"3",
    "paths:\n  '/",
    "paths:\n  /",
    "swagger: '2",
    "swagger: \"2",
];

/// Marks ids that are documentation: in long strings of multi-line JSON, and everything but defaults in API
/// descriptions.
fn mark_told(text: &[u8], hits: &mut [Hit]) {
    let interface = heads(text, INTERFACES);
    let long = || is_laid_out(text) && has_long_line(text);
    if !interface && !long() {
        return;
    }
    let mut lines = text.split(|b| *b == b'\n');
    let (mut number, mut line) = (0, &b""[..]);
    for hit in hits {
        while number < hit.line {
            (number, line) = (number + 1, lines.next().unwrap_or_default());
        }
        // `"ID"` or `"=ID"`, and an address.
        let whole = format!("{}\"", hit.id);
        let shown = |at: usize| at > 0 && matches!(line[at - 1], b'"' | b'=');
        let default = |at: usize| {
            let sign = |b: &u8| !matches!(b, b'"' | b'\'' | b':' | b' ');
            let end = line[..at].iter().rposition(sign);
            end.is_some_and(|end| line[..=end].ends_with(b"default"))
        };
        let used = if interface {
            memchr::memmem::find_iter(line, hit.id.as_bytes()).any(default)
        } else {
            hit.place == Place::Address
                || memchr::memmem::find_iter(line, whole.as_bytes()).any(shown)
        };
        if !used {
            hit.place = Place::Document;
        }
    }
}

/// Whether a line is longer than a person would write.
fn has_long_line(text: &[u8]) -> bool {
    let mut lines = text.split(|b| *b == b'\n');
    text.len() > LONGEST_LINE && !is_notebook(text) && lines.any(|line| line.len() > LONGEST_LINE)
}

/// The ids in the given files, or in standard input.
fn scan(
    checker: &Checker,
    context: &Context,
    args: &CheckArgs,
    own: &[PathBuf],
) -> Result<Scanned<Found>, Error> {
    let look = |text: &[u8], named: Named| {
        if named.class == Class::History && !args.mentions {
            return None;
        }
        let look = Look {
            mentions: args.mentions,
            backticks: named.backticks,
            yaml: named.yaml,
        };
        let patches = if named.patch {
            patched(text)
        } else {
            Vec::new()
        };
        let mut hits = if patches.is_empty() {
            checker.hits(text, look)
        } else {
            let each = patches.iter();
            each.flat_map(|file| file.added_in_patch(checker.hits(&file.text, look)))
                .collect()
        };
        if hits.is_empty() {
            return None;
        }
        mark_told(text, &mut hits);
        let class = match named.class {
            Class::Code => class_of(text, named.yaml).unwrap_or(Class::Code),
            class => class,
        };
        Some((hits, class))
    };
    let stdin = Path::new("-");
    if args.paths.iter().any(|path| path == stdin) {
        if args.paths.len() > 1 {
            let message = "`-` cannot be combined with files";
            return Err(Error::new(Kind::Usage, message));
        }
        let mut text = Vec::new();
        match &context.input {
            Some(given) => text.extend_from_slice(given.as_bytes()),
            None => {
                std::io::stdin().read_to_end(&mut text).map_err(|error| {
                    let message = format!("standard input cannot be read: {error}");
                    Error::new(Kind::Input, message)
                })?;
            }
        }
        let patches = patched(&text);
        if !patches.is_empty() {
            return source_tree::scan_patch(&patches, &args.exclude, |file, named| {
                let (hits, class) = look(&file.text, named)?;
                let hits = file.added(hits);
                (!hits.is_empty()).then_some((hits, class))
            });
        }
        let unnamed = Named {
            class: Class::Code,
            backticks: true,
            yaml: true,
            patch: false,
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
    source_tree::scan(paths, &args.exclude, own, look)
}
