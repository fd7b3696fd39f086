//! `cargo run --release -p llmcmp-tools --bin quality-index -- [write|check] [CATALOG]`

#![allow(clippy::print_stdout)] // A tool talks to a person.

use std::path::Path;
fn main() -> anyhow::Result<()> {
    let t = std::time::Instant::now();
    let file = import::reindex(Path::new("catalog"))?;
    println!("{} models in {:?}", file.models.len(), t.elapsed());
    Ok(())
}
