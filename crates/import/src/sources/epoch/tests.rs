//! Reads every sheet from made-up lines.
#![allow(clippy::expect_used, clippy::float_cmp)] // a test fails by panicking

use catalog::schema::Unit;
use proptest::prelude::*;

use super::sheets::{Interval, ROWS, SHEETS, Sheet};
use super::*;
use crate::scores::boards::fits;

fn boards() -> Boards {
    Boards::new(
        serde_json::from_str(include_str!("../../../../../catalog/benchmarks.json"))
            .expect("boards"),
    )
}

fn day() -> Date {
    "2026-07-30".parse().expect("a date")
}

/// A line that fills every column the sheet names.
fn line(sheet: &Sheet, score: &str, error: &str, low: &str, high: &str) -> (String, String) {
    let mut columns = vec![
        ("Model version", "gpt-5-2025-08-07_high"),
        (sheet.score, score),
    ];
    columns.push(("Source link", "https://arxiv.org/abs/2309.16609"));
    columns.extend(sheet.error.map(|(column, _)| (column, error)));
    match sheet.interval {
        Some(Interval::Ends(l, h)) => columns.extend([(l, low), (h, high)]),
        Some(Interval::HalfWidth(column)) => columns.push((column, error)),
        None => {}
    }
    columns.extend(
        sheet
            .date
            .map(|column| (column, "2026-01-02T03:04:05.000Z")),
    );
    let (heads, cells): (Vec<&str>, Vec<&str>) = columns.into_iter().unzip();
    (heads.join(","), cells.join(","))
}

#[test]
fn every_sheet_states_a_known_board_in_its_unit() {
    let boards = boards();
    // A malformed row would be missing.
    assert_eq!(SHEETS.len(), ROWS.len());
    for sheet in SHEETS.iter() {
        let board = boards.with_id(sheet.board).expect(sheet.board);
        let fraction = (sheet.factor - 100.0).abs() < f64::EPSILON;
        let points_of_100 = [
            "aider_polyglot_external",
            "forecastbench_external",
            "live_bench_external",
            "os_world_external",
        ];
        let percent = board.unit == Unit::Percent;
        let of_100 = fraction || points_of_100.contains(&sheet.file);
        assert_eq!(percent, of_100, "{}", sheet.file);
        let (score, error, low, high) = match (percent, fraction, board.unit) {
            (true, true, _) => ("0.5", "0.02", "0.48", "0.52"),
            (true, false, _) => ("50", "2", "48", "52"),
            (false, _, Unit::Points) if board.max == Some(1.0) => ("0.12", "0.01", "0.11", "0.13"),
            (false, _, Unit::Points) => ("8", "1", "7", "9"),
            _ => ("150", "2", "140", "160"),
        };
        // This sheet's error is already in points.
        let error = if sheet.file == "apex_agents_external" {
            "2"
        } else {
            error
        };
        let (head, row) = line(sheet, score, error, low, high);
        // A sheet with two boards has two score columns.
        let twin = SHEETS
            .iter()
            .find(|s| s.file == sheet.file && s.board != sheet.board);
        let head = twin.map_or(head.clone(), |twin| format!("{head},{}", twin.score));
        let read = one(sheet.file, &format!("{head}\n{row}\n"));
        let mut seen = read.scores.iter();
        let seen = seen.find(|seen| seen.score.board == sheet.board);
        let seen = seen.expect(sheet.file);
        let (file, score, reading) = (sheet.file, &seen.score, &seen.readings[0]);
        assert!(fits(board, score.score), "{file}: {}", score.score);
        if percent {
            assert_eq!(score.score, 50.0, "{file}");
            if sheet.error.is_some() {
                assert_eq!(score.standard_error, Some(2.0), "{file}");
            }
            if sheet.interval.is_some() {
                assert_eq!(score.interval, Some((48.0, 52.0)), "{file}");
            }
        }
        assert!(sheet.date.is_none() || score.date.is_some(), "{file}");
        assert_eq!(reading.key, "gpt-5-2025-08-07", "{file}");
        assert_eq!(sheet.one_a_model, reading.variant.is_none(), "{file}");
    }
}

fn attempt(sheet: &str, text: &str) -> anyhow::Result<Yield> {
    let path = format!("epoch/benchmarks/{sheet}.csv");
    ADAPTER.read(&[(path, text.as_bytes().to_vec())], day(), &boards())
}

fn one(sheet: &str, text: &str) -> Yield {
    attempt(sheet, text).expect(sheet)
}

#[test]
fn oddities_are_read_as_they_are_meant() {
    use MeasuredBy::{OwnRun, ThirdParty, Vendor};
    // The effort is in the display name or in the version; the two may contradict each other.
    let arc = "Model version,Score,Name,Cost per task\n\
        nova-2,0.4,\"Nova 2 (Thinking, 8K, Low)\",0.5\n\
        nova-2_max,0.4,Nova 2 (High),0.5\n\
        nova-2_32K,0.3,Nova 2 (Thinking 32K),\n";
    let read = one("arc_agi_2_external", arc);
    let variants = [0, 1].map(|at: usize| read.scores[at].score.variant.as_deref());
    assert_eq!(variants, [Some("low thinking 8k"), Some("thinking 32k")]);
    assert_eq!(read.scores.len(), 2);
    assert_eq!(read.scores[0].score.cost_per_task_usd, Some(0.5));
    assert_eq!(read.dropped[0].reason, "the effort contradicts itself");
    // The version and the display name state different sizes.
    let wrong = "Model version,EM,Name,Shots,Source link\nAcme-70b,0.4,Acme (7B),5,https://arxiv.org/abs/2309.16609\n";
    let reason = &one("mmlu_external", wrong).dropped[0].reason;
    assert_eq!(reason, "the version contradicts the display name");
    // A paper's figure for its own model is the vendor's; for others, a third party's.
    let papers = "Model version,EM,Name,Shots,Source link\n\
        Qwen-7B,0.5,Qwen 7B,5,https://arxiv.org/abs/2309.16609\n\
        Acme-7B,0.5,Acme 7B,few,https://arxiv.org/abs/2309.16609\n";
    let read = one("mmlu_external", papers);
    assert_eq!(read.scores[0].score.measured_by, Vendor);
    assert_eq!(read.scores[1].score.measured_by, ThirdParty);
    assert_eq!(read.scores[0].score.harness.as_deref(), Some("5-shot"));
    assert_eq!(read.scores[1].score.harness.as_deref(), Some("few-shot"));
    assert_eq!(read.scores[0].score.date, "2023-09".parse().ok());
    // One agent per row; the model's lab may be the submitter.
    let agents = "Model version,Agent,Accuracy mean,Agent Org,Model Org\n\
        nova-2_unknown,Nova CLI,0.5,Acme,Acme\nnova-2_unknown,Other,0.4,Somebody,Acme\n\
        nova-2_unknown,Terminus 2,0.3,Terminal Bench,Acme\n";
    let read = one("terminalbench_external", agents);
    let scores = [0, 1, 2].map(|at: usize| &read.scores[at].score);
    assert_eq!(
        scores.map(|score| score.measured_by),
        [Vendor, ThirdParty, OwnRun]
    );
    assert_eq!(scores[0].harness.as_deref(), Some("Nova CLI"));
    // The index repeats one figure for each effort.
    let index = "Model version,ECI Score\nnova-2_high,150.123\nnova-2_low,150.123\nnova-2_max,\n";
    let read = one("epoch_capabilities_index", index);
    assert_eq!((read.scores.len(), read.dropped.len()), (1, 2));
    assert_eq!(read.scores[0].score.score, 150.12);
    // This sheet's SE column is not a standard error, so it is not imported.
    let weird = "Model version,Accuracy,Accuracy SE\nnova-2_max,0.9,0.00002\n";
    let weird = one("weirdml_external", weird);
    assert_eq!(weird.scores[0].score.standard_error, None);
}

#[test]
fn artificial_analysis_stays_out() {
    for sheet in ["scicode_external", "critpt_external"] {
        let read = one(sheet, "Model version,Score\nnova-2,0.5\nnova-3,0.6\n");
        assert_eq!((read.scores.len(), read.dropped.len()), (0, 2));
        assert!(read.dropped.iter().all(|d| d.reason == excluded::REASON));
    }
    let linked =
        "Model version,Score,Name,Source link\nnova-2,0.5,Nova 2,https://artificialanalysis.ai/x\n";
    let read = one("arc_agi_external", linked);
    assert_eq!(read.dropped[0].reason, excluded::REASON);
    // Notes on how training compute was estimated do not count.
    let noted = "Model version,Score,Name,Training compute notes\nnova-2,0.5,Nova 2,see Artificial Analysis\n";
    assert_eq!(one("arc_agi_external", noted).scores.len(), 1);
}

#[test]
fn a_sheet_of_another_shape_is_an_error() {
    for (sheet, text) in [
        ("a_new_board_external", "Model version,Score\nnova-2,0.5\n"),
        ("arc_agi_external", "Model,Points\nnova-2,0.5\n"),
        ("arc_agi_external", ""),
    ] {
        assert!(attempt(sheet, text).is_err(), "{sheet}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_an_error_or_counted(sheet in 0..SHEETS.len(), bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = ADAPTER.read(&[(format!("{}.csv", SHEETS[sheet].file), bytes)], day(), &boards());
    }

    #[test]
    fn mutated_lines_are_taken_or_counted(
        sheet in 0..SHEETS.len(),
        cells in proptest::collection::vec("[ -~é≈()_,\"]{0,24}|-?[0-9]{1,4}(\\.[0-9]{1,6})?%?|[a-z]{1,6}-[0-9]_(high|none|32K|x)", 1..8),
    ) {
        let sheet = &SHEETS[sheet];
        let (head, row) = line(sheet, "0.5", "0.02", "0.4", "0.6");
        let twin = SHEETS.iter().find(|s| s.file == sheet.file && s.board != sheet.board);
        let head = twin.map_or(head.clone(), |twin| format!("{head},{}", twin.score));
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        let text = format!("{head},Name,Shots,Notes\n{row}\n{}\n", quoted.join(","));
        let read = one(sheet.file, &text);
        let boards_of_sheet = SHEETS.iter().filter(|s| s.file == sheet.file).count();
        prop_assert_eq!(read.scores.len() + read.dropped.len(), read.read * boards_of_sheet);
        prop_assert!(read.scores.iter().all(|seen| seen.score.score.is_finite() && !seen.readings.is_empty()));
    }
}
