//! Two of the compared models in an order, with what their rules share: made once, read by all.

use catalog::quality::{Estimate, Scale};
use catalog::schema::Workload;

use super::quality::{Standing, standings, votes};
use super::relation::Side;
use super::subject::Subject;
use super::worth::Worth;
use crate::pricing::{said_of, same_text};
use crate::query::Setting;
use crate::wording::{self, Quantity};

/// What the buyer asks for beside the models.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'p> {
    /// The work that the models are for. `None`: no work in particular.
    pub workload: Option<Workload>,
    /// What quality is worth in money.
    pub worth: Worth,
    /// The scale of the quality index. `None`: the catalog has none.
    pub scale: Option<&'p Scale>,
}

/// Two models in an order.
#[derive(Debug, Clone)]
pub struct Pair<'p, 'a> {
    /// The two.
    pub sides: [&'p Subject<'a>; 2],
    /// What the comparison is about.
    pub setting: &'p Setting<'a>,
    /// What is asked for.
    pub asked: Asked<'p>,
    /// The boards that have a vote between them, in the order of the sides.
    pub votes: Vec<Standing<'a>>,
    /// Providers with a live route of both, by id.
    pub shared_providers: Vec<&'a str>,
}

impl<'p, 'a> Pair<'p, 'a> {
    /// Two models and the boards between them.
    pub fn new(sides: [&'p Subject<'a>; 2], setting: &'p Setting<'a>, asked: Asked<'p>) -> Self {
        Self::over(&standings(sides, setting), sides, setting, asked)
    }

    /// Two models; `shared` is where they stand on every board that they share.
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

    /// The same two the other way round.
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

    /// The estimate of each side for the workload asked for. `None`: unmeasured.
    pub fn estimates(&self) -> [Option<Estimate>; 2] {
        self.estimates_for(self.asked.workload)
    }

    /// The estimate of each side for a workload, or in general.
    pub fn estimates_for(&self, workload: Option<Workload>) -> [Option<Estimate>; 2] {
        self.sides
            .map(|side| side.estimate(self.asked.scale, workload))
    }

    /// What is known of each side, for a judgement.
    pub fn known(&self) -> [Side; 2] {
        let (estimates, texts) = (self.estimates(), self.texts());
        [0, 1].map(|side| Side {
            quality: estimates[side],
            usd: self.sides[side].usd().map(|usd| usd * texts[side]),
        })
    }

    /// The tokens that each side makes of the same text, that of the fewer being 1.
    pub fn texts(&self) -> [f64; 2] {
        let [a, b] = self.sides.map(|side| side.model);
        [(b, a), (a, b)].map(|(from, to)| same_text(from, to, &self.setting.traffic).max(1.0))
    }

    /// What the same text costs on a side, the other being 1.
    pub fn price_ratio(&self, side: usize) -> Option<f64> {
        let [own, other] = [side, 1 - side].map(|at| self.sides[at].monthly());
        let texts = self.texts();
        Some(own?.ratio(other?)? * texts[side] / texts[1 - side])
    }

    /// The same in words: `13% cheaper for the same text`.
    pub fn price_change(&self, side: usize) -> Option<String> {
        let change = wording::change(self.price_ratio(side)?, Quantity::Price);
        Some(change + self.said_of_text())
    }

    /// What a price is compared for, where the sides make different numbers of tokens of it.
    pub fn said_of_text(&self) -> &'static str {
        let [a, b] = self.texts();
        said_of(a / b)
    }

    /// Shared boards that each side leads by more than noise, one a group.
    pub fn led(&self) -> [usize; 2] {
        let leads = |side: usize| self.votes.iter().filter(|s| s.leader == Some(side)).count();
        [leads(0), leads(1)]
    }

    /// The names of the sides.
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
    /// The models, in the order asked for.
    pub subjects: &'p [Subject<'a>],
    /// Where all of them stand on every board that at least two share.
    pub standings: Vec<Standing<'a>>,
    /// By the first, then by the second, a model with itself left out.
    pairs: Vec<Pair<'p, 'a>>,
}

impl<'p, 'a> Pairs<'p, 'a> {
    /// All pairs of at least two models.
    pub fn new(subjects: &'p [Subject<'a>], setting: &'p Setting<'a>, asked: Asked<'p>) -> Self {
        let count = subjects.len();
        let all = standings(subjects, setting);
        let mut pairs: Vec<Pair> = Vec::with_capacity(count * count);
        for from in 0..count {
            for to in 0..count {
                if from < to {
                    let sides = [&subjects[from], &subjects[to]];
                    pairs.push(match count {
                        // Of two models that is what it is of all of them.
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

    /// What is asked for.
    pub fn asked(&self) -> Asked<'p> {
        self.pairs[0].asked
    }

    /// What the comparison rests on.
    pub fn setting(&self) -> &'p Setting<'a> {
        self.pairs[0].setting
    }

    /// The pair of two different positions.
    pub fn of(&self, from: usize, to: usize) -> &Pair<'p, 'a> {
        &self.pairs[from * (self.subjects.len() - 1) + to - usize::from(to > from)]
    }

    /// All of them, those from the first model first.
    pub fn iter(&self) -> impl Iterator<Item = &Pair<'p, 'a>> {
        self.pairs.iter()
    }

    /// All of them with their positions.
    pub fn positions(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let count = self.subjects.len();
        (0..count).flat_map(move |from| {
            (0..count)
                .filter(move |to| *to != from)
                .map(move |to| (from, to))
        })
    }
}
