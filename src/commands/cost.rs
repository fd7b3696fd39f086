//! `llmcmp cost [MODEL …] --tokens [IN[/OUT]]`.

use std::collections::BTreeMap;

use super::Context;
use crate::catalog::schema::Model;
use crate::cli::CostArgs;
use crate::compare::Setting;
use crate::error::Error;
use crate::providers::Providers;
use crate::report::{CostReport, Report};
use crate::view;

/// Prices the named models, or all of them.
///
/// # Errors
/// Names that mean no model, or a catalog that cannot be read.
pub fn run(context: &Context, args: &CostArgs) -> Result<(), Error> {
    let catalog = &context.catalog;
    let resolved = context.resolve(&args.models)?;
    let named = !resolved.is_empty();
    let models: Vec<Model> = if named {
        context.models(&resolved)?
    } else {
        let all =
            (0..catalog.model_count()).filter_map(|position| catalog.brief(position).transpose());
        all.collect::<Result<_, _>>()?
    };
    let providers = if named {
        Providers::of(catalog, &models)?
    } else {
        Providers::all(catalog)?
    };
    let setting = Setting {
        today: context.today,
        traffic: args.tokens,
        choice: context.choice(&args.market)?,
        providers: &providers,
        boards: &BTreeMap::new(),
    };
    let unsold = if named {
        0
    } else {
        catalog.model_count() - models.len()
    };
    let limit = if named { 0 } else { args.limit };
    let body = CostReport::new(&models, &setting, named, limit, unsold);
    let report = Report::new(catalog, context.today, resolved, Vec::new(), body)?;
    let shown = context.show(&report, view::cost);
    // The process ends here: taking all models apart piece by piece costs more than printing them.
    std::mem::forget(models);
    shown
}
