//! Records inside a record: where they stand, and what they are to it. Does not read them (`ledger`).

/// Records inside a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inside {
    /// Where they begin.
    pub at: usize,
    /// What they are to the record around them.
    pub kind: InsideKind,
    /// In which of the texts of the record, from 1; 0: on its line.
    pub text: usize,
}

/// What records are to the one around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsideKind {
    /// A list of records of their own.
    List,
    /// The same, in groups; another list beside it has them in others.
    Grouped,
    /// Sums by model: the model is the key.
    ByModel,
    /// The same counts by model.
    Parts,
    /// The steps of the one request that is recorded.
    Steps,
}

impl InsideKind {
    /// Whether they are records of their own.
    pub fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Grouped)
    }
}
