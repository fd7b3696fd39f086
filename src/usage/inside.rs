//! Records nested in a record: where they are, and how they relate to it. Does not read them (`ledger`).

/// Nested records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inside {
    /// Where they begin.
    pub at: usize,
    pub kind: InsideKind,
    /// Which of the record's embedded texts holds them, from 1; 0: the line itself.
    pub text: usize,
}

/// How nested records relate to the record around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsideKind {
    /// A list of independent records.
    List,
    /// A list of independent records grouped one way; another list beside it groups the same records differently.
    Grouped,
    /// Independent records keyed by their ids.
    Keyed,
    /// Sums by model, keyed by the model's name.
    ByModel,
    /// The record's own counts, split by model.
    Parts,
    /// The steps of the recorded request.
    Steps,
}

impl InsideKind {
    /// Whether they are independent records.
    pub fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Grouped | Self::Keyed)
    }
}
