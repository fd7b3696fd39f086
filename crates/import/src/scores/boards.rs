//! Which board a spelling means, and whether a score can stand on it.
//!
//! Owns the look-up of `benchmarks.json`. Refuses reading sources.

use std::collections::HashMap;

use catalog::names::normalize;
use catalog::schema::Board;

/// The boards, by every spelling.
#[derive(Debug, Clone, Default)]
pub struct Boards {
    boards: Vec<Board>,
    spellings: HashMap<String, usize>,
}

/// The one spelling of a board's name: as a model's, with `<` and `>` told apart.
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

    /// The board that `name` spells.
    pub fn find(&self, name: &str) -> Option<&Board> {
        let at = self.spellings.get(&spelling(name))?;
        self.boards.get(*at)
    }

    /// The board with this id.
    pub fn with_id(&self, id: &str) -> Option<&Board> {
        self.boards.iter().find(|board| board.id == id)
    }

    /// Every board, by id.
    pub fn all(&self) -> &[Board] {
        &self.boards
    }
}

/// Whether a score can stand on a board: a number inside its range.
pub fn fits(board: &Board, score: f64) -> bool {
    score.is_finite()
        && board.min.is_none_or(|min| score >= min)
        && board.max.is_none_or(|max| score <= max)
}
