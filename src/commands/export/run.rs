//! Runs `llmcmp export`.

use serde_json::Value;

use super::args::{ExportArgs, What};
use super::{prices, sql, statements, tools};
use crate::commands::context::Context;
use crate::error::{Error, Kind};
use crate::output;
use crate::output::csv::csv;
use crate::output::parquet::parquet;
use crate::output::rows::{columns, values};
use crate::output::target::Format;
use crate::wording;

/// Writes prices, a catalog for another tool, or a query.
///
/// # Errors
/// An unknown model, an unsupported format, or output that cannot be written.
pub fn run(context: &Context, args: &ExportArgs) -> Result<(), Error> {
    let text = match &args.what {
        What::Prices {
            models,
            history,
            as_of,
        } => {
            let past = context.at(*as_of)?;
            let rows = prices::rows(&past, models, *history)?;
            let values = || values(&rows).map_err(failed);
            match context.output.format {
                Format::Parquet if context.output.terminal.screen.is_some() => {
                    let message = "parquet output is binary and cannot go to a terminal";
                    return Err(Error::new(Kind::Usage, message).hint("-o prices.parquet"));
                }
                Format::Parquet => {
                    let file = parquet(&prices::values(&rows)).map_err(failed)?;
                    return context.output.write(&file);
                }
                Format::Sql => {
                    let sql = statements::statements(&prices::values(&rows));
                    return context.output.write(sql.as_bytes());
                }
                Format::Table | Format::Csv => csv(&columns(prices::COLUMNS), &values()?)?,
                Format::Jsonl => values()?
                    .iter()
                    .flat_map(|row| format!("{row}\n").into_bytes())
                    .collect(),
                Format::Json => format!("{}\n", Value::Array(values()?)).into_bytes(),
                other => {
                    let message =
                        format!("`export prices` does not support {other:?}").to_lowercase();
                    return Err(Error::new(Kind::Usage, message)
                        .hint("--format csv, jsonl, json, parquet or sql"));
                }
            }
        }
        What::Catalog { tool, models } => {
            let exported = tools::export(context, *tool, models)?;
            if exported.left_out > 0 {
                let offers = wording::count(exported.left_out, "priced route");
                output::warning(&format!(
                    "{offers} omitted: the format cannot express the price or does not know the provider"
                ));
            }
            return output::json(&exported.value, &context.output);
        }
        What::Sql {
            dialect,
            table,
            prices,
            map,
        } => sql::query(*dialect, table, prices, map)?.into_bytes(),
    };
    output::text(&text, &context.output)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::new(
        Kind::Output,
        format!("the price table cannot be written: {error}"),
    )
}
