//! `llmcmp faq A B`.

use super::{Context, Loaded};
use crate::cli::FaqArgs;
use crate::compare::{Setting, Subject, questions};
use crate::error::Error;
use crate::report::{FaqReport, Report};
use crate::resolve::resolve_all;
use crate::routes::Choice;
use crate::view;

/// Answers the questions about two models.
///
/// # Errors
/// Names that mean no model, or a catalog that cannot be read.
pub fn run(context: &Context, args: &FaqArgs) -> Result<(), Error> {
    let resolved = resolve_all(&context.catalog, &args.models)?;
    let loaded = Loaded::new(context, &resolved)?;
    let setting = Setting {
        today: context.today,
        traffic: args.tokens,
        choice: Choice::Careful,
        providers: &loaded.providers,
        boards: &loaded.boards,
    };
    let each = loaded.models.iter().zip(&loaded.labs).zip(&loaded.scores);
    let subjects: Vec<Subject> = each
        .map(|((model, lab), scores)| Subject::new(model, lab, scores, &setting))
        .collect();
    let body = FaqReport {
        faq: questions(&subjects, &setting),
    };
    let report = Report::new(&context.catalog, context.today, resolved, Vec::new(), body)?;
    context.show(&report, view::faq)
}
