//! `cargo run --example scores --features maintainer -- SNAPSHOTS CATALOG [homes]`: what the benchmark
//! sources hold, where it went on the models of a catalog, and what was left out and why.

#![allow(clippy::print_stdout)] // An example talks to a person.

use std::collections::BTreeMap;
use std::path::Path;

use llmcmp::catalog::import::scores::{Boards, collect, homes};
use llmcmp::catalog::import::{Report, Snapshot, kept, read_kept};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        anyhow::bail!("usage: scores SNAPSHOTS CATALOG [homes]");
    };
    let to = Path::new(&to);
    let json = |file: &str| std::fs::read(to.join(file));
    let snapshots: Vec<Snapshot> = serde_json::from_slice(&json("kept/snapshots.json")?)?;
    let spellings: Vec<homes::KeptSpelling> =
        serde_json::from_slice(&json("kept/score-spellings.json")?)?;
    let kept: kept::Kept = read_kept(to)?;
    let files = llmcmp::catalog::read::read(to, "checked")?;
    let boards = Boards::new(files.boards);
    let named = files
        .models
        .into_iter()
        .map(|model| (format!("models/{}.json", model.id), model));
    let mut models: Vec<_> = named.collect();
    let mut report = Report::default();
    let found = collect::collect(Path::new(&from), &boards, &snapshots, &mut report)?;
    if args.next().is_some() {
        let index = homes::Homes::new(&models, &kept, &spellings);
        let mut placed: BTreeMap<(String, String), usize> = BTreeMap::new();
        for seen in &found.scores {
            let home = match index.of(seen) {
                Ok((at, reading)) => format!(
                    "{} [{}]",
                    models[at].1.id,
                    reading.variant.unwrap_or_default()
                ),
                Err(reason) => format!("- {reason}"),
            };
            *placed
                .entry((seen.readings[0].key.clone(), home))
                .or_default() += 1;
        }
        for ((key, home), rows) in placed {
            println!("{rows:>5}  {key}  ->  {home}");
        }
    }
    collect::attach(found, &mut models, &boards, &kept, &spellings, &mut report);
    let mut by_board: BTreeMap<&str, usize> = BTreeMap::new();
    for score in models.iter().flat_map(|(_, model)| &model.benchmarks) {
        *by_board.entry(&score.board).or_default() += 1;
    }
    for (board, rows) in by_board {
        println!("{rows:>5}  {board}");
    }
    let output = llmcmp::render::Output::default();
    llmcmp::render::document(llmcmp::view::import(&report), &output)?;
    Ok(())
}
