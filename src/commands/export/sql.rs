//! The query that prices a usage table with the price table, per request.
//!
//! Owns its wording in each dialect. It follows the rules for bills: tiers depend on a request's total input, cached
//! reads and writes have their own rates, and a missing rate means no amount. Amounts are decimals in micro-USD: tokens
//! times USD per million tokens.

use super::args::Dialect;
use crate::error::{Error, Kind};

/// Columns of a usage table, with defaults.
const PARTS: &[(&str, Option<&str>)] = &[
    ("model", None),
    ("input", None),
    ("output", None),
    ("cached", Some("0")),
    ("written", Some("0")),
    ("written_1h", Some("0")),
    ("mode", Some("'standard'")),
    ("provider", Some("''")),
];

/// The column with the date of a request. Without it, only today's prices are joined.
const DAY: &str = "day";

/// Token counts of a request and their rates.
const KINDS: &[(&str, &str)] = &[
    ("u.input - u.cached - u.written - u.written_1h", "p.input"),
    ("u.cached", "p.cache_read"),
    ("u.written", "p.cache_write_5m"),
    ("u.written_1h", "p.cache_write_1h"),
    ("u.output", "p.output"),
];

impl Dialect {
    /// Casts to an integer.
    fn whole(self, expression: &str) -> String {
        match self {
            Self::Duckdb | Self::Spark => format!("CAST({expression} AS BIGINT)"),
            Self::Clickhouse => format!("toInt64({expression})"),
            Self::Bigquery => format!("CAST({expression} AS INT64)"),
            Self::Snowflake => format!("CAST({expression} AS NUMBER(18, 0))"),
        }
    }

    /// Casts to a decimal wide enough for any product and sum; cells may be empty.
    fn decimal(self, expression: &str) -> String {
        match self {
            Self::Duckdb | Self::Spark => format!("CAST({expression} AS DECIMAL(38, 9))"),
            Self::Clickhouse => format!("toDecimal128OrNull(toString({expression}), 9)"),
            Self::Bigquery => format!("CAST({expression} AS BIGNUMERIC)"),
            Self::Snowflake => format!("CAST({expression} AS NUMBER(38, 9))"),
        }
    }

    /// Casts to a date; invalid dates become NULL.
    fn day(self, expression: &str) -> String {
        match self {
            Self::Duckdb | Self::Spark => format!("TRY_CAST({expression} AS DATE)"),
            Self::Clickhouse => format!("toDateOrNull(toString({expression}))"),
            Self::Bigquery => format!("SAFE_CAST({expression} AS DATE)"),
            Self::Snowflake => format!("TRY_TO_DATE(TO_VARCHAR({expression}))"),
        }
    }

    /// End of the query. Without this setting `ClickHouse` fills unmatched rows with zeros, which are valid prices.
    fn settings(self) -> &'static str {
        match self {
            Self::Clickhouse => "SETTINGS join_use_nulls = 1\n",
            _ => "",
        }
    }

    /// Casts a rate to few enough digits that its product with a token count is exact.
    fn rate(self, expression: &str) -> String {
        match self {
            Self::Duckdb | Self::Spark => format!("CAST({expression} AS DECIMAL(18, 9))"),
            Self::Clickhouse => format!("toDecimal128OrNull(toString({expression}), 9)"),
            Self::Bigquery => format!("CAST({expression} AS BIGNUMERIC)"),
            Self::Snowflake => format!("CAST({expression} AS NUMBER(18, 9))"),
        }
    }
}

/// The query; `map` has `NAME=COLUMN` items.
///
/// # Errors
/// An unknown or missing column name.
pub(super) fn query(
    dialect: Dialect,
    table: &str,
    prices: &str,
    map: &[String],
) -> Result<String, Error> {
    let names = PARTS.iter().map(|(name, _)| *name).chain([DAY]);
    let names: Vec<&str> = names.collect();
    let wrong = |message: String| {
        Err(Error::new(Kind::Usage, message).hint(format!("--map takes {}", names.join(", "))))
    };
    let mut mapped: Vec<(&str, &str)> = Vec::new();
    for part in map {
        match part.split_once('=') {
            Some((name, column)) if names.contains(&name.trim()) && !column.trim().is_empty() => {
                mapped.push((name.trim(), column.trim()));
            }
            _ => return wrong(format!("--map: `{part}` is not NAME=COLUMN")),
        }
    }
    let mut columns = Vec::new();
    for (name, default) in PARTS {
        let given = mapped
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, column)| *column);
        let Some(column) = given.or(*default) else {
            return wrong(format!("--map is missing {name}"));
        };
        let column = match *name {
            "model" => format!("LOWER({column})"),
            "mode" => mode(column),
            "provider" => format!("COALESCE({column}, '')"),
            _ => dialect.whole(&format!("COALESCE({column}, 0)")),
        };
        columns.push(format!("    {column} AS {name}"));
    }
    let days = mapped.iter().find(|(name, _)| *name == DAY);
    if let Some((_, column)) = days {
        columns.push(format!("    {} AS {DAY}", dialect.day(column)));
    }
    let (from, until) = (dialect.day("p.valid_from"), dialect.day("p.valid_until"));
    let valid = match days {
        None => format!("{until} IS NULL"),
        Some(_) => format!(
            "COALESCE({from}, u.{DAY}) <= u.{DAY}\n    AND COALESCE({until}, u.{DAY}) >= u.{DAY}"
        ),
    };
    let missing = KINDS
        .iter()
        .map(|(count, rate)| format!("({count} > 0 AND {rate} IS NULL)"));
    let missing: Vec<String> = missing.collect();
    let amounts = KINDS.iter().map(|(count, rate)| {
        let zero = dialect.rate("0");
        format!("({count}) * COALESCE({}, {zero})", dialect.rate(rate))
    });
    let amounts: Vec<String> = amounts.map(|amount| dialect.decimal(&amount)).collect();
    Ok(format!(
        "WITH u AS (
  SELECT
{columns}
  FROM {table}
),
billed AS (
  SELECT
    u.model AS model,
    p.provider AS provider,
    CASE
      WHEN p.spelling IS NULL OR p.marginal
        OR {missing}
      THEN NULL
      ELSE {amounts}
    END AS amount
  FROM u
  LEFT JOIN {prices} p
    ON p.spelling = u.model
    AND p.named_provider = u.provider
    AND p.mode = u.mode
    AND (p.above_input_tokens = 0 OR u.input > p.above_input_tokens)
    AND (p.up_to_input_tokens IS NULL OR u.input <= p.up_to_input_tokens)
    AND {valid}
)
SELECT
  model,
  provider,
  COUNT(*) AS requests,
  COUNT(*) - COUNT(amount) AS unpriced,
  SUM(amount) AS micro_usd
FROM billed
GROUP BY model, provider
ORDER BY micro_usd DESC
{settings}",
        columns = columns.join(",\n"),
        settings = dialect.settings(),
        missing = missing.join("\n        OR "),
        amounts = amounts.join("\n        + "),
    ))
}

/// Maps the mode to the price table's names.
fn mode(column: &str) -> String {
    format!(
        "CASE LOWER(COALESCE({column}, 'standard')) WHEN 'batch' THEN 'batch' WHEN 'flex' THEN 'flex' \
         WHEN 'priority' THEN 'priority' WHEN 'peak' THEN 'peak' ELSE 'standard' END"
    )
}
