//! The bytes of a packed catalog: in memory, or in a file that is read block by block.

use std::borrow::Cow;
use std::sync::Arc;

use crate::blocks::BlockFile;
use crate::damaged::{Damaged, Result};

#[derive(Debug, Clone)]
pub(super) enum Bytes {
    Memory(Cow<'static, [u8]>),
    /// Read and verified block by block, on first use.
    File(Arc<BlockFile>),
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
    /// The bytes `start..end`.
    #[inline]
    pub(super) fn get(&self, start: usize, end: usize) -> Result<&[u8]> {
        match self {
            Self::Memory(bytes) => bytes.get(start..end).ok_or(Damaged),
            Self::File(file) => file.get(start, end),
        }
    }

    /// All bytes if they are in memory.
    pub(super) fn memory(&self) -> Option<&[u8]> {
        match self {
            Self::Memory(bytes) => Some(bytes),
            Self::File(_) => None,
        }
    }

    /// Reads and verifies every byte.
    pub(super) fn verify(&self) -> Result<()> {
        match self {
            Self::Memory(_) => Ok(()),
            Self::File(file) => file.verify(),
        }
    }

    /// Whether a read found damage.
    pub(super) fn is_damaged(&self) -> bool {
        match self {
            Self::Memory(_) => false,
            Self::File(file) => file.is_damaged(),
        }
    }
}
