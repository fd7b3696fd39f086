//! The file of an updated catalog: a packed catalog in blocks, each with its checksum.
//!
//! [`MAGIC`], then little-endian `u32`s (length of the packed bytes, length of the state, checksum of the
//! rest of the head), the checksum of each block, the state (postcard), the packed bytes.
//!
//! Opening reads and verifies the head and the file's length. Each block is read and verified against its checksum on
//! first use, so a start pays only for what it reads and no answer uses an unverified byte. A block that fails is an
//! error and marks the file as damaged for good.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use elsa::sync::FrozenMap;

use crate::damaged::{Damaged, Result};

/// The first bytes; the digit is the format version.
const MAGIC: [u8; 8] = *b"llmcmpU2";
/// Bytes before the checksums of the blocks.
const FIXED: usize = MAGIC.len() + 3 * 4;
/// Bytes per block. Half a page, so that a start reads, verifies and keeps little more than it needs.
const BLOCK: usize = 2048;
/// Bytes of the first read: holds the head of a catalog of about 5 MB.
const FIRST_READ: usize = 6 * BLOCK;
/// Maximum length of the packed bytes; a larger file is not a catalog.
const MOST: usize = 256 << 20;
/// Maximum length of the state, which names each source once.
const MOST_STATE: usize = 1 << 20;

#[derive(Debug)]
pub(super) struct BlockFile {
    file: File,
    /// Offset of the packed bytes.
    start: usize,
    length: usize,
    checksums: Vec<u32>,
    blocks: Vec<OnceLock<Box<[u8]>>>,
    /// Runs of blocks that were read together, by first and last block.
    joined: FrozenMap<(usize, usize), Box<[u8]>>,
    damaged: AtomicBool,
}

impl BlockFile {
    /// Opens the file at `path`; returns it and its state.
    ///
    /// # Errors
    /// `Err(None)`: there is no file. Otherwise, why it cannot be used.
    pub(super) fn open(path: &Path) -> std::result::Result<(Self, Vec<u8>), Option<String>> {
        let file = match crate::open::no_link(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(None),
            Err(error) => return Err(Some(format!("cannot be read: {error}"))),
        };
        let cut = || Some("its head is damaged".to_owned());
        let io = |error: io::Error| Some(format!("cannot be read: {error}"));
        let size = file.metadata().map_err(io)?;
        let size = usize::try_from(size.len()).map_err(|_| cut())?;
        let mut head = vec![0; FIRST_READ.min(size)];
        read_at(&file, &mut head, 0).map_err(io)?;
        if head.get(..MAGIC.len()) != Some(&MAGIC[..]) {
            return Err(Some("has another format version".to_owned()));
        }
        let number = |head: &[u8], at: usize| -> Option<usize> {
            let four = head.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_le_bytes(four) as usize)
        };
        let field = |head: &[u8], at: usize| number(head, MAGIC.len() + 4 * at).ok_or_else(cut);
        let (length, state, sum) = (field(&head, 0)?, field(&head, 1)?, field(&head, 2)?);
        let blocks = length.div_ceil(BLOCK);
        let start = FIXED + 4 * blocks + state;
        // Checked before anything is allocated: a sparse file may claim any length.
        if length > MOST || state > MOST_STATE || start + length != size {
            return Err(Some(format!(
                "is {size} bytes long instead of {}",
                start + length
            )));
        }
        let known = head.len();
        if known < start {
            head.resize(start, 0);
            read_at(&file, &mut head[known..], known).map_err(io)?;
        }
        head.truncate(start);
        if checksum(&[&head[..FIXED - 4], &head[FIXED..]]) as usize != sum {
            return Err(cut());
        }
        let (sums, state) = head[FIXED..].split_at(4 * blocks);
        let sums = sums.chunks_exact(4).map(|four| {
            let four = <[u8; 4]>::try_from(four).unwrap_or_default();
            u32::from_le_bytes(four)
        });
        let opened = Self {
            file,
            start,
            length,
            checksums: sums.collect(),
            blocks: (0..blocks).map(|_| OnceLock::new()).collect(),
            joined: FrozenMap::new(),
            damaged: AtomicBool::new(false),
        };
        Ok((opened, state.to_vec()))
    }

    /// The packed bytes `start..end`.
    pub(super) fn get(&self, start: usize, end: usize) -> Result<&[u8]> {
        if start >= end || end > self.length {
            return if start == end && end <= self.length {
                Ok(&[])
            } else {
                self.fail()
            };
        }
        let (first, last) = (start / BLOCK, (end - 1) / BLOCK);
        if first == last {
            let at = start - first * BLOCK;
            return Ok(&self.block(first)?[at..at + end - start]);
        }
        let joined = match self.joined.get(&(first, last)) {
            Some(joined) => joined,
            None => self.joined.insert((first, last), self.read(first, last)?),
        };
        let from = start - first * BLOCK;
        Ok(&joined[from..from + end - start])
    }

    /// Whether a block failed its checksum, or a read went past the end.
    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// Reads every block.
    pub(super) fn verify(&self) -> Result<()> {
        (0..self.blocks.len()).try_for_each(|at| self.block(at).map(|_| ()))
    }

    fn block(&self, at: usize) -> Result<&[u8]> {
        let Some(cell) = self.blocks.get(at) else {
            return self.fail();
        };
        if let Some(block) = cell.get() {
            return Ok(block);
        }
        let block = self.read(at, at)?;
        Ok(cell.get_or_init(|| block))
    }

    /// The blocks `first..=last`, each verified against its checksum.
    fn read(&self, first: usize, last: usize) -> Result<Box<[u8]>> {
        let Some(sums) = self.checksums.get(first..=last) else {
            return self.fail();
        };
        let (begin, end) = (first * BLOCK, self.length.min((last + 1) * BLOCK));
        let mut bytes = vec![0; end - begin].into_boxed_slice();
        let read = read_at(&self.file, &mut bytes, self.start + begin);
        let mut blocks = bytes.chunks(BLOCK).zip(sums);
        if read.is_err() || !blocks.all(|(block, sum)| checksum(&[block]) == *sum) {
            return self.fail();
        }
        Ok(bytes)
    }

    fn fail<T>(&self) -> Result<T> {
        self.damaged.store(true, Ordering::Relaxed);
        Err(Damaged)
    }
}

/// Writes a file of blocks.
pub(super) fn write(out: &mut impl Write, packed: &[u8], state: &[u8]) -> io::Result<()> {
    let length = |n: usize| u32::try_from(n).map_err(|_| io::Error::other("larger than 4 GiB"));
    let mut head = MAGIC.to_vec();
    head.extend(length(packed.len())?.to_le_bytes());
    head.extend(length(state.len())?.to_le_bytes());
    let mut rest = Vec::new();
    for block in packed.chunks(BLOCK) {
        rest.extend(checksum(&[block]).to_le_bytes());
    }
    rest.extend_from_slice(state);
    let sum = checksum(&[&head, &rest]);
    out.write_all(&head)?;
    out.write_all(&sum.to_le_bytes())?;
    out.write_all(&rest)?;
    out.write_all(packed)
}

fn checksum(parts: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize()
}

/// Fills `buffer` from the file's position `at`.
#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: usize) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, at as u64)
}

/// Fills `buffer` from the file's position `at`.
#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: usize) -> io::Result<()> {
    let mut done = 0;
    while done < buffer.len() {
        let part = &mut buffer[done..];
        match std::os::windows::fs::FileExt::seek_read(file, part, (at + done) as u64)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => done += read,
        }
    }
    Ok(())
}
