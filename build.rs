//! Packs `catalog/` into the program: reads, checks and encodes it, or fails the build with file and field.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=catalog");
    // The static program relocates itself at each start: packed, its 20,000 relocations are half a megabyte smaller and
    // take a third of the time. Elsewhere the C library may be too old to read them (glibc before 2.36).
    if std::env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("musl") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in error.to_string().lines() {
                println!("cargo::error=catalog/{line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> anyhow::Result<()> {
    let root = std::env::var("CARGO_MANIFEST_DIR")?;
    let folder = &Path::new(&root).join("catalog");
    let checked = catalog::read::read(folder, catalog::updated::BUNDLED)?;
    let packed = catalog::pack::pack(checked)?;
    // Tells this catalog from those of other builds.
    println!(
        "cargo::rustc-env=LLMCMP_BUNDLE={}",
        catalog::pack::fingerprint(&packed)
    );
    println!("cargo::rustc-env=LLMCMP_COMMIT={}", commit());
    let out = std::env::var("OUT_DIR")?;
    let write = |file: &str, bytes: &[u8]| std::fs::write(Path::new(&out).join(file), bytes);
    write("catalog.bin", &packed)?;
    write("by-hand.bin", &catalog::by_hand::pack(folder)?)?;
    Ok(())
}

/// The commit of a release build, marked if files differ from it; empty without git. Empty in debug builds too: they
/// would be packed and compiled again after each commit.
fn commit() -> String {
    if std::env::var("PROFILE").as_deref() != Ok("release") {
        return String::new();
    }
    for path in ["src", "crates", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let git = |args: &[&str]| {
        let output = std::process::Command::new("git").args(args).output().ok();
        let output = output.filter(|output| output.status.success())?;
        Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
    };
    // Only the program's own repository counts, not one that a copy of it lies in.
    let own = std::env::var("CARGO_MANIFEST_DIR").ok();
    let top = git(&["rev-parse", "--show-toplevel"]);
    let canonical = |path: Option<String>| std::fs::canonicalize(path?).ok();
    if canonical(own) != canonical(top) {
        return String::new();
    }
    // The log of HEAD grows with each commit and each change of branch.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"])
        && Path::new(&log).exists()
    {
        println!("cargo::rerun-if-changed={log}");
    }
    git(&[
        "describe",
        "--always",
        "--dirty",
        "--abbrev=9",
        "--exclude=*",
    ])
    .unwrap_or_default()
}
