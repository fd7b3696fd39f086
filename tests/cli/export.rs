//! `export`: the price table and the queries that bill with it.

use std::path::Path;
use std::process::Command;

use crate::program::{Run, program};

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
        "lumen-pro,,google/lumen-pro,google,lab,standard,0,200000,false,1.25,0.125,,,10",
        "lumen-pro,,google/lumen-pro,google,lab,standard,200000,,false,2.5,0.25,,,15",
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
    let has = |module: &str| {
        let run = Command::new("python3")
            .args(["-c", &format!("import {module}")])
            .output();
        run.is_ok_and(|run| run.status.success())
    };
    if !has("duckdb") {
        eprintln!("NOT RUN: duckdb_bills_the_same_to_the_micro_dollar needs `pip install duckdb`");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/bill_elsewhere.py");
    let run = Command::new("python3")
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
