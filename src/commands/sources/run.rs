//! Runs `llmcmp sources`.

use super::report::SourcesReport;
use crate::commands::context::Context;
use crate::error::Error;

pub fn run(context: &Context) -> Result<(), Error> {
    let body = SourcesReport::new(&context.catalog)?;
    let report = context.report(Vec::new(), Vec::new(), body)?;
    context.show(&report, super::view::sources)
}
