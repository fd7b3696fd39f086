//! A pipe, a device, a folder or a link may sit where a file is expected: no reader waits for it, reads without end, or
//! follows it out of this program's own folder.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{Run, program, seed};

/// Longer than any of these reads, shorter than an endless one.
const LONGEST: Duration = Duration::from_secs(60);

/// What sits where a file is expected.
#[derive(Debug, Clone, Copy)]
enum Odd {
    Pipe,
    Device,
    Folder,
}

const ODD: [Odd; 3] = [Odd::Pipe, Odd::Device, Odd::Folder];

impl Odd {
    fn put(self, path: &Path) {
        let _ = std::fs::remove_file(path);
        match self {
            Self::Pipe => {
                let made = Command::new("mkfifo").arg(path).status();
                assert!(made.expect("mkfifo").success());
            }
            Self::Device => symlink("/dev/zero", path).expect("a link"),
            Self::Folder => std::fs::create_dir_all(path).expect("a folder"),
        }
    }
}

/// The run; fails if it does not end.
fn ends(mut command: Command) -> Run {
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child: Child = child.expect("the program starts");
    let start = Instant::now();
    while child.try_wait().expect("waited for").is_none() {
        if start.elapsed() > LONGEST {
            child.kill().expect("killed");
            panic!("{command:?} did not end");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("its output").into()
}

fn refused(command: Command, what: &str) {
    let run = ends(command);
    assert!(
        matches!(run.code, Some(2 | 4)),
        "{what}: {:?} {}",
        run.code,
        run.stderr
    );
    assert!(!run.stderr.contains("panicked"), "{what}: {}", run.stderr);
    let says = [
        "not a regular file",
        "is a directory",
        "symbolic link",
        "a device",
    ];
    let both = format!("{}{}", run.stderr, run.stdout);
    assert!(
        says.iter().any(|says| both.contains(says)),
        "{what}: {both}"
    );
}

fn with(args: &[&str]) -> Command {
    let mut command = program();
    command.args(args);
    command
}

#[test]
fn no_reader_waits_or_reads_without_end() {
    for odd in ODD {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let text = |name: &str| at(name).display().to_string();
        odd.put(&at("odd"));

        let mut config = with(&["list", "-n", "1"]);
        config.env("LLMCMP_CONFIG", at("odd"));
        refused(config, &format!("{odd:?} config"));

        std::fs::write(at("a.py"), "x = 'gpt-4'\n").expect("written");
        let source = text("a.py");
        refused(
            with(&["check", &source, "--policy", &text("odd")]),
            "policy",
        );
        refused(
            with(&["check", &source, "--baseline", &text("odd")]),
            "baseline",
        );

        crate::names::copy(&seed(), &at("catalog"));
        odd.put(&at("catalog/providers.json"));
        refused(
            with(&["list", "--catalog", &text("catalog")]),
            "catalog file",
        );

        let home = at("settings");
        std::fs::create_dir_all(&home).expect("a folder");
        odd.put(&home.join("overrides.json"));
        std::fs::write(home.join("config.toml"), "").expect("written");
        let mut overrides = with(&["list", "-n", "1"]);
        overrides.env("LLMCMP_CONFIG", home.join("config.toml"));
        refused(overrides, &format!("{odd:?} overrides"));

        let mut update = with(&["update", "--from", &text("catalog")]);
        std::fs::create_dir_all(at("data")).expect("a folder");
        odd.put(&at("data/update.lock"));
        update.env("LLMCMP_DATA", at("data"));
        if cfg!(feature = "network") {
            refused(update, &format!("{odd:?} lock"));
        }
    }
}

#[test]
fn an_odd_updated_catalog_gives_way_to_the_built_in_data() {
    for odd in ODD {
        let folder = tempfile::tempdir().expect("a folder");
        odd.put(&folder.path().join("catalog.llmcmp"));
        let mut command = with(&["list", "-n", "1"]);
        command.env("LLMCMP_DATA", folder.path());
        let run = ends(command);
        assert_eq!(run.code, Some(0), "{odd:?}: {}", run.stderr);
        assert!(run.stderr.contains("warning:"), "{odd:?}: {}", run.stderr);
    }
}

#[test]
fn a_device_is_no_log_and_a_pipe_is_read_to_its_end() {
    refused(with(&["cost", "--from", "/dev/zero"]), "usage");
    let line = r#"{"model":"gpt-4o","usage":{"prompt_tokens":1000,"completion_tokens":10}}"#;
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.jsonl");
    Odd::Pipe.put(&pipe);
    let writer = {
        let pipe = pipe.clone();
        std::thread::spawn(move || std::fs::write(pipe, format!("{line}\n")))
    };
    let run = ends(with(&[
        "cost",
        "--from",
        &pipe.display().to_string(),
        "--json",
    ]));
    writer.join().expect("joined").expect("written");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn a_log_under_two_names_counts_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = r#"{"model":"gpt-4o","usage":{"prompt_tokens":1000,"completion_tokens":10}}"#;
    let log = folder.path().join("deep/log.jsonl");
    std::fs::create_dir_all(folder.path().join("deep")).expect("a folder");
    std::fs::write(&log, format!("{line}\n{line}\n")).expect("written");
    symlink("deep", folder.path().join("link")).expect("a link");
    std::fs::hard_link(&log, folder.path().join("deep/again.jsonl")).expect("a link");
    let run = |names: &[&str]| {
        let mut command = with(&["cost", "--json"]);
        for name in names {
            command.args(["--from", name]);
        }
        command.current_dir(folder.path());
        let run = ends(command);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        json["total"]["requests"].as_u64()
    };
    assert_eq!(run(&["deep/log.jsonl"]), Some(2));
    assert_eq!(run(&["deep", "./deep", "link", "deep/log.jsonl"]), Some(2));
}

#[test]
fn a_linked_ignore_file_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.py"), "x = 'gpt-4'\n").expect("written");
    let elsewhere = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(elsewhere.path(), "a.py\n").expect("written");
    symlink(elsewhere.path(), folder.path().join(".gitignore")).expect("a link");
    let run = ends(with(&["check", &folder.path().display().to_string()]));
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(
        run.stdout.contains(".gitignore is a link"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_catalog_file_that_claims_to_be_large_takes_no_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("catalog.llmcmp");
    // Magic, 256 MiB of packed bytes, 4 GiB of state; the file is sparse.
    let mut head = b"llmcmpU2".to_vec();
    head.extend((256_u32 << 20).to_le_bytes());
    head.extend(u32::MAX.to_le_bytes());
    head.extend(0_u32.to_le_bytes());
    std::fs::write(&file, &head).expect("written");
    let sparse = std::fs::OpenOptions::new()
        .write(true)
        .open(&file)
        .expect("opened");
    let blocks = (256_u64 << 20) / 2048;
    let length = 20 + 4 * blocks + u64::from(u32::MAX) + (256 << 20);
    sparse.set_len(length).expect("a sparse file");
    // 400 MB of address space is plenty for an answer from the built-in data.
    let script = format!(
        "ulimit -v 400000; exec {} list -n 1",
        env!("CARGO_BIN_EXE_llmcmp")
    );
    let mut command = Command::new("sh");
    command
        .args(["-c", &script])
        .env("LLMCMP_DATA", folder.path())
        .env("LLMCMP_CONFIG", "");
    let run = ends(command);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("warning:"), "{}", run.stderr);
}
