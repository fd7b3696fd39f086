//! Decides between two models: the pick, why, and what keeps it from being firmer (decision rules, §4 and §5).
//!
//! Gates come first, then the relation. Every sentence is made from values of the decision.

use catalog::quality::{Estimate, difference};
use catalog::units::Money;
use serde::Serialize;

use super::costs::coming;
use super::directions::{Direction, directions, one_way};
use super::gates::{Gate, Gated, gates};
use super::pair::Pair;
use super::relation::{Beside, Judgement, Relation, Strength, judge};
use super::subject::Subject;
use crate::wording;

/// A reason, with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What it is about: `quality`, `cost`, `boards`, `lifecycle`, `callable`, `needs`, `window`,
    /// `capabilities`, `providers`, `recency`, `evidence`, `announced`.
    pub kind: &'static str,
    /// The reason in words.
    pub text: String,
}

/// The decision between two models.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub relation: Relation,
    /// The picked side. `None`: no pick.
    pub pick: Option<usize>,
    pub strength: Strength,
    /// The verdict in a few words: `as good, and 20% cheaper`.
    pub point: String,
    /// Most important first.
    pub reasons: Vec<Reason>,
    pub gates: Vec<Gated>,
    /// What is unknown and therefore not compared.
    pub not_comparable: Vec<Reason>,
}

fn reason(kind: &'static str, text: impl Into<String>) -> Reason {
    Reason {
        kind,
        text: text.into(),
    }
}

pub fn usd(amount: Money) -> f64 {
    amount.decimal().to_f64()
}

/// Judges a pair, ignoring gates.
pub fn judged(pair: &Pair, all: &[Direction]) -> Judgement {
    let beside = Beside {
        led: pair.led(),
        one_way: one_way(all),
    };
    judge(pair.known(), beside, pair.asked.worth)
}

/// Decides one pair; `successors` are those of retired or retiring models, where known.
pub fn decide(pair: &Pair, successors: [Option<&Subject>; 2]) -> Decision {
    let [a, b] = pair.sides;
    if a.model.kind != b.model.kind {
        let kinds = [a, b].map(|s| format!("{} is a {} model", s.name(), s.model.kind.as_str()));
        return undecided(format!("{}, {}", kinds[0], kinds[1]), Vec::new());
    }
    let (workload, today) = (pair.asked.workload, pair.setting.today);
    let gated = [a, b].map(|subject| gates(subject, workload, today));
    match [gated[0].is_empty(), gated[1].is_empty()] {
        [true, true] => free(pair),
        [false, false] => {
            let [first, second] = &gated;
            let texts: Vec<&str> = [first, second].map(|g| g[0].text.as_str()).to_vec();
            let mut decision = undecided(texts.join("; "), gated.concat());
            for (side, next) in successors.into_iter().enumerate() {
                let next = next.filter(|next| !pair.sides.iter().any(|s| s.id() == next.id()));
                if let Some(next) = next {
                    let moved = move_on(pair.sides[side], next);
                    decision.reasons.push(reason("lifecycle", moved));
                }
            }
            decision
        }
        [left_free, _] => {
            let out = usize::from(left_free);
            let gated = gated.into_iter().nth(out).unwrap_or_default();
            one_gated(pair, out, gated, successors[out])
        }
    }
}

fn undecided(point: String, gates: Vec<Gated>) -> Decision {
    Decision {
        relation: Relation::Gated,
        pick: None,
        strength: Strength::None,
        point,
        reasons: Vec::new(),
        gates,
        not_comparable: Vec::new(),
    }
}

/// One side cannot be picked. If only its retirement rules it out, the other must also win against its successor, if
/// one is known.
fn one_gated(pair: &Pair, out: usize, gated: Vec<Gated>, successor: Option<&Subject>) -> Decision {
    let (gone, stays) = (pair.sides[out], pair.sides[1 - out]);
    let ends = gated.iter().any(|gate| gate.gate == Gate::Lifecycle);
    let only_ends = ends && gated.len() == 1;
    let mut reasons: Vec<Reason> = gated
        .iter()
        .map(|gate| {
            let kind = match gate.gate {
                Gate::Callable => "callable",
                Gate::Lifecycle => "lifecycle",
                Gate::Needs => "needs",
            };
            reason(kind, &gate.text)
        })
        .collect();
    let all = directions(pair);
    let between = judged(pair, &all);
    let loses = between.pick == Some(out) && between.relation != Relation::OneWay;
    let picked = |strength, point: String, reasons| Decision {
        relation: Relation::Gated,
        pick: Some(1 - out),
        strength,
        point,
        reasons,
        gates: gated.clone(),
        not_comparable: Vec::new(),
    };
    let why = gated[0].text.clone();
    let firm = if between.pick == Some(1 - out) && between.strength == Strength::Clear {
        Strength::Clear
    } else {
        Strength::Lean
    };
    if !only_ends {
        reasons.extend(compared(pair, between, &all));
        return picked(firm, why, reasons);
    }
    match successor {
        Some(next) if next.id() == stays.id() => {
            reasons.push(reason("lifecycle", move_on(gone, next)));
            reasons.extend(compared(pair, between, &all));
            picked(firm, format!("{why}; {} succeeds it", next.name()), reasons)
        }
        Some(next) => {
            reasons.push(reason("lifecycle", move_on(gone, next)));
            let against = Pair::new([next, stays], pair.setting, pair.asked);
            let after = judged(&against, &directions(&against));
            if after.pick == Some(1) {
                let point = format!(
                    "{why}, and {} also wins against its successor {}",
                    stays.name(),
                    next.name()
                );
                return picked(after.strength.min(Strength::Lean), point, reasons);
            }
            let point = format!("{why}: compare {} with {}", next.name(), stays.name());
            Decision {
                reasons,
                ..undecided(point, gated)
            }
        }
        None if loses || between.strength == Strength::None => {
            let point = format!(
                "{why}, and no successor is known: see `llmcmp alternatives {}`",
                gone.id()
            );
            Decision {
                reasons,
                ..undecided(point, gated)
            }
        }
        None => {
            reasons.extend(compared(pair, between, &all));
            picked(firm, why, reasons)
        }
    }
}

/// `the successor of GPT-5 is GPT-5.6 Sol, $8,200 a month instead of $4,500`.
fn move_on(gone: &Subject, next: &Subject) -> String {
    let cost = match (gone.monthly(), next.monthly()) {
        (Some(before), Some(after)) if before == after => {
            format!(", for the same {} a month", after.show())
        }
        (Some(before), Some(after)) => {
            format!(", {} a month instead of {}", after.show(), before.show())
        }
        (None, Some(after)) => format!(", {} a month", after.show()),
        _ => String::new(),
    };
    format!("the successor of {} is {}{cost}", gone.name(), next.name())
}

/// Decides a pair in which neither side is gated.
fn free(pair: &Pair) -> Decision {
    let all = directions(pair);
    let judgement = judged(pair, &all);
    Decision {
        relation: judgement.relation,
        pick: judgement.pick,
        strength: judgement.strength,
        point: point(pair, judgement),
        reasons: compared(pair, judgement, &all),
        gates: Vec::new(),
        not_comparable: missing(pair),
    }
}

/// The verdict in a few words, from the side of the pick.
fn point(pair: &Pair, judgement: Judgement) -> String {
    let names = pair.names();
    let pick = judgement.pick.unwrap_or(0);
    let cost = pair.price_change(pick).unwrap_or_default();
    let of_text = pair.said_of_text();
    match judgement.relation {
        Relation::Dominates if pair.price_ratio(pick).is_some_and(|ratio| ratio >= 1.0) => {
            format!("stronger, at about the same cost{of_text}")
        }
        Relation::Dominates => format!("stronger, and {cost}"),
        Relation::CheaperAsGood => format!("as good, and {cost}"),
        Relation::TradeOff => {
            let stronger = pair.estimates().map(|e| e.map_or(f64::NAN, |e| e.estimate));
            let is_stronger = stronger[pick] >= stronger[1 - pick];
            if is_stronger && pair.price_ratio(pick).is_some_and(|ratio| ratio > 1.0) {
                let joint = if of_text.is_empty() { ", for" } else { ";" };
                format!("stronger{joint} {cost}")
            } else {
                format!("weaker, but {cost}")
            }
        }
        Relation::Alike => format!("equally good, at about the same cost{of_text}"),
        Relation::ThinEvidence => {
            "too few kinds of benchmarks in common to call the cheaper one as good".into()
        }
        Relation::OneWay => "everything known points one way".into(),
        Relation::Unknown | Relation::Gated => {
            let missing = missing(pair);
            let missing: Vec<&str> = missing.iter().map(|reason| &*reason.text).collect();
            if missing.is_empty() {
                format!("the evidence on {} and {} is mixed", names[0], names[1])
            } else {
                format!("not enough data: {}", missing.join("; "))
            }
        }
    }
}

/// What the judgement rests on, most important first.
fn compared(pair: &Pair, judgement: Judgement, all: &[Direction]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let pick = judgement.pick;
    if let [Some(a), Some(b)] = pair.estimates() {
        reasons.push(reason("quality", quality(pair, [&a, &b])));
        if judgement.relation == Relation::ThinEvidence {
            reasons.push(reason("evidence", evidence(pair, [&a, &b])));
        }
    }
    let led = pair.led();
    let apart = pair.estimates()[0].zip(pair.estimates()[1]);
    let separable = apart.is_some_and(|(a, b)| difference(&a, &b).is_separable());
    if judgement.relation == Relation::TradeOff && !separable {
        let ahead = usize::from(led[1] > 0);
        let boards = wording::count(led[ahead], "shared board");
        let text = format!(
            "{} leads on {boards}, the other on none",
            pair.names()[ahead]
        );
        reasons.push(reason("boards", text));
    }
    if let [Some(x), Some(y)] = pair.sides.map(Subject::monthly) {
        let own = pick.unwrap_or(0);
        let amounts = [x, y];
        let text = if x == y {
            format!("{} each at {}", x.show(), pair.setting.traffic)
        } else {
            let [a, b] = [amounts[own], amounts[1 - own]].map(Money::show);
            format!("{a} against {b} at {}", pair.setting.traffic)
        };
        let of_text = pair
            .price_change(own)
            .filter(|_| !pair.said_of_text().is_empty());
        let of_text = of_text.map(|change| format!("; {}: {change}", pair.names()[own]));
        let text = text + &of_text.unwrap_or_default();
        reasons.push(reason("cost", text));
    }
    for side in pair.sides {
        if let Some((_, text)) = coming(side, pair.setting) {
            reasons.push(reason("announced", text));
        }
    }
    // These differences separate equal models and support a lean where quality is unknown.
    let decide = matches!(
        judgement.relation,
        Relation::Alike | Relation::OneWay | Relation::Unknown
    );
    if decide {
        let favoring = all
            .iter()
            .filter(|d| pick.is_none_or(|pick| d.side == pick));
        for direction in favoring {
            let text = match pick {
                Some(_) => direction.text.clone(),
                None => format!("{}: {}", pair.names()[direction.side], direction.text),
            };
            reasons.push(reason(direction.kind, text));
        }
    }
    reasons
}

/// `127 ± 5`: points and half the width of the 90% interval.
pub fn points(estimate: &Estimate) -> String {
    format!("{:.0} ± {:.0}", estimate.estimate, estimate.margin)
}

/// How two estimates compare, and how often the stronger would win.
fn quality(pair: &Pair, [a, b]: [&Estimate; 2]) -> String {
    let names = pair.names();
    let apart = difference(a, b);
    let ahead = usize::from(apart.points < 0.0);
    let both = [a, b];
    let of = |at: usize| points(both[at]);
    let wins = pair.asked.scale.map(|scale| {
        let share = scale.win_probability(both[ahead], both[1 - ahead]);
        if share > 0.995 {
            "over 99".to_owned()
        } else {
            format!("{:.0}", share * 100.0)
        }
    });
    let wins = wins.unwrap_or_default();
    if apart.is_separable() {
        format!(
            "{} is stronger: {} vs {} points; would win {wins} of 100 new benchmarks",
            names[ahead],
            of(ahead),
            of(1 - ahead)
        )
    } else {
        format!(
            "not separable in quality: {} and {} points ({} and {}); {} would win {wins} of 100 new benchmarks",
            of(0),
            of(1),
            a.boards,
            wording::count(b.boards as usize, "board"),
            names[ahead]
        )
    }
}

fn evidence(pair: &Pair, [a, b]: [&Estimate; 2]) -> String {
    let names = pair.names();
    let kinds = wording::count(a.groups as usize, "kind");
    format!(
        "{} is measured by {kinds} of benchmark, {} by {}; 3 each would settle it",
        names[0], names[1], b.groups
    )
}

/// What is unknown about either side.
fn missing(pair: &Pair) -> Vec<Reason> {
    let mut found = Vec::new();
    let unmeasured: Vec<&str> = (0..2)
        .filter(|at| pair.estimates()[*at].is_none())
        .map(|at| pair.names()[at])
        .collect();
    if !unmeasured.is_empty() {
        let text = format!("no quality measured for {}", wording::list(&unmeasured));
        found.push(reason("quality", text));
    }
    for subject in pair.sides {
        if let Err(why) = &subject.priced {
            found.push(reason(
                "cost",
                format!("{}: {}", subject.name(), why.text()),
            ));
        }
    }
    found
}
