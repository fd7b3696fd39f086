//! `llmcmp compare A B [C …]`.

use catalog::schema::Evidence;

use super::args::CompareArgs;
use super::view::{DEFAULT_SECTIONS, FULL_SECTIONS, Section};
use crate::commands::context::{Context, Loaded};
use crate::compare::pair::Emphasis;
use crate::compare::signals::Id;
use crate::compare::workload::Workload;
use crate::compare::{Background, Pool, Subject, compare, sources_used};
use crate::error::Error;
use crate::output::report::Report;
use crate::pricing::routes::{Choice, priced_route};
use crate::providers::Providers;
use crate::query::Setting;
use crate::resolve::Resolved;
use crate::wording;

/// Compares the named models.
///
/// # Errors
/// Names that mean no model, or a catalog that cannot be read.
pub fn run(context: &Context, args: &CompareArgs) -> Result<(), Error> {
    let resolved = context.resolve(&args.models)?;
    let loaded = Loaded::new(context, &resolved)?;
    let setting = Setting {
        today: context.today,
        traffic: context.traffic(&args.traffic)?,
        choice: context.choice(&args.market)?,
        providers: &loaded.providers,
        boards: &loaded.boards,
    };
    let each = loaded.models.iter().zip(&loaded.labs).zip(&loaded.scores);
    let subjects: Vec<Subject> = each
        .map(|((model, lab), scores)| Subject::new(model, lab, scores, &setting))
        .collect();
    let sections: &[Section] = match args.section.as_slice() {
        [] if args.full => FULL_SECTIONS,
        [] => DEFAULT_SECTIONS,
        asked => asked,
    };
    // Sources and the rest of the catalog are read only for those who see them: in the details, and in
    // the credits below the benchmarks that were asked for.
    let credited = args.section.contains(&Section::Benchmarks);
    let detailed = context.output.format.is_data()
        || credited
        || sections.iter().any(|s| !DEFAULT_SECTIONS.contains(s));
    let background = if detailed {
        Some(background(context, &resolved, &subjects, &setting)?)
    } else {
        None
    };
    let mut warnings = warnings(&subjects, &setting, args.workload);
    warnings.extend(checkpoints(context, &resolved, &subjects)?);
    let mut doubled: Vec<Id> = args.priority.iter().map(|p| p.signal()).collect();
    doubled.extend(args.workload.iter().flat_map(|w| w.rule().doubled));
    let emphasis = Emphasis {
        doubled: &doubled,
        workload: args.workload,
    };
    let body = compare(&subjects, &setting, emphasis, background);
    let report = Report::new(&context.catalog, context.today, resolved, warnings, body)?;
    let full = args.full || !args.section.is_empty();
    let shown = context.show(&report, |report| {
        super::view::compare(report, sections, full)
    });
    shown
}

/// What a reader should know before relying on the figures.
fn warnings(subjects: &[Subject], setting: &Setting, workload: Option<Workload>) -> Vec<String> {
    let mut warnings = Vec::new();
    for subject in subjects {
        if subject.life.ends {
            let when = subject
                .life
                .retires_on
                .map_or(String::new(), |date| format!(" on {date}"));
            let successor = subject.model.successor.as_ref();
            let successor = successor.map_or(String::new(), |id| format!("; successor: {id}"));
            let status = subject.life.status.as_str();
            warnings.push(format!("{} is {status}{when}{successor}", subject.name()));
        }
    }
    for subject in subjects {
        let needs = workload.map_or(&[][..], |w| w.rule().needs);
        let unknown = needs.iter().filter(|need| need.met_by(subject).is_none());
        for need in unknown {
            let title = need.title();
            warnings.push(format!("whether {} has {title} is unknown", subject.name()));
        }
    }
    if setting.choice != Choice::Careful {
        warnings.push("priced on the routes asked for, not on those of a careful buyer".into());
    }
    warnings
}

/// Fewer scores than this are few.
const FEW_SCORES: usize = 5;

/// Dated checkpoints that were measured where the model that points to one of them hardly was. Scores of a
/// checkpoint are not lent to the pointer: it may have moved since.
fn checkpoints(
    context: &Context,
    resolved: &[Resolved],
    subjects: &[Subject],
) -> Result<Vec<String>, Error> {
    let catalog = &context.catalog;
    let mut found = Vec::new();
    for (one, subject) in resolved.iter().zip(subjects) {
        let own = subject.scores.len();
        if own >= FEW_SCORES {
            continue;
        }
        // Models stand sorted by id: those of its checkpoints follow its own.
        let mut most = (own.max(FEW_SCORES), None);
        for at in one.position + 1..catalog.model_count() {
            let id = catalog.model_id(at)?;
            let Some(date) = id
                .strip_prefix(subject.model.id)
                .filter(|d| d.starts_with("-20"))
            else {
                break;
            };
            let scores = catalog.scores(at)?.len();
            if scores > most.0 && date.bytes().filter(u8::is_ascii_digit).count() == 8 {
                most = (scores, Some(at));
            }
        }
        if let (scores, Some(at)) = most {
            let checkpoint = catalog.head(at)?;
            found.push(format!(
                "{} has {} here; {scores} are on its checkpoint {}",
                subject.name(),
                wording::count(own, "score"),
                checkpoint.name,
            ));
        }
    }
    Ok(found)
}

/// What the details rest on.
fn background<'a>(
    context: &'a Context,
    resolved: &[Resolved],
    subjects: &[Subject],
    setting: &Setting,
) -> Result<Background<'a>, Error> {
    let each = resolved
        .iter()
        .map(|r| context.catalog.evidence(r.position));
    let evidence: Vec<Evidence> = each.collect::<Result<_, _>>()?;
    let scores = subjects.iter().map(|s| s.scores);
    let credits = sources_used(evidence.iter().zip(scores)).into_iter();
    Ok(Background {
        credits: credits.filter_map(|id| context.credit(&id)).collect(),
        pool: pool(context, subjects, setting)?,
        evidence,
    })
}

/// Every other live model of the same kind, with its amount at the same traffic.
fn pool<'a>(
    context: &'a Context,
    subjects: &[Subject],
    setting: &Setting,
) -> Result<Pool<'a>, Error> {
    let providers = Providers::all(&context.catalog)?;
    let mut models = Vec::new();
    for position in 0..context.catalog.model_count() {
        let Some(mut model) = context.catalog.brief(position)? else {
            continue;
        };
        if !setting.traffic.is_plain() {
            model = context.catalog.model(position)?;
        }
        let alike = subjects.iter().any(|s| s.model.kind == model.kind);
        let compared = subjects.iter().any(|s| s.id() == model.id);
        if !alike || compared || crate::lifecycle::life(&model, &providers, setting.today).ends {
            continue;
        }
        let priced = priced_route(
            &model,
            &providers,
            &setting.traffic,
            &setting.choice,
            setting.today,
        );
        let monthly = priced.ok().map(|p| p.usd());
        models.push((model, monthly));
    }
    Ok(Pool { models })
}
