//! Coverage of the intervals: against held-out groups, and between parts of a model's evidence.

use catalog::quality::{Z80, Z90};
use import::quality::Index;
use import::quality::error::{errors, evidence, floor};
use import::quality::fit::Fit;
use import::quality::holdout::blocks;
use import::quality::rng::Draws;

use super::sums::{Verdict, mean};
use super::world::World;

/// How a model's evidence is split into two parts.
const PARTS: [Part; 6] = [
    Part::Few(1),
    Part::Few(2),
    Part::Few(3),
    Part::Few(5),
    Part::Half(4, 19),
    Part::Half(20, 999),
];
/// Minimum number of groups in the rest.
const LEAST_REST: usize = 4;
/// Number of rounds; each splits one model in six.
const TURNS: u64 = 10;
const ONE_IN: usize = 6;
/// Accepted coverage of 80% intervals, percent.
const HOLDS: [f64; 2] = [75.0, 85.0];

/// How a model's groups are split.
enum Part {
    /// This many groups against the rest.
    Few(usize),
    /// Halves, for models with a number of groups in this range.
    Half(usize, usize),
}

impl Part {
    /// Number of groups in the first part; `None` if the model has too few or too many.
    fn of(&self, groups: usize) -> Option<usize> {
        match self {
            Self::Few(few) => (groups >= few + LEAST_REST).then_some(*few),
            Self::Half(low, high) => (*low..=*high).contains(&groups).then_some(groups / 2),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Few(few) => format!("{few} against the rest"),
            Self::Half(low, high) => format!("halves of {low} to {high}"),
        }
    }
}

pub fn check(world: &World, verdict: &mut Verdict) {
    held_out(world, verdict);
    parts(world, verdict);
    top(world, verdict);
}

/// Each (model, group) block against the estimate from all other groups.
fn held_out(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let spread = index.spread;
    println!("\nCoverage of 80% intervals for held-out groups, by number of other groups");
    let all = blocks(&index.cells, &index.weights, &index.fit, spread);
    let inside = |low: usize, high: usize| -> Vec<f64> {
        let here = all
            .iter()
            .filter(|block| (low..=high).contains(&block.groups));
        here.map(|block| {
            let alone = floor(block.alone_counted, spread);
            let error = floor(block.counted, spread).hypot(alone);
            f64::from(u8::from((block.alone - block.others).abs() <= Z80 * error))
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
    let name = "coverage of 80% intervals, held-out groups, %";
    verdict.between(name, 100.0 * mean(&here), HOLDS, here.len());
}

/// The difference between estimates from two parts of a model's groups: its interval should contain zero as often as
/// stated.
fn parts(world: &World, verdict: &mut Verdict) {
    println!("\nCoverage of intervals for the difference between parts of a model's evidence");
    let share = |of: &[f64], within: f64| {
        100.0 * of.iter().filter(|off| **off <= within).count() as f64 / of.len() as f64
    };
    let mut all = Vec::new();
    for part in &PARTS {
        let here = parted(world, part);
        println!(
            "  {:20} 80% {:5.1}%, 90% {:5.1}%, of {}",
            part.name(),
            share(&here, Z80),
            share(&here, Z90),
            here.len()
        );
        all.extend(here);
    }
    verdict.between(
        "coverage of 80% intervals, parts, %",
        share(&all, Z80),
        HOLDS,
        all.len(),
    );
    verdict.between(
        "coverage of 90% intervals, parts, %",
        share(&all, Z90),
        [86.0, 94.0],
        all.len(),
    );
}

/// Differences between the parts, in standard errors.
fn parted(world: &World, part: &Part) -> Vec<f64> {
    let index = &world.index;
    let (cells, fit, spread) = (&index.cells, &index.fit, index.spread);
    let known = evidence(cells, &index.weights, fit, spread);
    let mut draws = Draws::new(5);
    let mut all = Vec::new();
    for _ in 0..TURNS {
        let mut weights = [index.weights.clone(), index.weights.clone()];
        let mut split = Vec::new();
        for (model, known) in known.iter().enumerate() {
            let Some(size) = part.of(known.groups).filter(|_| draws.below(ONE_IN) == 0) else {
                continue;
            };
            split.push(model);
            let mut groups: Vec<usize> = groups_of(index, model);
            for at in 0..size {
                let other = at + draws.below(groups.len() - at);
                groups.swap(at, other);
            }
            let first = &groups[..size];
            for (at, cell) in cells
                .cells
                .iter()
                .enumerate()
                .filter(|(_, c)| c.model == model)
            {
                let part = usize::from(first.contains(&cells.group(cell)));
                weights[part][at] = 0.0;
            }
        }
        let [one, other] = weights.map(|weights| {
            let fit = Fit::new(cells, &weights, Some(fit));
            let errors = errors(cells, &weights, &fit, spread);
            (fit, errors)
        });
        all.extend(split.into_iter().map(|model| {
            let off = one.0.ability[model] - other.0.ability[model];
            (off / one.1[model].hypot(other.1[model])).abs()
        }));
    }
    all
}

fn groups_of(index: &Index, model: usize) -> Vec<usize> {
    let used = index.cells.cells.iter().zip(&index.weights);
    let own = used.filter(|(cell, weight)| cell.model == model && **weight > 0.0);
    let mut groups: Vec<usize> = own.map(|(cell, _)| index.cells.group(cell)).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// Share of separable pairs among the best thirty models.
fn top(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let errors = errors(&index.cells, &index.weights, &index.fit, index.spread);
    let known = evidence(&index.cells, &index.weights, &index.fit, index.spread);
    println!("\nSeparable pairs of the best 30 models (Arena's own text intervals: 51%)");
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
                "separable top-30 pairs at 80%, %",
                share(apart[0]),
                40.0,
                of,
            );
        }
    }
}
