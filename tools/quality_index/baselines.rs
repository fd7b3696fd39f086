//! Simpler rules on the same held-out boards: best on one board, newest. Also workload estimates against the general
//! index, with general slopes and with their own.

use std::collections::BTreeMap;

use catalog::schema::Workload;
use catalog::win::win_probability;
use import::quality::error::used;
use import::quality::fit::Fit;
use import::quality::holdout::pairs;
use import::quality::workload::{readings, shift_variance, shifted, weights};

use super::points::monotone;
use super::sums::Verdict;
use super::world::World;

/// Boards that are often quoted alone.
const ONE_BOARD: [&str; 4] = ["arena-text", "gpqa-diamond", "swe-bench-verified", "mmlu"];

pub fn check(world: &World, verdict: &mut Verdict) {
    rules(world, verdict);
    let (tried, lowered, worst) = monotone(&world.index, &[0.1, 0.5, 1.5], 23);
    println!("\nScores raised by 0.1, 0.5 and 1.5 in log odds, one at a time");
    println!(
        "  {lowered} of {tried} lower the model's estimate by more than 0.03 points; worst {:.2} points",
        15.0 * worst
    );
    let share = lowered as f64 / tried as f64;
    verdict.at_most("share that lower the estimate", share, 0.01, tried);
}

/// Accuracy of each rule, and of the index on the same pairs.
fn rules(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let all = pairs(&index.cells, &index.weights, &index.fit, index.spread);
    println!("\nWinner on a held-out board: simpler rules, and the index on the same pairs");
    for board in ONE_BOARD {
        let scores: BTreeMap<usize, f64> = index
            .cells
            .cells
            .iter()
            .filter(|cell| index.cells.boards[cell.board].board.id == board)
            .map(|cell| (cell.model, cell.z))
            .collect();
        let own = index
            .cells
            .boards
            .iter()
            .find(|b| b.board.id == board)
            .map(|b| b.group);
        let (mut of, mut rule, mut ours) = (0_usize, 0_usize, 0_usize);
        for pair in all.iter().filter(|pair| Some(pair.group) != own) {
            let [Some(strong), Some(weak)] = pair.models.map(|model| scores.get(&model)) else {
                continue;
            };
            if strong != weak {
                of += 1;
                rule += usize::from((strong > weak) == pair.won);
                ours += usize::from(pair.won);
            }
        }
        beaten(&format!("best on {board}"), rule, ours, of, verdict);
    }
    let released = world.released();
    let (mut of, mut rule, mut ours) = (0_usize, 0_usize, 0_usize);
    for pair in &all {
        let [Some(strong), Some(weak)] = pair.models.map(|model| released[model]) else {
            continue;
        };
        if strong != weak {
            of += 1;
            rule += usize::from((strong > weak) == pair.won);
            ours += usize::from(pair.won);
        }
    }
    beaten("newest", rule, ours, of, verdict);
}

fn beaten(name: &str, rule: usize, ours: usize, of: usize, verdict: &mut Verdict) {
    let share = |right: usize| 100.0 * right as f64 / of as f64;
    println!(
        "  {name}: {:.1}%, the index {:.1}%, of {of} pairs",
        share(rule),
        share(ours)
    );
    verdict.at_least(
        &format!("index minus `{name}`, points"),
        share(ours) - share(rule),
        0.0,
        of,
    );
}

/// Brier scores on held-out boards of a workload.
#[derive(Default)]
pub struct OnWorkload {
    pub groups: usize,
    pub pairs: usize,
    pub general: f64,
    pub shifted: f64,
    pub free: f64,
}

/// Minimum number of models on a group, each with two other groups of the workload.
const LEAST: usize = 8;
const OTHERS: usize = 2;

pub fn on_workload(world: &World, workload: Workload) -> OnWorkload {
    let index = &world.index;
    let (cells, spread) = (&index.cells, index.spread);
    let within = index.within(workload);
    let counts = weights(index, &within);
    let mut all = OnWorkload::default();
    for group in 0..cells.groups.len() {
        let hidden = |board: usize| cells.boards[board].group == group;
        if !(0..cells.boards.len()).any(|board| hidden(board) && within[board]) {
            continue;
        }
        let hide = |of: &[f64]| -> Vec<f64> {
            let each = cells.cells.iter().zip(of);
            each.map(|(cell, w)| if hidden(cell.board) { 0.0 } else { *w })
                .collect()
        };
        let general = hide(&index.weights);
        let mut fit = Fit::new(cells, &general, Some(&index.fit));
        fit.other_lines(cells, &general);
        let kept = hide(&counts);
        let estimates = |fit: &Fit| -> Vec<(f64, usize)> {
            let readings = readings(cells, &kept, fit, &within, spread);
            let variance = shift_variance(&readings, spread);
            let each = readings.iter().map(|r| shifted(r, variance, spread));
            each.map(|s| (s.ability, s.groups)).collect()
        };
        let ours = estimates(&fit);
        let free = estimates(&own_slopes(world, &fit, &kept, &within, &ours));
        let mut on: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for (cell, _) in used(cells, &index.weights) {
            if hidden(cell.board) && within[cell.board] && ours[cell.model].1 >= OTHERS {
                let height = cell.z / index.fit.lines[cell.board].noise.sqrt();
                on.entry(cell.model).or_default().push((cell.board, height));
            }
        }
        if on.len() < LEAST {
            continue;
        }
        let models: Vec<_> = on.iter().collect();
        let (mut n, mut sums) = (0_usize, [0.0; 3]);
        for (at, (a, mine)) in models.iter().enumerate() {
            for (b, theirs) in &models[at + 1..] {
                let shared = mine.iter().flat_map(|m| theirs.iter().map(move |t| (m, t)));
                let shared = shared.filter(|(m, t)| m.0 == t.0);
                let won: f64 = shared.map(|(m, t)| m.1 - t.1).sum();
                if won == 0.0 {
                    continue;
                }
                n += 1;
                let ahead = [
                    fit.ability[**a] - fit.ability[**b],
                    ours[**a].0 - ours[**b].0,
                    free[**a].0 - free[**b].0,
                ];
                for (sum, ahead) in sums.iter_mut().zip(ahead) {
                    let p = win_probability(ahead, 0.1, index.board_noise);
                    let off = p - f64::from(u8::from(won > 0.0));
                    *sum += off * off;
                }
            }
        }
        all.groups += 1;
        all.pairs += n;
        all.general += sums[0] / n as f64;
        all.shifted += sums[1] / n as f64;
        all.free += sums[2] / n as f64;
    }
    let groups = all.groups as f64;
    OnWorkload {
        general: all.general / groups,
        shifted: all.shifted / groups,
        free: all.free / groups,
        ..all
    }
}

/// Refits the lines of the workload's boards to the workload's abilities.
fn own_slopes(
    world: &World,
    fit: &Fit,
    kept: &[f64],
    within: &[bool],
    ours: &[(f64, usize)],
) -> Fit {
    let mut own = fit.clone();
    own.ability = ours.iter().map(|(ability, _)| *ability).collect();
    let cells = &world.index.cells;
    // Weight 0, so that their lines are refitted.
    let each = cells.cells.iter().zip(kept);
    let without: Vec<f64> = each
        .map(|(c, w)| if within[c.board] { 0.0 } else { *w })
        .collect();
    own.other_lines(cells, &without);
    own.ability.clone_from(&fit.ability);
    own
}
