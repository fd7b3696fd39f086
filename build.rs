//! Packs `catalog/` into the program: reads, checks and encodes it, or stops with file and field.

// The shared modules hold more than packing needs.
#![allow(dead_code, unused_imports)]

use std::path::Path;
use std::process::ExitCode;

#[path = "src/names/mod.rs"]
mod names;
#[path = "src/units/mod.rs"]
mod units;
mod catalog {
    #[path = "../src/catalog/check/mod.rs"]
    pub mod check;
    #[path = "../src/catalog/naming.rs"]
    pub mod naming;
    #[path = "../src/catalog/pack.rs"]
    pub mod pack;
    #[path = "../src/catalog/read.rs"]
    pub mod read;
    #[path = "../src/catalog/schema/mod.rs"]
    pub mod schema;
    #[path = "../src/catalog/settle.rs"]
    pub mod settle;
    #[path = "../src/catalog/standing.rs"]
    pub mod standing;
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=catalog");
    for shared in [
        "check",
        "naming.rs",
        "pack.rs",
        "read.rs",
        "schema",
        "settle.rs",
        "standing.rs",
    ] {
        println!("cargo::rerun-if-changed=src/catalog/{shared}");
    }
    println!("cargo::rerun-if-changed=src/units");
    println!("cargo::rerun-if-changed=src/names");
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
    let checked = catalog::read::read(&Path::new(&root).join("catalog"), "bundled")?;
    let packed = catalog::pack::pack(checked)?;
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("catalog.bin"), packed)?;
    Ok(())
}
