//! Whether the intervals hold what they say: against held-out groups, and halves against each other.

use catalog::quality::{Z80, Z90};
use import::quality::Index;
use import::quality::error::{errors, evidence, floor};
use import::quality::fit::Fit;
use import::quality::holdout::blocks;
use import::quality::rng::Draws;

use super::sums::{Verdict, mean};
use super::world::World;

/// How many groups a model has.
const STRATA: [(usize, usize); 5] = [(4, 5), (6, 9), (10, 19), (20, 29), (30, 999)];
/// Times that models are halved, one in six of them each time.
const TURNS: u64 = 12;
const ONE_IN: usize = 6;
/// What an 80% interval may hold, in percent.
const HOLDS: [f64; 2] = [75.0, 85.0];

pub fn check(world: &World, verdict: &mut Verdict) {
    held_out(world, verdict);
    halves(world, verdict);
    top(world, verdict);
}

/// Each (model, group) block against the estimate from all else: the 80% interval of their difference.
fn held_out(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let spread = index.spread;
    println!("\n80% intervals against held-out groups, by groups that the estimate rests on");
    let all = blocks(&index.cells, &index.weights, &index.fit, spread);
    let inside = |low: usize, high: usize| -> Vec<f64> {
        let here = all
            .iter()
            .filter(|block| (low..=high).contains(&block.groups));
        here.map(|block| {
            let alone = (1.0 / block.tells.sqrt()).max(spread);
            let error = floor(block.counted, spread).hypot(alone);
            f64::from(u8::from((block.shown - block.others).abs() <= Z80 * error))
        })
        .collect()
    };
    for (low, high) in [(1, 3), (4, 5), (6, 9), (10, 19), (20, 29), (30, 999)] {
        let here = inside(low, high);
        println!(
            "  {low:2} to {high:3} groups: {:5.1}% of {}",
            100.0 * mean(&here),
            here.len()
        );
    }
    let here = inside(1, 999);
    verdict.between(
        "80% interval holds, % of held-out groups",
        100.0 * mean(&here),
        HOLDS,
        here.len(),
    );
}

/// The groups of a model in two halves, an estimate from each: the interval of their difference should
/// hold zero as often as it says. This asks the intervals alone, without the noise of one board.
fn halves(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let (cells, fit, spread) = (&index.cells, &index.fit, index.spread);
    let known = evidence(cells, &index.weights, fit, spread);
    let mut draws = Draws::new(5);
    // Groups of the model, and the difference in standard errors.
    let mut all: Vec<(usize, f64)> = Vec::new();
    for _ in 0..TURNS {
        let mut halves = [index.weights.clone(), index.weights.clone()];
        let mut halved = Vec::new();
        for (model, known) in known.iter().enumerate() {
            if known.groups < STRATA[0].0 || draws.below(ONE_IN) != 0 {
                continue;
            }
            halved.push(model);
            let mut groups: Vec<usize> = groups_of(index, model);
            for at in 0..groups.len() - 1 {
                let other = at + draws.below(groups.len() - at);
                groups.swap(at, other);
            }
            let first = &groups[..groups.len() / 2];
            for (at, cell) in cells
                .cells
                .iter()
                .enumerate()
                .filter(|(_, c)| c.model == model)
            {
                let half = usize::from(first.contains(&cells.group(cell)));
                halves[half][at] = 0.0;
            }
        }
        let [one, other] = halves.map(|weights| {
            let fit = Fit::new(cells, &weights, Some(fit));
            let errors = errors(cells, &weights, &fit, spread);
            (fit, errors)
        });
        for model in halved {
            let off = one.0.ability[model] - other.0.ability[model];
            let error = one.1[model].hypot(other.1[model]);
            all.push((known[model].groups, (off / error).abs()));
        }
    }
    println!(
        "\nHalves of a model's groups against each other: intervals of the difference that hold 0"
    );
    let share = |of: &[f64], within: f64| {
        100.0 * of.iter().filter(|off| **off <= within).count() as f64 / of.len() as f64
    };
    for (low, high) in STRATA {
        let here = all
            .iter()
            .filter(|(groups, _)| (low..=high).contains(groups));
        let here: Vec<f64> = here.map(|(_, off)| *off).collect();
        println!(
            "  {low:2} to {high:3} groups: 80% {:5.1}%, 90% {:5.1}%, of {}",
            share(&here, Z80),
            share(&here, Z90),
            here.len()
        );
    }
    let off: Vec<f64> = all.iter().map(|(_, off)| *off).collect();
    verdict.between(
        "80% interval holds, % of halves",
        share(&off, Z80),
        HOLDS,
        off.len(),
    );
    verdict.between(
        "90% interval holds, % of halves",
        share(&off, Z90),
        [86.0, 95.0],
        off.len(),
    );
}

fn groups_of(index: &Index, model: usize) -> Vec<usize> {
    let used = index.cells.cells.iter().zip(&index.weights);
    let own = used.filter(|(cell, weight)| cell.model == model && **weight > 0.0);
    let mut groups: Vec<usize> = own.map(|(cell, _)| index.cells.group(cell)).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// How many pairs of the thirty best are told apart.
fn top(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let errors = errors(&index.cells, &index.weights, &index.fit, index.spread);
    let known = evidence(&index.cells, &index.weights, &index.fit, index.spread);
    println!("\nPairs of the thirty best that are told apart (Arena's own text intervals: 51%)");
    for least in [1, 3, 5] {
        let mut best: Vec<usize> = (0..known.len())
            .filter(|model| known[*model].groups >= least)
            .collect();
        best.sort_by(|a, b| index.fit.ability[*b].total_cmp(&index.fit.ability[*a]));
        best.truncate(30);
        let (mut pairs, mut apart) = (0, [0, 0]);
        for (at, a) in best.iter().enumerate() {
            for b in &best[at + 1..] {
                pairs += 1;
                let ahead = index.fit.ability[*a] - index.fit.ability[*b];
                let error = errors[*a].hypot(errors[*b]);
                apart[0] += usize::from(ahead > Z80 * error);
                apart[1] += usize::from(ahead > Z90 * error);
            }
        }
        let share = |n: usize| 100.0 * f64::from(u32::try_from(n).unwrap_or(0)) / f64::from(pairs);
        println!(
            "  with {least} groups or more: {:.1}% at 80%, {:.1}% at 90%, of {pairs}",
            share(apart[0]),
            share(apart[1])
        );
        if least == 3 {
            let of = usize::try_from(pairs).unwrap_or(0);
            verdict.at_least(
                "told apart at 80%, % of top-30 pairs",
                share(apart[0]),
                40.0,
                of,
            );
        }
    }
}
