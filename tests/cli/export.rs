//! `export`: the price table and the queries that use it for billing.

use std::path::Path;

use crate::program::{Run, bundled, program};

fn export(args: &[&str]) -> Run {
    let mut command = program();
    command.arg("export").args(args);
    command.arg("--catalog");
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/paid"));
    command.output().expect("the program starts").into()
}

#[test]
fn the_price_table_has_a_row_for_each_mode_and_size() {
    let run = export(&["prices", "lumen-pro"]);
    let rows: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| line.starts_with("lumen-pro,,"))
        .collect();
    let expected = [
        "lumen-pro,,google/lumen-pro,google,lab,standard,0,200000,false,1.25,0.125,,,10,,",
        "lumen-pro,,google/lumen-pro,google,lab,standard,200000,,false,2.5,0.25,,,15,,",
    ];
    assert_eq!(rows[..2], expected, "{}", run.stderr);
    let run = export(&["prices", "sonata-2", "--format", "jsonl"]);
    let row = run.stdout.lines().next().expect("a row");
    let row: serde_json::Value = serde_json::from_str(row).expect("JSON");
    assert_eq!(row["cache_write_1h"], 6.0);
    assert_eq!(export(&["prices", "--format", "sarif"]).code, Some(2));
}

#[test]
fn a_query_needs_the_columns_that_are_billed() {
    let map = "model=m,input=i,output=o";
    for dialect in ["duckdb", "clickhouse", "bigquery", "spark", "snowflake"] {
        let run = export(&["sql", "--dialect", dialect, "--table", "t", "--map", map]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(
            run.stdout.contains("LEFT JOIN llmcmp_prices p"),
            "{dialect}"
        );
        // ClickHouse fills outer joins with zeros, which are prices, and mistakes a sum's name for the column that it
        // sums.
        let joins_nulls = run.stdout.ends_with("SETTINGS join_use_nulls = 1\n");
        assert_eq!(joins_nulls, dialect == "clickhouse");
        assert!(run.stdout.contains("SUM(amount) AS micro_usd"), "{dialect}");
    }
    for wrong in [
        "model=m,input=i",
        "model=m,input=i,output=o,colour=c",
        "model",
    ] {
        let run = export(&["sql", "--dialect", "duckdb", "--map", wrong]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{wrong}");
    }
}

#[test]
fn duckdb_bills_the_same_to_the_micro_dollar() {
    let Some(mut python) = super::python::with(&["duckdb"], "") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/bill_elsewhere.py");
    let run = python
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_llmcmp"))
        .arg(folder.path())
        .args(["5000", "duckdb"])
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&run.stdout);
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}{errors}");
    assert!(said.contains("difference 0"), "{said}");
}

/// Compares two tables row by row, as the query reads them.
const SAME_ROWS: &str = r#"
import duckdb, sys
text, file, statements = sys.argv[1:]
rates = "input cache_read cache_write_5m cache_write_1h output".split()
columns = "spelling, COALESCE(named_provider, '') AS named_provider, model, provider, paid, mode, " + ", ".join(
    f"CAST({name} AS {kind}) AS {name}" for kind, names in (
        ("BIGINT", ["above_input_tokens", "up_to_input_tokens"]), ("BOOLEAN", ["marginal"]), ("DECIMAL(18, 9)", rates),
        ("DATE", ["valid_from", "valid_until"]),
    ) for name in names)
base = duckdb.connect()
base.execute(f"CREATE VIEW a AS SELECT {columns} FROM read_csv('{text}', nullstr='', all_varchar=true)")
base.execute(f"CREATE VIEW b AS SELECT {columns} FROM read_parquet('{file}')")
base.execute(open(statements).read())
base.execute(f"CREATE VIEW c AS SELECT {columns} FROM llmcmp_prices")
count = lambda sql: base.execute(f"SELECT COUNT(*) FROM ({sql})").fetchone()[0]
kinds = dict(base.execute(f"SELECT name, type FROM parquet_schema('{file}')").fetchall())
assert all(kinds[rate] == "INT64" for rate in rates), kinds
assert kinds["valid_from"] == "INT32", kinds
print(count("FROM a"), count("FROM b"), count("FROM a EXCEPT ALL FROM b"), count("FROM b EXCEPT ALL FROM a"),
      count("FROM c"), count("FROM a EXCEPT ALL FROM c"))
"#;

#[test]
fn parquet_and_sql_have_the_rows_of_the_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let [text, file, sql] = ["prices.csv", "prices.parquet", "prices.sql"].map(|name| {
        let path = folder.path().join(name);
        path.to_str().expect("a path").to_owned()
    });
    for file in [&text, &file, &sql] {
        let args = [
            "export",
            "prices",
            "gpt-4o",
            "claude-opus-5",
            "--history",
            "-o",
            file,
        ];
        let run = bundled(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
    assert_eq!(
        export(&[
            "sql",
            "--dialect",
            "duckdb",
            "--map",
            "model=m,input=i,output=o",
            "--format",
            "parquet"
        ])
        .code,
        Some(2)
    );
    let Some(mut python) = super::python::with(&["duckdb"], "") else {
        return;
    };
    let run = python.args(["-c", SAME_ROWS, &text, &file, &sql]).output();
    let run = run.expect("Python starts");
    let lines = std::fs::read_to_string(&text)
        .expect("read")
        .lines()
        .count()
        - 1;
    let errors = String::from_utf8_lossy(&run.stderr);
    let expected = format!("{lines} {lines} 0 0 {lines} 0\n");
    assert_eq!(String::from_utf8_lossy(&run.stdout), expected, "{errors}");
}

/// The catalog in a tool's format, read back by the importer of that format: (provider, id) → input and output price,
/// USD per million tokens.
fn as_tool(tool: &str, file: &str) -> Vec<(String, String, String, String)> {
    let run = crate::program::bundled(&[
        "export",
        "catalog",
        "--as",
        tool,
        "gpt-4o",
        "claude-opus-5",
        "gemini-2.5-pro",
        "glm-5.2",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let source = file.split('/').next().expect("a folder");
    let adapter = import::sources::ADAPTERS
        .iter()
        .find(|adapter| adapter.id == source);
    let day = "2026-11-20".parse().expect("a day");
    let adapter = adapter.expect("an adapter");
    let yielded = adapter.read(&[(file.to_owned(), run.stdout.into_bytes())], day);
    let yielded = yielded.expect("its form");
    let prices = yielded.observations.iter().filter_map(|seen| {
        let standard = &seen.terms.price.as_ref()?.standard;
        Some((
            seen.provider.clone()?,
            seen.id.clone(),
            standard.input?.to_string(),
            standard.output?.to_string(),
        ))
    });
    prices.collect()
}

#[test]
fn each_tools_form_reads_back_to_the_same_prices() {
    // OpenAI's and Anthropic's pages: gpt-4o $2.50 and $10, Claude Opus 5 $5 and $25.
    let has = |rows: &[(String, String, String, String)],
               provider: &str,
               id: &str,
               input: &str,
               output: &str| {
        let found = rows.iter().any(|row| {
            (
                row.0.as_str(),
                row.1.as_str(),
                row.2.as_str(),
                row.3.as_str(),
            ) == (provider, id, input, output)
        });
        assert!(
            found,
            "{provider} {id} {input}/{output} is not among {rows:#?}"
        );
    };
    let rows = as_tool("litellm", "litellm/model_prices_and_context_window.json");
    has(&rows, "openai", "gpt-4o", "2.5", "10");
    has(&rows, "anthropic", "claude-opus-5", "5", "25");
    let rows = as_tool("models.dev", "models-dev/api.json");
    has(&rows, "openai", "gpt-4o", "2.5", "10");
    has(&rows, "anthropic", "claude-opus-5", "5", "25");
    let rows = as_tool("openrouter", "openrouter/models.json");
    has(&rows, "openrouter", "openai/gpt-4o", "2.5", "10");
}

#[test]
fn tiers_are_written_in_full_or_the_route_is_left_out() {
    let args = |tool| ["export", "catalog", "gemini-2.5-pro", "--as", tool];
    let json = |tool| -> serde_json::Value {
        let run = crate::program::bundled(&args(tool));
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    // Google's page: $1.25 and $10; above 200K input, $2.50 and $15.
    let litellm = &json("litellm")["gemini/gemini-2.5-pro"];
    assert_eq!(litellm["input_cost_per_token"], 1.25e-6);
    assert_eq!(litellm["input_cost_per_token_above_200k_tokens"], 2.5e-6);
    let genai = json("genai-prices");
    let google = genai
        .as_array()
        .into_iter()
        .flatten()
        .find(|of| of["id"] == "google");
    let models = google.expect("Google")["models"]
        .as_array()
        .expect("models");
    let pro = models
        .iter()
        .find(|model| model["id"] == "gemini-2.5-pro")
        .expect("the model");
    assert_eq!(pro["prices"]["input_mtok"]["base"], 1.25);
    assert_eq!(pro["prices"]["input_mtok"]["tiers"][0]["start"], 200_000);
    assert_eq!(pro["prices"]["output_mtok"]["tiers"][0]["price"], 15.0);
    let run = crate::program::bundled(&args("openrouter"));
    assert!(run.stderr.contains("omitted"), "{}", run.stderr);
}

#[test]
fn what_is_no_chat_model_is_not_written_as_one_and_an_hour_in_the_cache_has_its_price() {
    let args = [
        "export",
        "catalog",
        "--as",
        "litellm",
        "text-embedding-3-small",
        "claude-opus-5",
    ];
    let run = crate::program::on_frozen(&args);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert!(json.get("text-embedding-3-small").is_none(), "{json}");
    // Anthropic's page: five-minute cache writes cost 1.25 times the input, one-hour writes twice.
    let opus = &json["claude-opus-5"];
    assert_eq!(opus["cache_creation_input_token_cost"], 6.25e-6);
    assert_eq!(opus["cache_creation_input_token_cost_above_1hr"], 1e-5);
}

#[test]
fn past_prices_have_the_days_on_which_they_held() {
    let of = |args: &[&str]| -> Vec<String> {
        let run = bundled(&[&["export", "prices", "gpt-4o", "--format", "csv"], args].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let plain = "gpt-4o,openai,openai/gpt-4o,openai,recorded,standard,0,,false,";
        let lines = run.stdout.lines();
        let rows = lines.filter_map(|line| line.strip_prefix(plain));
        rows.map(str::to_owned).collect()
    };
    // openai.com/index/hello-gpt-4o; platform.openai.com/docs/changelog, 2024-10-02
    let before = "5,,,,15,2024-05-13,2024-10-01";
    let now = "2.5,1.25,,,10,2024-10-02,";
    assert_eq!(of(&["--history"]), [before, now]);
    assert_eq!(of(&["--as-of", "2024-06-01"]), ["5,,,,15,,"]);
    assert_eq!(of(&[]), ["2.5,1.25,,,10,,"]);
    let both = ["prices", "gpt-4o", "--history", "--as-of", "2024-06-01"];
    assert_eq!(export(&both).code, Some(2));
    assert_eq!(export(&["prices", "--as-of", "2031-01-01"]).code, Some(2));
}
