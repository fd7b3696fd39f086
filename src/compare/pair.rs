//! Two compared models in order, with everything their rules share; built once.

use catalog::quality::{Estimate, Scale};
use catalog::schema::Workload;

use super::quality::{Standing, standings, votes};
use super::relation::Side;
use super::subject::Subject;
use super::worth::Worth;
use crate::pricing::{said_of, same_text};
use crate::query::Setting;
use crate::wording::{self, Quantity};

/// What the buyer asks for besides the models.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'p> {
    /// `None`: no particular workload.
    pub workload: Option<Workload>,
    /// What quality is worth in money.
    pub worth: Worth,
    /// The scale of the quality index. `None`: the catalog has none.
    pub scale: Option<&'p Scale>,
}

/// Two models in order.
#[derive(Debug, Clone)]
pub struct Pair<'p, 'a> {
    pub sides: [&'p Subject<'a>; 2],
    pub setting: &'p Setting<'a>,
    pub asked: Asked<'p>,
    /// The boards that vote between the two; scores in the order of the sides.
    pub votes: Vec<Standing<'a>>,
    /// Providers with live routes for both, by id.
    pub shared_providers: Vec<&'a str>,
}

impl<'p, 'a> Pair<'p, 'a> {
    /// Pairs two models and finds the boards they share.
    pub fn new(sides: [&'p Subject<'a>; 2], setting: &'p Setting<'a>, asked: Asked<'p>) -> Self {
        Self::over(&standings(sides, setting), sides, setting, asked)
    }

    /// Pairs two models; `shared` is their standing on every board they share.
    fn over(
        shared: &[Standing<'a>],
        sides: [&'p Subject<'a>; 2],
        setting: &'p Setting<'a>,
        asked: Asked<'p>,
    ) -> Self {
        let counted = votes(shared, sides.map(|s| s.model.kind));
        Self {
            sides,
            setting,
            asked,
            votes: counted.into_iter().cloned().collect(),
            shared_providers: shared_providers(sides),
        }
    }

    /// The same pair with the sides swapped.
    #[must_use]
    pub fn flipped(&self) -> Self {
        let [a, b] = self.sides;
        let votes = self.votes.iter().cloned().map(|mut standing| {
            standing.scores.reverse();
            standing.leader = standing.leader.map(|side| 1 - side);
            standing
        });
        Self {
            sides: [b, a],
            votes: votes.collect(),
            ..self.clone()
        }
    }

    /// Each side's estimate for the workload asked for. `None`: unmeasured.
    pub fn estimates(&self) -> [Option<Estimate>; 2] {
        self.estimates_for(self.asked.workload)
    }

    /// Each side's estimate for a workload, or in general.
    pub fn estimates_for(&self, workload: Option<Workload>) -> [Option<Estimate>; 2] {
        self.sides
            .map(|side| side.estimate(self.asked.scale, workload))
    }

    /// What the judgement uses about each side.
    pub fn known(&self) -> [Side; 2] {
        let (estimates, texts) = (self.estimates(), self.texts());
        [0, 1].map(|side| Side {
            quality: estimates[side],
            usd: self.sides[side].usd().map(|usd| usd * texts[side]),
        })
    }

    /// Tokens that each side makes of the same text, relative to the side with fewer (1).
    pub fn texts(&self) -> [f64; 2] {
        let [a, b] = self.sides.map(|side| side.model);
        [(b, a), (a, b)].map(|(from, to)| same_text(from, to, &self.setting.traffic).max(1.0))
    }

    /// The side's cost for the same text, relative to the other side.
    pub fn price_ratio(&self, side: usize) -> Option<f64> {
        let [own, other] = [side, 1 - side].map(|at| self.sides[at].monthly());
        let texts = self.texts();
        Some(own?.ratio(other?)? * texts[side] / texts[1 - side])
    }

    /// The price ratio in words: `13% cheaper for the same text`.
    pub fn price_change(&self, side: usize) -> Option<String> {
        let change = wording::change(self.price_ratio(side)?, Quantity::Price);
        Some(change + self.said_of_text())
    }

    /// The suffix of price comparisons where the sides make different numbers of tokens of the same text.
    pub fn said_of_text(&self) -> &'static str {
        let [a, b] = self.texts();
        said_of(a / b)
    }

    /// Shared boards that each side leads by more than noise, one per group.
    pub fn led(&self) -> [usize; 2] {
        let leads = |side: usize| self.votes.iter().filter(|s| s.leader == Some(side)).count();
        [leads(0), leads(1)]
    }

    pub fn names(&self) -> [&'a str; 2] {
        self.sides.map(|s| s.name())
    }
}

fn shared_providers<'a>([a, b]: [&Subject<'a>; 2]) -> Vec<&'a str> {
    let both = a.providers.iter();
    both.filter(|id| b.providers.binary_search(id).is_ok())
        .copied()
        .collect()
}

/// Every ordered pair of the compared models.
#[derive(Debug, Clone)]
pub struct Pairs<'p, 'a> {
    /// In the order asked for.
    pub subjects: &'p [Subject<'a>],
    /// Standings on every board that at least two of the models share.
    pub standings: Vec<Standing<'a>>,
    /// Sorted by first position, then by second; no model is paired with itself.
    pairs: Vec<Pair<'p, 'a>>,
}

impl<'p, 'a> Pairs<'p, 'a> {
    /// Needs at least two models.
    pub fn new(subjects: &'p [Subject<'a>], setting: &'p Setting<'a>, asked: Asked<'p>) -> Self {
        let count = subjects.len();
        let all = standings(subjects, setting);
        let mut pairs: Vec<Pair> = Vec::with_capacity(count * count);
        for from in 0..count {
            for to in 0..count {
                if from < to {
                    let sides = [&subjects[from], &subjects[to]];
                    pairs.push(match count {
                        // With two models, their standings are the standings of all.
                        2 => Pair::over(&all, sides, setting, asked),
                        _ => Pair::new(sides, setting, asked),
                    });
                } else if from > to {
                    let flipped = pairs[to * (count - 1) + from - 1].flipped();
                    pairs.push(flipped);
                }
            }
        }
        Self {
            subjects,
            standings: all,
            pairs,
        }
    }

    pub fn asked(&self) -> Asked<'p> {
        self.pairs[0].asked
    }

    pub fn setting(&self) -> &'p Setting<'a> {
        self.pairs[0].setting
    }

    /// The pair of two different positions.
    pub fn of(&self, from: usize, to: usize) -> &Pair<'p, 'a> {
        &self.pairs[from * (self.subjects.len() - 1) + to - usize::from(to > from)]
    }

    /// All pairs, sorted by first position.
    pub fn iter(&self) -> impl Iterator<Item = &Pair<'p, 'a>> {
        self.pairs.iter()
    }

    /// The positions of all pairs, in the order of `iter`.
    pub fn positions(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let count = self.subjects.len();
        (0..count).flat_map(move |from| {
            (0..count)
                .filter(move |to| *to != from)
                .map(move |to| (from, to))
        })
    }
}
