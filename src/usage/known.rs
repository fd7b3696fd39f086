//! The keys that count in a run, found by name.
//!
//! Owns the lookup. Does not list the names (`vocabulary`). A key that is not listed is passed without a look
//! at its value, unless it speaks of tokens (`unread`).

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::keys::{
    ATTRIBUTES, FIXED_NODES, FLAT, LABELS, MORE_COUNTS, Mark, Node, RECORD, Take, USAGE,
};
use super::unread;
use super::vocabulary::{Key, keys};

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

/// The keys of one kind of object.
type Keys = FxHashMap<Cow<'static, [u8]>, Found>;

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
                known.add(LABELS, name, key);
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
        let found = self.0[usize::from(node.0)].get(name).copied();
        found.or_else(|| self.unlisted(node, name))
    }

    /// What a key of `node` counts for that is written in small letters alone; `None` where it may be several.
    pub fn spelled(&self, node: Node, lower: &str) -> Option<Found> {
        let keys = self.0[usize::from(node.0)].iter();
        let fits = keys.filter(|(name, _)| name.eq_ignore_ascii_case(lower.as_bytes()));
        let mut fits = fits.map(|(_, found)| *found);
        let first = fits.next()?;
        // Capitals may be the sign of a form.
        let plainer = |a: Found, b: Found| if a.mark as u8 <= b.mark as u8 { a } else { b };
        fits.try_fold(first, |a, b| (a.take == b.take).then(|| plainer(a, b)))
    }

    /// What to do with a key that is not listed as it is spelled.
    #[cold]
    fn unlisted(&self, node: Node, name: &[u8]) -> Option<Found> {
        // `input-tokens`, `INPUT_TOKENS`
        if name.contains(&b'-') || !name.iter().any(u8::is_ascii_lowercase) {
            let plain = name.to_ascii_lowercase().into_iter();
            let plain: Vec<u8> = plain
                .map(|byte| if byte == b'-' { b'_' } else { byte })
                .collect();
            if let Some(found) = self.0[usize::from(node.0)].get(plain.as_slice()) {
                return Some(*found);
            }
        }
        Some(Found {
            take: unread::take(node, name)?,
            mark: Mark::None,
            by: None,
        })
    }

    fn add_all(&mut self, node: Node, key: &Key) {
        for name in key.names {
            self.add(node, name, key);
        }
    }

    /// Adds a key unless it is there.
    fn add(&mut self, node: Node, name: &'static str, key: &Key) {
        let found = Found {
            take: key.take,
            mark: key.mark,
            by: None,
        };
        let keys = &mut self.0[usize::from(node.0)];
        keys.entry(name.as_bytes().into()).or_insert(found);
    }

    fn ask(&mut self, path: &str, position: u8) {
        let mut node = RECORD;
        let mut parts = path.split('.').take(DEEPEST_FIELD).peekable();
        while let Some(part) = parts.next() {
            let fresh = u8::try_from(self.0.len()).unwrap_or(u8::MAX);
            let keys = &mut self.0[usize::from(node.0)];
            let name = part.as_bytes().to_vec().into();
            let entry = keys.entry(name).or_insert(Found {
                take: Take::Nothing,
                mark: Mark::None,
                by: None,
            });
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
