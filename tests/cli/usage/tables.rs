//! Lists, multi-line documents, and rows.

use serde_json::Value;

use super::{cost, file, priced};

#[test]
fn lists_documents_over_several_lines_and_rows_are_read_each_with_its_line() {
    let expect = |name: &str, text: &str| {
        let (_guard, path) = file(name, text.as_bytes());
        let run = cost(&["--from", &path, "--by", "model,user", "--json"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{name}: {}", run.stderr));
        // 3 × 1000 × 1 + 30 × 10
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.003_3), "{name}");
        assert_eq!(report["rows"][0]["key"]["user"], "Ann, \"A\"\n", "{name}");
        report["skipped"][0]["first"][0]["line"].clone()
    };
    let record = r#"{"model": "alpha-1", "user": "Ann, \"A\"\n", "usage": {"prompt_tokens": 1000, "completion_tokens": 10}}"#;
    let bad = r#"{"model": "nobody", "input_tokens": 1,"output_tokens":0}"#;
    let list = [record, record, bad, record].join(", ");
    assert_eq!(expect("one-line.json", &format!("[{list}]")), 3);
    let pretty = record.replace(", \"u", ",\n    \"u");
    let list = [pretty.as_str(), &pretty, bad, &pretty].join(",\n  ");
    assert_eq!(expect("pretty.json", &format!("[\n  {list}\n]\n")), 8);
    let documents = [pretty.as_str(), &pretty, bad, &pretty].join("\n");
    assert_eq!(expect("documents.json", &documents), 7);
    let row = "alpha-1;\"Ann, \"\"A\"\"\n\";1000;10;x\n";
    let rows =
        format!("Model;user;Prompt Tokens;completion_tokens;note\n{row}{row}nobody;x;1;;\n{row}");
    assert_eq!(expect("rows.csv", &rows), 6);
    assert_eq!(expect("rows.tsv", &rows.replace(';', "\t")), 6);
}

#[test]
fn a_spend_log_in_rows_has_its_metadata_in_a_cell() {
    let rows = "request_id,model,custom_llm_provider,prompt_tokens,completion_tokens,spend,metadata,startTime\n\
        c1,sonata-2,anthropic,1000,50,0.00138,\"{\"\"additional_usage_values\"\": {\"\"cache_creation_input_tokens\"\": 80, \
        \"\"cache_read_input_tokens\"\": 900}}\",2026-05-01T00:00:00Z\n";
    let (_guard, path) = file("spend.csv", rows.as_bytes());
    let run = cost(&["--from", &path, "--by", "day", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.001_38));
    assert_eq!(report["rows"][0]["key"]["day"], "2026-05-01");
    assert_eq!(report["total"]["recorded"]["usd"].as_f64(), Some(0.001_38));
}

#[test]
fn rows_are_read_by_the_titles_of_programs_and_refused_where_cells_are_missing() {
    let rows = "Model,Input Tokens,Cached Input Tokens,Output Tokens\n\
        alpha-1,1000,800,50\nalpha-1,1000\nalpha-1,1000,800,50,7\nalpha-1,1000,800,50,\n";
    let (_guard, path) = file("titled.csv", rows.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 200 × 1 + 800 × 0.1 + 50 × 10, twice
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.001_56));
    assert_eq!(report["skipped"][0]["reason"], "uneven_row");
    assert_eq!(report["skipped"][0]["lines"], 2);
    // The output of pandas' `describe`, and a model column named as in consoles.
    let rows = ",Slug,prompt_tokens,completion_tokens\n0,alpha-1,1000,50\nmean,alpha-1,1000,50\n";
    let (_guard, path) = file("described.csv", rows.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.001_5));
    assert_eq!(report["skipped"][0]["reason"], "not_measured");

    let console = "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,\
        usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,\
        usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed\n\
        2026-05-01,sonata-2,k,Default,standard,≤ 200k,20,30,50,900,50,2,not_available,standard\n";
    let (_guard, path) = file("console.csv", console.as_bytes());
    let run = cost(&["--from", &path, "--by", "day", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 20 × 3 + 30 × 3.75 + 50 × 6 + 900 × 0.3 + 50 × 15
    assert_eq!(
        report["total"]["usd"].as_f64(),
        Some(0.001_492_5),
        "{}",
        run.stderr
    );
    assert_eq!(report["rows"][0]["key"]["day"], "2026-05-01");
    assert_eq!(report["searches"], 2);
}

#[test]
fn a_comma_in_a_number_separates_thousands_where_commas_separate_cells() {
    let text = "model,input_tokens,output_tokens\nalpha-1,\"1,234,000\",\"1,020\"\n";
    let (_guard, path) = file("usage.csv", text.as_bytes());
    let run = cost(&["--from", &path, "--json", "--strict"]);
    let report: Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    // 1,234,000 × 1 + 1020 × 10
    assert_eq!(report["total"]["usd"].as_f64(), Some(1.244_2));
    // Elsewhere, a comma may separate decimals.
    let text = "model;input_tokens;output_tokens\nalpha-1;1000;1,020\n";
    let (_guard, path) = file("usage.csv", text.as_bytes());
    let run = cost(&["--from", &path]);
    assert!(run.stderr.contains("not a number"), "{}", run.stderr);
}

#[test]
fn rows_that_are_counted_are_as_many_requests() {
    // 5,000,000 × 1.25 + 100,000 × 10: a hundred requests of 50,000, none above 200,000
    for line in [
        r#"{"model":"lumen-pro","count":100,"input_tokens":5000000,"output_tokens":100000}"#,
        r#"{"model":"lumen-pro","successful_requests":100,"input_tokens":5000000,"output_tokens":100000}"#,
        r#"{"model":"lumen-pro","calls":100,"input_tokens":5000000,"output_tokens":100000}"#,
    ] {
        let report = priced(line, &[]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(7.25), "{line}");
        assert_eq!(report["total"]["requests"], 100, "{line}");
    }
    // Next to an object of counts, it may count anything.
    let other =
        r#"{"model":"lumen-pro","count":3,"usage":{"prompt_tokens":300000,"completion_tokens":0}}"#;
    assert_eq!(priced(other, &[])["total"]["usd"].as_f64(), Some(0.75)); // 300,000 × 2.5
}

#[test]
fn bare_sides_are_counts_in_a_table_that_counts_cached_tokens() {
    // GitHub's report on Copilot: 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15
    for (head, usd) in [
        (
            "date,model,input,output,cache_read,cache_write",
            Some(0.001_38),
        ),
        ("date,model,input,output,latency,retries", None),
    ] {
        let rows = format!("{head}\n2026-05-01,sonata-2,20,50,900,80\n");
        let (_guard, path) = file("report.csv", rows.as_bytes());
        let run = cost(&["--from", &path, "--json"]);
        let report: Option<Value> = serde_json::from_str(&run.stdout).ok();
        let total = report.and_then(|report| report["total"]["usd"].as_f64());
        assert_eq!(total, usd, "{head}: {}", run.stderr);
    }
    // Rows of relative periods overlap.
    let rows =
        "scope,model,input_tokens,output_tokens\nalice,alpha-1,1000,50\nall-time,alpha-1,9000,90\n";
    let (_guard, path) = file("scopes.csv", rows.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.001_5));
    assert_eq!(report["skipped"][0]["about"], "scope");
}
