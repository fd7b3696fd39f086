//! The signals of a decision between two models (decision rules, §4): one row a rule.
//!
//! Each finds an outcome and the figures that made it. Refuses adding them up (`verdict`).

use catalog::schema::Status;
use catalog::units::{Date, Money};
use serde::Serialize;

use super::pair::{Emphasis, Pair};
use super::subject::Subject;
use crate::fields::{capabilities, flag};

/// Monthly amounts differ when the lower is at most this share of the higher: by 10 %.
const COST_SHARE: f64 = 0.9;
/// Windows differ when the larger is at least this many times the smaller.
const CONTEXT_FACTOR: f64 = 1.25;
/// Numbers of providers differ when one is at least this many times the other …
const AVAILABILITY_FACTOR: f64 = 1.5;
/// … and the smaller is below this.
const FEW_PROVIDERS: usize = 4;
/// Releases differ when they are at least this many days apart.
pub const RECENCY_DAYS: i32 = 90;
/// A side leads in quality with at least this share of the decided groups …
const QUALITY_SHARE: f64 = 0.6;
/// … and at least this share of all shared ones.
const QUALITY_SHARED: f64 = 1.0 / 3.0;

/// A signal's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Id {
    /// One is going or gone.
    Lifecycle,
    /// One cannot be had.
    Callable,
    /// One lacks what the workload needs.
    Needs,
    /// Scores.
    Quality,
    /// The monthly amount.
    Cost,
    /// The window.
    Context,
    /// What one can and the other cannot.
    Capabilities,
    /// Providers.
    Availability,
    /// Release.
    Recency,
}

/// What a signal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It favours the side at this position.
    Side(usize),
    /// Both are the same as far as it matters.
    Tie,
    /// A side is unknown.
    NotComparable,
}

/// The figures behind an outcome, in the order of the sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figures {
    /// Where each stands, and its last day.
    Lifecycle {
        /// Standing.
        status: [Status; 2],
        /// Last day of service.
        retires_on: [Option<Date>; 2],
    },
    /// Whether each can be had.
    Callable {
        /// A live route or open weights.
        callable: [bool; 2],
    },
    /// What the workload needs.
    Needs {
        /// Known not to be met.
        unmet: [Vec<String>; 2],
        /// Not known.
        unknown: [Vec<String>; 2],
    },
    /// Board groups.
    Quality {
        /// Groups on which both have a comparable score.
        shared: usize,
        /// Those with a difference beyond noise, by leader.
        led: [usize; 2],
        /// The decided boards.
        boards: Vec<Led>,
    },
    /// USD a month.
    Cost {
        /// Monthly amounts.
        usd: [Option<Money>; 2],
        /// Why an amount is unavailable.
        reasons: [Option<String>; 2],
    },
    /// Windows.
    Context {
        /// Tokens.
        tokens: [Option<u64>; 2],
    },
    /// What each can that the other is known not to.
    Capabilities {
        /// Titles.
        only: [Vec<&'static str>; 2],
        /// Groups.
        groups: [usize; 2],
    },
    /// Providers with a live route.
    Availability {
        /// How many.
        providers: [usize; 2],
    },
    /// Releases.
    Recency {
        /// First days.
        released: [Option<Date>; 2],
    },
}

/// A board on which one side leads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Led {
    /// The board's name.
    pub board: String,
    /// Both scores, in its unit.
    pub scores: [f64; 2],
    /// The leading side's position.
    #[serde(skip)]
    pub leader: usize,
}

/// One signal's answer for one pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which signal.
    pub signal: Id,
    /// What it says.
    pub outcome: Outcome,
    /// What it counts; 0 for a veto.
    pub weight: u32,
    /// Whether it decides alone.
    pub veto: bool,
    /// Why.
    pub figures: Figures,
}

/// A signal as a rule.
pub struct Signal {
    /// Its name.
    pub id: Id,
    /// Its title on screen.
    pub title: &'static str,
    /// What it counts nominally; 0 for a veto.
    pub weight: u32,
    find: fn(&Pair) -> (Outcome, Figures),
}

/// All of them. Their nominal weights add up to 8.
pub const SIGNALS: &[Signal] = &[
    Signal {
        id: Id::Lifecycle,
        title: "lifecycle",
        weight: 0,
        find: lifecycle,
    },
    Signal {
        id: Id::Callable,
        title: "callable",
        weight: 0,
        find: callable,
    },
    Signal {
        id: Id::Needs,
        title: "needs",
        weight: 0,
        find: needs,
    },
    Signal {
        id: Id::Quality,
        title: "quality",
        weight: 2,
        find: quality,
    },
    Signal {
        id: Id::Cost,
        title: "cost",
        weight: 2,
        find: cost,
    },
    Signal {
        id: Id::Context,
        title: "context",
        weight: 1,
        find: context,
    },
    Signal {
        id: Id::Capabilities,
        title: "capabilities",
        weight: 1,
        find: capability,
    },
    Signal {
        id: Id::Availability,
        title: "availability",
        weight: 1,
        find: availability,
    },
    Signal {
        id: Id::Recency,
        title: "recency",
        weight: 1,
        find: recency,
    },
];

impl Signal {
    /// The row of a signal.
    pub fn of(id: Id) -> &'static Self {
        SIGNALS.iter().find(|s| s.id == id).unwrap_or(&SIGNALS[0])
    }

    /// Its weight before any finding, under an emphasis.
    pub fn nominal(&self, emphasis: Emphasis) -> u32 {
        self.weight
            * if emphasis.doubled.contains(&self.id) {
                2
            } else {
                1
            }
    }
}

/// Every signal's finding, in the order of [`SIGNALS`].
pub fn findings(pair: &Pair) -> Vec<Finding> {
    let mut findings: Vec<Finding> = SIGNALS
        .iter()
        .map(|signal| {
            let (outcome, figures) = (signal.find)(pair);
            Finding {
                signal: signal.id,
                outcome,
                weight: signal.nominal(pair.emphasis),
                veto: signal.weight == 0,
                figures,
            }
        })
        .collect();
    // Without a measure of quality a lower price says less: it counts half (decision rules, §4).
    let unmeasured = |f: &Finding| f.signal == Id::Quality && f.outcome == Outcome::NotComparable;
    if findings.iter().any(unmeasured)
        && let Some(cost) = findings.iter_mut().find(|f| f.signal == Id::Cost)
    {
        cost.weight /= 2;
    }
    findings
}

fn both<T>(pair: &Pair, get: impl Fn(&Subject) -> T) -> [T; 2] {
    pair.sides.map(get)
}

/// The side with the larger value when it is at least `factor` times the other.
fn larger(values: [f64; 2], factor: f64) -> Outcome {
    let [a, b] = values;
    if a >= b * factor && a > b {
        Outcome::Side(0)
    } else if b >= a * factor && b > a {
        Outcome::Side(1)
    } else {
        Outcome::Tie
    }
}

fn lifecycle(pair: &Pair) -> (Outcome, Figures) {
    let outcome = match both(pair, |s| s.life.ends) {
        [true, false] => Outcome::Side(1),
        [false, true] => Outcome::Side(0),
        _ => Outcome::Tie,
    };
    let figures = Figures::Lifecycle {
        status: both(pair, |s| s.life.status),
        retires_on: both(pair, |s| s.life.retires_on),
    };
    (outcome, figures)
}

fn callable(pair: &Pair) -> (Outcome, Figures) {
    let callable = both(pair, |s| s.is_callable());
    let outcome = match callable {
        [true, false] => Outcome::Side(0),
        [false, true] => Outcome::Side(1),
        _ => Outcome::Tie,
    };
    (outcome, Figures::Callable { callable })
}

/// A need known as unmet excludes; an unknown one does not (decision rules, §4).
fn needs(pair: &Pair) -> (Outcome, Figures) {
    let needs = pair.emphasis.workload.map_or(&[][..], |w| w.rule().needs);
    let of = |subject: &Subject, met: Option<bool>| -> Vec<String> {
        let like = needs.iter().filter(|need| need.met_by(subject) == met);
        like.map(|need| need.title()).collect()
    };
    let unmet = pair.sides.map(|s| of(s, Some(false)));
    let unknown = pair.sides.map(|s| of(s, None));
    let outcome = match [unmet[0].is_empty(), unmet[1].is_empty()] {
        [false, true] => Outcome::Side(1),
        [true, false] => Outcome::Side(0),
        _ => Outcome::Tie,
    };
    (outcome, Figures::Needs { unmet, unknown })
}

/// Who leads on the boards between two models.
pub fn quality(pair: &Pair) -> (Outcome, Figures) {
    let counted = &pair.votes;
    let led = led(pair);
    let shared = counted.len();
    let boards = counted
        .iter()
        .filter_map(|s| {
            let score = |at: usize| s.scores[at].map_or(f64::NAN, |score| score.score);
            Some(Led {
                board: s.board.name.to_owned(),
                scores: [score(0), score(1)],
                leader: s.leader?,
            })
        })
        .collect();
    let figures = Figures::Quality {
        shared,
        led,
        boards,
    };
    (better(pair), figures)
}

/// How many boards each side leads.
fn led(pair: &Pair) -> [usize; 2] {
    let leads = |side: usize| pair.votes.iter().filter(|s| s.leader == Some(side)).count();
    [leads(0), leads(1)]
}

/// Who is better, by the boards that vote.
pub fn better(pair: &Pair) -> Outcome {
    let (led, shared) = (led(pair), pair.votes.len());
    let decided = led[0] + led[1];
    let wins = |side: usize| {
        let led = led[side] as f64;
        decided > 0
            && led >= QUALITY_SHARE * decided as f64
            && led >= QUALITY_SHARED * shared as f64
    };
    match [wins(0), wins(1)] {
        _ if shared == 0 => Outcome::NotComparable,
        [true, false] => Outcome::Side(0),
        [false, true] => Outcome::Side(1),
        _ => Outcome::Tie,
    }
}

fn cost(pair: &Pair) -> (Outcome, Figures) {
    let usd = both(pair, |s| s.monthly());
    let below = |low: Money, high: Money| low.ratio(high).is_some_and(|r| r <= COST_SHARE);
    let outcome = match usd {
        [Some(a), Some(b)] if below(a, b) => Outcome::Side(0),
        [Some(a), Some(b)] if below(b, a) => Outcome::Side(1),
        [Some(_), Some(_)] => Outcome::Tie,
        _ => Outcome::NotComparable,
    };
    let reasons = both(pair, |s| s.priced.as_ref().err().map(|why| why.text()));
    (outcome, Figures::Cost { usd, reasons })
}

fn context(pair: &Pair) -> (Outcome, Figures) {
    let tokens = both(pair, |s| s.model.facts.context_tokens);
    let outcome = match tokens {
        [Some(a), Some(b)] => larger([a as f64, b as f64], CONTEXT_FACTOR),
        _ => Outcome::NotComparable,
    };
    (outcome, Figures::Context { tokens })
}

fn capability(pair: &Pair) -> (Outcome, Figures) {
    let (mut only, mut groups) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    let mut comparable = false;
    for (field, group) in capabilities() {
        let Some(group) = group else { continue };
        let can = both(pair, |s| flag(field, &s.model.capabilities));
        comparable |= can.iter().all(Option::is_some);
        for side in [0, 1] {
            if (can[side], can[1 - side]) == (Some(true), Some(false)) {
                only[side].push(field.about.title);
                if !groups[side].contains(&group) {
                    groups[side].push(group);
                }
            }
        }
    }
    let groups = groups.map(|groups| groups.len());
    let outcome = match groups {
        [a, b] if a > b => Outcome::Side(0),
        [a, b] if b > a => Outcome::Side(1),
        _ if comparable => Outcome::Tie,
        _ => Outcome::NotComparable,
    };
    (outcome, Figures::Capabilities { only, groups })
}

fn availability(pair: &Pair) -> (Outcome, Figures) {
    let providers = both(pair, |s| s.providers.len());
    let outcome = if providers
        .iter()
        .min()
        .is_some_and(|least| *least < FEW_PROVIDERS)
    {
        larger(providers.map(|n| n as f64), AVAILABILITY_FACTOR)
    } else {
        Outcome::Tie
    };
    (outcome, Figures::Availability { providers })
}

fn recency(pair: &Pair) -> (Outcome, Figures) {
    let released = both(pair, |s| s.model.facts.released);
    let outcome = match released {
        [Some(a), Some(b)] if b.days_until(a) >= RECENCY_DAYS => Outcome::Side(0),
        [Some(a), Some(b)] if a.days_until(b) >= RECENCY_DAYS => Outcome::Side(1),
        [Some(_), Some(_)] => Outcome::Tie,
        _ => Outcome::NotComparable,
    };
    (outcome, Figures::Recency { released })
}
