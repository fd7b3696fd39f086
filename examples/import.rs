//! `cargo run --example import --all-features -- SNAPSHOTS CATALOG`: imports and prints the report.

use std::path::Path;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        anyhow::bail!("usage: import SNAPSHOTS CATALOG [DROPPED]");
    };
    let start = std::time::Instant::now();
    let report = llmcmp::catalog::import::import(Path::new(&from), Path::new(&to))?;
    let took = start.elapsed();
    let mut out = format!("{report}{took:?}\n");
    if let Some(file) = args.next() {
        std::fs::write(file, serde_json::to_string_pretty(&report)?)?;
    }
    let checked = llmcmp::catalog::read::read(Path::new(&to), "imported")?;
    let stats = llmcmp::catalog::stats::stats(&checked);
    out.push_str(&serde_json::to_string_pretty(&stats)?);
    out.push('\n');
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())?;
    Ok(())
}
