//! Where the bytes of a packed catalog are: in memory, or in a file that is read block by block.

use std::borrow::Cow;
use std::sync::Arc;

use crate::blocks::Stored;
use crate::packed::{Damaged, Result};

/// The bytes of a packed catalog.
#[derive(Debug, Clone)]
pub(super) enum Bytes {
    /// All of them.
    Memory(Cow<'static, [u8]>),
    /// Read and verified when asked for.
    File(Arc<Stored>),
}

impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Memory(Cow::Borrowed(bytes))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(Cow::Owned(bytes))
    }
}

impl Bytes {
    /// The bytes from `start` to before `end`.
    #[inline]
    pub(super) fn get(&self, start: usize, end: usize) -> Result<&[u8]> {
        match self {
            Self::Memory(bytes) => bytes.get(start..end).ok_or(Damaged),
            Self::File(stored) => stored.get(start, end),
        }
    }

    /// All of them, where they are in memory.
    pub(super) fn memory(&self) -> Option<&[u8]> {
        match self {
            Self::Memory(bytes) => Some(bytes),
            Self::File(_) => None,
        }
    }

    /// Reads every byte.
    pub(super) fn verify(&self) -> Result<()> {
        match self {
            Self::Memory(_) => Ok(()),
            Self::File(stored) => stored.verify(),
        }
    }

    /// Whether a read has met bytes that are not those written.
    pub(super) fn is_damaged(&self) -> bool {
        match self {
            Self::Memory(_) => false,
            Self::File(stored) => stored.is_damaged(),
        }
    }
}
