//! What a list can show, be ordered by and be held against each other by.

use catalog::schema::{BoardRecord, Direction};
use catalog::sort::Order;
use serde::Serialize;
use serde_json::Value as Json;

use crate::fields::Better;
use crate::output::rows::{Rows, columns, values};
use crate::query::filter::{BOARD_PREFIX, Column};

/// A column as `--list-columns` names it.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnRow {
    /// Its key.
    pub column: String,
    /// Short names of it.
    pub names: Vec<&'static str>,
    /// What it says.
    pub title: String,
    /// Its unit, where it has one.
    pub unit: Option<&'static str>,
    /// Which way it is better, where people agree on it.
    pub better: Option<Better>,
    /// Of a board: models with a score on it.
    pub models: Option<u32>,
}

/// Every column of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnsReport {
    /// First the facts, then the boards, those with the most models first.
    pub columns: Vec<ColumnRow>,
}

impl ColumnsReport {
    /// Lists the facts, and the boards that have scores.
    pub fn new(facts: impl Iterator<Item = Column>, mut boards: Vec<BoardRecord>) -> Self {
        boards.retain(|board| board.models > 0);
        boards.order_by(|a, b| b.models.cmp(&a.models).then_with(|| a.id.cmp(b.id)));
        let facts = facts.map(|column| ColumnRow {
            column: column.key.into_owned(),
            names: column.names.to_vec(),
            title: column.title.into_owned(),
            unit: column.unit,
            better: column.better,
            models: None,
        });
        let boards = boards.into_iter().map(|board| ColumnRow {
            column: format!("{}{}", BOARD_PREFIX, board.id),
            names: Vec::new(),
            title: board.name.to_owned(),
            unit: Some(board.unit.as_str()),
            better: Some(match board.direction {
                Direction::Higher => Better::More,
                Direction::Lower => Better::Less,
            }),
            models: Some(board.models),
        });
        Self {
            columns: facts.chain(boards).collect(),
        }
    }
}

impl Rows for ColumnsReport {
    fn columns(&self) -> Vec<String> {
        columns(&["column", "names", "title", "unit", "better", "models"])
    }

    fn rows(&self) -> Result<Vec<Json>, serde_json::Error> {
        values(&self.columns)
    }
}
