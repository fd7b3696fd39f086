//! Checks, recomputes or lists the quality index of a catalog.
//!
//! ```text
//! cargo run --release -p llmcmp-tools --bin quality-index -- check [CATALOG]   check its accuracy
//! cargo run --release -p llmcmp-tools --bin quality-index -- write [CATALOG]   recompute quality.json
//! cargo run --release -p llmcmp-tools --bin quality-index -- list [CATALOG]    list the models, best first
//! ```
//!
//! `check` prints the figures of `docs/quality-index.md` with their denominators and bounds. It exits with 1 if
//! a check fails or compares nothing.

#![allow(clippy::print_stdout)] // a tool talks to a person
#![allow(clippy::float_cmp)] // ties are exact

mod baselines;
mod coverage;
mod heldout;
mod outside;
mod points;
mod sums;
mod world;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use catalog::read::Edits;

use self::sums::Verdict;
use self::world::World;

fn main() -> Result<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.get(1).map_or("catalog", String::as_str);
    let folder = Path::new(folder);
    match words.first().map(String::as_str) {
        None | Some("check") => Ok(check(&World::read(folder)?)),
        Some("write") => {
            let start = std::time::Instant::now();
            let file = import::reindex(folder)?;
            let (models, scores) = (file.models.len(), file.scale.scores);
            println!(
                "{models} models from {scores} scores in {:.1?}",
                start.elapsed()
            );
            Ok(ExitCode::SUCCESS)
        }
        Some("list") => list(folder),
        Some(other) => bail!("unknown command `{other}`; use check, write or list"),
    }
}

fn check(world: &World) -> ExitCode {
    let index = &world.index;
    let on = index.weights.iter().filter(|weight| **weight > 0.0).count();
    println!(
        "{} scores of chat models, {on} cells, {} models, {} boards, {} groups; fit in {} rounds",
        world.rows.len(),
        index.cells.models.len(),
        index.cells.boards.len(),
        index.cells.groups.len(),
        index.fit.rounds,
    );
    println!(
        "error of a single group {:.3}, noise between two results on a board {:.2}, vendors report {:.2} \
         more (standard deviations)",
        index.spread, index.board_noise, index.fit.vendor,
    );
    let mut verdict = Verdict::default();
    outside::check(world, &mut verdict);
    heldout::check(world, &mut verdict);
    coverage::check(world, &mut verdict);
    points::check(world, &mut verdict);
    baselines::check(world, &mut verdict);
    println!("\n{}", verdict.summary());
    if verdict.failed() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn list(folder: &Path) -> Result<ExitCode> {
    let files = catalog::read::read_files(folder, &Edits::default())?;
    let Some(file) = files.quality else {
        bail!("{} has no quality.json", folder.display());
    };
    let mut models = file.models;
    models.sort_by(|a, b| {
        b.quality
            .general
            .estimate
            .total_cmp(&a.quality.general.estimate)
    });
    for row in models {
        let known = &row.quality;
        let mut line = format!(
            "{:48} {:5.1} ± {:4.1} {:3} groups",
            row.id, known.general.estimate, known.general.margin, known.general.groups
        );
        for one in &known.workloads {
            let of = &one.quality;
            line += &format!(
                "  {} {:.1} ± {:.1}",
                one.workload.as_str(),
                of.estimate,
                of.margin
            );
        }
        if let Some(other) = &known.measured_as {
            line += &format!("  as {other}");
        }
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}
