//! What accompanies the counts: other calls, tiers, dates, sums, caches, failures. Read if its meaning is certain,
//! otherwise rejected with the key in question.

use serde_json::Value;

use super::{Row, cost, each_comes_to_its_amount, file, priced};

/// A plain record of Alpha 1 with additional fields.
fn with(more: &str) -> String {
    format!(r#"{{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,{more}}}"#)
}

/// 1000 × 1 + 50 × 10.
const PLAIN: f64 = 0.001_5;

#[test]
fn what_casts_doubt_on_the_counts_is_refused_by_its_key() {
    let mut tried = 0;
    for row in include_str!("../../tables/usage-refused.tsv").lines() {
        if row.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = row.split('\t').collect();
        let [more, reason, about] = fields[..] else {
            panic!("three fields, not `{row}`");
        };
        tried += 1;
        let lines = format!("{}\n{}", with(r#""note":1"#), with(more));
        let report = priced(&lines, &[]);
        assert_eq!(report["total"]["requests"], 1, "{more}");
        let row = &report["skipped"][0];
        assert_eq!(row["reason"], reason, "{more}");
        assert_eq!(row["about"], about, "{more}");
    }
    assert_eq!(tried, 115);
}

/// Fields added to a plain record that change nothing.
const HARMLESS: &[&str] = &[
    r#""max_tokens":4096,"history_tokens":400,"system_prompt_tokens":200"#,
    r#""total_input_tokens":90000,"session_output_tokens":800"#,
    r#""answer_input_tokens":1000"#,
    r#""input_tokens_est":1000,"output_tokens_est":47,"usage_type":"text""#,
    r#""raw_answer":{"usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}}"#,
    r#""parts":[{"prompt_tokens":400,"completion_tokens":20},{"prompt_tokens":600,"completion_tokens":30}]"#,
    r#""totals":{"prompt_tokens":90000,"completion_tokens":700}"#,
    r#""request":{"max_tokens":100,"messages":[{"content":"\"prompt_tokens\": 7"}]}"#,
    r#""batch":"no","discount":0,"multiplier":1,"estimated":false,"is_final":true,"unit":"tokens""#,
    r#""mode":"chat","status":"completed","state":"done","kind":"llm""#,
    r#""served_model":"alpha-1","fallback_model":null,"upstream_model":"openai/alpha-1""#,
    r#""success":true,"is_error":false,"error":null,"from_cache":false"#,
    r#""error":{},"errors":[],"error_code":0,"error_type":"none","level":"info","finish_reason":"stop""#,
    r#""isChargeable":true,"SampleRate":1,"usage_source":"api","tokens_estimated":false"#,
    r#""speed":"52 tok/s""#,
    r#""ticket_status":"rejected","email_sent":false,"is_spam_duplicate":true,"data_processing":"eu""#,
    r#""estimated_cost_usd":0.01,"cost_basis":"metered","mock_server_port":80,"chunk_id":3"#,
    r#""usage_quality":"exact","llm_invoked":true,"charged":true,"blocked_by":null,"models":["alpha-1"]"#,
    r#""summary":{"usage":{"alpha-1":{"prompt_tokens":9000,"completion_tokens":900}}}"#,
    r#""cache":{"hit":false},"metadata":{"status":"draft","duplicate":true},"label":"fake""#,
    r#""event":"llm.request.completed","window":"5m","period":"2026-10","billed_input_tokens":1000"#,
    r#""speed":"normal""#,
    r#""base_url":"https://api.openai.com/v1","host":"web-01","engine":"node""#,
    r#""metadata":{"totalInputTokens":90000,"totalOutputTokens":500}"#,
    r#""type":"usage.recorded","lane":"interactive","project":"batch","grade":"average","path":"/api/batches/run","job_name":"nightly-batch","user":"cache""#,
    r#""scale":"1x","counts_in":"tokens","payment_method":"credit_card","billing_type":0,"cache":"write""#,
    r#""rate_multiplier":1,"usage_complete":true,"gpu_seconds":0,"variant":"B","discount":false"#,
    r#""livemode":true,"result":"ok","scope":"this project","range":"low","timeframe":"2026-10","customer_type":"api""#,
    r#""steps":[{"name":"plan"}],"chat":{"id":7},"session":{"id":"s"},"raw_data":{"x":1}"#,
];

#[test]
fn what_says_nothing_of_the_bill_changes_nothing() {
    for more in HARMLESS {
        let report = priced(&with(more), &["--strict"]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(PLAIN), "{more}");
    }
}

/// What is added to a plain record, is not read, and may change the bill.
const TELLING: &[(&str, &str)] = &[
    (r#""promo_code":"SPRING""#, "promo_code"),
    (r#""settlement":"released""#, "settlement"),
    // Values that speak for themselves, whatever the key.
    (r#""lane":"batch""#, "lane"),
    (r#""number_format":"in thousands""#, "number_format"),
    (r#""result":"served_from_cache""#, "result"),
    (r#""plan":"max_20x""#, "plan"),
    (r#""livemode":false"#, "livemode"),
    (r#""fidelity":"estimated""#, "fidelity"),
    (r#""via":"anthropic-batch""#, "via"),
    (r#""txn_type":"credit""#, "txn_type"),
    (r#""throughput":"provisioned""#, "throughput"),
    (r#""price_override":0.5"#, "price_override"),
    (r#""handler":"semantic_cache""#, "handler"),
    (r#""metadata":{"group_ratio":0.5}"#, "group_ratio"),
    (r#""quota_exempt":true"#, "quota_exempt"),
    (r#""billed_usd":0"#, "billed_usd"),
    (r#""off_peak_pricing":true"#, "off_peak_pricing"),
    (r#""cost_ratio":"0.5""#, "cost_ratio"),
    (r#""itemCount":10"#, "itemCount"),
    (r#""usage_is_partial_sum":"yes""#, "usage_is_partial_sum"),
    (r#""deferred_batch":true"#, "deferred_batch"),
    (r#""simulation_run":"s1""#, "simulation_run"),
    (
        r#""usage":{"prompt_tokens":1000,"completion_tokens":50,"creditApplied":2}"#,
        "creditApplied",
    ),
    (
        r#""attributes":{"supplier.nonbilling.confirmed":true}"#,
        "supplier.nonbilling.confirmed",
    ),
];

#[test]
fn what_is_not_read_and_may_change_the_bill_is_named_in_a_note() {
    let noted = |more: &str| {
        let report = priced(&with(more), &[]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(PLAIN), "{more}");
        let notes = report["notes"].as_array().expect("notes").clone();
        let said = |note: &Value| {
            note.as_str()?
                .strip_suffix(": not read; may change what was billed")
                .map(str::to_owned)
        };
        notes.iter().find_map(said)
    };
    for (more, key) in TELLING {
        assert_eq!(noted(more).as_deref(), Some(*key), "{more}");
    }
    let rows = "model,prompt_tokens,completion_tokens,Promo Code,Peak Memory (MB)\nalpha-1,1000,50,SPRING,7\n";
    let (_guard, path) = file("rows.csv", rows.as_bytes());
    let run = cost(&["--from", &path]);
    assert!(
        run.stdout.contains("Promo Code: not read"),
        "{}",
        run.stdout
    );
    for more in [
        r#""promo_code":"","settlement":null,"quota_exempt":false,"billed_usd":0.1,"off_peak_pricing":false"#,
        r#""cost_ratio":1,"price":1,"price_known":false,"dry_run":"no","estimated_cost_usd":0.1,"billing_email":"a@b.c","credit_score":7,"peak_mb":7"#,
    ] {
        assert_eq!(noted(more), None, "{more}");
    }
    let many: Vec<String> = (1..=12).map(|n| format!(r#""promo_{n:02}":1"#)).collect();
    let named = noted(&many.join(",")).expect("a note");
    assert!(named.ends_with("promo_10 and 2 more"), "{named}");
}

/// Case, file, its text, amount in USD, number of requests, and lines left out without an error.
const READ: &[Row] = &[
    // 3000 × 3 + 150 × 15
    (
        "results of one run state the sums so far",
        "run.jsonl",
        concat!(
            r#"{"type":"result","session_id":"s1","total_cost_usd":0.00375,"usage":{"input_tokens":1000,"output_tokens":50},"modelUsage":{"sonata-2":{"inputTokens":1000,"outputTokens":50,"costUSD":0.00375}}}"#,
            "\n",
            r#"{"type":"result","session_id":"s1","total_cost_usd":0.0075,"usage":{"input_tokens":1000,"output_tokens":50},"modelUsage":{"sonata-2":{"inputTokens":2000,"outputTokens":100,"costUSD":0.0075}}}"#,
            "\n",
            r#"{"type":"result","session_id":"s1","total_cost_usd":0.01125,"usage":{"input_tokens":1000,"output_tokens":50},"modelUsage":{"sonata-2":{"inputTokens":3000,"outputTokens":150,"costUSD":0.01125}}}"#,
        ),
        0.011_25,
        3,
        0,
    ),
    // 1000 + 1000 and 2500 input: a process that resumes the session starts counting again
    (
        "results of a session that is taken up again are of their process alone",
        "run.jsonl",
        concat!(
            r#"{"type":"result","session_id":"s1","usage":{"input_tokens":1000,"output_tokens":50},"modelUsage":{"sonata-2":{"inputTokens":1000,"outputTokens":50}}}"#,
            "\n",
            r#"{"type":"result","session_id":"s1","usage":{"input_tokens":1000,"output_tokens":50},"modelUsage":{"sonata-2":{"inputTokens":1000,"outputTokens":50}}}"#,
            "\n",
            r#"{"type":"result","session_id":"s1","usage":{"input_tokens":2500,"output_tokens":60},"modelUsage":{"sonata-2":{"inputTokens":2500,"outputTokens":60}}}"#,
        ),
        0.015_9,
        3,
        0,
    ),
    // 4 × (1000 × 1 + 50 × 10): consecutive ids are separate, and a repeated id counts once
    (
        "records of one document by their ids",
        "page.json",
        r#"{"id":"page","data":[{"id":"o-1","traceId":"t","type":"GENERATION","model":"alpha-1","usageDetails":{"input":1000,"output":50}},{"id":"o-2","traceId":"t","type":"GENERATION","model":"alpha-1","usageDetails":{"input":1000,"output":50}},{"id":"o-3","traceId":"t","type":"GENERATION","model":"alpha-1","usageDetails":{"input":1000,"output":50}},{"id":"o-4","traceId":"t","type":"GENERATION","model":"alpha-1","usageDetails":{"input":900,"output":50}},{"id":"o-4","traceId":"t","type":"GENERATION","model":"alpha-1","usageDetails":{"input":1000,"output":50}}]}"#,
        0.006,
        4,
        0,
    ),
    // 2 × (1000 × 1 + 50 × 10)
    (
        "what loggers and containers write before a record",
        "app.log",
        concat!(
            r#"2026-10-01T10:00:00.1Z stdout F {"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
            "\n",
            r#"[2026-10-01 10:00:00] INFO llm: {"MODEL":"alpha-1","prompt-tokens":1000,"completion-tokens":50}"#,
        ),
        0.003,
        2,
        0,
    ),
    // Go's zap writes a tab there
    (
        "a record behind a tab",
        "zap.log",
        "2026-10-01T10:00:00.000Z\tINFO\tllm.go:12\tdone\t{\"model\": \"alpha-1\", \"prompt_tokens\": 1000, \"completion_tokens\": 50}",
        PLAIN,
        1,
        0,
    ),
    // 3 × PLAIN, and the one that failed
    (
        "lines of pairs",
        "app.log",
        concat!(
            r#"time=2026-10-01T10:00:00Z level=INFO msg="called, \"ok\"" model=alpha-1 usage.prompt_tokens=1000 usage.completion_tokens=50"#,
            "\n",
            r#"2026-10-01T10:00:01Z  INFO app::llm: called model="alpha-1" prompt_tokens=1000 completion_tokens=50"#,
            "\n",
            "2026-10-01 10:00:02 - app - called: model=alpha-1, prompt_tokens=1000, completion_tokens=50, cost=$0.1\n",
            "2026-10-01T10:00:03Z info request http.status=503 gen_ai.request.model=alpha-1 gen_ai.usage.input_tokens=1000 gen_ai.usage.output_tokens=50\n",
        ),
        3.0 * PLAIN,
        3,
        1,
    ),
    (
        "a log of Higress",
        "higress.jsonl",
        r#"{"response_code":"200","ai_log":"{\"model\":\"alpha-1\",\"input_token\":\"1000\",\"output_token\":\"50\",\"llm_service_duration\":\"900\"}"}"#,
        PLAIN,
        1,
        0,
    ),
    // 20 × 3 + 900 × 0.3 + 30 × 3.75 + 50 × 6 + 50 × 15
    (
        "writes by their time in the words of sub2api",
        "sub2api.json",
        r#"{"code":0,"data":{"items":[{"model":"sonata-2","input_tokens":20,"output_tokens":50,"cache_creation_tokens":80,"cache_read_tokens":900,"cache_creation_5m_tokens":30,"cache_creation_1h_tokens":50,"rate_multiplier":1,"billing_type":0}]}}"#,
        0.001_492_5,
        1,
        0,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10
    (
        "a span of Opik's with the provider's own counts",
        "opik.jsonl",
        r#"{"id":"o","trace_id":"t","type":"llm","model":"alpha-1","provider":"openai","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"original_usage.prompt_tokens":1000,"original_usage.completion_tokens":50,"original_usage.total_tokens":1050,"original_usage.prompt_tokens_details.cached_tokens":800,"original_usage.completion_tokens_details.reasoning_tokens":20}}"#,
        0.000_78,
        1,
        0,
    ),
    // PLAIN and 1000 × 3 + 50 × 15
    (
        "nodes of FastGPT",
        "fastgpt.json",
        r#"{"responseData":[{"moduleType":"chatNode","model":"alpha-1","inputTokens":1000,"outputTokens":50},{"moduleType":"classifyQuestion","model":"sonata-2","inputTokens":1000,"outputTokens":50}]}"#,
        0.005_25,
        2,
        0,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10, and the step that repeats it
    (
        "spans of Mastra",
        "mastra.jsonl",
        concat!(
            r#"{"traceId":"t","id":"a","parentSpanId":null,"type":"model_generation","attributes":{"model":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50,"inputDetails":{"text":200,"cacheRead":800},"outputDetails":{"text":50}}}}"#,
            "\n",
            r#"{"traceId":"t","id":"b","parentSpanId":"a","type":"model_step","attributes":{"model":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50,"inputDetails":{"text":200,"cacheRead":800},"outputDetails":{"text":50}}}}"#,
        ),
        0.000_78,
        1,
        0,
    ),
    (
        "lines of a log as Loki has them",
        "loki.json",
        r#"{"status":"success","data":{"result":[{"stream":{"app":"a"},"values":[["1","started"],["2","{\"model\":\"alpha-1\",\"prompt_tokens\":1000,\"completion_tokens\":50}"],["3","{\"model\":\"alpha-1\",\"prompt_tokens\":1000,\"completion_tokens\":50}"]]}]}}"#,
        0.003,
        2,
        0,
    ),
    (
        "a log of Kong's, of the model that answered",
        "kong.jsonl",
        r#"{"ai":{"proxy":{"meta":{"request_model":"sonata-2","response_model":"alpha-1","provider_name":"openai"},"usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}}},"response":{"status":200}}"#,
        PLAIN,
        1,
        0,
    ),
    // the calls of a trace, not their sums: 1000 × 1 + 50 × 10 and 1000 × 3 + 50 × 15
    (
        "sums of a trace of Weave's",
        "weave.jsonl",
        concat!(
            r#"{"id":"r","parent_id":null,"summary":{"usage":{"alpha-1":{"prompt_tokens":1000,"completion_tokens":50},"sonata-2":{"prompt_tokens":1000,"completion_tokens":50}}}}"#,
            "\n",
            r#"{"id":"a","parent_id":"r","summary":{"usage":{"alpha-1":{"requests":1,"prompt_tokens":1000,"completion_tokens":50}}}}"#,
            "\n",
            r#"{"id":"b","parent_id":"r","summary":{"usage":{"sonata-2":{"requests":1,"prompt_tokens":1000,"completion_tokens":50}}}}"#,
        ),
        0.005_25,
        2,
        0,
    ),
    (
        "an event that repeats the counts of its call",
        "events.jsonl",
        concat!(
            r#"{"type":"LlmChatCompletionSummary","id":"u","response.model":"alpha-1","response.usage.prompt_tokens":1000,"response.usage.completion_tokens":50}"#,
            "\n",
            r#"{"type":"LlmChatCompletionMessage","id":"m","response.model":"alpha-1","response.usage.prompt_tokens":1000,"response.usage.completion_tokens":50}"#,
        ),
        PLAIN,
        1,
        1,
    ),
    (
        "parts of a stream under one id",
        "chunks.jsonl",
        concat!(
            r#"{"stream_id":"s","model":"alpha-1","prompt_tokens":1000,"completion_tokens":7}"#,
            "\n",
            r#"{"stream_id":"s","model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
        ),
        PLAIN,
        1,
        0,
    ),
    (
        "thousands that cannot be fractions",
        "swiss.csv",
        "model;prompt_tokens;completion_tokens\nalpha-1;1'000;50\n",
        PLAIN,
        1,
        0,
    ),
    (
        "a cache hit that was charged is the provider's",
        "ledger.jsonl",
        r#"{"model":"alpha-1","input_tokens":1000,"cached_input_tokens":800,"output_tokens":50,"cache_hit":true,"cost_usd":0.01}"#,
        0.000_78,
        1,
        0,
    ),
    (
        "answers of one's own cache, failures and beginnings are not billed",
        "mixed.jsonl",
        concat!(
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"from_cache":1}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"success":false}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"error":"RateLimitError: 429"}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"error":{"message":"rate limit"}}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"errors":[{"code":429}]}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"errorCode":"ThrottlingException"}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"exception":"Timeout"}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":0,"finish_reason":"error"}"#,
            "\n",
            r#"{"error":{"message":"overloaded"},"model":"alpha-1"}"#,
            "\n",
            r#"{"event":"request_start","model":"alpha-1","prompt_tokens":1000,"completion_tokens":0}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"success":"True"}"#,
        ),
        PLAIN,
        1,
        10,
    ),
    // 2 × (1000 × 1 + 50 × 10): a line that restates the lines before it is a sum, whatever its name
    (
        "sums below lines",
        "days.jsonl",
        concat!(
            r#"{"date":"2026-05-01","model":"alpha-1","input_tokens":1000,"output_tokens":50}"#,
            "\n",
            r#"{"date":"2026-05-02","model":"alpha-1","input_tokens":1000,"output_tokens":50}"#,
            "\n",
            r#"{"type":"session_end","model":"alpha-1","input_tokens":2000,"output_tokens":100}"#,
            "\n",
            r#"{"date":"TOTAL","model":"alpha-1","input_tokens":2000,"output_tokens":100}"#,
        ),
        0.003,
        2,
        2,
    ),
    (
        "sums of users and rows without a date in a table",
        "users.csv",
        "day,user,model,input_tokens,output_tokens\n2026-05-01,ann,alpha-1,1000,50\n2026-05-01,bob,alpha-1,1000,50\n\
         2026-05-01,All users,alpha-1,2000,100\n,,alpha-1,2000,100\n",
        0.003,
        2,
        2,
    ),
    (
        "a row that says all is no sum where it is none",
        "users.csv",
        "user,model,input_tokens,output_tokens\nall,alpha-1,1000,50\nall,alpha-1,1000,50\n",
        0.003,
        2,
        0,
    ),
    (
        "the same records by days and by months",
        "report.json",
        r#"{"daily":[{"date":"2026-05-01","model":"alpha-1","input_tokens":1000,"output_tokens":50}],"monthly":[{"month":"2026-05","model":"alpha-1","input_tokens":1000,"output_tokens":50}]}"#,
        PLAIN,
        1,
        1,
    ),
    // (500 × 1.25 + 5 × 10) thousands: below the tier, since no request may have reached it
    (
        "the sum of a day does not reach the tier of long requests",
        "day.csv",
        "date,model,input_tokens,output_tokens\n2026-05-01,lumen-pro,500000,5000\n",
        0.675,
        1,
        0,
    ),
    (
        "nor does that of many turns",
        "session.jsonl",
        r#"{"model":"lumen-pro","turns":40,"input_tokens":500000,"output_tokens":5000}"#,
        0.675,
        1,
        0,
    ),
    // 1000 × 30 + 50 × 150
    (
        "a name that ends with fast has the fast rates",
        "fast.jsonl",
        r#"{"model":"anthropic/sonata-2-fast","input_tokens":1000,"output_tokens":50}"#,
        0.037_5,
        1,
        0,
    ),
    // half of PLAIN, six times
    (
        "marks of a batch, and tiers in what was asked for",
        "tiers.jsonl",
        concat!(
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"batch":"yes"}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"isBatch":true}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"tier":"Batch"}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"params":{"service_tier":"flex"}}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"metadata":{"service_tier":"flex"}}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"inference_tier":"flex"}"#,
        ),
        0.004_5,
        6,
        0,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 6 + 50 × 15, twice
    (
        "an hour in the cache, as the record or its request says it",
        "hours.jsonl",
        concat!(
            r#"{"model":"sonata-2","input_tokens":20,"cache_read_input_tokens":900,"cache_creation_input_tokens":80,"output_tokens":50,"cache_ttl":"1h"}"#,
            "\n",
            r#"{"request":{"cache_control":{"type":"ephemeral","ttl":"1h"}},"response":{"model":"sonata-2","usage":{"input_tokens":20,"cache_read_input_tokens":900,"cache_creation_input_tokens":80,"output_tokens":50}}}"#,
        ),
        0.003_12,
        2,
        0,
    ),
    // 1000 × 4 + 50 × 8
    (
        "the model that served goes before the one that is named",
        "served.jsonl",
        r#"{"model":"alpha-1","served_model":"alpha-0","prompt_tokens":1000,"completion_tokens":50}"#,
        0.004_4,
        1,
        0,
    ),
    // 1000 × 2 + 50 × 20 at the host behind OpenRouter, and PLAIN at an unknown one
    (
        "an answer through OpenRouter has the price of its host there",
        "host.jsonl",
        concat!(
            r#"{"id":"gen-1","provider":"Azure","model":"openai/alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
            "\n",
            r#"{"id":"gen-2","provider":"Someone","model":"openai/alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
        ),
        0.004_5,
        2,
        0,
    ),
    (
        "a head that stands again with other columns",
        "two.csv",
        "model,input_tokens,output_tokens\nalpha-1,1000,50\nmodel,output_tokens,input_tokens\nalpha-1,50,1000\n",
        0.003,
        2,
        0,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15
    (
        "a proxy logs the stream of an answer as one text",
        "trace.jsonl",
        r#"{"request":{"timestamp":1790812800.5,"method":"POST","url":"https://api.anthropic.com/v1/messages","body":{"model":"sonata-2"}},"response":{"timestamp":1790812803.5,"status_code":200,"body_raw":"event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"sonata-2\",\"usage\":{\"input_tokens\":20,\"cache_read_input_tokens\":900,\"cache_creation_input_tokens\":80,\"output_tokens\":1}}}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":50}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"}}"#,
        0.001_38,
        1,
        0,
    ),
    (
        "tags of CloudZero's billing format",
        "cbf.csv",
        "time/usage_start,cost/cost,lineitem/type,resource/tag:model,resource/tag:prompt_tokens,resource/tag:completion_tokens\n2026-10-01T00:00:00,0.0015,Usage,alpha-1,1000,50\n",
        PLAIN,
        1,
        0,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15, and 1000 × 3 + 50 × 15
    (
        "steps of a trajectory, with what was written to the cache and the model of the agent",
        "trajectory.json",
        r#"{"schema_version":"ATIF-v1.6","agent":{"name":"a","model_name":"sonata-2"},"steps":[{"step_id":1,"source":"user","message":"q"},{"step_id":2,"source":"agent","metrics":{"prompt_tokens":1000,"completion_tokens":50,"cached_tokens":900,"extra":{"cache_creation_input_tokens":80}}},{"step_id":3,"source":"agent","metrics":{"prompt_tokens":1000,"completion_tokens":50,"prompt_token_ids":[1,2]}}]}"#,
        0.005_13,
        2,
        0,
    ),
    (
        "a node of a Dify workflow",
        "nodes.jsonl",
        r#"{"event":"node_finished","data":{"node_type":"llm","process_data":{"model_provider":"langgenius/openai/openai","model_name":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}},"outputs":{"text":"a","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}},"status":"succeeded","execution_metadata":{"total_tokens":1050}}}"#,
        PLAIN,
        1,
        0,
    ),
    (
        "counts of each side under other names",
        "names.jsonl",
        concat!(
            r#"{"model":"alpha-1","tokens_input":1000,"tokens_output":50}"#,
            "\n",
            r#"{"model":"alpha-1","metrics":{"num_input_tokens":1000,"num_output_tokens":50}}"#,
            "\n",
            r#"{"generation":{"model":"alpha-1","inputTokenCount":1000,"outputTokenCount":50}}"#,
        ),
        0.004_5,
        3,
        0,
    ),
    // the last of two lines of one call
    (
        "a call that is stated again when its answer is complete",
        "calls.jsonl",
        concat!(
            r#"{"call_id":"c-1","model":"alpha-1","prompt_tokens":1000,"completion_tokens":10}"#,
            "\n",
            r#"{"call_id":"c-1","model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
        ),
        PLAIN,
        1,
        0,
    ),
];

#[test]
fn what_stands_beside_the_counts_is_read_where_it_is_certain() {
    each_comes_to_its_amount(READ);
}

#[test]
fn thinking_of_a_lab_that_counts_it_beside_the_output_needs_a_total() {
    let record = |more: &str| {
        format!(
            r#"{{"model":"lumen-pro","input_tokens":1000,"output_tokens":500,"reasoning_tokens":300{more}}}"#
        )
    };
    let lines = [record(""), record(r#","total_tokens":1800"#)].join("\n");
    let report = priced(&lines, &[]);
    assert_eq!(report["total"]["output_tokens"], 800);
    assert_eq!(report["skipped"][0]["reason"], "unclear_thinking");
}

#[test]
fn counts_that_only_grow_in_a_session_are_running_totals() {
    let line = |turn: u32| {
        let (input, output) = (turn * 1000, turn * 50);
        format!(
            r#"{{"session_id":"s","model":"alpha-1","total_usage":{{"input_tokens":{input},"output_tokens":{output}}}}}"#
        )
    };
    let lines: Vec<String> = (1..=4).map(line).collect();
    let report = priced(&lines.join("\n"), &[]);
    assert_eq!(report["skipped"][0]["reason"], "not_measured");
    assert_eq!(report["skipped"][0]["lines"], 2);
}

#[test]
fn a_unit_above_the_head_is_refused() {
    let table = "All figures in thousands\nmodel,input_tokens,output_tokens\nalpha-1,1000,50\n";
    let (_guard, path) = file("usage.csv", table.as_bytes());
    let run = cost(&["--from", &path]);
    assert!(
        run.stderr.contains("a unit other than tokens"),
        "{}",
        run.stderr
    );
}
