//! What would change the pick: an announced price, price, traffic, worth, answer length, workload, route (decision
//! rules, §5).
//!
//! Each flip is found by re-running the judgement that made the pick.

use catalog::quality::difference;
use catalog::schema::Workload;
use catalog::sort::Order;
use serde::Serialize;

use super::costs::coming;
use super::decision::{points, usd};
use super::directions::{directions, one_way};
use super::pair::Pair;
use super::relation::{ALIKE, Beside, Judgement, Relation, Side, judge};
use super::worth::Worth;
use crate::wording;

/// A change that would change the pick.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Flip {
    /// What would have to change: `day`, `price`, `traffic`, `worth`, `length`, `workload`, `route`.
    pub what: &'static str,
    /// Where the pick changes: a factor relative to today, the workload's name, or a date.
    pub at: String,
    /// The flip in words.
    pub text: String,
}

/// Factors beyond this are too remote to matter.
const FAR: f64 = 20.0;
/// Bisection steps; each halves the interval on a log scale.
const STEPS: usize = 40;

/// What would change the pick of a pair, most telling first. Empty without a pick.
pub fn flips(pair: &Pair) -> Vec<Flip> {
    let judging = Judging::new(pair);
    let now = judging.with(judging.sides, pair.asked.worth);
    let Some(pick) = now.pick else {
        return Vec::new();
    };
    let mut found = Vec::new();
    found.extend(day(&judging, pick));
    if matches!(now.relation, Relation::TradeOff | Relation::CheaperAsGood) {
        found.extend(price(&judging, pick));
        found.extend(traffic(&judging, pick));
        found.extend(worth(&judging, pick, now));
        found.extend(length(&judging, pick));
    }
    found.extend(workloads(&judging, pick));
    found.extend(route(&judging, pick));
    found
}

/// A pair, ready to be judged again with other figures.
struct Judging<'j, 'p, 'a> {
    pair: &'j Pair<'p, 'a>,
    sides: [Side; 2],
    beside: Beside,
}

impl<'j, 'p, 'a> Judging<'j, 'p, 'a> {
    fn new(pair: &'j Pair<'p, 'a>) -> Self {
        Self {
            sides: pair.known(),
            beside: Beside {
                led: pair.led(),
                one_way: one_way(&directions(pair)),
            },
            pair,
        }
    }

    fn with(&self, sides: [Side; 2], worth: Worth) -> Judgement {
        judge(sides, self.beside, worth)
    }

    /// The pick when each side's bill is multiplied by its factor.
    fn pick_at(&self, factors: [f64; 2]) -> Option<usize> {
        let mut sides = self.sides;
        for (side, factor) in sides.iter_mut().zip(factors) {
            side.usd = side.usd.map(|usd| usd * factor);
        }
        self.with(sides, self.pair.asked.worth).pick
    }

    fn name(&self, side: usize) -> &'a str {
        self.pair.names()[side]
    }
}

/// The factor closest to 1, between 1 and `far`, at which `holds` turns false. It holds at 1.
fn edge(far: f64, holds: impl Fn(f64) -> bool) -> Option<f64> {
    if holds(far) {
        return None;
    }
    let (mut inside, mut outside) = (0.0, far.ln());
    for _ in 0..STEPS {
        let middle = f64::midpoint(inside, outside);
        if holds(middle.exp()) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    Some(outside.exp())
}

fn at(factor: f64) -> String {
    format!("{factor:.3}")
}

/// `25% more`, `2.3x the price`; rounded so that the statement stays true.
fn more(factor: f64) -> String {
    wording::change(factor, wording::Quantity::Price)
}

fn price(judging: &Judging, pick: usize) -> Option<Flip> {
    let factors = |factor: f64| {
        let mut factors = [1.0, 1.0];
        factors[pick] = factor;
        factors
    };
    let factor = edge(FAR, |factor| judging.pick_at(factors(factor)) == Some(pick))?;
    let name = judging.name(pick);
    let then = judging.pick_at(factors(factor));
    let then = then.map_or("no pick", |other| judging.name(other));
    Some(Flip {
        what: "price",
        at: at(factor),
        text: format!("if {name} costs {}: {then}", more(factor)),
    })
}

/// The date of an announced price change that changes the pick.
fn day(judging: &Judging, pick: usize) -> Option<Flip> {
    let coming = judging.pair.sides.map(|side| {
        let (announced, _) = coming(side, judging.pair.setting)?;
        let factor = announced.monthly_usd?.ratio(side.monthly()?)?;
        Some((announced.until, factor))
    });
    let until = coming.iter().flatten().map(|(until, _)| *until).max()?;
    let then = judging.pick_at(coming.map(|one| one.map_or(1.0, |(_, factor)| factor)));
    let day = until.day_after();
    (then != Some(pick)).then(|| Flip {
        what: "day",
        at: day.to_string(),
        text: match then {
            Some(other) => format!(
                "from {day}, at the announced price: {}",
                judging.name(other)
            ),
            None => format!("from {day}, at the announced price: no pick"),
        },
    })
}

fn traffic(judging: &Judging, pick: usize) -> Option<Flip> {
    let holds = |factor: f64| judging.pick_at([factor, factor]) == Some(pick);
    let other = judging.name(1 - pick);
    if let Some(factor) = edge(FAR, holds) {
        let times = wording::factor(factor);
        return Some(Flip {
            what: "traffic",
            at: at(factor),
            text: format!("from {times} this traffic: {other}"),
        });
    }
    let factor = edge(1.0 / FAR, holds)?;
    let part = if factor < 0.1 {
        format!("1/{:.0}", 1.0 / factor)
    } else {
        wording::percent(factor)
    };
    Some(Flip {
        what: "traffic",
        at: at(factor),
        text: format!("below {part} of this traffic: {other}"),
    })
}

fn worth(judging: &Judging, pick: usize, now: Judgement) -> Option<Flip> {
    if now.relation != Relation::TradeOff {
        return None;
    }
    let [a, b] = judging.sides;
    let (points, usd) = ([a.quality?.estimate, b.quality?.estimate], [a.usd?, b.usd?]);
    let strong = usize::from(points[1] > points[0]);
    let order = [strong, 1 - strong];
    let even = Worth::break_even(order.map(|at| points[at]), order.map(|at| usd[at]))?;
    let factor = even.deviations() / judging.pair.asked.worth.deviations();
    let how = if pick == strong {
        format!("{} as much", share(1.0 / factor))
    } else {
        format!("{} as much", wording::factor(1.0 / factor))
    };
    (1.0 / FAR..FAR).contains(&factor).then(|| Flip {
        what: "worth",
        at: at(factor),
        text: format!(
            "if quality is worth {how} to you: {}",
            judging.name(1 - pick)
        ),
    })
}

/// `half`, `a third`, `30%`.
fn share(part: f64) -> String {
    match part {
        p if (0.45..0.55).contains(&p) => "half".into(),
        p if (0.3..0.37).contains(&p) => "a third".into(),
        p => wording::percent(p),
    }
}

/// How much longer the pick's answers can get before it stops being cheaper.
fn length(judging: &Judging, pick: usize) -> Option<Flip> {
    let bill = judging.pair.sides[pick].priced.as_ref().ok()?.bill;
    let (total, output) = (usd(bill.total), usd(bill.output) + usd(bill.reasoning));
    let texts = judging.pair.texts();
    let other = judging.sides[1 - pick].usd? / texts[pick];
    if output <= 0.0 || total * ALIKE > other {
        return None;
    }
    let longest = 1.0 + (other - total) / output;
    let name = judging.name(pick);
    Some(Flip {
        what: "length",
        at: at(longest),
        text: format!(
            "{name} stays cheaper until it writes {} the output tokens",
            wording::factor(longest)
        ),
    })
}

/// Workloads for which the other side is stronger and would be picked.
fn workloads(judging: &Judging, pick: usize) -> Vec<Flip> {
    if judging.pair.asked.workload.is_some() {
        return Vec::new();
    }
    let mut found: Vec<(f64, Flip)> = Vec::new();
    for workload in Workload::ALL {
        let estimates = judging.pair.estimates_for(Some(*workload));
        let [Some(a), Some(b)] = estimates else {
            continue;
        };
        let measured = a.groups > 0 && b.groups > 0;
        let mut sides = judging.sides;
        for (side, estimate) in sides.iter_mut().zip(estimates) {
            side.quality = estimate;
        }
        let judged = judging.with(sides, judging.pair.asked.worth);
        let apart = difference(&a, &b);
        if !measured || judged.pick != Some(1 - pick) || !apart.is_separable() {
            continue;
        }
        let both = [a, b];
        let text = format!(
            "for {}: {} ({} to {})",
            workload.as_str(),
            judging.name(1 - pick),
            points(&both[1 - pick]),
            points(&both[pick])
        );
        found.push((
            apart.points.abs(),
            Flip {
                what: "workload",
                at: workload.as_str().to_owned(),
                text,
            },
        ));
    }
    found.order_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, flip)| flip).collect()
}

/// Prices both sides on their cheapest listed routes instead of the routes to budget with.
fn route(judging: &Judging, pick: usize) -> Option<Flip> {
    let listed = judging.pair.sides.map(|subject| {
        let priced = subject.priced.as_ref().ok()?;
        let cheapest = priced.cheaper_listed.as_ref();
        Some(usd(cheapest.map_or(priced.usd(), |offer| offer.usd)))
    });
    let mut sides = judging.sides;
    let texts = judging.pair.texts();
    for ((side, usd), text) in sides.iter_mut().zip(listed).zip(texts) {
        side.usd = usd.map(|usd| usd * text).or(side.usd);
    }
    let judged = judging.with(sides, judging.pair.asked.worth);
    if judged.pick == Some(pick) {
        return None;
    }
    let text = match judged.pick {
        Some(other) => format!("on the cheapest listed routes: {}", judging.name(other)),
        None => "on the cheapest listed routes neither is ahead".to_owned(),
    };
    Some(Flip {
        what: "route",
        at: "cheapest".to_owned(),
        text,
    })
}
