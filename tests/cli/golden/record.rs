//! What a run records, in which file, and how a record is compared with the stored one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::contract;
use super::run::Run;

/// What a record covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Exit codes.
    Exit,
    /// Keys and their order, headers, values: what scripts read.
    Data,
    /// What people read.
    Text,
}

/// What to do with a record that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The test fails.
    Compare,
    /// Rewrite it if only wording differs; otherwise the test fails.
    Wording,
    /// Rewrite it.
    Write,
}

impl Mode {
    /// The mode from `LLMCMP_GOLDEN`.
    pub fn asked() -> Self {
        match std::env::var("LLMCMP_GOLDEN").as_deref() {
            Err(_) | Ok("") => Self::Compare,
            Ok("wording") => Self::Wording,
            Ok("write") => Self::Write,
            Ok(other) => panic!("LLMCMP_GOLDEN={other}: write `wording` or `write`"),
        }
    }
}

pub struct Record {
    pub kind: Kind,
    /// Its name in `records/`.
    pub file: String,
    pub content: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/records")
}

pub fn files() -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("tests/golden/records");
    let name = |file: std::io::Result<std::fs::DirEntry>| {
        let name = file.expect("readable").file_name();
        name.into_string().expect("a name in UTF-8")
    };
    files.map(name).collect()
}

/// One line per command: exit code, name, command.
pub fn exit_codes(runs: &[Run]) -> Record {
    let mut content = String::new();
    for run in runs {
        let code = run
            .code
            .map_or("killed".to_owned(), |code| code.to_string());
        let _ = writeln!(content, "{code} {:27}{}", run.case.name, run.case.line);
    }
    Record {
        kind: Kind::Exit,
        file: "exit-codes.txt".to_owned(),
        content,
    }
}

/// The extension of the record if scripts read standard output; `None` if people do.
fn data_ending(line: &str) -> Option<&'static str> {
    let asked = |words: &str| line.contains(words);
    if asked("--format jsonl") || asked("LLMCMP_FORMAT=jsonl") {
        Some("jsonl")
    } else if asked("--json") || asked("--format sarif") {
        Some("json")
    } else if asked("--format csv") {
        Some("csv")
    } else {
        None
    }
}

/// The records of a run: its data, and its text if there is any.
pub fn of(run: &Run) -> Vec<Record> {
    let name = run.case.name;
    let mut all = Vec::new();
    let mut text = format!("$ {}\n", run.case.line);
    let mut data = |file: String, content: &str| {
        all.push(Record {
            kind: Kind::Data,
            file,
            content: content.to_owned(),
        });
    };
    match data_ending(run.case.line) {
        Some(ending) if !run.stdout.is_empty() => data(format!("{name}.{ending}"), &run.stdout),
        _ => text.push_str(&run.stdout),
    }
    if let Some((ending, content)) = &run.written {
        data(format!("{name}.{ending}"), content);
    }
    if run.stderr.starts_with('{') {
        data(format!("{name}.stderr.json"), &run.stderr);
    } else if !run.stderr.is_empty() {
        let _ = write!(text, "--- stderr\n{}", run.stderr);
    }
    if text.lines().count() > 1 || all.is_empty() {
        all.push(Record {
            kind: Kind::Text,
            file: format!("{name}.txt"),
            content: text,
        });
    }
    all
}

impl Record {
    /// Compares it with the stored record; returns the difference unless `mode` accepts it.
    pub fn settle(&self, mode: Mode) -> Option<String> {
        let path = folder().join(&self.file);
        let stored = std::fs::read_to_string(&path).ok();
        if stored.as_deref() == Some(&*self.content) {
            return None;
        }
        let accepted = match mode {
            Mode::Compare => false,
            Mode::Write => true,
            Mode::Wording => match (self.kind, &stored) {
                (Kind::Text, _) => true,
                (Kind::Data, Some(stored)) => contract::is_kept(&self.file, stored, &self.content),
                (Kind::Data, None) | (Kind::Exit, _) => false,
            },
        };
        if accepted {
            std::fs::create_dir_all(folder()).expect("a folder");
            std::fs::write(path, &self.content).expect("written");
            return None;
        }
        Some(match stored {
            None => format!("{}: not on record", self.file),
            Some(stored) => format!("{}:\n{}", self.file, difference(&stored, &self.content)),
        })
    }
}

/// The first lines that differ, `-` stored, `+` now, without the parts they share at the start and end.
fn difference(stored: &str, now: &str) -> String {
    const SHOWN: usize = 12;
    let (old, new): (Vec<&str>, Vec<&str>) = (stored.lines().collect(), now.lines().collect());
    let shared =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let head = shared(&mut old.iter().zip(&new));
    let tail = shared(&mut old[head..].iter().rev().zip(new[head..].iter().rev()));
    let mut out = format!("  line {}\n", head + 1);
    for (sign, lines) in [
        ('-', &old[head..old.len() - tail]),
        ('+', &new[head..new.len() - tail]),
    ] {
        for line in lines.iter().take(SHOWN) {
            let _ = writeln!(out, "  {sign} {line}");
        }
        if lines.len() > SHOWN {
            let _ = writeln!(out, "  {sign} … {} lines more", lines.len() - SHOWN);
        }
    }
    if stored.ends_with('\n') != now.ends_with('\n') {
        out.push_str("  the last line break\n");
    }
    out
}
