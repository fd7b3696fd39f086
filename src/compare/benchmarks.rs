//! The boards that the models share, and how many each does not share.

use std::cmp::Reverse;

use catalog::schema::{Direction, Measured, Unit};
use catalog::sort::Order;
use catalog::units::{Price, show_count};
use serde::Serialize;

use super::pair::Pairs;
use super::quality::{Standing, votes};
use crate::by_id::ById;
use crate::wording;

/// A board that at least two of the models share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SharedBoard<'a> {
    pub board: &'a str,
    pub name: &'a str,
    /// One vote per group.
    pub group: &'a str,
    /// Whether this board casts its group's vote.
    pub votes: bool,
    pub unit: Unit,
    pub direction: Direction,
    /// The best comparable score of each model, by id; `null`: no comparable score.
    pub scores: ById<'a, Option<&'a Measured<'a>>>,
    /// The id of the model that leads by more than noise.
    pub leader: Option<&'a str>,
    /// Distance from the best to the next best, in the board's unit.
    pub gap: f64,
}

/// What boards measure about a run besides its score.
const EFFORT: &[(&str, EffortOf)] = &[
    ("cost per task", |score| {
        score
            .cost_per_task_usd
            .and_then(usd)
            .map(|cost| cost.show())
    }),
    ("output tokens per task", |score| {
        let tokens = score.output_tokens_per_task.filter(|n| *n >= 0.5)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a count, above zero
        Some(show_count(tokens.round() as u64))
    }),
];

type EffortOf = fn(&Measured) -> Option<String>;

fn usd(amount: f64) -> Option<Price> {
    let nano = (amount * 1e9).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked
    (1.0..1e15)
        .contains(&nano)
        .then(|| Price::from_nano_usd(nano as u64))
}

impl SharedBoard<'_> {
    /// Title and one text per model for each effort that the board measured for at least two of the models.
    pub fn efforts(&self) -> Vec<(&'static str, Vec<Option<String>>)> {
        let scores = || self.scores.0.iter().map(|(_, score)| *score);
        let measured = EFFORT.iter().map(|(title, effort)| {
            let texts = scores().map(|score| effort(score?));
            (*title, texts.collect::<Vec<_>>())
        });
        measured
            .filter(|(_, texts)| texts.iter().flatten().count() > 1)
            .collect()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnsharedBoards {
    /// Boards that have a score of this model but no comparable score of another.
    pub boards: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benchmarks<'a> {
    /// Board groups that vote.
    pub votes: usize,
    /// How many of the votes each model leads, by id.
    pub leads: ById<'a, usize>,
    /// Shared boards: voting boards first, then by how many models are on them, most first.
    pub shared: Vec<SharedBoard<'a>>,
    pub unshared: ById<'a, UnsharedBoards>,
}

pub fn benchmarks<'a>(pairs: &Pairs<'_, 'a>) -> Benchmarks<'a> {
    let (subjects, standings) = (pairs.subjects, &pairs.standings);
    let votes = votes(standings, subjects.iter().map(|s| s.model.kind));
    let by_id = |value: &dyn Fn(usize) -> usize| {
        let ids = subjects.iter().map(|s| s.id());
        ids.enumerate()
            .map(|(at, id)| (id, value(at)))
            .collect::<Vec<_>>()
    };
    let leads = by_id(&|at| votes.iter().filter(|s| s.leader == Some(at)).count());
    let unshared = by_id(&|at| {
        let mut boards: Vec<&str> = subjects[at].scores.iter().map(|s| s.board).collect();
        boards.sort_unstable();
        boards.dedup();
        let shared = standings.iter().filter(|s| s.scores[at].is_some());
        boards.len() - shared.count()
    });
    let mut shared: Vec<(bool, &Standing)> = standings
        .iter()
        .map(|standing| (votes.iter().any(|v| std::ptr::eq(*v, standing)), standing))
        .collect();
    // The boards with the most models are the ones people know.
    shared.order_by_key(|(votes, standing)| (!votes, Reverse(standing.board.models)));
    let shared = shared
        .into_iter()
        .map(|(votes, standing)| SharedBoard {
            board: standing.board.id,
            name: standing.board.name,
            group: standing.board.group,
            votes,
            unit: standing.board.unit,
            direction: standing.board.direction,
            scores: ById(
                subjects
                    .iter()
                    .zip(&standing.scores)
                    .map(|(s, score)| (s.id(), *score))
                    .collect(),
            ),
            leader: standing.leader.map(|at| subjects[at].id()),
            gap: tidy(standing.gap),
        })
        .collect();
    let unshared = unshared.into_iter();
    Benchmarks {
        votes: votes.len(),
        leads: ById(leads),
        unshared: ById(
            unshared
                .map(|(id, boards)| (id, UnsharedBoards { boards }))
                .collect(),
        ),
        shared,
    }
}

/// Rounds off binary noise: six decimal places.
fn tidy(value: f64) -> f64 {
    wording::round(value, 6)
}
