//! The same totals with any number of threads and files, any compression, and from another implementation.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::{cost, file};
use crate::program::{Run, program};

#[path = "../../../tools/usage_records.rs"]
mod records;

/// A sample of all formats.
fn sample(lines: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    records::write(&mut bytes, lines).expect("written to memory");
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

/// The report with the bundled catalog, without the file's name.
fn on_bundled(path: &str, args: &[&str]) -> Value {
    let mut command = program();
    command.args(["cost", "--json", "--from", path]).args(args);
    let run: Run = command.output().expect("the program starts").into();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let mut report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    report.as_object_mut().expect("an object").remove("files");
    for row in report["skipped"].as_array_mut().expect("rows") {
        for place in row["first"].as_array_mut().expect("places") {
            place.as_object_mut().expect("a place").remove("file");
        }
    }
    report
}

#[test]
fn one_thread_or_more_packed_or_not_in_one_file_or_two_the_totals_are_the_same() {
    let text = sample(10_000);
    let (_a, plain) = file("usage.jsonl", &text);
    let args = [
        "--by",
        "model,day,metadata.team",
        "--to",
        "gpt-5.6-sol",
        "-n",
        "0",
    ];
    let expected = on_bundled(&plain, &[&args[..], &["--threads", "1"]].concat());
    assert_eq!(
        expected,
        on_bundled(&plain, &[&args[..], &["--threads", "3"]].concat())
    );

    let half = text.len() / 2
        + text[text.len() / 2..]
            .iter()
            .position(|b| *b == b'\n')
            .expect("a line");
    let members = [gzip(&text[..half]), gzip(&text[half..])].concat();
    let (_b, packed) = file("usage.jsonl.gz", &members);
    assert_eq!(expected, on_bundled(&packed, &args));

    let marked = [b"\xEF\xBB\xBF", text.as_slice()].concat();
    let (_c, marked) = file("marked.jsonl", &marked);
    assert_eq!(expected, on_bundled(&marked, &args));

    let (_d, first) = file("first.jsonl", &text[..half]);
    let (_e, second) = file("second.jsonl", &text[half + 1..]);
    let both = on_bundled(&first, &[&[second.as_str()], &args[..]].concat());
    assert_eq!(expected["rows"], both["rows"]);
    assert_eq!(expected["total"], both["total"]);
}

#[test]
fn an_independent_calculation_comes_to_the_same_amounts() {
    let python = std::process::Command::new("python3")
        .arg("--version")
        .output();
    if python.is_err() {
        return; // needs nothing but Python; without it, the other tests still apply
    }
    let (_guard, path) = file("usage.jsonl", &sample(10_000));
    let report = on_bundled(&path, &["-n", "0", "--price-at", "today"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut python = std::process::Command::new("python3")
        .arg(root.join("tests/fixtures/usage/independent.py"))
        .arg(root.join("catalog"))
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let stdin = python.stdin.as_mut().expect("its input");
    stdin
        .write_all(report.to_string().as_bytes())
        .expect("the report is sent");
    let output = python.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("10000 lines agree"), "{said}");
}

#[test]
fn packed_data_that_end_early_or_are_damaged_give_no_totals() {
    let packed = gzip(&sample(2_000));
    let cut = &packed[..packed.len() / 2];
    let (_guard, path) = file("usage.jsonl.gz", cut);
    let run = cost(&["--from", &path]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert!(run.stderr.contains("ends early (line "), "{}", run.stderr);
    assert!(
        run.stderr
            .contains(&format!("after {} bytes", thousands(cut.len()))),
        "{}",
        run.stderr
    );

    let mut damaged = packed.clone();
    let last = damaged.len() - 6; // in the checksum
    damaged[last] ^= 1;
    let (_guard, path) = file("usage.jsonl.gz", &damaged);
    assert_eq!(cost(&["--from", &path]).code, Some(4));
}

fn thousands(number: usize) -> String {
    catalog::units::group_thousands(number as u128)
}

#[test]
fn zstd_of_several_frames_is_read_and_a_wrong_checksum_is_not() {
    // `zstd` of {"model":"alpha-1","input_tokens":1000,"output_tokens":0} and of the same with 2000, each with its line
    // break.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/usage");
    let packed = std::fs::read(folder.join("two-frames.jsonl.zst")).expect("the fixture");
    let (_guard, path) = file("usage.jsonl.zst", &packed);
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["fresh_tokens"], 3000);
    for end in [packed.len() - 1, packed.len() - 20, 3] {
        let (_guard, path) = file("cut.jsonl.zst", &packed[..end]);
        let run = cost(&["--from", &path]);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(4), ""),
            "cut at {end}"
        );
    }
    let mut damaged = packed.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let (_guard, path) = file("damaged.jsonl.zst", &damaged);
    let run = cost(&["--from", &path]);
    assert!(run.stderr.contains("checksum"), "{}", run.stderr);
}

#[test]
fn the_best_five_are_compared_with_what_is_spent() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.jsonl");
    let line = |model: &str, input: u32| {
        format!(
            "{{\"model\":\"{model}\",\"usage\":{{\"prompt_tokens\":{input},\"completion_tokens\":100}}}}\n"
        )
    };
    std::fs::write(
        &file,
        line("gpt-4o", 100_000).repeat(20) + &line("gpt-4o-mini", 10),
    )
    .expect("written");
    let path = file.to_str().expect("a path");
    let run = crate::program::bundled(&["cost", "--from", path, "--to", "best", "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let targets: Vec<&str> = json["targets"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|t| t["model"].as_str())
        .collect();
    assert_eq!(targets.len(), 5, "{targets:?}");
    assert!(!targets.contains(&"openai/gpt-4o"), "{targets:?}");
    // They are the first that `alternatives` lists for such traffic.
    let run = crate::program::bundled(&[
        "alternatives",
        "gpt-4o",
        "--tokens",
        "2000010/2100",
        "-n",
        "5",
        "--json",
    ]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let ranked: Vec<&str> = json["alternatives"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|t| t["model"].as_str())
        .collect();
    assert_eq!(targets, ranked);
    let run = crate::program::bundled(&["cost", "--from", "-", "--to", "best"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("standard input"), "{}", run.stderr);
}
