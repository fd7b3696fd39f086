//! The error of everything that reads a packed catalog.

/// A packed catalog that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the packed catalog is damaged or has another format version")
    }
}

impl std::error::Error for Damaged {}

pub(crate) type Result<T> = std::result::Result<T, Damaged>;
