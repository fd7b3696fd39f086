//! The report of `list --list-columns`. Does not define columns (`query`).

use catalog::schema::{BoardRecord, Direction};
use catalog::sort::Order;
use serde::Serialize;

use crate::fields::Better;
use crate::output::rows::rows;
use crate::query::filter::{BOARD_PREFIX, Column};

#[derive(Debug, Clone, Serialize)]
pub struct ColumnRow {
    pub column: String,
    /// Short names.
    pub names: Vec<&'static str>,
    pub title: String,
    /// Unit; `None` if it has none.
    pub unit: Option<&'static str>,
    /// `None` if neither is.
    pub better: Option<Better>,
    /// Number of models with a score; boards only.
    pub models: Option<u32>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColumnsReport {
    /// Facts, then boards by number of models.
    pub columns: Vec<ColumnRow>,
}

impl ColumnsReport {
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

rows!(ColumnsReport, columns => &["column", "names", "title", "unit", "better", "models"]);
