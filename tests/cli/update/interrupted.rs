//! A full disk, or a process killed at any moment: the catalog in use is completely old or completely new.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::user::{User, folder, seed};

#[test]
fn a_full_disk_leaves_what_was_there() {
    let user = User::new();
    let snapshots = tempfile::tempdir().expect("a folder");
    folder(snapshots.path(), 1.0);
    let from = snapshots.path().to_str().expect("a path");
    // Limits files to this many blocks of 512 or 1024 bytes; the signal for it is ignored, as on a full disk.
    let limited = |blocks: u32| {
        let mut shell = std::process::Command::new("sh");
        let program = user.program();
        shell.envs(program.get_envs().filter_map(|(k, v)| Some((k, v?))));
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_llmcmp")]);
        shell.args(["update", "--from", from, "--catalog", seed()]);
        shell.output().expect("a shell")
    };
    for blocks in [0, 1, 8] {
        let run = limited(blocks);
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(4), "{blocks} blocks: {stderr}");
        assert!(stderr.contains("cannot write"), "{stderr}");
        assert!(!user.catalog().exists());
    }
    assert_eq!(user.update(from, &[]).code, Some(0));
    let before = std::fs::read(user.catalog()).expect("a catalog");
    folder(snapshots.path(), 2.0);
    assert_eq!(limited(8).status.code(), Some(4));
    assert_eq!(std::fs::read(user.catalog()).expect("a catalog"), before);
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
    assert_eq!(leftovers(&user), 0);
    assert_eq!(user.update(from, &[]).code, Some(0));
    assert_eq!(user.price(), ("updated".to_owned(), 0.5));
}

fn leftovers(user: &User) -> usize {
    let entries = std::fs::read_dir(user.data()).expect("a folder").flatten();
    entries
        .filter(|e| e.file_name().to_string_lossy().starts_with(".catalog-"))
        .count()
}

#[test]
fn killed_at_any_moment_it_leaves_a_whole_catalog() {
    let runs: u32 = std::env::var("LLMCMP_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(40);
    let user = User::new();
    let [a, b] = [1.0, 2.0].map(|factor| {
        let snapshots = tempfile::tempdir().expect("a folder");
        folder(snapshots.path(), factor);
        snapshots
    });
    let update = |from: &std::path::Path| {
        let mut program = user.program();
        program
            .args(["update", "--catalog", seed(), "--from"])
            .arg(from);
        program.stdout(Stdio::null()).stderr(Stdio::null());
        program
    };
    assert!(update(a.path()).status().expect("it runs").success());
    let started = Instant::now();
    assert!(update(a.path()).status().expect("it runs").success());
    let whole = started.elapsed();
    // Without a crate for it: the digits of a fixed sequence, spread over the duration of a run.
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let (mut killed, mut new) = (0, 0);
    for run in 0..runs {
        let from = if run % 2 == 0 { b.path() } else { a.path() };
        let before = user.price();
        let mut child = update(from).spawn().expect("it starts");
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let share = u32::try_from(random % 1100).expect("small");
        std::thread::sleep(
            Duration::from_micros(1)
                * (u32::try_from(whole.as_micros()).expect("short") / 1000 * share),
        );
        let _ = child.kill();
        killed += u32::from(!child.wait().expect("it ends").success());
        let run = user.run(&["providers", "mistral/mistral-small-4", "--json"]);
        assert_eq!(run.stderr, "", "after {killed} kills");
        let after = user.price();
        let fresh = (
            "updated".to_owned(),
            if from == b.path() { 0.5 } else { 0.25 },
        );
        assert!(after == before || after == fresh, "{before:?} {after:?}");
        new += u32::from(after != before);
        let path = user.run(&["catalog", "path"]);
        assert!(!path.stdout.contains("damaged"), "{}", path.stdout);
    }
    assert!(killed > 0, "no run was killed in time");
    eprintln!("{runs} runs, {killed} killed, {new} times the new catalog, else the old one");
    assert!(update(b.path()).status().expect("it runs").success());
    assert_eq!(leftovers(&user), 0, "the next update sweeps");
}
