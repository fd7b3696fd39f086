//! Held-out groups: how often the stronger model wins, and whether the stated probability is right.

use std::collections::BTreeMap;

use catalog::schema::Workload;
use catalog::win::win_probability;
use import::quality::holdout::{Pair, pairs};

use super::sums::Verdict;
use super::world::World;

/// Difference in standard deviations, and the prototype's wins of the stronger model in 100 pairs.
const AHEAD: [(f64, f64); 4] = [(0.15, 66.0), (0.35, 82.0), (0.65, 92.0), (0.95, 95.0)];
/// Half the width of the bins around these differences.
const NEAR: f64 = 0.05;
/// Number of pairs per group; pairs are weighted so that groups weigh the same.
type Say = BTreeMap<usize, f64>;

pub fn check(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let all = pairs(&index.cells, &index.weights, &index.fit, index.spread);
    let groups = say(&all).len();
    println!("\nHeld-out groups: {} pairs on {groups} groups", all.len());
    for (ahead, prototype) in AHEAD {
        let near: Vec<&Pair> = all
            .iter()
            .filter(|p| (p.ahead - ahead).abs() < NEAR)
            .collect();
        let won = near.iter().filter(|pair| pair.won).count();
        let name = format!("stronger by {ahead} wins, % (prototype {prototype})");
        let share = 100.0 * won as f64 / near.len() as f64;
        verdict.at_least(&name, share, prototype, near.len());
    }
    let independent: Vec<Pair> = all.iter().copied().filter(|pair| !pair.vendor).collect();
    calibration(world, &independent, verdict);
    workloads(world, verdict);
}

fn say(pairs: &[Pair]) -> Say {
    let mut counts = Say::new();
    for pair in pairs {
        *counts.entry(pair.group).or_default() += 1.0;
    }
    counts
}

/// Stated win probability against the share of wins; each group has the same weight.
fn calibration(world: &World, pairs: &[Pair], verdict: &mut Verdict) {
    let counts = say(pairs);
    println!(
        "\nWin probability, stated and observed: {} pairs of independent measurements on {} groups, \
         each group weighing the same",
        pairs.len(),
        counts.len()
    );
    let stated = |pair: &Pair| win_probability(pair.ahead, pair.error, world.index.board_noise);
    let (mut off, mut total) = (0.0, 0.0);
    for step in 0..10 {
        let low = 0.5 + 0.05 * f64::from(step);
        let here: Vec<&Pair> = pairs
            .iter()
            .filter(|p| (low..low + 0.05).contains(&stated(p)))
            .collect();
        let weight: f64 = here.iter().map(|p| 1.0 / counts[&p.group]).sum();
        let sum = |of: &dyn Fn(&Pair) -> f64| -> f64 {
            here.iter()
                .map(|pair| of(pair) / counts[&pair.group])
                .sum::<f64>()
                / weight
        };
        let (said, won) = (sum(&stated), sum(&|pair| f64::from(u8::from(pair.won))));
        println!(
            "  stated {:5.1}%, observed {:5.1}%, {:6} pairs",
            100.0 * said,
            100.0 * won,
            here.len()
        );
        off += weight * (said - won).abs();
        total += weight;
    }
    verdict.at_most("mean calibration error", off / total, 0.03, pairs.len());
    let brier = |p: &dyn Fn(&Pair) -> f64| -> f64 {
        let each = pairs.iter().map(|pair| {
            let off = p(pair) - f64::from(u8::from(pair.won));
            off * off / counts[&pair.group]
        });
        each.sum::<f64>() / counts.len() as f64
    };
    println!("  Brier score of a constant: {:.4}", {
        let won: f64 = pairs
            .iter()
            .filter(|p| p.won)
            .map(|p| 1.0 / counts[&p.group])
            .sum();
        let share = won / counts.len() as f64;
        share * (1.0 - share)
    });
    verdict.at_most(
        "Brier score (a coin: 0.25)",
        brier(&stated),
        0.13,
        counts.len(),
    );
}

/// Whether workload estimates predict the workload's held-out boards better than the general index.
fn workloads(world: &World, verdict: &mut Verdict) {
    println!(
        "\nHeld-out boards of a workload: Brier score of the general index and of the workload estimate"
    );
    let (mut general, mut shifted, mut free, mut groups) = (0.0, 0.0, 0.0, 0);
    for workload in Workload::ALL {
        let of = super::baselines::on_workload(world, *workload);
        println!(
            "  {:14} {:.4} {:.4} (own slopes: {:.4}) over {} groups, {} pairs",
            workload.as_str(),
            of.general,
            of.shifted,
            of.free,
            of.groups,
            of.pairs
        );
        if of.groups > 0 {
            let weight = of.groups as f64;
            general += weight * of.general;
            shifted += weight * of.shifted;
            free += weight * of.free;
            groups += of.groups;
        }
    }
    let groups_f = groups as f64;
    println!(
        "  all: {:.4} {:.4} ({:.4})",
        general / groups_f,
        shifted / groups_f,
        free / groups_f
    );
    verdict.at_most(
        "Brier score, workload minus general",
        (shifted - general) / groups_f,
        0.0,
        groups,
    );
}
