//! Options of `llmcmp export`.

use catalog::units::Date;
use clap::{Args, Subcommand, ValueEnum};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  llmcmp export prices -o llmcmp_prices.csv
  llmcmp export prices claude-opus-5 gpt-5.6-sol --format jsonl
  llmcmp export prices --history -o llmcmp_prices.parquet
  llmcmp export catalog --as litellm -o model_prices.json
  llmcmp export sql --dialect duckdb --table usage --map model=model,input=prompt_tokens,cached=cached_tokens,output=completion_tokens";

/// What to export.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What
    #[command(subcommand)]
    pub what: What,
}

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Export the price table: a row for each spelling of a model, provider, mode and tier; CSV, JSON lines,
    /// Parquet or SQL
    Prices {
        /// Models; all without any
        models: Vec<String>,
        /// Past prices too, each with the days on which it held
        #[arg(long)]
        history: bool,
        /// The prices of a past day, as far as they are on record
        #[arg(long, value_name = "DAY", conflicts_with = "history")]
        as_of: Option<Date>,
    },
    /// Export the catalog in the form of another tool, JSON
    Catalog {
        /// The tool that is to read it
        #[arg(long = "as", value_enum, value_name = "TOOL")]
        tool: Tool,
        /// Models; all without any
        models: Vec<String>,
    },
    /// Export the SQL query that bills a usage table with the price table
    Sql {
        /// Database
        #[arg(long, value_enum)]
        dialect: Dialect,
        /// Usage table, one row a request
        #[arg(long, value_name = "TABLE", default_value = "usage")]
        table: String,
        /// Price table, loaded from `export prices`
        #[arg(long, value_name = "TABLE", default_value = "llmcmp_prices")]
        prices: String,
        /// Columns of the usage table: model, input (all input, cached or not), cached, written (for 5
        /// minutes), `written_1h`, output, mode, provider, day (for a price table with its history); an
        /// expression each
        #[arg(
            long,
            value_name = "NAME=COLUMN",
            value_delimiter = ',',
            required = true
        )]
        map: Vec<String>,
    },
}

/// A tool by the form of its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tool {
    /// `LiteLLM`: `model_prices_and_context_window.json`
    Litellm,
    /// models.dev: `api.json`
    #[value(name = "models.dev", alias = "models-dev")]
    ModelsDev,
    /// `OpenRouter`: the answer of `/api/v1/models`
    Openrouter,
    /// genai-prices: `data.json`
    GenaiPrices,
}

/// A database by its SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// `DuckDB`
    Duckdb,
    /// `ClickHouse`
    Clickhouse,
    /// `BigQuery`
    Bigquery,
    /// Spark SQL, Databricks
    Spark,
    /// Snowflake
    Snowflake,
}
