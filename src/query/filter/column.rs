//! Fields by name: the shared vocabulary of columns, sort keys, filters and Pareto axes.
//!
//! Finds a field by key, short name, or `bench:BOARD`. Does not filter or sort.

use std::borrow::Cow;

use super::board::Board;
use crate::fields::{Better, ModelField, Value, model_fields};
use crate::query::candidate::Candidate;

/// Prefix of a board's column, before the board's id.
pub const BOARD_PREFIX: &str = "bench:";

#[derive(Clone, Copy)]
enum Source {
    Field(ModelField),
    /// Position among the requested boards.
    Board(usize),
}

/// A field of a model, or its score on a board.
#[derive(Clone)]
pub struct Column {
    /// Key on the command line and in JSON.
    pub key: Cow<'static, str>,
    /// Title in a row.
    pub title: Cow<'static, str>,
    /// Title above a column.
    pub head: Cow<'static, str>,
    /// More names on the command line, besides the key.
    pub names: &'static [&'static str],
    /// Unit in JSON; `None`: no unit.
    pub unit: Option<&'static str>,
    /// Which direction is better; `None`: depends on the buyer.
    pub better: Option<Better>,
    source: Source,
}

impl Column {
    /// All fields except scores, in row order.
    pub fn all() -> impl Iterator<Item = Self> {
        model_fields().map(Self::field)
    }

    fn field(field: ModelField) -> Self {
        let about = field.about();
        Self {
            key: Cow::Borrowed(about.key),
            title: Cow::Borrowed(about.title),
            head: Cow::Borrowed(about.head),
            names: about.names,
            unit: about.unit,
            better: about.better,
            source: Source::Field(field),
        }
    }

    /// The scores on the board at this position among the requested ones.
    pub fn board(at: usize, board: &Board) -> Self {
        Self {
            key: Cow::Owned(format!("{BOARD_PREFIX}{}", board.id)),
            title: Cow::Owned(board.name.clone()),
            head: Cow::Owned(board.name.clone()),
            names: &[],
            unit: Some(board.unit.as_str()),
            better: Some(board.better()),
            source: Source::Board(at),
        }
    }

    /// The field with this key or short name; boards are looked up in a catalog instead.
    pub fn find(name: &str) -> Option<Self> {
        let plain = name.to_lowercase().replace(['_', ' '], "-");
        let is_key = |field: &ModelField| field.about().key.replace('_', "-") == plain;
        let has_name = |field: &ModelField| field.about().names.contains(&&*plain);
        let found = model_fields().find(is_key);
        found
            .or_else(|| model_fields().find(has_name))
            .map(Self::field)
    }

    /// `None`: unknown.
    pub fn value(&self, candidate: &Candidate) -> Option<Value> {
        match self.source {
            Source::Field(field) => field.value(&candidate.view()),
            Source::Board(at) => candidate.scores.get(at)?.map(Value::Score),
        }
    }

    /// Path in a model's JSON; `outer.inner` is a key of a nested object.
    pub fn path(&self) -> String {
        match self.source {
            Source::Field(field) => field.about().path.to_owned(),
            Source::Board(_) => self.key.replacen(BOARD_PREFIX, "scores.", 1),
        }
    }

    /// Whether its values are numbers, and so right-aligned.
    pub fn is_number(&self) -> bool {
        self.unit.is_some() || self.key == "provider_count"
    }
}
