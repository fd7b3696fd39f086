//! What packages are made from exists and is current. Does not build packages (packaging/README.md).

use std::collections::BTreeSet;
use std::process::Command;

use super::docs::root;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every package includes the license of each library in it.
#[test]
fn licences_of_the_libraries_are_current() {
    let command = [
        "tree",
        "--locked",
        "--offline",
        "--all-features",
        "--package",
        "llmcmp",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ];
    let tree = Command::new(env!("CARGO"))
        .args(command)
        .current_dir(root())
        .output();
    let tree = tree.expect("cargo starts");
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    // `serde v1.0.229`; crates of this workspace are followed by their folder.
    let used = tree
        .lines()
        .filter(|line| !line.contains(" (/") && !line.contains(":\\"));
    let used = used.filter(|line| !line.contains("(proc-macro)"));
    let used: BTreeSet<String> = used
        .filter_map(|line| {
            let (name, version) = line.trim_end_matches(" (*)").split_once(" v")?;
            Some(format!("{name} {version}"))
        })
        .collect();
    assert!(used.len() > 60, "{}", used.len());
    let licences = read("THIRD-PARTY-LICENSES.txt");
    let named = licences.lines().filter_map(|line| line.strip_prefix("  "));
    let named: BTreeSet<String> = named
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (name, version) = (words.next()?, words.next()?);
            let is_version =
                version.starts_with(|c: char| c.is_ascii_digit()) && version.contains('.');
            (is_version && !line.starts_with(' ')).then(|| format!("{name} {version}"))
        })
        .collect();
    let missing: Vec<&String> = used.difference(&named).collect();
    assert!(
        missing.is_empty(),
        "THIRD-PARTY-LICENSES.txt lacks {missing:?}: packaging/README.md says how to make it anew"
    );
}

#[test]
fn files_that_packages_name_exist() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let metadata = &manifest["package"]["metadata"];
    let deb = metadata["deb"]["assets"].as_array().expect("assets");
    let deb: Vec<&str> = deb.iter().filter_map(|asset| asset[0].as_str()).collect();
    let rpm = metadata["generate-rpm"]["assets"]
        .as_array()
        .expect("assets");
    let rpm: Vec<&str> = rpm
        .iter()
        .filter_map(|asset| asset["source"].as_str())
        .collect();
    assert_eq!(deb, rpm, "both hold the same");
    for path in deb.iter().skip(1) {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        let (start, end) = name.split_once('*').unwrap_or((name, ""));
        let files = std::fs::read_dir(root().join(folder)).expect("a folder");
        let names = files.map(|file| file.expect("a file").file_name());
        let found = names.filter(|name| {
            let name = name.to_string_lossy();
            name.starts_with(start) && name.ends_with(end)
        });
        assert!(found.count() > 0, "{path}");
    }
}

/// A moved tag must not change what a workflow runs.
#[test]
fn actions_are_pinned_by_commit() {
    let mut pinned = 0;
    for file in ["release.yml", "dependencies.yml"] {
        let text = read(&format!(".github/workflows/{file}"));
        let of_others = |line: &&str| line.contains("uses: ") && !line.contains("uses: ./");
        for line in text.lines().filter(of_others) {
            let commit = line.split_once('@').map_or("", |(_, commit)| commit);
            let commit = commit.split_whitespace().next().unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_commit, "{file}: {line}");
            pinned += 1;
        }
    }
    assert!(pinned > 4, "{pinned}");
}

#[cfg(unix)]
#[test]
fn an_archive_holds_manual_pages_completions_and_licences() {
    let folder = tempfile::tempdir().expect("a folder");
    let copied = folder.path().join("source");
    // The script writes next to the sources; this is a copy of what it packs.
    let script = "set -e; mkdir -p \"$2/packaging\" \"$2/target/here/dist\"; cd \"$1\"; \
                  cp packaging/archive \"$2/packaging/\"; \
                  cp -R man completions README.md CHANGELOG.md LICENSE-* THIRD-PARTY-* \"$2/\"; \
                  echo program > \"$2/target/here/dist/llmcmp\"; unset CARGO_TARGET_DIR; \
                  \"$2/packaging/archive\" here dist llmcmp-1; tar -tzf \"$2/archives/llmcmp-1.tar.gz\"";
    let run = Command::new("bash")
        .args(["-c", script, "bash"])
        .arg(root())
        .arg(&copied)
        .output();
    let run = run.expect("bash starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let files = String::from_utf8_lossy(&run.stdout);
    for file in [
        "llmcmp-1/llmcmp\n",
        "llmcmp-1/man/llmcmp-compare.1",
        "llmcmp-1/completions/_llmcmp",
        "llmcmp-1/LICENSE-MIT",
        "llmcmp-1/THIRD-PARTY-LICENSES.txt",
        "llmcmp-1/THIRD-PARTY-DATA.md",
    ] {
        assert!(files.contains(file), "{file} is not in\n{files}");
    }
}

#[cfg(unix)]
#[test]
fn a_formula_has_the_checksums_of_its_release() {
    let folder = tempfile::tempdir().expect("a folder");
    let sums = folder.path().join("SHA256SUMS");
    let targets = [
        "aarch64-apple-darwin",
        "x86_64-apple-darwin",
        "aarch64-unknown-linux-musl",
        "x86_64-unknown-linux-musl",
    ];
    let lines = targets.iter().enumerate();
    let lines: Vec<String> = lines
        .map(|(at, target)| format!("{at:064}  llmcmp-1.2.3-{target}.tar.gz\n"))
        .collect();
    let formula = |lines: &[String]| {
        std::fs::write(&sums, lines.concat()).expect("written");
        let mut command = Command::new(root().join("packaging/homebrew/formula"));
        command
            .args(["owner/name", "1.2.3"])
            .arg(&sums)
            .output()
            .expect("bash starts")
    };
    let made = formula(&lines);
    let text = String::from_utf8_lossy(&made.stdout).into_owned();
    for (at, target) in targets.iter().enumerate() {
        let file = format!("/v1.2.3/llmcmp-1.2.3-{target}.tar.gz\"\n      sha256 \"{at:064}\"");
        assert!(text.contains(&file), "{text}");
    }
    let made = formula(&lines[1..]);
    assert!(!made.status.success() && made.stdout.is_empty());
}
