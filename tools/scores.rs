//! `cargo run -p llmcmp-tools --bin scores -- SNAPSHOTS CATALOG [homes|trace]`: what the benchmark sources hold, where
//! it is attached to a catalog's models, and what was left out and why. `trace` draws twenty scores of the catalog with
//! a fixed seed and prints the file, row and link of each.

#![allow(clippy::print_stdout)] // a tool talks to a person

use std::collections::BTreeMap;
use std::path::Path;

use catalog::schema::{ModelFile, Score};
use import::scores::{Boards, ScoreObservation, collect, homes};
use import::sources::SCORE_ADAPTERS;
use import::{Report, Snapshot, kept, read_kept};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        anyhow::bail!("usage: scores SNAPSHOTS CATALOG [homes|trace]");
    };
    let to = Path::new(&to);
    let json = |file: &str| std::fs::read(to.join(file));
    let snapshots: Vec<Snapshot> = serde_json::from_slice(&json("kept/snapshots.json")?)?;
    let spellings: Vec<homes::KeptSpelling> =
        serde_json::from_slice(&json("kept/score-spellings.json")?)?;
    let kept: kept::Kept = read_kept(to)?;
    let files = catalog::read::read(to, "checked")?;
    let boards = Boards::new(files.boards);
    let named = files
        .models
        .into_iter()
        .map(|model| (format!("models/{}.json", model.id), model));
    let mut models: Vec<_> = named.collect();
    let mut report = Report::default();
    let found = collect::collect(
        SCORE_ADAPTERS,
        Path::new(&from),
        &boards,
        &snapshots,
        &mut report,
    )?;
    let what = args.next();
    if what.as_deref() == Some("trace") {
        let index = homes::Homes::new(&models, &kept, &spellings);
        trace(&found.scores, &index, &models);
        return Ok(());
    }
    if what.is_some() {
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
    let output = llmcmp::output::target::Output::default();
    llmcmp::output::document(llmcmp::commands::catalog::view::import(&report), &output)?;
    Ok(())
}

/// How many scores to draw, and the seed.
const DRAWN: usize = 20;
const SEED: u64 = 300;

/// Draws scores of the catalog and finds their rows in the snapshots.
fn trace(seen: &[ScoreObservation], index: &homes::Homes, models: &[(String, ModelFile)]) {
    let all: Vec<(usize, &Score)> = models
        .iter()
        .enumerate()
        .flat_map(|(at, (_, model))| model.benchmarks.iter().map(move |score| (at, score)))
        .collect();
    let mut state = SEED;
    for _ in 0..DRAWN {
        // Knuth's generator: the same draw everywhere.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let (at, score) = all[usize::try_from(state >> 33).unwrap_or(0) % all.len()];
        println!(
            "{} | {} | {} | {}",
            models[at].1.id,
            score.board,
            score.score,
            score.variant.as_deref().unwrap_or("-")
        );
        println!("  link: {}", score.url.as_deref().unwrap_or("-"));
        let same = |seen: &&ScoreObservation| {
            let other = &seen.score;
            (&other.source, &other.board, other.score.to_bits())
                == (&score.source, &score.board, score.score.to_bits())
                && index.of(seen).is_ok_and(|(home, _)| home == at)
        };
        let adapter = SCORE_ADAPTERS.iter().find(|a| a.id == score.source);
        for seen in seen.iter().filter(same) {
            let files = adapter.map_or("?", |adapter| adapter.files);
            println!("  row:  {files}: {} ({})", seen.readings[0].key, seen.row);
        }
    }
}
