//! Runs `llmcmp cost [MODEL …]`. Does not compute costs (`pricing`).

use catalog::schema::Model;
use catalog::units::Date;

use super::args::CostArgs;
use super::report::{CostQuery, CostReport, Currency};
use crate::commands::context::Context;
use crate::error::{Error, Exit, Kind};
use crate::output::Format;
use crate::pricing::{SelfHost, past_notes};
use crate::providers::Providers;
use crate::query::filter::sieve;
use crate::query::{Boards, Bounds, Labs, Setting, Vocabulary, filters};
use crate::wording;

/// Prices the given models, or all that match the filters. [`Exit::No`] if none is within the maximum.
///
/// # Errors
/// Unknown models, conflicting traffic options, or an unreadable catalog.
pub fn run(context: &Context, args: &CostArgs) -> Result<Exit, Error> {
    if !args.usage.from.is_empty() {
        return crate::commands::cost::recorded::run::run(context, args).map(|()| Exit::Done);
    }
    let context = &context.at(args.as_of)?;
    let resolved = context.resolve(&args.models)?;
    let mut warnings = context.left_out(&args.market.routes, &resolved)?;
    let context = &context.under(&args.market.routes)?;
    let catalog = &context.catalog;
    let named = context.models(&resolved)?;
    let providers = if named.is_empty() {
        Providers::all(catalog)?
    } else {
        Providers::of(catalog, &named)?
    };
    let setting = Setting {
        today: context.today,
        traffic: context.traffic_for(&args.traffic, args.filter.workload)?,
        choice: context.choice(&args.market)?,
        providers: &providers,
        boards: &Boards::default(),
    };
    let setting = setting.of_bill(args.bill, named.first())?;
    let mut query = query(args, !named.is_empty());
    if args.as_of.is_some() {
        warnings.extend(past_notes(&named, context.today));
    }
    let models = match filtered(context, args, &setting)? {
        Some(_) if query.bounds.named => {
            let message = "filters cannot be combined with model names";
            return Err(Error::new(Kind::Usage, message).hint(
                "omit the names or the filters; `--providers` says whose routes are priced",
            ));
        }
        Some((models, may_fit)) => {
            if may_fit > 0 {
                let models = wording::count(may_fit, "model");
                warnings.push(format!(
                    "{models} might match, but lack the data to tell; see `llmcmp list --explain` with the same filters"
                ));
            }
            models
        }
        None if query.bounds.named => named,
        None => {
            let models = sold(context, args, &setting)?;
            query.bounds.usual = true;
            query.unsold = catalog.model_count() - models.len();
            models
        }
    };
    warnings.extend(setting.traffic.idle_discounts(models.iter()));
    let body = CostReport::new(&models, &setting, query)?;
    let exit = Exit::no_if(!body.fits());
    let days: Vec<Date> = body.rows.iter().filter_map(|row| row.price_as_of).collect();
    let report = context.report(resolved, warnings, body)?.resting_on(days);
    // HTML pages always show the plot.
    let plot = args.plot || context.output.format == Format::Html;
    context.show(&report, |report| super::view::cost(report, plot))?;
    Ok(exit)
}

/// Models that match the filters, and the number that might; `None` without filters.
fn filtered<'a>(
    context: &'a Context,
    args: &CostArgs,
    setting: &Setting,
) -> Result<Option<(Vec<Model<'a>>, usize)>, Error> {
    let catalog = &context.catalog;
    let mut vocabulary = Vocabulary::new(catalog);
    let labs = Labs::new(catalog)?;
    let filters = filters(catalog, &mut vocabulary, &labs, &[], &args.filter)?;
    if filters.iter().all(|filter| filter.usual) && args.filter.kind.is_empty() {
        return Ok(None);
    }
    let sieved = sieve(vocabulary.candidates(&labs, setting), &filters, setting)?;
    let positions = sieved
        .kept
        .iter()
        .filter_map(|entry| catalog.position(entry.model.id));
    let models = positions.map(|at| catalog.model(at));
    Ok(Some((models.collect::<Result<_, _>>()?, sieved.may_fit)))
}

/// All models with a provider.
fn sold<'a>(
    context: &'a Context,
    args: &CostArgs,
    setting: &Setting,
) -> Result<Vec<Model<'a>>, Error> {
    let catalog = &context.catalog;
    let all = 0..catalog.model_count();
    // Brief records only have standard rates.
    if setting.traffic.is_plain() && !args.routes && args.sweep.is_none() {
        let brief = all.filter_map(|at| catalog.brief(at).transpose());
        return Ok(brief.collect::<Result<_, _>>()?);
    }
    Ok(all.map(|at| catalog.model(at)).collect::<Result<_, _>>()?)
}

fn query(args: &CostArgs, named: bool) -> CostQuery {
    let machine = args.self_host.zip(args.tps).zip(args.util);
    let currency = args.currency.clone().zip(args.rate);
    CostQuery {
        bounds: Bounds {
            named,
            limit: if named { 0 } else { args.limit },
            most: args.max_monthly,
            usual: false,
        },
        unsold: 0,
        routes: args.routes,
        self_host: machine.map(|((rent, tps), util)| SelfHost::new(rent, tps, util)),
        sweep: args.sweep.map(|sweep| (sweep, usize::from(args.steps))),
        currency: currency.map(|(code, rate_per_usd)| Currency { code, rate_per_usd }),
    }
}
