//! Rank correlation with Epoch's index, and with Arena's text rating after leaving it out.

use std::collections::BTreeMap;

use import::quality::Index;
use import::quality::cells::Row;
use import::quality::error::evidence;

use super::sums::{Verdict, spearman};
use super::world::World;

/// Rank correlations of the prototype.
const EPOCH: f64 = 0.97;
const ARENA: f64 = 0.94;

pub fn check(world: &World, verdict: &mut Verdict) {
    println!("\nRank correlation with left-out ratings (prototype: {EPOCH} and {ARENA})");
    let (rho, of) = against(&world.index, &world.rows, "epoch-capabilities-index");
    verdict.at_least(
        "Epoch Capabilities Index, Spearman over models",
        rho,
        EPOCH,
        of,
    );
    let rows: Vec<Row> = world.rows.clone();
    let boards = world
        .boards
        .iter()
        .filter(|board| board.group != "arena-text");
    let boards: Vec<_> = boards.cloned().collect();
    match Index::new(&boards, &rows) {
        Some(without) => {
            let (rho, of) = against(&without, &world.rows, "arena-text");
            verdict.at_least("Arena text rating, Spearman over models", rho, ARENA, of);
        }
        None => verdict.at_least("Arena text rating, Spearman over models", 0.0, ARENA, 0),
    }
}

/// Rank correlation with the models' best scores on a board.
fn against(index: &Index, rows: &[Row], board: &str) -> (f64, usize) {
    let mut best: BTreeMap<&str, f64> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.board == board) {
        let known = best.entry(&row.model).or_insert(row.score);
        *known = known.max(row.score);
    }
    let known = evidence(&index.cells, &index.weights, &index.fit, index.spread);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for (model, id) in index.cells.models.iter().enumerate() {
        if let Some(score) = best.get(&**id).filter(|_| known[model].groups > 0) {
            ours.push(index.fit.ability[model]);
            theirs.push(*score);
        }
    }
    (spearman(&ours, &theirs), ours.len())
}
