//! Packs `catalog/` into the program: reads, checks and encodes it, or stops with file and field. Tells the
//! linker what makes the program start sooner.

// The shared modules hold more than packing needs.
#![allow(dead_code, unused_imports)]

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

#[path = "link/mod.rs"]
mod link;
#[path = "src/names/mod.rs"]
mod names;
#[path = "src/sort.rs"]
mod sort;
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
    println!("cargo::rerun-if-changed=link");
    println!("cargo::rerun-if-changed=src/units");
    println!("cargo::rerun-if-changed=src/names");
    println!("cargo::rerun-if-changed=src/sort.rs");
    link::ask();
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
    // Tells this catalog from the one of another build.
    println!(
        "cargo::rustc-env=LLMCMP_BUNDLE={:08x}",
        crc32fast::hash(&packed)
    );
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("catalog.bin"), packed)?;
    let by_hand = by_hand(&Path::new(&root).join("catalog"))?;
    std::fs::write(Path::new(&out).join("by-hand.bin"), by_hand)?;
    Ok(())
}

/// What people keep by hand, packed: an update lays it over what it fetches.
fn by_hand(catalog: &Path) -> anyhow::Result<Vec<u8>> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for file in ["aliases.json", "benchmarks.json", "providers.json"] {
        files.push((file.to_owned(), std::fs::read(catalog.join(file))?));
    }
    let mut folders = vec!["curated".to_owned(), "kept".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(catalog.join(&folder))? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if entry.path().extension().is_some_and(|e| e == "json") {
                let bytes = std::fs::read(entry.path())?;
                files.push((path, bytes));
            }
        }
    }
    files.sort();
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&postcard::to_stdvec(&files)?)?;
    Ok(packer.finish()?)
}
