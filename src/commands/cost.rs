//! `llmcmp cost [MODEL …]`.

use std::collections::BTreeMap;

use super::Context;
use crate::catalog::schema::Model;
use crate::cli::CostArgs;
use crate::compare::Setting;
use crate::cost::SelfHost;
use crate::error::{Error, Exit};
use crate::providers::Providers;
use crate::report::{CostQuery, CostReport, Currency, Report};
use crate::view;

/// Prices the named models, or all of them. [`Exit::No`]: none costs as little as asked for.
///
/// # Errors
/// Names that mean no model, parts of the traffic that do not go together, or a catalog that cannot be
/// read.
pub fn run(context: &Context, args: &CostArgs) -> Result<Exit, Error> {
    if !args.usage.from.is_empty() {
        return super::usage::run(context, args).map(|()| Exit::Done);
    }
    let catalog = &context.catalog;
    let resolved = context.resolve(&args.models)?;
    let named = !resolved.is_empty();
    let traffic = context.traffic(&args.traffic)?;
    let query = query(args, named);
    // The brief form of a model has its standard rates alone.
    let brief = traffic.is_plain() && !args.routes && args.sweep.is_none();
    let models: Vec<Model> = if named {
        context.models(&resolved)?
    } else if brief {
        let all = (0..catalog.model_count()).filter_map(|at| catalog.brief(at).transpose());
        all.collect::<Result<_, _>>()?
    } else {
        let all = (0..catalog.model_count()).map(|at| catalog.model(at));
        all.collect::<Result<_, _>>()?
    };
    let providers = if named {
        Providers::of(catalog, &models)?
    } else {
        Providers::all(catalog)?
    };
    let setting = Setting {
        today: context.today,
        traffic,
        choice: context.choice(&args.market)?,
        providers: &providers,
        boards: &BTreeMap::new(),
    };
    let query = CostQuery {
        unsold: catalog.model_count().saturating_sub(models.len()),
        ..query
    };
    let body = CostReport::new(&models, &setting, query)?;
    let exit = if body.fits() { Exit::Done } else { Exit::No };
    let report = Report::new(catalog, context.today, resolved, Vec::new(), body)?;
    context.show(&report, |report| view::cost(report, args.plot))?;
    // The process ends here: taking all models apart piece by piece costs more than printing them.
    std::mem::forget(models);
    Ok(exit)
}

fn query(args: &CostArgs, named: bool) -> CostQuery {
    let machine = args.self_host.zip(args.tps).zip(args.util);
    let currency = args.currency.clone().zip(args.rate);
    CostQuery {
        named,
        limit: if named { 0 } else { args.limit },
        routes: args.routes,
        max_monthly: args.max_monthly,
        self_host: machine.map(|((rent, tps), util)| SelfHost::new(rent, tps, util)),
        sweep: args.sweep.map(|sweep| (sweep, usize::from(args.steps))),
        currency: currency.map(|(code, rate_per_usd)| Currency { code, rate_per_usd }),
        ..CostQuery::default()
    }
}
