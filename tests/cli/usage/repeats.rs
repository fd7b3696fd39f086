//! What counts once: answers recorded again, forks of a session, sums next to their parts.

use serde_json::Value;

use super::cases::CASES;
use super::{cost, file, priced};

#[test]
fn an_answer_that_is_recorded_again_counts_once_as_it_is_recorded_last() {
    let line = |id: &str, output: u32| {
        format!(
            r#"{{"id":"{id}","model":"sonata-2","usage":{{"input_tokens":100,"output_tokens":{output}}}}}"#
        )
    };
    let lines = [
        line("msg_1", 1),
        line("msg_2", 20),
        line("msg_1", 10),
        line("user-7", 5),
        line("user-7", 5),
    ];
    let report = priced(&lines.join("\n"), &["--to", "alpha-1"]);
    // 2 × (100 × 3) + 30 × 15, and twice 100 × 3 + 5 × 15: an id of something other than an answer says nothing
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.001_8));
    assert_eq!(report["total"]["requests"], 4);
    assert_eq!(report["repeats"], 1);
    assert_eq!(report["spellings"][0]["requests"], 4);
    assert_eq!(
        report["total"]["to"]["openai/alpha-1"]["usd"].as_f64(),
        Some(0.000_8)
    );

    // Far apart, in two files, on two threads.
    let mut many: Vec<String> = (0..9_000).map(|n| line(&format!("msg_{n}"), 1)).collect();
    many.push(line("msg_0", 2));
    let (_first, one) = file("one.jsonl", many.join("\n").as_bytes());
    let (_second, two) = file("two.jsonl", line("msg_1", 3).as_bytes());
    let runs = ["1", "2", "3"].map(|threads| {
        let run = cost(&["--from", &one, &two, "--threads", threads, "--json"]);
        serde_json::from_str::<Value>(&run.stdout).expect("JSON")["total"].clone()
    });
    assert_eq!(runs[0]["output_tokens"], 9_003);
    assert_eq!(runs[0]["requests"], 9_000);
    assert_eq!(runs[0], runs[1]);
    assert_eq!(runs[0], runs[2]);
}

#[test]
fn an_answer_counts_once_in_whatever_forms_it_is_recorded() {
    let raw = r#"{"id":"chatcmpl-1","object":"chat.completion","model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#;
    let in_batch = format!(
        r#"{{"id":"batch_req_1","custom_id":"r","response":{{"status_code":200,"body":{raw}}}}}"#
    );
    for (other, usd) in [
        (
            r#"{"request_id":"chatcmpl-1","spend":0.0015,"startTime":"2026-05-01T10:00:00Z","model":"alpha-1","model_group":"a","custom_llm_provider":"openai","prompt_tokens":1000,"completion_tokens":50}"#,
            0.001_5,
        ),
        (
            r#"{"response_id":"chatcmpl-1","model":"alpha-1","input_tokens":1000,"output_tokens":50}"#,
            0.001_5,
        ),
        (
            r#"{"id":"o9","type":"GENERATION","model":"alpha-1","usageDetails":{"input":1000,"output":50,"total":1050},"metadata":{"response_id":"chatcmpl-1"}}"#,
            0.001_5,
        ),
        // Half, in any order: this record says more about its terms.
        (&in_batch, 0.000_75),
    ] {
        for lines in [[raw, other], [other, raw]] {
            let report = priced(&lines.join("\n"), &[]);
            assert_eq!(report["total"]["usd"].as_f64(), Some(usd), "{lines:?}");
            assert_eq!(report["repeats"], 1, "{lines:?}");
        }
    }
}

#[test]
fn a_file_that_sums_up_the_sessions_beside_it_is_left_out_of_a_folder() {
    let home = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = home.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    let row = r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#;
    write("claude/projects/app/s1.jsonl", CASES[0].1);
    write(
        "claude/stats-cache.json",
        r#"{"lastComputedDate":"2026-05-01","modelUsage":{"sonata-2":{"inputTokens":4,"outputTokens":40,"cacheReadInputTokens":2000,"cacheCreationInputTokens":1000}}}"#,
    );
    write("cline/tasks/t1/ui_messages.json", row);
    write("cline/state/taskHistory.json", row);
    write("other/state/taskHistory.json", row);
    for (folder, usd, left_out) in [
        ("claude", 0.007_212, 1),
        ("cline", 0.001_5, 1),
        ("other", 0.001_5, 0),
        ("", 0.007_212 + 0.003, 2),
    ] {
        let path = home.path().join(folder).display().to_string();
        let run = cost(&["--from", &path, "--json", "--strict"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
        let total = report["total"]["usd"].as_f64().expect("an amount");
        assert!((total - usd).abs() < 1e-12, "{folder}: {total}");
        let notes = report["notes"].as_array().expect("notes").iter();
        let notes = notes.filter_map(Value::as_str);
        let summaries = notes.filter(|note| note.contains("summary of the sessions"));
        assert_eq!(summaries.count(), left_out, "{folder}");
    }
}

#[test]
fn a_fork_of_a_session_of_codex_counts_its_own_turns_alone() {
    let turn = |total: u64, last: u64| {
        format!(
            "{{\"type\": \"event_msg\", \"payload\": {{\"type\": \"token_count\", \"info\": {{\
             \"total_token_usage\": {{\"input_tokens\": {total}, \"output_tokens\": 0, \"total_tokens\": {total}}}, \
             \"last_token_usage\": {{\"input_tokens\": {last}, \"output_tokens\": 0, \"total_tokens\": {last}}}}}}}}}\n"
        )
    };
    let head = |of: &str| {
        format!(
            "{{\"type\": \"session_meta\", \"payload\": {{{of}}}}}\n\
             {{\"type\": \"turn_context\", \"payload\": {{\"model\": \"alpha-1\"}}}}\n"
        )
    };
    let begun = turn(1000, 1000) + &turn(3000, 2000);
    let first = head("\"id\": \"a\"") + &begun;
    let fork = head("\"id\": \"b\", \"forked_from_id\": \"a\"") + &begun + &turn(6000, 3000);
    let other = head("\"id\": \"c\"") + &turn(1000, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("1.jsonl", &first), ("2.jsonl", &fork), ("3.jsonl", &other)] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let run = cost(&["--from", &folder.path().display().to_string(), "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 6000 × 1, and 1000 × 1 of another session
    assert_eq!(
        report["total"]["usd"].as_f64(),
        Some(0.007),
        "{}",
        run.stderr
    );
    assert_eq!(
        (&report["total"]["requests"], &report["repeats"]),
        (&4.into(), &2.into())
    );
}

#[test]
fn a_fork_of_a_fork_of_codex_belongs_to_the_first_session() {
    let turn = |total: u64, last: u64| {
        format!(
            "{{\"type\":\"event_msg\",\"payload\":{{\"type\":\"token_count\",\"info\":{{\
             \"total_token_usage\":{{\"input_tokens\":{total},\"output_tokens\":0,\"total_tokens\":{total}}},\
             \"last_token_usage\":{{\"input_tokens\":{last},\"output_tokens\":0,\"total_tokens\":{last}}}}}}}}}\n"
        )
    };
    // A fork starts with its own head, followed by everything that the other session recorded, including its head.
    let head = |of: &str| format!("{{\"type\":\"session_meta\",\"payload\":{{{of}}}}}\n");
    let model = "{\"type\":\"turn_context\",\"payload\":{\"model\":\"alpha-1\"}}\n";
    let first = head("\"id\":\"a\"") + model + &turn(1000, 1000);
    let second = head("\"id\":\"b\",\"forked_from_id\":\"a\"") + &first + &turn(3000, 2000);
    let third = head("\"id\":\"c\",\"forked_from_id\":\"b\"") + &second + &turn(6000, 3000);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("1.jsonl", &first),
        ("2.jsonl", &second),
        ("3.jsonl", &third),
    ] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let from = folder.path().display().to_string();
    let run = cost(&["--from", &from, "--by", "session", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 6000 × 1; three of six turns are repeats
    assert_eq!(
        report["total"]["usd"].as_f64(),
        Some(0.006),
        "{}",
        run.stderr
    );
    assert_eq!(report["repeats"], 3);
    let rows = report["rows"].as_array().expect("rows").iter();
    let of_c = rows.clone().find(|row| row["key"]["session"] == "c");
    assert!(of_c.is_some(), "{:?}", rows.collect::<Vec<_>>());
}

#[test]
fn a_page_that_names_a_next_one_is_no_whole() {
    let page = |more: &str| {
        format!(
            r#"{{"object":"page","data":[{{"object":"bucket","results":[{{"model":"alpha-1","input_tokens":1000,"output_tokens":0,"num_model_requests":3}}]}}],{more}}}"#
        )
    };
    let notes = |more: &str| priced(&page(more), &[])["notes"].to_string();
    assert!(
        notes(r#""has_more":true,"next_page":"page_AAA""#).contains("1 page of a paginated export")
    );
    assert!(!notes(r#""has_more":false,"next_page":null"#).contains("paginated"));
}

#[test]
fn a_summary_beside_the_requests_of_its_days_does_not_count() {
    // 1000 × $1 + 50 × $10, per million.
    let request = r#"{"id":"resp_1","object":"response","created_at":1793880000,"model":"alpha-1","usage":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050}}"#;
    let page = |start: u64| {
        format!(
            r#"{{"object":"page","data":[{{"object":"bucket","start_time":{start},"end_time":{},"results":[{{"object":"organization.usage.completions.result","input_tokens":1000,"output_tokens":50,"num_model_requests":1,"model":"alpha-1"}}]}}],"has_more":false}}"#,
            start + 86_400
        )
    };
    let telemetry = r#"{"attributes":{"event.name":"codex.sse_event","event.kind":"response.completed","conversation.id":"c","model":"alpha-1","input_token_count":1000,"output_token_count":50,"cached_token_count":0}}"#;
    let (day, month_before) = (1_793_836_800, 1_791_158_400);
    for (lines, usd, left_out) in [
        (vec![page(day)], 0.001_5, 0),
        (vec![request.to_owned(), page(day)], 0.001_5, 1),
        (vec![page(day), request.to_owned()], 0.001_5, 1),
        (vec![request.to_owned(), page(month_before)], 0.003, 0),
        (vec![telemetry.to_owned()], 0.001_5, 0),
        (vec![telemetry.to_owned(), request.to_owned()], 0.001_5, 1),
        // A request to another model.
        (
            vec![page(day), request.replace("alpha-1", "sonata-2")],
            0.005_25,
            0,
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        for (at, line) in lines.iter().enumerate() {
            std::fs::write(folder.path().join(format!("{at}.json")), line).expect("written");
        }
        let path = folder.path().display().to_string();
        for args in [&[][..], &["--by", "day"]] {
            let run = cost(&[&["--from", &path, "--json"], args].concat());
            let report: Value =
                serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
            let total = report["total"]["usd"].as_f64().expect("an amount");
            assert!((total - usd).abs() < 1e-12, "{lines:?}: {total}");
            let rows = report["rows"].as_array().expect("rows").iter();
            let rows: f64 = rows.filter_map(|row| row["usd"].as_f64()).sum();
            assert!((rows - usd).abs() < 1e-12, "{lines:?}: {rows}");
            let skipped = report["skipped"].as_array().expect("rows");
            assert_eq!(skipped.len(), left_out, "{lines:?}");
            for row in skipped {
                assert_eq!(
                    (&row["reason"], &row["lines"]),
                    (&"also_recorded".into(), &1.into())
                );
            }
        }
    }
    // In a single file, they are meant to be added.
    let report = priced(&[request, &page(day)].join("\n"), &[]);
    assert_eq!(report["total"]["usd"].as_f64(), Some(0.003));
}
