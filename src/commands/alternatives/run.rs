//! Runs `llmcmp alternatives MODEL`. Does not rank (`crate::alternatives`).

use catalog::schema::Model;

use super::args::AlternativesArgs;
use crate::alternatives::screen::{Need, Screen, Wanted};
use crate::alternatives::{SuccessorReport, rank};
use crate::commands::context::Context;
use crate::commands::loaded::One;
use crate::compare::Subject;
use crate::compare::args::AskedArgs;
use crate::compare::coming;
use crate::error::{Error, Exit, Kind};
use crate::pricing::routes::{Choice, live_providers};
use crate::pricing::{Traffic, same_text_notes};
use crate::providers::Providers;
use crate::query::{Boards, Setting};
use crate::successor;

/// Ranks replacements for a model. [`Exit::No`] if there are none.
///
/// # Errors
/// An unknown model, capability or provider, or an unreadable catalog.
pub fn run(context: &Context, args: &AlternativesArgs) -> Result<Exit, Error> {
    let context = &context.under(&args.market.routes)?;
    let catalog = &context.catalog;
    let keep = needs(&args.keep)?;
    let resolved = context.resolver().one(&args.model)?;
    let providers = Providers::all(catalog)?;
    let boards: Boards = catalog.boards()?.into_iter().map(|b| (b.id, b)).collect();
    let setting = Setting {
        today: context.today,
        traffic: context.traffic_for(&args.traffic, args.asked.workload)?,
        choice: context.choice(&args.market)?,
        providers: &providers,
        boards: &boards,
    };
    let replaced = One::read(catalog, resolved.position)?;
    let setting = setting.of_bill(args.bill, Some(&replaced.model))?;
    let wanted = wanted(&replaced.model, args, keep, &setting);
    let mut screen = Screen::new(&replaced.model, &wanted, &setting);
    let admitted = admitted(context, resolved.position, &mut screen, &setting)?;
    let found = follower(context, &replaced.model, &screen, &setting)?;
    let excluded = screen.finish();
    let scale = catalog.quality_scale()?;
    let subject = replaced.subject(&setting);
    let candidates: Vec<Subject> = admitted.iter().map(|c| c.subject(&setting)).collect();
    let body = rank(
        &subject,
        &candidates,
        found,
        &wanted,
        (&setting, args.asked.asked(scale.as_ref())),
        excluded,
        args.limit,
    );
    let exit = Exit::no_if(body.alternatives.is_empty());
    let mut warnings = Vec::new();
    warnings.extend(setting.choice.limited(&providers));
    if wanted.context_tokens.is_none() {
        let name = subject.name();
        warnings.push(format!(
            "the context window of {name} is unknown, so none is required"
        ));
    }
    let shown = |subject: &&Subject| {
        subject.model.id == body.model.id
            || body
                .alternatives
                .iter()
                .any(|row| row.model == subject.model.id)
    };
    let named = std::iter::once(&subject).chain(&candidates).filter(shown);
    let named: Vec<&Subject> = named.collect();
    let models: Vec<&Model> = named.iter().map(|subject| subject.model).collect();
    warnings.extend(same_text_notes(&models, &setting.traffic));
    let coming = named.iter().filter_map(|subject| coming(subject, &setting));
    warnings.extend(coming.map(|(_, text)| text));
    let days: Vec<_> = named.iter().filter_map(|one| one.priced_on()).collect();
    let report = context.report(vec![resolved], warnings, body)?;
    let report = report.resting_on(days);
    context.show(&report, super::view::alternatives)?;
    Ok(exit)
}

/// Ids of up to `limit` models that can replace the one at `position`, best first for this traffic.
pub(crate) fn best(
    context: &Context,
    position: usize,
    traffic: Traffic,
    limit: usize,
) -> Result<Vec<String>, Error> {
    let catalog = &context.catalog;
    let providers = Providers::all(catalog)?;
    let boards: Boards = catalog.boards()?.into_iter().map(|b| (b.id, b)).collect();
    let setting = Setting {
        today: context.today,
        traffic,
        choice: Choice::Careful,
        providers: &providers,
        boards: &boards,
    };
    let replaced = One::read(catalog, position)?;
    let wanted = Wanted {
        keep: Need::of_model(&replaced.model),
        context_tokens: replaced.model.facts.context_tokens,
        open: false,
        providers: None,
        below: None,
    };
    let mut screen = Screen::new(&replaced.model, &wanted, &setting);
    let admitted = admitted(context, position, &mut screen, &setting)?;
    let found = follower(context, &replaced.model, &screen, &setting)?;
    let scale = catalog.quality_scale()?;
    let candidates: Vec<Subject> = admitted.iter().map(|c| c.subject(&setting)).collect();
    let asked = AskedArgs::default().asked(scale.as_ref());
    let subject = replaced.subject(&setting);
    let excluded = screen.finish();
    let body = rank(
        &subject,
        &candidates,
        found,
        &wanted,
        (&setting, asked),
        excluded,
        limit,
    );
    let ranked = body.alternatives.into_iter();
    Ok(ranked.map(|row| row.model).collect())
}

/// The models that pass the screen.
fn admitted<'a>(
    context: &'a Context,
    replaced: usize,
    screen: &mut Screen,
    setting: &Setting,
) -> Result<Vec<One<'a>>, Error> {
    let catalog = &context.catalog;
    let (mut admitted, mut unsold) = (Vec::new(), 0);
    for position in 0..catalog.model_count() {
        let Some(mut other) = catalog.brief(position)? else {
            unsold += usize::from(position != replaced);
            continue;
        };
        // Brief records only have standard rates.
        if !setting.traffic.is_plain() {
            other = catalog.model(position)?;
        }
        if screen.admits(&other) {
            admitted.push(One::read(catalog, position)?);
        }
    }
    screen.unsold(unsold);
    Ok(admitted)
}

/// Parses `--keep`.
fn needs(words: &[String]) -> Result<Vec<Need>, Error> {
    let need = |word: &String| {
        Need::of(word).ok_or_else(|| {
            let message = format!("--keep: unknown capability `{word}`");
            let known: Vec<&str> = Need::all().iter().map(|need| need.key).collect();
            Error::new(Kind::Usage, message).hint(format!("use one of {}", known.join(", ")))
        })
    };
    words.iter().map(need).collect()
}

fn wanted<'a>(
    model: &Model<'a>,
    args: &AlternativesArgs,
    keep: Vec<Need>,
    setting: &Setting,
) -> Wanted<'a> {
    Wanted {
        keep: if keep.is_empty() {
            Need::of_model(model)
        } else {
            keep
        },
        context_tokens: args.min_context.or(model.facts.context_tokens),
        open: args.open,
        providers: args
            .same_provider
            .then(|| live_providers(model, setting.today)),
        below: args.cheaper.then(|| setting.monthly(model)),
    }
}

/// The successor of the replaced model, and the requirements it fails.
fn follower(
    context: &Context,
    replaced: &Model,
    screen: &Screen,
    setting: &Setting,
) -> Result<Option<SuccessorReport>, Error> {
    let mut providers = setting.providers.clone();
    let found = successor::find(&context.catalog, replaced, &mut providers, setting.today)?;
    Ok(found.map(|next| {
        let reasons = screen.reasons(&next.model);
        SuccessorReport {
            model: next.model.id.to_owned(),
            name: next.model.name.to_owned(),
            by: next.by,
            rank: None,
            not_listed: (!reasons.is_empty()).then(|| reasons.join("; ")),
        }
    }))
}
