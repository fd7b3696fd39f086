//! Runs `llmcmp faq A B`. Does not answer (`compare`).

use super::args::FaqArgs;
use super::report::FaqReport;
use crate::commands::context::Context;
use crate::commands::loaded::Loaded;
use crate::compare::{Subject, questions};
use crate::error::{Error, Exit};
use crate::pricing::routes::Choice;
use crate::query::Setting;

/// Answers questions about two models, or only those that match the words. [`Exit::No`] if none matches.
///
/// # Errors
/// Unknown models, or an unreadable catalog.
pub fn run(context: &Context, args: &FaqArgs) -> Result<Exit, Error> {
    let (models, words) = args.models.split_at(2.min(args.models.len()));
    let resolved = context.resolve(models)?;
    let positions: Vec<usize> = resolved.iter().map(|one| one.position).collect();
    let loaded = Loaded::new(context, &positions)?;
    let setting = Setting {
        today: context.today,
        traffic: context.traffic_for(&args.traffic, args.asked.workload)?,
        choice: Choice::Careful,
        providers: &loaded.providers,
        boards: &loaded.boards,
    };
    let subjects = loaded.subjects(&setting);
    let asked = args.asked.asked(loaded.scale.as_ref());
    let mut faq = questions(&subjects, &setting, asked, &loaded.successors(&setting));
    if !words.is_empty() {
        let words = || words.iter().flat_map(|words| words.split_whitespace());
        faq.retain(|answer| words().any(|word| answer.fits(word)));
    }
    let exit = Exit::no_if(faq.is_empty());
    let body = FaqReport { faq };
    let report = context.report(resolved, Vec::new(), body)?;
    let report = report.resting_on(subjects.iter().filter_map(Subject::priced_on));
    context.show(&report, super::view::faq)?;
    Ok(exit)
}
