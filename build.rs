//! Packs `catalog/` into the program: reads, checks and encodes it, or stops with file and field.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=catalog");
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
    // Tells this catalog from the one of another build.
    println!(
        "cargo::rustc-env=LLMCMP_BUNDLE={}",
        catalog::pack::fingerprint(&packed)
    );
    let out = std::env::var("OUT_DIR")?;
    let write = |file: &str, bytes: &[u8]| std::fs::write(Path::new(&out).join(file), bytes);
    write("catalog.bin", &packed)?;
    write("by-hand.bin", &catalog::by_hand::pack(folder)?)?;
    Ok(())
}
