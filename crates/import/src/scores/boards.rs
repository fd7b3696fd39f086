//! Finds boards by spelling and checks the range of scores.
//!
//! Owns the lookup in `benchmarks.json`. Does not read sources.

use std::collections::HashMap;

use catalog::names::normalize;
use catalog::schema::Board;

/// Boards by spelling.
#[derive(Debug, Clone, Default)]
pub struct Boards {
    boards: Vec<Board>,
    spellings: HashMap<String, usize>,
}

/// Normalized board name: as for models, but `<` and `>` stay distinct.
pub fn spelling(name: &str) -> String {
    normalize(&name.replace('<', " under ").replace('>', " over "))
}

impl Boards {
    /// Indexes the table by id, name and aliases.
    pub fn new(boards: Vec<Board>) -> Self {
        let mut spellings = HashMap::new();
        for (at, board) in boards.iter().enumerate() {
            for name in [&board.id, &board.name].into_iter().chain(&board.aliases) {
                spellings.entry(spelling(name)).or_insert(at);
            }
        }
        Self { boards, spellings }
    }

    /// The board with this name, id or alias.
    pub fn find(&self, name: &str) -> Option<&Board> {
        let at = self.spellings.get(&spelling(name))?;
        self.boards.get(*at)
    }

    /// The board with this id.
    pub fn with_id(&self, id: &str) -> Option<&Board> {
        self.boards.iter().find(|board| board.id == id)
    }

    /// All boards by id.
    pub fn all(&self) -> &[Board] {
        &self.boards
    }
}

/// Whether a score is within the range of its board.
pub fn fits(board: &Board, score: f64) -> bool {
    score.is_finite()
        && board.min.is_none_or(|min| score >= min)
        && board.max.is_none_or(|max| score <= max)
}
