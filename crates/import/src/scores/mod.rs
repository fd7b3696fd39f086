//! Scores of benchmark sources → rows of models' `benchmarks`.
//!
//! The flow: adapters (`sources`) → [`ScoreObservation`]s on known boards (`boards`) with the model's key
//! and its variant apart (`effort`) → whose model each key is (`homes`) → one row a measurement
//! (`once`). Nothing of Artificial Analysis comes in, by whatever way (`excluded`). Refuses facts,
//! routes and prices, and comparing scores.

pub mod boards;
pub mod collect;
pub mod effort;
pub mod excluded;
pub mod harness;
pub mod homes;
pub mod once;
pub mod round;

use catalog::schema::{MeasuredBy, Score, Source};
use catalog::units::Date;

use crate::observation::{Dropped, SourceId};
use crate::sources::File;

pub use boards::Boards;
pub use effort::Reading;

/// One measurement of one source, before its model is known.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreObservation {
    /// How the model may be meant, best first; never empty.
    pub readings: Vec<Reading>,
    /// Whether it is a base model or one that follows instructions, where the source says so.
    pub base: Option<bool>,
    /// The measurement. Its variant is the first reading's.
    pub score: Score,
    /// The row in words, for the report.
    pub row: String,
}

impl ScoreObservation {
    /// A measurement whose variant is the best reading's.
    pub fn new(readings: Vec<Reading>, base: Option<bool>, score: Score, row: String) -> Self {
        let harness = score.harness.as_deref().map(harness::name);
        let variant = readings.first().and_then(|reading| reading.variant.clone());
        Self {
            readings,
            base,
            score: Score {
                variant,
                harness,
                ..score
            },
            row,
        }
    }
}

/// A score and nothing else yet.
pub fn score(source: SourceId, as_of: Date, board: &str, value: f64, publisher: &str) -> Score {
    Score {
        board: board.to_owned(),
        variant: None,
        harness: None,
        score: value,
        standard_error: None,
        interval: None,
        publisher: publisher.to_owned(),
        measured_by: MeasuredBy::OwnRun,
        cost_per_task_usd: None,
        output_tokens_per_task: None,
        seconds_per_task: None,
        date: None,
        url: None,
        source: source.to_owned(),
        as_of,
    }
}

/// What a score adapter makes of its snapshot.
#[derive(Debug, Clone, Default)]
pub struct ScoreYield {
    /// The rows understood.
    pub scores: Vec<ScoreObservation>,
    /// The rows left out.
    pub dropped: Vec<Dropped>,
    /// Rows read in all.
    pub read: usize,
}

impl ScoreYield {
    /// Notes a row left out.
    pub fn leave_out(&mut self, source: &str, reason: &str, row: impl Into<String>) {
        self.dropped.push(Dropped {
            source: source.to_owned(),
            reason: reason.to_owned(),
            row: row.into(),
        });
    }

    /// Takes a row, or notes why it was left out.
    pub fn take(&mut self, source: &str, row: Result<ScoreObservation, Left>) {
        match row {
            Ok(seen) => self.scores.push(seen),
            Err(left) => self.leave_out(source, left.reason, left.row),
        }
    }
}

/// A row left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// In words that are the same for all rows of the kind.
    pub reason: &'static str,
    /// The row.
    pub row: String,
}

/// A source of scores that the importer can read.
pub struct ScoreAdapter {
    /// Id in `sources.json`.
    pub id: &'static str,
    /// The snapshot's folder; every file below it is offered.
    pub folder: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// What `sources.json` says of it, as of a day.
    pub describe: fn(Date) -> Source,
    /// Reads one file, as of a day. Files of other shapes in the folder are an error.
    pub read: fn(&File, Date, &Boards) -> anyhow::Result<ScoreYield>,
}
