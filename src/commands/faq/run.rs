//! Runs `llmcmp faq A B`. Does not answer (`compare`).

use super::args::FaqArgs;
use super::report::FaqReport;
use crate::commands::context::{Context, Loaded};
use crate::compare::{Subject, questions};
use crate::error::{Error, Exit};
use crate::output::report::Report;
use crate::pricing::routes::Choice;
use crate::query::Setting;

/// Answers questions about two models, or only those that match the words. [`Exit::No`] if none matches.
///
/// # Errors
/// Unknown models, or an unreadable catalog.
pub fn run(context: &Context, args: &FaqArgs) -> Result<Exit, Error> {
    let (models, words) = args.models.split_at(2.min(args.models.len()));
    let resolved = context.resolve(models)?;
    let loaded = Loaded::new(context, &resolved)?;
    let setting = Setting {
        today: context.today,
        traffic: context.traffic(&args.traffic)?,
        choice: Choice::Careful,
        providers: &loaded.providers,
        boards: &loaded.boards,
    };
    let each = loaded.models.iter().zip(&loaded.labs).zip(&loaded.scores);
    let subjects: Vec<Subject> = each
        .map(|((model, lab), scores)| Subject::new(model, lab, scores, &setting))
        .collect();
    let mut faq = questions(&subjects, &setting);
    if !words.is_empty() {
        faq.retain(|answer| words.iter().any(|word| answer.fits(word)));
    }
    let exit = if faq.is_empty() { Exit::No } else { Exit::Done };
    let body = FaqReport { faq };
    let report = Report::new(&context.catalog, context.today, resolved, Vec::new(), body)?;
    context.show(&report, super::view::faq)?;
    Ok(exit)
}
