//! Imports scores from benchmark sources.
//!
//! Adapters (`sources`) → [`ScoreObservation`]s on known boards (`boards`), with model key and variant
//! separated (`effort`) → the model of each key (`homes`) → one row per measurement (`once`). Excludes
//! Artificial Analysis (`excluded`). Does not import facts, routes or prices, and does not compare scores.

pub mod boards;
pub mod collect;
pub mod effort;
pub mod excluded;
pub mod harness;
pub mod homes;
pub mod once;
pub mod round;

use catalog::schema::{MeasuredBy, Score};
use catalog::units::Date;

use crate::observation::{File, SourceId, Yield};

pub use boards::Boards;
pub use effort::Reading;

/// A measurement, before its model is known.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreObservation {
    /// Possible readings of the model name, best first; never empty.
    pub readings: Vec<Reading>,
    /// Base or instruction-tuned; `None` if the source does not say.
    pub base: Option<bool>,
    /// The measurement, with the variant of the first reading.
    pub score: Score,
    /// Description of the row for the report.
    pub row: String,
}

impl ScoreObservation {
    /// Creates a measurement with the variant of the best reading.
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

/// Creates a row with only a score.
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

/// A score source.
pub struct ScoreAdapter {
    /// Id in `sources.json`.
    pub id: &'static str,
    /// Its files, as in [`crate::sources::Adapter`].
    pub files: &'static str,
    /// Parses one file as of a date. Files of another format are an error.
    pub read: fn(&File, Date, &Boards, &mut Yield) -> anyhow::Result<()>,
}

impl ScoreAdapter {
    /// Parses the files of a snapshot.
    ///
    /// # Errors
    /// A file of another format.
    pub fn read(&self, files: &[File], as_of: Date, boards: &Boards) -> anyhow::Result<Yield> {
        let mut out = Yield {
            source: self.id,
            ..Yield::default()
        };
        for file in files {
            (self.read)(file, as_of, boards, &mut out)?;
        }
        Ok(out)
    }
}
