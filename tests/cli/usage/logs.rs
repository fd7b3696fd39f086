//! Logs that wrap, name or write their counts in ways of their own: each to the micro-dollar.

use serde_json::Value;

use super::{cost, file};

/// 1000 × 1 + 50 × 10.
const PLAIN: f64 = 0.001_5;
/// 200 × 1 + 800 × 0.1 + 50 × 10.
const CACHED: f64 = 0.000_78;
/// 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15.
const WRITTEN: f64 = 0.001_38;

/// Case, file, its text, amount in USD, and number of requests. Per million, Alpha 1 costs 1 and 10, cached 0.1; Sonata
/// 2 costs 3 and 15, cached 0.3, written 3.75 or 6 for an hour.
const LOGS: &[(&str, &str, &str, f64, u64)] = &[
    (
        "whole numbers as texts",
        "bigquery.jsonl",
        r#"{"model":"alpha-1","prompt_tokens":"1000","completion_tokens":"50","total_tokens":"1050"}"#,
        PLAIN,
        1,
    ),
    (
        "MongoDB's numbers",
        "mongo.jsonl",
        r#"{"createdAt":{"$date":"2026-05-01T00:00:00Z"},"model":"alpha-1","prompt_tokens":{"$numberInt":"1000"},"completion_tokens":{"$numberLong":"50"}}"#,
        PLAIN,
        1,
    ),
    (
        "counts as objects of their parts",
        "sdk.json",
        r#"{"response":{"modelId":"sonata-2"},"usage":{"inputTokens":{"total":1000,"noCache":20,"cacheRead":900,"cacheWrite":80},"outputTokens":{"total":50,"text":40,"reasoning":10},"raw":{"input_tokens":20}}}"#,
        WRITTEN,
        1,
    ),
    (
        "output by other names",
        "generated.jsonl",
        concat!(
            r#"{"model":"alpha-1","prompt_token_count":1000,"generation_token_count":50}"#,
            "\n",
            r#"{"model_id":"alpha-1","input_token_count":1000,"generated_token_count":50}"#,
            "\n",
            r#"{"model":"alpha-1","tokens_in":1000,"tokens_out":50}"#,
        ),
        3.0 * PLAIN,
        3,
    ),
    (
        "cached tokens by short names, in JSON and in a table",
        "short.jsonl",
        r#"{"model":"sonata-2","inputTokens":20,"outputTokens":50,"cacheReads":900,"cacheWrites":80}"#,
        WRITTEN,
        1,
    ),
    (
        "a column `Cache Create`",
        "ccusage.csv",
        "Date,Model,Input Tokens,Output Tokens,Cache Create,Cache Read\n2026-05-01,sonata-2,20,50,80,900\n",
        WRITTEN,
        1,
    ),
    (
        "a log of New API, of OpenAI's words and of Anthropic's",
        "new-api.jsonl",
        concat!(
            r#"{"model_name":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"other":"{\"cache_tokens\":800,\"cache_ratio\":0.1}"}"#,
            "\n",
            r#"{"model_name":"sonata-2","prompt_tokens":20,"completion_tokens":50,"other":"{\"cache_tokens\":900,\"cache_creation_tokens\":80,\"claude\":true}"}"#,
        ),
        CACHED + WRITTEN,
        2,
    ),
    (
        "what Anthropic's provider of the AI SDK passes on, beside the counts and in a span",
        "sdk.jsonl",
        concat!(
            r#"{"modelId":"sonata-2","usage":{"inputTokens":20,"outputTokens":50,"totalTokens":70,"cachedInputTokens":900},"providerMetadata":{"anthropic":{"cacheCreationInputTokens":80}}}"#,
            "\n",
            r#"{"attributes":{"ai.usage.promptTokens":20,"gen_ai.request.model":"sonata-2","gen_ai.usage.input_tokens":20,"gen_ai.usage.output_tokens":50,"ai.response.providerMetadata":"{\"anthropic\":{\"cacheCreationInputTokens\":80,\"cacheReadInputTokens\":900}}"}}"#,
        ),
        2.0 * WRITTEN,
        2,
    ),
    (
        "LangChain states the tier with the counts: batch has no price here, flex and priority neither",
        "batch.csv",
        "custom_id,response.body.model,response.body.usage.prompt_tokens,response.body.usage.completion_tokens\nr1,alpha-1,1000,50\n",
        PLAIN / 2.0,
        1,
    ),
    (
        "Anthropic's batch as a table",
        "anthropic.csv",
        "custom_id,result.type,result.message.model,result.message.usage.input_tokens,result.message.usage.output_tokens\na,succeeded,alpha-1,1000,50\n",
        PLAIN / 2.0,
        1,
    ),
    // 300,000 × 2.5 + 50 × 15: above 200,000
    (
        "a row of a report on long requests",
        "long.jsonl",
        r#"{"model":"lumen-pro","context_window":"200k-1M","uncached_input_tokens":300000,"output_tokens":50}"#,
        0.750_75,
        1,
    ),
    (
        "spans with labels of several kinds",
        "spans.jsonl",
        concat!(
            r#"{"traceId":"t","tags":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":"1000","gen_ai.usage.output_tokens":"50"}}"#,
            "\n",
            r#"{"traceID":"t","tags":[{"key":"gen_ai.request.model","type":"string","value":"alpha-1"},{"key":"gen_ai.usage.input_tokens","type":"int64","value":1000},{"key":"gen_ai.usage.output_tokens","type":"int64","value":50}]}"#,
            "\n",
            r#"{"spanId":"s","attributes":{"attributeMap":{"gen_ai.request.model":{"stringValue":{"value":"alpha-1"}},"gen_ai.usage.input_tokens":{"intValue":"1000"},"gen_ai.usage.output_tokens":{"intValue":"50"}}}}"#,
            "\n",
            r#"{"attributes":{"llm":{"model_name":"alpha-1","token_count":{"prompt":1000,"completion":50,"total":1050}}}}"#,
            "\n",
            r#"{"span_name":"chat","attributes":"{\"gen_ai.request.model\":\"alpha-1\",\"gen_ai.usage.input_tokens\":1000,\"gen_ai.usage.output_tokens\":50}"}"#,
        ),
        5.0 * PLAIN,
        5,
    ),
    (
        "a call that two libraries record, one span in the other",
        "twice.jsonl",
        concat!(
            r#"{"name":"call_llm","context":{"span_id":"a1"},"attributes":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50}}"#,
            "\n",
            r#"{"name":"generate_content","context":{"span_id":"a2"},"parent_id":"a1","attributes":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50}}"#,
            "\n",
            r#"{"name":"generate_content","context":{"span_id":"a3"},"parent_id":"a0","attributes":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50}}"#,
        ),
        2.0 * PLAIN,
        2,
    ),
    (
        "records in the texts of other logs",
        "envelopes.jsonl",
        concat!(
            r#"{"log":"{\"model\":\"alpha-1\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}\n","stream":"stdout","time":"2026-05-01T00:00:00Z"}"#,
            "\n",
            r#"{"insertId":"x","jsonPayload":{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}}"#,
            "\n",
            r#"{"events":[{"timestamp":1777593600000,"message":"{\"model\":\"alpha-1\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}"}]}"#,
            "\n",
            r#"{"url":"/v1/chat/completions","status":200,"response_body":"{\n \"model\": \"alpha-1\",\n \"usage\": {\"prompt_tokens\": 1000, \"completion_tokens\": 50}\n}"}"#,
        ),
        4.0 * PLAIN,
        4,
    ),
    (
        "a table of texts",
        "insights.csv",
        "@timestamp,@message\n2026-05-01 00:00:00.000,\"{\"\"model\"\":\"\"alpha-1\"\",\"\"prompt_tokens\"\":1000,\"\"completion_tokens\"\":50}\"\n",
        PLAIN,
        1,
    ),
    (
        "Excel's line above the head",
        "excel.csv",
        "sep=;\nmodel;input_tokens;output_tokens\nalpha-1;1000;50\n",
        PLAIN,
        1,
    ),
    (
        "a title above the head, and a sum below the rows",
        "title.csv",
        "Usage report\n\ndate,model,input_tokens,output_tokens\n2026-05-01,alpha-1,1000,50\nTotal,alpha-1,1000,50\n",
        PLAIN,
        1,
    ),
    (
        "counts by the name of the model, and a report that has them beside their sum",
        "by-model.jsonl",
        concat!(
            r#"{"openai/alpha-1":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050},"sonata-2":{"input_tokens":20,"output_tokens":50,"cache_read_input_tokens":900,"cache_creation_input_tokens":80}}"#,
            "\n",
            r#"{"daily":[{"date":"2026-05-01","inputTokens":1020,"outputTokens":100,"modelBreakdowns":[{"modelName":"alpha-1","inputTokens":1000,"outputTokens":50},{"modelName":"sonata-2","inputTokens":20,"outputTokens":50,"cacheCreationTokens":80,"cacheReadTokens":900}]}],"totals":{"inputTokens":1020}}"#,
        ),
        2.0 * (PLAIN + WRITTEN),
        4,
    ),
    (
        "a library repeats the counts of the answer",
        "repeated.jsonl",
        concat!(
            r#"{"usage":{"requests":1,"request_tokens":1000,"response_tokens":50,"total_tokens":1050,"details":{"cached_tokens":800}},"model_name":"alpha-1"}"#,
            "\n",
            r#"{"model":"alpha-1","usage":{"promptTokens":1000,"completionTokens":50,"totalTokens":1050,"nativeUsage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":800}}}}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"raw_usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_tokens_details":{"cached_tokens":800}}}"#,
        ),
        3.0 * CACHED,
        3,
    ),
    (
        "tools that evaluate and record",
        "tools.jsonl",
        concat!(
            r#"{"results":{"results":[{"provider":{"id":"openai:alpha-1"},"response":{"tokenUsage":{"total":1050,"prompt":1000,"completion":50}}}]}}"#,
            "\n",
            r#"{"stats":{"model_usage":{"openai/alpha-1":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050,"input_tokens_cache_read":800}}}}"#,
            "\n",
            r#"{"metrics":{"prompt_tokens":1000,"completion_tokens":50,"tokens":1050,"prompt_cached_tokens":800},"metadata":{"model":"alpha-1"}}"#,
            "\n",
            r#"{"inputs":{"model":"alpha"},"output":{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}}}"#,
            "\n",
            r#"{"replies":[{"meta":{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}}}]}"#,
            "\n",
            r#"{"event":"message_end","metadata":{"usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"total_price":"0.0015"}},"model":"alpha-1"}"#,
            "\n",
            r#"{"type":"say","say":"api_req_started","text":"{\"tokensIn\":20,\"tokensOut\":50,\"cacheWrites\":80,\"cacheReads\":900}","modelInfo":{"providerId":"anthropic","modelId":"sonata-2"}}"#,
        ),
        4.0 * PLAIN + 2.0 * CACHED + WRITTEN,
        7,
    ),
    (
        "an answer of Anthropic's as it was streamed",
        "stream.txt",
        "event: message_start\n\
         data: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"sonata-2\",\"usage\":{\"input_tokens\":20,\"cache_read_input_tokens\":900,\"cache_creation_input_tokens\":80,\"output_tokens\":1}}}\n\n\
         event: content_block_delta\n\
         data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"hi\"}}\n\n\
         event: message_delta\n\
         data: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":50}}\n\n\
         event: message_stop\n\
         data: {\"type\":\"message_stop\"}\n",
        WRITTEN,
        1,
    ),
    (
        "an answer of OpenAI's as it was streamed",
        "stream.sse",
        "data: {\"id\":\"chatcmpl-1\",\"model\":\"alpha-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"total_tokens\":1050}}\n\ndata: [DONE]\n\n",
        PLAIN,
        1,
    ),
    (
        "who answered goes before who was asked",
        "served.jsonl",
        r#"{"response":{"id":"chatcmpl-9","model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}},"kwargs":{"model":"router/best"}}"#,
        PLAIN,
        1,
    ),
];

#[test]
fn each_log_in_its_own_way_costs_what_was_worked_out_by_hand() {
    for (case, name, text, usd, requests) in LOGS {
        let (_guard, path) = file(name, text.as_bytes());
        let run = cost(&["--from", &path, "--json"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{case}: {}", run.stderr));
        let rows = report["skipped"].as_array().expect("rows").iter();
        let faults = rows.filter(|row| row["fault"] == true).count();
        assert_eq!(faults, 0, "{case}: {}", report["skipped"]);
        let total = report["total"]["usd"].as_f64().expect("an amount");
        assert!(
            (total - usd).abs() < 1e-12,
            "{case}: {total} instead of {usd}"
        );
        assert_eq!(report["total"]["requests"], *requests, "{case}");
    }
}

#[test]
fn days_are_read_as_programs_and_people_write_them() {
    let day = |name: &str, text: &str| {
        let (_guard, path) = file(name, text.as_bytes());
        let run = cost(&["--from", &path, "--by", "day", "--json"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{text}: {}", run.stderr));
        report["rows"][0]["key"]["day"].as_str().map(str::to_owned)
    };
    for stated in [
        r#""@timestamp":"2026-05-02T00:00:00Z""#,
        r#""request_time":"2026-05-02T00:00:00Z""#,
        r#""createdAt":{"$date":"2026-05-02T00:00:00Z"}"#,
        r#""createdAt":{"$date":{"$numberLong":"1777680000000"}}"#,
        r#""metadata":{"timestamp":"2026-05-02T00:00:00Z"}"#,
        r#""date":20260502"#,
        r#""date":"Sat, 02 May 2026 10:00:00 GMT""#,
        r#""date":"2026/05/02""#,
    ] {
        let line =
            format!(r#"{{{stated},"model":"alpha-1","prompt_tokens":1,"completion_tokens":1}}"#);
        assert_eq!(
            day("day.jsonl", &line).as_deref(),
            Some("2026-05-02"),
            "{stated}"
        );
    }
    let rows = |days: &[&str]| {
        let rows = days.iter().map(|day| format!("{day},alpha-1,1,1\n"));
        format!(
            "Date,Model,Input Tokens,Output Tokens\n{}",
            rows.collect::<String>()
        )
    };
    let first = |days: &[&str]| day("day.csv", &rows(days));
    assert_eq!(first(&["02.05.2026"]).as_deref(), Some("2026-05-02"));
    assert_eq!(first(&["2026-05"]).as_deref(), Some("2026-05-01"));
    // Another row of the file decides between two orders.
    assert_eq!(
        first(&["05/02/2026", "05/13/2026"]).as_deref(),
        Some("2026-05-02")
    );
    assert_eq!(
        first(&["02/05/2026", "13/05/2026"]).as_deref(),
        Some("2026-05-02")
    );
    assert_eq!(first(&["05/02/2026"]), None);
}

#[test]
fn numbers_and_dates_that_may_mean_two_things_are_refused() {
    let thousands = "model;input_tokens;output_tokens\nalpha-1;1.000;50\nalpha-1;900;50\n";
    let (_guard, path) = file("thousands.csv", thousands.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["skipped"][0]["reason"], "unclear_number");
    // The price of o3 changed in June 2025.
    let slashes = "Date,Model,Input Tokens,Output Tokens\n06/01/2025,o3,1000,1000\n";
    let (_guard, path) = file("slashes.csv", slashes.as_bytes());
    let run = crate::program::bundled(&["cost", "--from", &path]);
    assert!(run.stderr.contains("an ambiguous date"), "{}", run.stderr);
}

/// Who is billed, by the words that logs use for a host, each with the provider or the words of the error.
#[test]
fn a_host_that_is_stated_is_the_seller() {
    let rows: &[(&str, &str)] = &[
        (
            r#""model":"openai/gpt-oss-120b","model_provider":"groq""#,
            "groq",
        ),
        (
            r#""model":"openai/gpt-oss-120b","ai.model.provider":"groq.chat""#,
            "groq",
        ),
        (
            r#""model":"deepseek-ai/DeepSeek-V3","model_provider":"together""#,
            "togetherai",
        ),
        (
            r#""model":"deepseek/deepseek-v3.2","gen_ai.system":"openrouter.chat""#,
            "openrouter",
        ),
        (
            r#""model":"@cf/meta/llama-3.1-8b-instruct""#,
            "cloudflare-workers-ai",
        ),
        (
            r#""model":"moonshotai/kimi-k2-instruct-0905","x_groq":{"id":"r"}"#,
            "no known price",
        ),
    ];
    for (named, seller) in rows {
        let line = format!(r#"{{{named},"prompt_tokens":1000,"completion_tokens":50}}"#);
        let (_guard, path) = file("sellers.jsonl", line.as_bytes());
        let run = crate::program::bundled(&["cost", "--from", &path, "--json"]);
        match serde_json::from_str::<Value>(&run.stdout) {
            Ok(report) => assert_eq!(report["spellings"][0]["provider"], *seller, "{named}"),
            Err(_) => assert!(run.stderr.contains(seller), "{named}: {}", run.stderr),
        }
    }
    let unknown =
        r#"{"model":"alpha-1","provider":"acme-ai","prompt_tokens":1000,"completion_tokens":50}"#;
    let report = super::priced(unknown, &[]);
    assert_eq!(report["spellings"][0]["paid"], "assumed");
    assert!(
        report["notes"]
            .to_string()
            .contains("acme-ai: unknown provider")
    );
}

#[test]
fn rates_that_depend_on_what_the_catalog_lacks_are_not_guessed() {
    for line in [
        r#"{"model":"qwen-plus","usage":{"prompt_tokens":1000,"completion_tokens":500,"completion_tokens_details":{"reasoning_tokens":400}}}"#,
        r#"{"model":"deepseek-chat","created":1746122400,"usage":{"prompt_tokens":1000,"completion_tokens":1000,"prompt_cache_hit_tokens":0}}"#,
        r#"{"model":"sonar-deep-research","usage":{"prompt_tokens":10,"completion_tokens":5000,"citation_tokens":12000}}"#,
    ] {
        let (_guard, path) = file("apart.jsonl", line.as_bytes());
        let run = crate::program::bundled(&["cost", "--from", &path]);
        assert_eq!(run.code, Some(4), "{line}: {}", run.stdout);
    }
}
