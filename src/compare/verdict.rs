//! Turns the decisions of all pairs into a ranking, a pick, and reasons (decision rules, §5).
//!
//! Does not find new facts: it ranks by utility and combines what `decision` decided.

use catalog::quality::Estimate;
use catalog::sort::Order;
use serde::Serialize;

use super::advantages::{Kind, advantages, choose_when};
use super::decision::{Decision, Reason, decide, judged, points};
use super::directions::directions;
use super::flips::{Flip, flips};
use super::gates::{Gated, gates};
use super::pair::{Pair, Pairs};
use super::relation::{Relation, Strength};
use super::subject::Subject;
use crate::wording::{self, Quantity};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rank {
    pub model: String,
    /// From 1; adjacent models that the evidence does not separate share a place.
    pub place: usize,
    /// Quality in standard deviations, minus the bill at its worth; only differences are meaningful. `null`: quality
    /// or the bill is unknown.
    pub utility: Option<f64>,
    /// What the place rests on: quality and bill, or why the model cannot be picked.
    pub best_reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChooseOther {
    pub model: String,
    /// Arguments for it, strongest first; empty: no tracked advantage.
    pub when: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// Id of the picked model.
    pub pick: Option<String>,
    pub strength: Strength,
    /// How the pick relates to `against`; with two models, how they relate.
    pub relation: Relation,
    pub summary: String,
    /// The verdict in a few words.
    #[serde(skip)]
    pub point: String,
    /// With more than two models: the id of the model that point and reasons compare with.
    pub against: Option<String>,
    /// Most important first.
    pub reasons: Vec<Reason>,
    /// What would change the pick, most telling first.
    pub flips: Vec<Flip>,
    /// Whether the cheapest listed routes would lead to another pick, or none.
    pub price_sensitive: bool,
    /// For each other model, when to choose it.
    pub choose_other: Vec<ChooseOther>,
    pub gates: Vec<Gated>,
    /// What is unknown and therefore not compared.
    pub not_comparable: Vec<Reason>,
}

/// The ranking and the verdict; `successors`, in the order of the models, are those of retired or retiring models.
pub fn verdict<'a>(
    pairs: &Pairs<'_, 'a>,
    successors: &[Option<Subject<'a>>],
) -> (Vec<Rank>, Verdict) {
    let subjects = pairs.subjects;
    let next = |at: usize| successors.get(at).and_then(Option::as_ref);
    let decided = |x: usize, y: usize| decide(pairs.of(x, y), [next(x), next(y)]);
    let standings: Vec<Standing> = (0..subjects.len())
        .map(|at| Standing::new(pairs, at))
        .collect();
    let mut order = order(subjects, &standings);
    let verdict = if let [_, _] = subjects {
        two(pairs, decided(0, 1), order[0])
    } else {
        several(pairs, &standings, &order, &decided)
    };
    // The pick comes first even if its quality or bill is unknown.
    let is_pick = |at: &usize| verdict.pick.as_deref() == Some(subjects[*at].id());
    if let Some(place) = order.iter().position(is_pick) {
        order[..=place].rotate_right(1);
    }
    let mut ranking = ranking(pairs, &standings, &order);
    // On a toss-up, everything down to the model that the first ties with shares first place.
    let tied = verdict
        .against
        .as_ref()
        .filter(|_| verdict.strength == Strength::TossUp);
    if let Some(last) = tied.and_then(|id| ranking.iter().position(|rank| rank.model == *id)) {
        ranking[..=last].iter_mut().for_each(|rank| rank.place = 1);
    }
    (ranking, verdict)
}

/// What a model's place rests on.
struct Standing {
    estimate: Option<Estimate>,
    /// Tokens it makes of a text, relative to the compared model of its lab that makes the fewest.
    text: f64,
    utility: Option<f64>,
    gates: Vec<Gated>,
}

impl Standing {
    fn new(pairs: &Pairs, at: usize) -> Self {
        let (asked, setting) = (pairs.asked(), pairs.setting());
        let subject = &pairs.subjects[at];
        let estimate = subject.estimate(asked.scale, asked.workload);
        let text = subject.text_among(pairs.subjects, &setting.traffic);
        let bill = subject.usd().map(|usd| usd * text);
        let utility = estimate.zip(bill);
        Self {
            utility: utility.map(|(e, bill)| asked.worth.utility(e.estimate, bill)),
            text,
            estimate,
            gates: gates(subject, asked.workload, setting.today),
        }
    }
}

/// Positions, best first: models without gates, then by utility, newest release, id.
fn order(subjects: &[Subject], standings: &[Standing]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    order.order_by(|&a, &b| {
        let released = |at: usize| subjects[at].model.facts.released;
        let gated = |at: usize| !standings[at].gates.is_empty();
        let utility = |at: usize| standings[at].utility;
        let by_utility = match (utility(a), utility(b)) {
            (Some(x), Some(y)) => y.total_cmp(&x),
            (x, y) => y.is_some().cmp(&x.is_some()),
        };
        gated(a)
            .cmp(&gated(b))
            .then(by_utility)
            .then_with(|| released(b).cmp(&released(a)))
            .then_with(|| subjects[a].id().cmp(subjects[b].id()))
    });
    order
}

/// Whether the evidence fails to separate two models.
fn ties(pair: &Pair) -> bool {
    judged(pair, &directions(pair)).strength == Strength::TossUp
}

fn ranking(pairs: &Pairs, standings: &[Standing], order: &[usize]) -> Vec<Rank> {
    let subjects = pairs.subjects;
    let mut ranking: Vec<Rank> = Vec::with_capacity(order.len());
    for (index, &at) in order.iter().enumerate() {
        let standing = &standings[at];
        let before = index.checked_sub(1).map(|before| order[before]);
        let shared = before.is_some_and(|before| {
            let gated = [before, at].map(|at| !standings[at].gates.is_empty());
            gated == [false, false] && ties(pairs.of(before, at))
        });
        let place = match ranking.last() {
            Some(last) if shared => last.place,
            _ => index + 1,
        };
        ranking.push(Rank {
            model: subjects[at].id().to_owned(),
            place,
            utility: standing.utility.map(|u| wording::round(u, 3)),
            best_reason: Some(rests_on(&subjects[at], standing)),
        });
    }
    ranking
}

fn rests_on(subject: &Subject, standing: &Standing) -> String {
    if let Some(gate) = standing.gates.first() {
        return gate.text.clone();
    }
    let quality = match &standing.estimate {
        Some(estimate) => format!("{} points", points(estimate)),
        None => "quality unmeasured".to_owned(),
    };
    let bill = match subject.monthly() {
        Some(usd) if standing.text > 1.0 => {
            let more = wording::change(standing.text, Quantity::Amount);
            format!("{} a month, {more} tokens for the same text", usd.show())
        }
        Some(usd) => format!("{} a month", usd.show()),
        None => "no price".to_owned(),
    };
    format!("{quality}, {bill}")
}

fn two(pairs: &Pairs, decision: Decision, first: usize) -> Verdict {
    let Decision {
        relation,
        pick,
        strength,
        point,
        reasons,
        gates,
        not_comparable,
    } = decision;
    let free = gates.is_empty();
    let turning = if free {
        flips(pairs.of(0, 1))
    } else {
        Vec::new()
    };
    finish(
        pairs,
        Verdict {
            pick: pick.map(|at| pairs.subjects[at].id().to_owned()),
            strength,
            relation,
            summary: String::new(),
            point,
            against: None,
            reasons,
            price_sensitive: turning.iter().any(|flip| flip.what == "route"),
            flips: turning,
            choose_other: Vec::new(),
            gates,
            not_comparable,
        },
        first,
    )
}

/// With several models, the pick is the one that wins against every other that can be picked.
fn several(
    pairs: &Pairs,
    standings: &[Standing],
    order: &[usize],
    decided: &dyn Fn(usize, usize) -> Decision,
) -> Verdict {
    let subjects = pairs.subjects;
    let gates: Vec<Gated> = standings.iter().flat_map(|s| s.gates.clone()).collect();
    let free: Vec<usize> = order
        .iter()
        .copied()
        .filter(|at| standings[*at].gates.is_empty())
        .collect();
    let (Some(&first), rest) = (free.first(), free.get(1..).unwrap_or_default()) else {
        let decision = decided(order[0], order[1]);
        return two_of_many(pairs, decision, order[0], order[1], gates, None);
    };
    let Some(&second) = rest.first() else {
        let decision = decided(first, order[1]);
        return two_of_many(pairs, decision, first, order[1], gates, None);
    };
    // The pick is as firm as its weakest win; without a win over every other there is no pick.
    let wins = |at: usize| -> Result<Strength, usize> {
        let mut firm = Strength::Clear;
        for other in free.iter().copied().filter(|other| *other != at) {
            let decision = decided(at, other);
            if decision.pick != Some(0) {
                return Err(other);
            }
            firm = firm.min(decision.strength);
        }
        Ok(firm)
    };
    let winner = free.iter().find_map(|at| Some((*at, wins(*at).ok()?)));
    if let Some((pick, firm)) = winner {
        let rival = if pick == first { second } else { first };
        let decision = Decision {
            strength: firm,
            ..decided(pick, rival)
        };
        return two_of_many(pairs, decision, pick, rival, gates, None);
    }
    let rival = wins(first).err().unwrap_or(second);
    let decision = decided(first, rival);
    let strength = match decision.strength {
        Strength::None => Strength::None,
        _ => Strength::TossUp,
    };
    let names = wording::list(&[subjects[first].name(), subjects[rival].name()]);
    let point = format!("{names}: {}", decision.point);
    let decision = Decision {
        pick: None,
        strength,
        ..decision
    };
    two_of_many(pairs, decision, first, rival, gates, Some(point))
}

fn two_of_many(
    pairs: &Pairs,
    decision: Decision,
    own: usize,
    rival: usize,
    gates: Vec<Gated>,
    point: Option<String>,
) -> Verdict {
    let subjects = pairs.subjects;
    let pick = decision.pick.map(|side| [own, rival][side]);
    let turning = if decision.gates.is_empty() {
        flips(pairs.of(own, rival))
    } else {
        Vec::new()
    };
    finish(
        pairs,
        Verdict {
            pick: pick.map(|at| subjects[at].id().to_owned()),
            strength: decision.strength,
            relation: decision.relation,
            summary: String::new(),
            point: point.unwrap_or(decision.point),
            against: Some(subjects[rival].id().to_owned()),
            reasons: decision.reasons,
            price_sensitive: turning.iter().any(|flip| flip.what == "route"),
            flips: turning,
            choose_other: Vec::new(),
            gates,
            not_comparable: decision.not_comparable,
        },
        own,
    )
}

/// Adds when to choose the others, and the summary. `first` leads the ranking.
fn finish(pairs: &Pairs, mut verdict: Verdict, first: usize) -> Verdict {
    let subjects = pairs.subjects;
    let picked = verdict.pick.as_ref();
    let leader = picked.and_then(|id| subjects.iter().position(|s| s.id() == id));
    let rival_of = |at: usize| match leader {
        Some(leader) => leader,
        None if at == first => usize::from(first == 0),
        None => first,
    };
    let others = (0..subjects.len()).filter(|at| Some(*at) != leader);
    verdict.choose_other = others
        .map(|at| ChooseOther {
            model: subjects[at].id().to_owned(),
            when: reasons_for(pairs, at, rival_of(at)),
        })
        .collect();
    verdict.summary = summary(subjects, leader, &verdict);
    verdict
}

/// Arguments for a model against its rival, limited to kinds in which it beats all the others too: anyone who wants a
/// later cutoff takes the latest. Empty for a retired or retiring model.
fn reasons_for(pairs: &Pairs, at: usize, rival: usize) -> Vec<String> {
    if pairs.subjects[at].life.ends {
        return Vec::new();
    }
    let others = (0..pairs.subjects.len()).filter(|other| ![at, rival].contains(other));
    let others: Vec<_> = others
        .map(|other| advantages(pairs.of(at, other)))
        .collect();
    let leads = |kind: Kind| {
        others
            .iter()
            .all(|over| over.iter().any(|a| a.kind == kind))
    };
    let reasons = choose_when(pairs.of(at, rival)).into_iter();
    reasons.filter(|a| leads(a.kind)).map(|a| a.text).collect()
}

fn summary(subjects: &[Subject], leader: Option<usize>, verdict: &Verdict) -> String {
    let mut text = match leader {
        None if verdict.strength == Strength::TossUp => format!("Toss-up: {}.", verdict.point),
        None => format!("No pick: {}.", verdict.point),
        Some(at) => {
            let (name, firm) = (subjects[at].name(), verdict.strength.title());
            format!("Pick {name} ({firm}): {}.", verdict.point)
        }
    };
    if let Some(flip) = verdict.flips.first() {
        text += &format!(" Would flip {}.", flip.text);
    }
    for other in verdict.choose_other.iter().filter(|o| !o.when.is_empty()) {
        let found = subjects.iter().find(|s| s.id() == other.model);
        let name = found.map_or(other.model.as_str(), |s| s.name());
        let when = &other.when[..other.when.len().min(2)];
        text += &format!(" Choose {name} for {}.", when.join("; "));
    }
    text
}
