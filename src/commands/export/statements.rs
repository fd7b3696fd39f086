//! The price table as SQL statements that create and fill it.
//!
//! Owns the type names, which `BigQuery`, `DuckDB`, Snowflake and Spark share, and quoting. Does not know what the
//! columns mean.

use crate::output::parquet::Values;

/// Name of the table, as in the query.
const TABLE: &str = "llmcmp_prices";
/// Rows per statement, far below any database's limit.
const ROWS: usize = 500;

pub(super) fn statements(columns: &[(&str, Values)]) -> String {
    let types: Vec<String> = columns
        .iter()
        .map(|(name, values)| format!("  {name} {}", kind(values)))
        .collect();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let names = names.join(", ");
    let mut sql = format!("CREATE TABLE {TABLE} (\n{}\n);\n", types.join(",\n"));
    let count = columns.first().map_or(0, |(_, values)| values.len());
    let rows: Vec<usize> = (0..count).collect();
    for rows in rows.chunks(ROWS) {
        let rows = rows.iter().map(|at| {
            let cells = columns.iter().map(|(_, values)| literal(values, *at));
            format!("  ({})", cells.collect::<Vec<_>>().join(", "))
        });
        let rows: Vec<String> = rows.collect();
        sql += &format!(
            "INSERT INTO {TABLE} ({names}) VALUES\n{};\n",
            rows.join(",\n")
        );
    }
    sql
}

fn kind(values: &Values) -> String {
    match values {
        Values::Text(_) => "STRING".to_owned(),
        Values::Flag(_) => "BOOLEAN".to_owned(),
        Values::Whole(_) => "BIGINT".to_owned(),
        Values::Decimal(digits, _) => format!("DECIMAL(18, {digits})"),
        Values::Day(_) => "DATE".to_owned(),
    }
}

/// A value as an SQL literal.
fn literal(values: &Values, at: usize) -> String {
    let written = match values {
        Values::Text(texts) => texts[at].map(|text| format!("'{}'", text.replace('\'', "''"))),
        Values::Flag(flags) => flags[at].map(|flag| flag.to_string().to_uppercase()),
        Values::Whole(numbers) => numbers[at].map(|number| number.to_string()),
        Values::Decimal(digits, numbers) => numbers[at].map(|number| decimal(number, *digits)),
        Values::Day(days) => days[at].map(|day| format!("DATE '{day}'")),
    };
    written.unwrap_or_else(|| "NULL".to_owned())
}

/// A decimal with `digits` decimal places.
fn decimal(units: i64, digits: u32) -> String {
    let one = 10_i64.pow(digits);
    let width = digits as usize;
    format!("{}.{:0width$}", units / one, units % one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled_and_what_is_missing_is_null() {
        let columns = [
            ("name", Values::Text(vec![Some("o'x"), None])),
            ("rate", Values::Decimal(9, vec![Some(1_050_000_000), None])),
            (
                "day",
                Values::Day(vec![None, Some(jiff::civil::date(2026, 3, 1))]),
            ),
            ("flag", Values::Flag(vec![Some(true), None])),
        ];
        assert_eq!(
            statements(&columns),
            "CREATE TABLE llmcmp_prices (
  name STRING,
  rate DECIMAL(18, 9),
  day DATE,
  flag BOOLEAN
);
INSERT INTO llmcmp_prices (name, rate, day, flag) VALUES
  ('o''x', 1.050000000, NULL, TRUE),
  (NULL, NULL, DATE '2026-03-01', NULL);
"
        );
    }
}
