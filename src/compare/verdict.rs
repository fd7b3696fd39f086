//! The decisions of all pairs → a ranking, a pick, and why (decision rules, §5).
//!
//! Refuses new facts: it only counts what `decision` decided and names what `advantages` knows.

use catalog::sort::Order;
use serde::Serialize;

use super::advantages::choose_when;
use super::decision::{Decision, Strength, decide};
use super::pair::Pairs;
use super::signals::{Finding, Id, Outcome};
use super::subject::Subject;

/// One signal's outcome for one pair, as scripts read it.
#[derive(Debug, Clone, Serialize)]
pub struct SignalReport {
    /// Which signal.
    pub signal: Id,
    /// The two models, by id.
    pub models: [String; 2],
    /// A model's id, `tie` or `not_comparable`.
    pub outcome: String,
    /// What it counts; a veto counts 0.
    pub weight: u32,
    /// Whether it decides alone.
    pub veto: bool,
    /// The figures, in the order of `models`.
    pub detail: crate::compare::signals::Figures,
}

/// A model's place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rank {
    /// Its id.
    pub model: String,
    /// Picks over others; a toss-up or no pick counts one half.
    pub wins: f64,
    /// The weight of the signals that favour it, over all pairs.
    pub weight: u32,
    /// The best that speaks for it against the first of the others, if anything does.
    pub best_reason: Option<String>,
}

/// A reason of the verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The signal that found it.
    pub signal: Id,
    /// It, with its figures.
    pub text: String,
}

/// When to choose another model than the pick.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChooseOther {
    /// The other model's id.
    pub model: String,
    /// What speaks for it, strongest first; empty: nothing that is tracked.
    pub when: Vec<String>,
}

/// The verdict over all models.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The picked model's id.
    pub pick: Option<String>,
    /// How firmly.
    pub strength: Strength,
    /// One sentence.
    pub summary: String,
    /// Decided weight for the pick, and all decided weight, against the runner-up.
    pub decided: [u32; 2],
    /// With more than two models: the id of the one that reasons and decided weight are against.
    pub against: Option<String>,
    /// Why, by weight.
    pub reasons: Vec<Reason>,
    /// When to choose each other model.
    pub choose_other: Vec<ChooseOther>,
    /// What could not be compared, and why.
    pub not_comparable: Vec<Reason>,
}

/// All three parts: every pair's signals, the ranking, the verdict.
pub fn verdict(pairs: &Pairs) -> (Vec<SignalReport>, Vec<Rank>, Verdict) {
    let subjects = pairs.subjects;
    let count = subjects.len();
    let mut signals = Vec::new();
    let mut tallies = vec![(0_u32, 0_u32); count];
    let mut decisions: Vec<(usize, usize, Decision)> = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            let pair = pairs.of(a, b);
            let decision = decide(pair);
            signals.extend(decision.findings.iter().map(|f| report(f, pair.sides)));
            // Halves, so that the sum stays whole.
            let halves = match decision.pick {
                Some(pick) if decision.strength > Strength::TossUp => {
                    [2 * u32::from(pick == 0), 2 * u32::from(pick == 1)]
                }
                _ => [1, 1],
            };
            for (side, at) in [a, b].into_iter().enumerate() {
                tallies[at].0 += halves[side];
                tallies[at].1 += decision.sums[side];
            }
            decisions.push((a, b, decision));
        }
    }
    let order = order(subjects, &tallies);
    let (first, second) = (order[0], order[1]);
    let of = |x: usize, y: usize| {
        let found = decisions
            .iter()
            .find(|(a, b, _)| (*a, *b) == (x.min(y), x.max(y)));
        found.map(|(_, _, decision)| decision)
    };
    let ranking = order
        .iter()
        .map(|&at| {
            let rival = if at == first { second } else { first };
            let best = of(at, rival).and_then(|d| {
                let side = usize::from(at > rival);
                reasons(d, side, names(subjects, at, rival))
                    .into_iter()
                    .next()
            });
            Rank {
                model: subjects[at].id().to_owned(),
                wins: f64::from(tallies[at].0) / 2.0,
                weight: tallies[at].1,
                best_reason: best.map(|r| r.text),
            }
        })
        .collect();
    let between: Vec<(usize, &Decision)> = order[1..]
        .iter()
        .filter_map(|&other| Some((other, of(first, other)?)))
        .collect();
    let verdict = conclude(pairs, first, &between);
    (signals, ranking, verdict)
}

/// Positions, best first: wins, then weight, then release, then id.
fn order(subjects: &[Subject], tallies: &[(u32, u32)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    order.order_by(|&a, &b| {
        let released = |at: usize| subjects[at].model.facts.released;
        tallies[b]
            .cmp(&tallies[a])
            .then_with(|| released(b).cmp(&released(a)))
            .then_with(|| subjects[a].id().cmp(subjects[b].id()))
    });
    order
}

fn conclude(pairs: &Pairs, first: usize, between: &[(usize, &Decision)]) -> Verdict {
    let subjects = pairs.subjects;
    let side = |other: usize| usize::from(first > other);
    let picked_over = |(other, d): &(usize, &Decision)| d.pick == Some(side(*other));
    // With several models the pick is as strong as its weakest win.
    let strength = between.iter().map(|entry| match entry.1.strength {
        strength if picked_over(entry) || strength == Strength::None => strength,
        _ => Strength::TossUp,
    });
    let mut strength = strength.min().unwrap_or(Strength::None);
    if between.len() > 1 && strength == Strength::None && between.iter().any(picked_over) {
        strength = Strength::TossUp;
    }
    let runner_up = between.first();
    let pick = match (between, strength) {
        (_, Strength::None) => None,
        // In a toss-up of two the tie-break may favour the one that is ranked second, or neither.
        ([(other, decision)], _) => decision
            .pick
            .map(|p| if p == side(*other) { first } else { *other }),
        _ => Some(first),
    };
    let leader = pick.unwrap_or(first);
    let reasons = match (pick, runner_up) {
        (Some(pick), Some((other, decision))) => {
            let rival = if pick == first { *other } else { first };
            reasons(
                decision,
                usize::from(pick > rival),
                names(subjects, pick, rival),
            )
        }
        _ => Vec::new(),
    };
    let choose_other: Vec<ChooseOther> = (0..subjects.len())
        .filter(|&at| pick.is_none() || at != leader)
        .map(|at| {
            let rival = if at == leader { between[0].0 } else { leader };
            ChooseOther {
                model: subjects[at].id().to_owned(),
                when: choose_when(pairs.of(at, rival))
                    .into_iter()
                    .map(|a| a.text)
                    .collect(),
            }
        })
        .collect();
    let gaps = runner_up.map(|(other, decision)| {
        let pair_names = names(subjects, first, *other);
        let gap = |f: &Finding| {
            let text = f.gap(pair_names)?;
            Some(Reason {
                signal: f.signal,
                text,
            })
        };
        decision.findings.iter().filter_map(gap).collect()
    });
    let mut against = None;
    let decided = match (pick, runner_up) {
        (Some(pick), Some((other, decision))) => {
            let rival = if pick == first { *other } else { first };
            against = (between.len() > 1).then(|| subjects[rival].id().to_owned());
            let own = usize::from(pick > rival);
            [decision.sums[own], decision.sums[0] + decision.sums[1]]
        }
        _ => [0, 0],
    };
    let mut verdict = Verdict {
        pick: pick.map(|at| subjects[at].id().to_owned()),
        strength,
        summary: String::new(),
        decided,
        against,
        reasons,
        choose_other,
        not_comparable: gaps.unwrap_or_default(),
    };
    let no_pick = between.iter().find_map(|(_, d)| d.no_pick.as_deref());
    verdict.summary = summary(subjects, pick, &verdict, no_pick);
    verdict
}

/// The names of both sides in the order of the pair: by position.
fn names<'a>(subjects: &[Subject<'a>], x: usize, y: usize) -> [&'a str; 2] {
    [subjects[x.min(y)].name(), subjects[x.max(y)].name()]
}

/// What favours `side`, by weight, vetoes first.
fn reasons(decision: &Decision, side: usize, names: [&str; 2]) -> Vec<Reason> {
    let favouring = decision.findings.iter();
    let mut favouring: Vec<&Finding> = favouring
        .filter(|f| f.outcome == Outcome::Side(side))
        .collect();
    favouring.order_by_key(|f| (!f.veto, std::cmp::Reverse(f.weight)));
    let reason = |f: &&Finding| Reason {
        signal: f.signal,
        text: f.reason(side, names),
    };
    favouring.iter().map(reason).collect()
}

fn report(finding: &Finding, sides: [&Subject; 2]) -> SignalReport {
    SignalReport {
        signal: finding.signal,
        models: sides.map(|s| s.id().to_owned()),
        outcome: match finding.outcome {
            Outcome::Side(side) => sides[side].id().to_owned(),
            Outcome::Tie => "tie".into(),
            Outcome::NotComparable => "not_comparable".into(),
        },
        weight: finding.weight,
        veto: finding.veto,
        detail: finding.figures.clone(),
    }
}

fn summary(
    subjects: &[Subject],
    pick: Option<usize>,
    verdict: &Verdict,
    no_pick: Option<&str>,
) -> String {
    let Some(pick) = pick else {
        return match no_pick {
            Some(why) => format!("No pick: {why}."),
            None => "No pick: the signals balance, and neither is newer or cheaper.".into(),
        };
    };
    let name = subjects[pick].name();
    let why: Vec<&str> = verdict.reasons.iter().take(3).map(|r| &*r.text).collect();
    let mut text = match verdict.strength {
        Strength::TossUp => format!("Toss-up, to {name}"),
        strength => format!("Pick {name} ({})", strength.title()),
    };
    if !why.is_empty() {
        text += &format!(": {}", why.join("; "));
    }
    text.push('.');
    for other in &verdict.choose_other {
        let found = subjects.iter().find(|s| s.id() == other.model);
        let name = found.map_or(other.model.as_str(), |s| s.name());
        text += &match other.when.as_slice() {
            [] => format!(" No tracked signal favours {name}."),
            when => format!(
                " Choose {name} for: {}.",
                when[..when.len().min(2)].join("; ")
            ),
        };
    }
    text
}
