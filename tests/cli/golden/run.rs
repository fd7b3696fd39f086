//! Reads `commands.txt` and runs each line once, with fixed date, environment and data.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, OnceLock};

/// The date on which the commands run.
const TODAY: &str = "2026-11-23";
/// The catalog in use.
const CATALOG: &str = "tests/fixtures/frozen";

pub struct Case {
    /// Names its records.
    pub name: &'static str,
    /// As written in the file.
    pub line: &'static str,
}

/// The result of a command. Paths of this machine are replaced.
pub struct Run {
    pub case: &'static Case,
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    /// The extension and content of the file that the command wrote, if any.
    pub written: Option<(String, String)>,
}

/// The commands, in the order of the file.
pub fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let lines = include_str!("../../golden/commands.txt").lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let case = |line: &'static str| {
            let (name, line) = line.split_once(' ').expect("a name, then a command");
            let line = line.trim();
            Case { name, line }
        };
        lines.map(case).collect()
    })
}

/// All runs; each command runs once for all tests.
pub fn all() -> &'static [Run] {
    static RUNS: OnceLock<Vec<Run>> = OnceLock::new();
    RUNS.get_or_init(|| {
        let next = Mutex::new(cases().iter().enumerate());
        let done = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    loop {
                        let case = next.lock().expect("no thread failed").next();
                        let Some((at, case)) = case else { break };
                        let run = run(case);
                        done.lock().expect("no thread failed").push((at, run));
                    }
                });
            }
        });
        let mut done = done.into_inner().expect("no thread failed");
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, run)| run).collect()
    })
}

fn run(case: &'static Case) -> Run {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tmp = tempfile::tempdir().expect("a folder");
    let tmp_text = tmp.path().to_str().expect("a path in UTF-8");
    let mut words = words(case.line)
        .into_iter()
        .map(|word| word.replace("{tmp}", tmp_text));

    let mut command = Command::new(env!("CARGO_BIN_EXE_llmcmp"));
    // Nothing from whoever runs the tests: neither settings nor an updated catalog.
    command.env_clear().current_dir(root).stdin(Stdio::null());
    for (name, value) in [
        ("LLMCMP_TODAY", TODAY),
        ("LLMCMP_CONFIG", ""),
        ("LLMCMP_DATA", ""),
    ] {
        command.env(name, value);
    }
    for word in words.by_ref().take_while(|word| word != "llmcmp") {
        let (name, value) = word.split_once('=').expect("NAME=value before llmcmp");
        command.env(name, value);
    }
    let words: Vec<String> = words.collect();
    let (args, input) = match words.iter().position(|word| word == "<") {
        Some(at) => (&words[..at], words.get(at + 1)),
        None => (&words[..], None),
    };
    if let Some(input) = input {
        let file = std::fs::File::open(root.join(input)).expect("standard input");
        command.stdin(file);
    }
    command.args(args);
    if !args.is_empty() && !args.iter().any(|arg| arg == "--catalog") {
        command.args(["--catalog", CATALOG]);
    }

    let output = command.output().expect("the program starts");
    let plain = |text: String| {
        let text = text.replace(tmp_text, "{tmp}");
        let text = text.replace(root.to_str().expect("a path in UTF-8"), "{root}");
        without_bundled_day(case.line, text)
    };
    let text = |bytes| plain(String::from_utf8(bytes).expect("UTF-8"));
    let written = args.iter().skip_while(|arg| *arg != "-o").nth(1);
    let written = written.and_then(|path| {
        let content = plain(std::fs::read_to_string(path).ok()?);
        Some((path.rsplit('.').next()?.to_owned(), content))
    });
    Run {
        case,
        code: output.status.code(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        written,
    }
}

/// Removes the date of the bundled catalog, which `catalog path` prints and each import changes.
fn without_bundled_day(line: &str, mut text: String) -> String {
    const DAY: &str = "2026-11-12";
    let is_day = |word: &str| {
        let of = |c: char| if c.is_ascii_digit() { '0' } else { c };
        word.chars().map(of).eq("0000-00-00".chars())
    };
    let Some(from) = text
        .find("bundled")
        .filter(|_| line.contains("catalog path"))
    else {
        return text;
    };
    let mut places = from..text.len() - DAY.len();
    if let Some(at) = places.find(|at| text.get(*at..at + DAY.len()).is_some_and(is_day)) {
        text.replace_range(at..at + DAY.len(), "{day}");
    }
    text
}

/// The words of a command line that has only double quotes.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}
