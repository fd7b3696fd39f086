//! Runs `llmcmp sources`.

use super::report::SourcesReport;
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::report::Report;

/// Lists the sources of the catalog.
///
/// # Errors
/// An unreadable catalog.
pub fn run(context: &Context) -> Result<(), Error> {
    let catalog = &context.catalog;
    let body = SourcesReport::new(catalog)?;
    let report = Report::new(catalog, context.today, Vec::new(), Vec::new(), body)?;
    context.show(&report, super::view::sources)
}
