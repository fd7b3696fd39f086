//! `llmcmp compare A B [C …]`.

use catalog::schema::Evidence;
use clap::ValueEnum;

use super::args::CompareArgs;
use super::page::{Basis, Page};
use super::view::{DEFAULT_SECTIONS, Section};
use crate::commands::context::Context;
use crate::commands::loaded::Loaded;
use crate::compare::{Background, Pool, Subject, checkpoints, compare, sources_used, warnings};
use crate::error::Error;
use crate::output::Format;
use crate::pricing::past_notes;
use crate::query::Setting;
use crate::resolve::Resolved;

/// Compares the named models.
///
/// # Errors
/// A name that matches no model, or an unreadable catalog.
pub fn run(context: &Context, args: &CompareArgs) -> Result<(), Error> {
    let context = &context.at(args.as_of)?;
    let resolved = context.resolve(&args.models)?;
    let left_out = context.left_out(&args.market.routes, &resolved)?;
    let context = &context.under(&args.market.routes)?;
    let positions: Vec<usize> = resolved.iter().map(|one| one.position).collect();
    let loaded = Loaded::new(context, &positions)?;
    let setting = Setting {
        today: context.today,
        traffic: context.traffic_for(&args.traffic, args.asked.workload)?,
        choice: context.choice(&args.market)?,
        providers: &loaded.providers,
        boards: &loaded.boards,
    };
    let setting = setting.of_bill(args.bill, loaded.first())?;
    let subjects = loaded.subjects(&setting);
    let is_page = context.output.format == Format::Html;
    let sections: &[Section] = match args.section.as_slice() {
        [] if args.full || is_page => Section::value_variants(),
        [] => DEFAULT_SECTIONS,
        asked => asked,
    };
    // Sources and the rest of the catalog are only needed for the details, and for the credits if benchmarks were
    // requested.
    let credited = args.section.contains(&Section::Benchmarks);
    let detailed = context.output.format.is_data()
        || is_page
        || credited
        || sections.iter().any(|s| !DEFAULT_SECTIONS.contains(s));
    let background = detailed.then(|| background(context, &resolved, &subjects, &setting));
    let background = background.transpose()?;
    let models = || subjects.iter().map(|subject| subject.model);
    let mut warnings = warnings(&subjects, &setting, args.asked.workload);
    warnings.extend(checkpoints(&context.catalog, &positions, &subjects)?);
    warnings.extend(left_out);
    warnings.extend(setting.traffic.idle_discounts(models()));
    if args.bill.is_some() {
        warnings.push(format!("monthly costs are those of {}", setting.traffic));
    }
    if args.as_of.is_some() {
        warnings.extend(past_notes(models(), context.today));
    }
    let asked = args.asked.asked(loaded.scale.as_ref());
    let successors = loaded.successors(&setting);
    let page = match &background {
        Some(background) if is_page => {
            let basis = Basis {
                args,
                resolved: &resolved,
                loaded: &loaded,
                setting: &setting,
                subjects: &subjects,
                asked,
            };
            Some(Page::new(context, &basis, background)?)
        }
        _ => None,
    };
    let body = compare(&subjects, &setting, asked, &successors, background);
    let report = context.report(resolved, warnings, body)?;
    let report = report.resting_on(subjects.iter().filter_map(Subject::priced_on));
    let full = args.full || !args.section.is_empty() || page.is_some();
    context.show(&report, |report| {
        super::view::compare(report, sections, full, page.as_ref())
    })
}

/// The inputs of the details.
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
        pool: Pool::of(&context.catalog, subjects, setting)?,
        evidence,
    })
}
