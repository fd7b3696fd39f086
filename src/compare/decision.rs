//! Two models → a pick and how strong it is (decision rules, §5). Adds up what `signals` found.

use serde::Serialize;

use super::pair::Pair;
use super::quality::is_outclassed;
use super::signals::{Figures, Finding, Id, Outcome, RECENCY_DAYS, SIGNALS, Signal, findings};

/// How firmly the signals favour a pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// No pick: too little is known, or the models are of different kinds.
    None,
    /// The signals balance.
    TossUp,
    /// More speaks for the pick than against it.
    Lean,
    /// Nearly all of it speaks for the pick.
    Clear,
}

impl Strength {
    /// Its text.
    pub fn title(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::TossUp => "toss-up",
            Self::Lean => "lean",
            Self::Clear => "clear",
        }
    }
}

/// Least decided weight of a clear pick.
const CLEAR_DECIDED: u32 = 3;

/// The decision between two models.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The favoured side.
    pub pick: Option<usize>,
    /// How firmly.
    pub strength: Strength,
    /// The sum of each side.
    pub sums: [u32; 2],
    /// All findings.
    pub findings: Vec<Finding>,
    /// Why there is no pick.
    pub no_pick: Option<String>,
}

/// Decides one pair.
pub fn decide(pair: &Pair) -> Decision {
    let findings = findings(pair);
    let sum = |side: usize| -> u32 {
        let favouring = findings.iter().filter(|f| f.outcome == Outcome::Side(side));
        favouring.map(|f| f.weight * u32::from(!f.veto)).sum()
    };
    let sums = [sum(0), sum(1)];
    let (pick, strength, no_pick) = judge(pair, &findings, sums);
    Decision {
        pick,
        strength,
        sums,
        findings,
        no_pick,
    }
}

fn judge(
    pair: &Pair,
    findings: &[Finding],
    sums: [u32; 2],
) -> (Option<usize>, Strength, Option<String>) {
    let none = |why: String| (None, Strength::None, Some(why));
    let [a, b] = pair.sides;
    if a.model.kind != b.model.kind {
        let kinds = [a, b].map(|s| format!("{} is a {} model", s.name(), s.model.kind.as_str()));
        return none(format!("{}: they do different work", kinds.join(", ")));
    }
    if a.life.ends && b.life.ends {
        return none("both are retired or about to be".into());
    }
    let unmet = |f: &Finding| match &f.figures {
        Figures::Needs { unmet, .. } => unmet.iter().all(|needs| !needs.is_empty()),
        _ => false,
    };
    if findings.iter().any(unmet) {
        return none("neither has what the workload needs".into());
    }
    let vetoes: Vec<usize> = findings
        .iter()
        .filter(|f| f.veto)
        .filter_map(|f| match f.outcome {
            Outcome::Side(side) => Some(side),
            _ => None,
        })
        .collect();
    let quality = findings.iter().find(|f| f.signal == Id::Quality);
    let quality = quality.map_or(Outcome::NotComparable, |f| f.outcome);
    match vetoes.as_slice() {
        [] => {}
        [side, rest @ ..] if rest.iter().all(|other| other == side) => {
            // A better model that is about to go is no clear loss: quality must not speak against the pick.
            let ahead = sums[*side] > sums[1 - side]
                && quality != Outcome::Side(1 - side)
                && !is_outclassed(&pair.votes, *side);
            let strength = if ahead {
                Strength::Clear
            } else {
                Strength::Lean
            };
            return (Some(*side), strength, None);
        }
        _ => return none("each has a reason that rules it out".into()),
    }
    let nominal = |f: &Finding| Signal::of(f.signal).nominal(pair.emphasis);
    let all: u32 = SIGNALS.iter().map(|s| s.nominal(pair.emphasis)).sum();
    let comparable = findings
        .iter()
        .filter(|f| f.outcome != Outcome::NotComparable);
    let comparable: u32 = comparable.map(nominal).sum();
    if comparable * 2 < all {
        return none(format!(
            "too little is known: signals of weight {comparable} of {all} can be compared"
        ));
    }
    if sums[0] == sums[1] {
        return (tie_break(pair), Strength::TossUp, None);
    }
    let pick = usize::from(sums[1] > sums[0]);
    let decided = sums[0] + sums[1];
    let clear = decided >= CLEAR_DECIDED
        && sums[pick] * 4 >= decided * 3
        && quality != Outcome::Side(1 - pick)
        && (quality != Outcome::NotComparable || sums[1 - pick] == 0)
        // Narrow boards can balance a broad one; they do not make a pick of another class a clear one.
        && !is_outclassed(&pair.votes, pick);
    let strength = if clear {
        Strength::Clear
    } else {
        Strength::Lean
    };
    (Some(pick), strength, None)
}

/// Of equal sums: the newer by at least 90 days, else the cheaper, else none.
fn tie_break(pair: &Pair) -> Option<usize> {
    let [a, b] = pair.sides;
    if let (Some(first), Some(second)) = (a.model.facts.released, b.model.facts.released) {
        if second.days_until(first) >= RECENCY_DAYS {
            return Some(0);
        }
        if first.days_until(second) >= RECENCY_DAYS {
            return Some(1);
        }
    }
    match (a.monthly()?, b.monthly()?) {
        (x, y) if x < y => Some(0),
        (x, y) if y < x => Some(1),
        _ => None,
    }
}
