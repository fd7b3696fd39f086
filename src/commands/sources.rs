//! `llmcmp sources`.

use super::Context;
use crate::error::Error;
use crate::report::{Report, SourcesReport};
use crate::view;

/// Lists the sources of the catalog.
///
/// # Errors
/// A catalog that cannot be read.
pub fn run(context: &Context) -> Result<(), Error> {
    let catalog = &context.catalog;
    let body = SourcesReport::new(catalog)?;
    let report = Report::new(catalog, context.today, Vec::new(), Vec::new(), body)?;
    context.show(&report, view::sources)
}
