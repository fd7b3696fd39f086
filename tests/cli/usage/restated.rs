//! What lines and files restate: sums before and after their parts, running totals, copies; and what only looks like
//! it.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::{Row, cost, each_comes_to_its_amount, file, priced};

/// Alpha 1 costs $1 and $10 per million: 1000 × 1 + 50 × 10, and 1300 × 1 + 60 × 10.
const PARTS: &str = concat!(
    r#"{"timestamp":"2026-05-01T10:00:01Z","model":"alpha-1","input_tokens":1000,"output_tokens":50}"#,
    "\n",
    r#"{"timestamp":"2026-05-01T10:00:02Z","model":"alpha-1","input_tokens":1300,"output_tokens":60}"#,
    "\n",
);
const SUM: &str = r#""timestamp":"2026-05-01T10:00:03Z","model":"alpha-1","input_tokens":2300,"output_tokens":110"#;

#[test]
fn a_sum_beside_its_parts_is_not_billed_again_wherever_it_stands() {
    for more in [
        r#""type":"summary","requests":2"#,
        r#""is_total":true"#,
        r#""row_type":"subtotal""#,
        r#""event":"conversation_end""#,
        r#""msg":"total usage""#,
        r#""user":"*""#,
    ] {
        let text = format!("{PARTS}{{{SUM},{more}}}\n");
        let report = priced(&text, &["--strict"]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.003_4), "{more}");
        assert_eq!(report["skipped"][0]["reason"], "sum_of_rows", "{more}");
    }
    for more in ["", r#","requests":2"#] {
        let text = format!("{{\"type\":\"summary\",{SUM}{more}}}\n{PARTS}");
        let report = priced(&text, &["--strict"]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.003_4), "{more}");
        assert_eq!(report["repeats"], 0);
        assert_eq!(report["skipped"][0]["first"][0]["line"], 1);
    }
    // A line that is the sum of three others needs no mark: days and their month.
    let day = |day: u8, input: u32, output: u32| {
        format!(
            "{{\"date\":\"2026-05-0{day}\",\"model\":\"alpha-1\",\"input_tokens\":{input},\"output_tokens\":{output}}}\n"
        )
    };
    let days = [day(4, 1000, 50), day(5, 1300, 60), day(6, 900, 40)].concat();
    let report = priced(&(days + &day(1, 3200, 150)), &["--strict"]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.004_7));
    assert_eq!(report["skipped"][0]["reason"], "sum_of_rows");
    // A request that happens to be as large as the two before it does not imply a sum.
    let report = priced(&format!("{PARTS}{{{SUM}}}\n"), &["--strict"]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.006_8));
    // The sum of lines, some of which are left out.
    let before = PARTS.replacen("05-01", "04-30", 1);
    let text = format!("{before}{{\"type\":\"total\",{SUM}}}\n");
    let report = priced(&text, &["--since", "2026-05-01", "--strict"]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.001_9));
}

#[test]
fn rows_of_sums_in_tables_and_spans_above_others_are_not_billed_again() {
    let rows: &[Row] = &[
        (
            "a roll-up: by user, by day, of all",
            "usage.csv",
            "date,user,model,requests,input_tokens,output_tokens\n\
             2026-05-01,a,alpha-1,1,1000,50\n2026-05-01,b,alpha-1,1,1300,60\n\
             2026-05-01,,alpha-1,2,2300,110\n,,alpha-1,2,2300,110\n",
            0.003_4,
            2,
            2,
        ),
        (
            "a roll-up of days with one row each",
            "usage.csv",
            "date,user,model,input_tokens,output_tokens\n\
             2026-05-01,a,alpha-1,1000,50\n2026-05-01,NULL,alpha-1,1000,50\n\
             2026-05-02,a,alpha-1,1300,60\n2026-05-02,NULL,alpha-1,1300,60\nNULL,NULL,alpha-1,2300,110\n",
            0.003_4,
            2,
            3,
        ),
        // and 1000 × 3 + 50 × 15
        (
            "a sum below the rows of each model",
            "usage.csv",
            "model,date,requests,input_tokens,output_tokens\n\
             alpha-1,2026-05-01,1,1000,50\nalpha-1,2026-05-02,1,1300,60\nalpha-1,,2,2300,110\n\
             sonata-2,2026-05-01,1,1000,50\nsonata-2,,1,1000,50\n",
            0.007_15,
            3,
            2,
        ),
        (
            "Braintrust's task above a call",
            "spans.jsonl",
            concat!(
                r#"{"span_id":"r","span_parents":null,"metadata":{"model":"alpha-1"},"metrics":{"prompt_tokens":1000,"completion_tokens":50}}"#,
                "\n",
                r#"{"span_id":"s","span_parents":["r"],"metadata":{"model":"alpha-1"},"metrics":{"prompt_tokens":1000,"completion_tokens":50}}"#,
            ),
            0.001_5,
            1,
            0,
        ),
        (
            "and above two",
            "spans.jsonl",
            concat!(
                r#"{"span_id":"r","span_parents":null,"metadata":{"model":"alpha-1"},"metrics":{"prompt_tokens":2300,"completion_tokens":110}}"#,
                "\n",
                r#"{"span_id":"s","span_parents":["r"],"metadata":{"model":"alpha-1"},"metrics":{"prompt_tokens":1000,"completion_tokens":50}}"#,
                "\n",
                r#"{"span_id":"t","span_parents":["r"],"metadata":{"model":"alpha-1"},"metrics":{"prompt_tokens":1300,"completion_tokens":60}}"#,
            ),
            0.003_4,
            2,
            0,
        ),
        (
            "a trace of Opik's beside its span",
            "spans.jsonl",
            concat!(
                r#"{"id":"t","span_count":2,"llm_span_count":1,"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
                "\n",
                r#"{"id":"s","trace_id":"t","model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
            ),
            0.001_5,
            1,
            1,
        ),
        // 2000 × 1 + 100 × 10: the message states the sum of opencode's steps
        (
            "a message of two steps",
            "export.json",
            r#"{"id":"msg_1","role":"assistant","modelID":"alpha-1","providerID":"openai","tokens":{"input":2000,"output":100},"parts":[{"type":"step-finish","tokens":{"input":1000,"output":50}},{"type":"step-finish","tokens":{"input":1000,"output":50}}]}"#,
            0.003,
            1,
            0,
        ),
    ];
    each_comes_to_its_amount(rows);
}

/// Lines of a session: input, cached input, output.
fn session(name: &str, lines: &[(u32, u32, u32)]) -> String {
    let line = |(at, (input, cached, output)): (usize, &(u32, u32, u32))| {
        format!(
            "{{\"ts\":\"2026-05-01T10:{at:02}:00Z\",{name},\"model\":\"sonata-2\",\"input_tokens\":{input},\
             \"cache_read_input_tokens\":{cached},\"output_tokens\":{output}}}\n"
        )
    };
    lines.iter().enumerate().map(line).collect()
}

#[test]
fn totals_that_only_grow_are_refused_and_a_chat_whose_input_grows_is_not() {
    // 1000 × 3 + 50 × 15, outside of any session
    let plain = r#"{"model":"sonata-2","input_tokens":1000,"output_tokens":50}"#;
    let cached = [(20, 900, 50), (45, 2900, 120), (70, 6100, 260)];
    let bare = [40, 70, 90, 140, 150, 220, 300, 310].map(|output| (output * 10, 0, output));
    for (name, lines) in [
        (r#""session_id":"s""#, &cached[..]),
        (r#""run_id":"s""#, &cached[..]),
        (r#""chat_id":"s""#, &bare[..]),
    ] {
        let report = priced(&(session(name, lines) + plain), &[]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.003_75), "{name}");
        let skipped = &report["skipped"][0];
        assert_eq!(skipped["reason"], "not_measured", "{name}");
        assert_eq!(skipped["lines"], lines.len(), "{name}");
    }
    // A number of requests that grows by one with each line, from the first or a later one.
    let numbered = |numbers: &[u32]| -> String {
        let line = |n: &u32| {
            format!(
                "{{\"model\":\"sonata-2\",\"apiCalls\":{n},\"tokensIn\":{},\"tokensOut\":{}}}\n",
                n * 100,
                n * 9
            )
        };
        numbers.iter().map(line).collect()
    };
    for (numbers, fault) in [
        (&[1, 2][..], true),
        (&[5, 6, 7], true),
        (&[5, 6], false),
        (&[1, 3], false),
    ] {
        let report = priced(&(numbered(numbers) + plain), &[]);
        let is_plain = report["total"]["usd"].as_f64() == Some(0.003_75);
        assert_eq!(is_plain, fault, "{numbers:?}");
    }
    // Whatever a request read and wrote, and no more, may be cached for the next.
    let mut chat: Vec<(u32, u32, u32)> = vec![(1000, 0, 50)];
    for (at, output) in [60, 75, 90, 130, 200, 240, 250].into_iter().enumerate() {
        let (input, cached, before) = chat[at];
        chat.push((input + 10, input + cached + before - 5, output));
    }
    chat.push((20, 9000, 40));
    let report = priced(&session(r#""session_id":"s""#, &chat[..5]), &["--strict"]);
    assert_eq!(report["total"]["requests"], 5);
    // Without an answer shorter than the previous one, they would be improbable.
    let chat = [90, 40, 70, 140, 150, 220, 300, 310, 320].map(|output| (output * 10, 0, output));
    let report = priced(&session(r#""session_id":"s""#, &chat), &["--strict"]);
    assert_eq!(report["total"]["requests"], 9);
}

/// The report on a folder of these files.
fn folder(files: &[(&str, &[u8])]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    let path = folder.path().display().to_string();
    let run = cost(&["--from", &path, "--json", "--strict"]);
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr))
}

#[test]
fn copies_of_files_and_of_records_count_once() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(PARTS.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed");
    for copy in [
        ("usage (1).jsonl", PARTS.as_bytes()),
        ("usage.jsonl.gz", &packed),
    ] {
        let report = folder(&[("usage.jsonl", PARTS.as_bytes()), copy]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.003_4), "{}", copy.0);
        let notes = report["notes"].to_string();
        assert!(notes.contains("the same content as"), "{notes}");
    }
    // Day files next to a file with all of them: a line without an id is identified by its time if that is finer than a
    // second.
    let fine = PARTS.replace("01Z", "01.111Z").replace("02Z", "02.222Z");
    let day = fine.lines().next().expect("a line");
    for (lines, usd) in [(fine.as_str(), 0.003_4), (PARTS, 0.004_9)] {
        let day = if lines == PARTS {
            PARTS.lines().next()
        } else {
            Some(day)
        };
        let day = day.expect("a line");
        let report = folder(&[
            ("all.jsonl", lines.as_bytes()),
            ("day.jsonl", day.as_bytes()),
        ]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(usd), "{lines}");
    }
    for name in [
        "id",
        "requestId",
        "log_id",
        "uuid",
        "span_id",
        "insertId",
        "ulid",
    ] {
        let line = |output: u32| {
            format!(
                r#"{{"ts":"2026-05-01T10:00:00Z","model":"alpha-1","prompt_tokens":1000,"completion_tokens":{output},"{name}":"7d3f2a10-1111-4222-8333-444455556666"}}"#
            )
        };
        let both = [line(50), line(60)].join("\n");
        let report = folder(&[
            ("a.jsonl", line(50).as_bytes()),
            ("b.jsonl", both.as_bytes()),
        ]);
        // 1000 × 1 + 50 × 10, and 60 × 10: a different answer under the same id is separate
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.003_1), "{name}");
        assert_eq!(report["repeats"], 1, "{name}");
    }
    let head = "request_id,timestamp,model,prompt_tokens,completion_tokens\n";
    let row = |id: u32| format!("r-{id},2026-05-01T10:00:00Z,alpha-1,1000,50\n");
    let (a, b) = (
        head.to_owned() + &row(1) + &row(2),
        head.to_owned() + &row(2) + &row(3),
    );
    let report = folder(&[("a.csv", a.as_bytes()), ("b.csv", b.as_bytes())]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.004_5));
}

#[test]
fn a_sum_over_days_on_both_sides_of_a_limit_is_refused() {
    let bucket = r#"{"object":"page","data":[{"object":"bucket","start_time":1777593600,"end_time":1780272000,"results":[{"model":"alpha-1","input_tokens":10000,"output_tokens":500,"num_model_requests":10}]}]}"#;
    let month = "month,model,requests,input_tokens,output_tokens\n2026-05,alpha-1,10,10000,500\n";
    for (name, text) in [("page.json", bucket), ("months.csv", month)] {
        let (_guard, path) = file(name, text.as_bytes());
        let run = |limit: &[&str]| cost(&[&["--from", &path, "--json"], limit].concat());
        for limit in [["--until", "2026-05-15"], ["--since", "2026-05-15"]] {
            let run = run(&limit);
            let said = run.stdout + &run.stderr;
            assert!(
                said.contains("a sum over days both inside and outside"),
                "{name}: {said}"
            );
        }
        // All of May, up to and including the 31st.
        let run = run(&["--since", "2026-05-01", "--until", "2026-05-31"]);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        // 10,000 × 1 + 500 × 10
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.015), "{name}");
    }
}

#[test]
fn a_report_fetched_again_counts_each_period_once() {
    // 1000 × 1 + 50 × 10, and 3000 × 1 + 150 × 10
    let page = |start: u64, times: u64, group: &str| {
        format!(
            r#"{{"object":"page","data":[{{"object":"bucket","start_time":{start},"end_time":{},"results":[{{"object":"organization.usage.completions.result","input_tokens":{},"output_tokens":{},"num_model_requests":{times},"model":"alpha-1"{group}}}]}}]}}"#,
            start + 86_400,
            1000 * times,
            50 * times,
        )
    };
    let row = |date: &str, input: u32| {
        format!(
            r#"{{"daily":[{{"date":"{date}","modelBreakdowns":[{{"modelName":"alpha-1","inputTokens":{input},"outputTokens":50}}]}}]}}"#
        )
    };
    let user = |name: &str, input: u32| {
        format!(
            r#"{{"data":[{{"date":"2026-05-01","actor":{{"email":"{name}"}},"model_breakdown":[{{"model":"alpha-1","tokens":{{"input":{input},"output":50}}}}]}}]}}"#
        )
    };
    let table = |date: &str, times: u32| {
        format!(
            "date,model,requests,input_tokens,output_tokens\n{date},alpha-1,{times},{},{}\n",
            1000 * times,
            50 * times,
        )
    };
    let (day, next) = (1_777_593_600, 1_777_680_000);
    for (earlier, later, usd, repeats) in [
        (page(day, 1, ""), page(day, 1, ""), 0.001_5, 1),
        (page(day, 1, ""), page(next, 1, ""), 0.003, 0),
        (
            page(day, 1, r#","api_key_id":"a""#),
            page(day, 3, r#","api_key_id":"b""#),
            0.006,
            0,
        ),
        (
            page(day, 1, r#","batch":false"#),
            page(day, 1, r#","batch":true"#),
            0.002_25,
            0,
        ),
        (row("2026-05-01", 1000), row("2026-05-01", 1000), 0.001_5, 1),
        (row("2026-05-01", 1000), row("2026-05-02", 1000), 0.003, 0),
        (user("a@b.c", 1000), user("d@e.f", 2000), 0.004, 0),
        (table("2026-05-01", 3), table("2026-05-01", 3), 0.004_5, 1),
        (table("2026-05-01", 3), table("2026-05-02", 3), 0.009, 0),
    ] {
        let (_first, one) = file("1", earlier.as_bytes());
        // Files of the same content are read once.
        let (_second, two) = file("2", (later.clone() + "\n\n").as_bytes());
        for threads in ["1", "2"] {
            let run = cost(&["--from", &one, &two, "--threads", threads, "--json"]);
            let report: Value =
                serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
            let total = report["total"]["usd"].as_f64().expect("an amount");
            assert!((total - usd).abs() < 1e-12, "{earlier} {later}: {total}");
            assert_eq!(report["repeats"], repeats, "{earlier} {later}");
            assert_eq!(report["skipped"], serde_json::json!([]));
        }
    }
    // The day was not over, or it is another account.
    let (earlier, later) = (page(day, 1, ""), page(day, 3, ""));
    let report = priced(&format!("{earlier}\n{later}\n"), &[]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.004_5));
    assert_eq!(report["skipped"][0]["reason"], "unlike_counts");
    assert_eq!(report["skipped"][0]["first"][0]["line"], 1);
    let report = folder(&[("1.json", earlier.as_bytes()), ("2.json", later.as_bytes())]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.006));
    assert!(
        report["notes"].to_string().contains("1 row of a report"),
        "{report}"
    );
    // A table may leave out what tells its rows apart.
    let row = "2026-05-01,alpha-1,3,3000,150\n";
    let rows = format!("date,model,requests,input_tokens,output_tokens\n{row}{row}");
    let (_guard, path) = file("rows.csv", rows.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.009));
}

#[test]
fn copies_count_once_whatever_thread_reads_them() {
    let line = |id: u32, model: &str| {
        format!(
            r#"{{"uuid":"7d3f2a10-1111-4222-8333-{id:012}","ts":"2026-05-01T10:00:00Z","model":"{model}","prompt_tokens":10,"completion_tokens":1}}"#
        )
    };
    // Each file names another model first.
    let text = |model: &str, from: u32| {
        let own = (from..from + 9_000).map(|id| line(id, model));
        let shared = [line(1, "alpha-1"), line(2, "sonata-2")];
        own.chain(shared).collect::<Vec<_>>().join("\n")
    };
    let (_first, one) = file("1.jsonl", text("alpha-1", 10).as_bytes());
    let (_second, two) = file("2.jsonl", text("sonata-2", 20_000).as_bytes());
    for threads in ["1", "2"] {
        let run = cost(&["--from", &one, &two, "--threads", threads, "--json"]);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(report["total"]["requests"], 18_002, "{threads}");
        assert_eq!(report["repeats"], 2, "{threads}");
    }
}

#[test]
fn rotated_logs_of_a_folder_are_read() {
    let rows = "model,input_tokens,output_tokens\nalpha-1,1000,50\n";
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(rows.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed");
    for (name, bytes, usd) in [
        ("app.log.1", PARTS.as_bytes(), 0.003_4),
        ("usage.jsonl.2026-05-01", PARTS.as_bytes(), 0.003_4),
        ("rows.csv.2.gz", &packed, 0.001_5),
    ] {
        let report = folder(&[(name, bytes), ("notes.1", b"no records")]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(usd), "{name}");
    }
}
