//! Runs `llmcmp show MODEL`.

use catalog::Damaged;
use catalog::units::Date;

use super::args::ShowArgs;
use super::report::{Known, ShowReport};
use super::view::Detail;
use crate::commands::context::Context;
use crate::compare::sources_used;
use crate::error::Error;
use crate::lifecycle::is_live;
use crate::providers::Providers;

/// Shows everything known about a model.
///
/// # Errors
/// An unknown model, or an unreadable catalog.
pub fn run(context: &Context, args: &ShowArgs) -> Result<(), Error> {
    let catalog = &context.catalog;
    let resolved = context.resolver().one(&args.model)?;
    let at = resolved.position;
    let model = catalog.model(at)?;
    let lab = catalog.lab(model.lab).ok_or(Damaged)?;
    let evidence = catalog.evidence(at)?;
    let scores = catalog.scores(at)?;
    let used = sources_used(std::iter::once((&evidence, &*scores)));
    let sources = used.into_iter();
    let sources = sources.filter_map(|id| context.credit(&id));
    let placed = scores.into_iter().zip(catalog.places(at)?);
    let placed = placed.map(|(score, place)| {
        let board = catalog.board(score.board).ok_or(Damaged)?;
        Ok((score, board, place))
    });
    let known = Known {
        model: &model,
        lab: &lab,
        evidence: &evidence,
        scores: placed.collect::<Result<_, Damaged>>()?,
    };
    let providers = Providers::of(catalog, [&model])?;
    let routes = [&model].into_iter().flat_map(|model| &model.routes);
    let priced = routes.filter(|r| r.terms.price.is_some() && is_live(r, context.today));
    let days: Vec<Date> = priced.filter_map(|route| route.priced_on).collect();
    let body = ShowReport::new(known, &providers, sources.collect(), context.today);
    let report = context.report(vec![resolved], Vec::new(), body)?;
    let report = report.resting_on(days);
    let detail = Detail {
        explain: args.explain,
        full: args.full,
    };
    context.show(&report, |report| super::view::show(report, detail))
}
