//! The keys that count in a run, found by name.
//!
//! Owns the lookup. Does not list the names (`vocabulary`). A key that is not listed is passed without a look
//! at its value, unless it speaks of tokens (`unread`).

use std::borrow::Cow;
use std::sync::LazyLock;

use super::keys::{
    ATTRIBUTES, FIXED_NODES, FLAT, LABELS, MORE_COUNTS, Mark, Node, RECORD, Take, USAGE,
};
use super::unread;
use super::vocabulary::{Key, keys};

/// What is known of one key.
#[derive(Debug, Clone)]
struct Entry {
    name: Cow<'static, str>,
    take: Take,
    mark: Mark,
    by: Option<u8>,
}

/// A key that counts.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What to do with its value.
    pub take: Take,
    /// Of which form it is a sign.
    pub mark: Mark,
    /// Which of the fields asked for it is.
    pub by: Option<u8>,
}

/// The keys of one kind of object: found by hash, one probe for most of those that do not count.
#[derive(Debug, Clone, Default)]
struct Keys {
    entries: Vec<Entry>,
    /// A power of two of them, several times the keys.
    slots: Vec<u16>,
    /// How many bits of a hash are of no slot.
    shift: u32,
}

/// Slots for each key, at least.
const SLOTS_EACH: usize = 4;

impl Keys {
    fn seal(&mut self) {
        let slots = (self.entries.len().max(1) * SLOTS_EACH).next_power_of_two();
        self.slots = vec![0; slots];
        self.shift = u64::BITS - slots.trailing_zeros();
        for (number, entry) in (1..).zip(&self.entries) {
            let mut slot = self.slot(entry.name.as_bytes());
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            self.slots[slot] = number;
        }
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Option<Found> {
        let mut slot = self.slot(name);
        loop {
            let entry = match self.slots[slot] {
                0 => return None,
                number => &self.entries[usize::from(number) - 1],
            };
            if entry.name.as_bytes() == name {
                return Some(Found {
                    take: entry.take,
                    mark: entry.mark,
                    by: entry.by,
                });
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// The first slot that a name may have.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // there are fewer slots than 2^16
    fn slot(&self, name: &[u8]) -> usize {
        (hash(name) >> self.shift) as usize
    }
}

/// A hash by the length and the first and last bytes of a name, which tell most keys apart.
#[inline]
fn hash(name: &[u8]) -> u64 {
    let (first, last) = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (u32::from_le_bytes(*first), u32::from_le_bytes(*last)),
        _ => name
            .iter()
            .fold((0, 0), |(a, b), c| (a << 8 | u32::from(*c), b)),
    };
    (u64::from(first) ^ u64::from(last) << 29 ^ (name.len() as u64) << 58)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The keys that count in a run.
#[derive(Debug, Clone)]
pub struct Known(Vec<Keys>);

/// More fields than this at once make no table that anyone reads.
pub const MOST_FIELDS: usize = 8;
/// A path has at most this many names.
pub const DEEPEST_FIELD: usize = 8;

impl Known {
    /// The keys of the table, and the fields of these paths, such as `user` or `metadata.team`, by their
    /// position.
    pub fn new(paths: &[String]) -> Self {
        // Sorting the table out takes as long as reading a thousand records; every thread needs it.
        static LISTED: LazyLock<Known> = LazyLock::new(Known::listed);
        let mut known = LISTED.clone();
        for (position, path) in (0..).zip(paths.iter().take(MOST_FIELDS)) {
            known.ask(path, position);
        }
        known.0.iter_mut().for_each(Keys::seal);
        known
    }

    fn listed() -> Self {
        let mut known = Self(vec![Keys::default(); usize::from(FIXED_NODES)]);
        for key in keys().filter(|key| key.node != FLAT) {
            known.add_all(key.node, key);
        }
        for key in keys().filter(|key| key.node == FLAT) {
            for node in [USAGE, RECORD, ATTRIBUTES, MORE_COUNTS] {
                known.add_all(node, key);
            }
        }
        // Spans are also written with their attributes beside their name and time.
        for key in keys().filter(|key| key.node == ATTRIBUTES) {
            known.add_all(RECORD, key);
            // Labels may be anybody's, and names with dots are those of the conventions.
            for name in key.names.iter().filter(|name| name.contains('.')) {
                known.add(LABELS, *name, key.take, key.mark);
            }
        }
        known
    }

    /// How many kinds of object there are.
    pub fn nodes(&self) -> usize {
        self.0.len()
    }

    /// What a key of `node` counts for.
    #[inline]
    pub fn find(&self, node: Node, name: &[u8]) -> Option<Found> {
        let found = self.0[usize::from(node.0)].find(name);
        found.or_else(|| Self::unlisted(node, name))
    }

    /// What a key of `node` counts for that is written in small letters alone; `None` where it may be several.
    pub fn spelled(&self, node: Node, lower: &str) -> Option<Found> {
        let entries = &self.0[usize::from(node.0)].entries;
        let mut fits = entries
            .iter()
            .filter(|entry| entry.name.eq_ignore_ascii_case(lower));
        let entry = fits.next()?;
        fits.all(|other| other.take == entry.take).then_some(Found {
            take: entry.take,
            mark: entry.mark,
            by: entry.by,
        })
    }

    /// What to do with a key that is not listed.
    #[cold]
    fn unlisted(node: Node, name: &[u8]) -> Option<Found> {
        Some(Found {
            take: unread::take(node, name)?,
            mark: Mark::None,
            by: None,
        })
    }

    fn position(&self, node: Node, name: &str) -> Option<usize> {
        let entries = &self.0[usize::from(node.0)].entries;
        entries.iter().position(|e| e.name == name)
    }

    fn add_all(&mut self, node: Node, key: &Key) {
        for name in key.names {
            self.add(node, *name, key.take, key.mark);
        }
    }

    /// Adds a key unless it is there.
    fn add(&mut self, node: Node, name: impl Into<Cow<'static, str>>, take: Take, mark: Mark) {
        let name = name.into();
        if self.position(node, &name).is_none() {
            self.0[usize::from(node.0)].entries.push(Entry {
                name,
                take,
                mark,
                by: None,
            });
        }
    }

    fn ask(&mut self, path: &str, position: u8) {
        let mut node = RECORD;
        let mut parts = path.split('.').take(DEEPEST_FIELD).peekable();
        while let Some(part) = parts.next() {
            self.add(node, part.to_owned(), Take::Nothing, Mark::None);
            let Some(at) = self.position(node, part) else {
                return;
            };
            let fresh = u8::try_from(self.0.len()).unwrap_or(u8::MAX);
            let entry = &mut self.0[usize::from(node.0)].entries[at];
            if parts.peek().is_none() {
                entry.by = Some(position);
                return;
            }
            node = match entry.take {
                Take::Enter(inner) => inner,
                Take::Usage(_) | Take::SpareUsage => USAGE,
                Take::Unwrap => RECORD,
                // What is kept or looked at there is a value.
                Take::Nothing | Take::Label | Take::OwnId | Take::Conversation | Take::Doubt(_) => {
                    entry.take = Take::Enter(Node(fresh));
                    self.0.push(Keys::default());
                    Node(fresh)
                }
                // A value, or records of their own.
                _ => return,
            };
        }
    }
}
