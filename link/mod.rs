//! What the linker is asked to do so that the program starts sooner. Refuses what it cannot do: the program
//! is then the same, and slower to start.

use std::path::Path;
use std::process::Command;

/// Options of the compiler for release builds on linux-gnu. `{root}` is the project's folder.
const OPTIONS: &[&str] = &[
    // At a random address every start has nine thousand addresses to put right, on forty pages of their own.
    // Stack, heap and libraries stay at random addresses.
    "-Clink-arg=-no-pie",
    // The unwinder, which only a crash needs, as a part of the program: its library costs ten system calls.
    "-lgcc_eh",
    // What a start runs stands together, on a quarter of the pages.
    "-Clink-arg=-T{root}/link/startup.ld",
];

/// Passes each option on with which an empty program can be linked: which linker it is, the user's settings
/// say, and some know no such script.
pub fn ask() {
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let target = ["OS", "ENV"].map(|part| var(&format!("CARGO_CFG_TARGET_{part}")));
    if target != ["linux", "gnu"] || var("PROFILE") != "release" {
        return;
    }
    let out = var("OUT_DIR");
    let source = Path::new(&out).join("empty.rs");
    if std::fs::write(&source, "fn main() {}").is_err() {
        return;
    }
    let settings = var("CARGO_ENCODED_RUSTFLAGS");
    let settings = || settings.split('\u{1f}').filter(|flag| !flag.is_empty());
    let linker = std::env::var("RUSTC_LINKER").map(|linker| format!("-Clinker={linker}"));
    for option in OPTIONS {
        let option = option.replace("{root}", &var("CARGO_MANIFEST_DIR"));
        let mut trial = Command::new(var("RUSTC"));
        trial.args(settings()).args(linker.as_ref().ok());
        trial.args(["--target", &var("TARGET"), "--out-dir", &out, &option]);
        if !trial
            .arg(&source)
            .output()
            .is_ok_and(|o| o.status.success())
        {
            continue;
        }
        if let Some(argument) = option.strip_prefix("-Clink-arg=") {
            println!("cargo::rustc-link-arg-bins={argument}");
        } else if let Some(library) = option.strip_prefix("-l") {
            println!("cargo::rustc-link-lib={library}");
        }
    }
}
