//! Options of `llmcmp export`.

use clap::{Args, Subcommand, ValueEnum};

use crate::day::Day;

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
    /// Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines,
    /// Parquet or SQL
    Prices {
        /// Models to export [default: all]
        models: Vec<String>,
        /// Include past prices with the dates they were valid
        #[arg(long)]
        history: bool,
        /// Use the prices on record for this past date; 6m is six months ago
        #[arg(long, value_name = "DAY", conflicts_with = "history")]
        as_of: Option<Day>,
    },
    /// Export the catalog as JSON in another tool's format
    Catalog {
        /// Target tool
        #[arg(long = "as", value_enum, value_name = "TOOL")]
        tool: Tool,
        /// Models to export [default: all]
        models: Vec<String>,
    },
    /// Print a SQL query that prices a usage table using the price table
    Sql {
        /// Database
        #[arg(long, value_enum)]
        dialect: Dialect,
        /// Usage table, one row per request
        #[arg(long, value_name = "TABLE", default_value = "usage")]
        table: String,
        /// Price table, loaded from `export prices`
        #[arg(long, value_name = "TABLE", default_value = "llmcmp_prices")]
        prices: String,
        /// Columns of the usage table: model, input (all input, cached or not), cached, written (for 5
        /// minutes), `written_1h`, output, mode, provider, day (for a price table with history); each may be
        /// an SQL expression
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
    /// `OpenRouter`: the response of `/api/v1/models`
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
