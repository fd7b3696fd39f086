//! The keys that matter in a run, looked up by name.
//!
//! Does not list the names (`vocabulary`). An unlisted key is skipped without a look at its value, unless it mentions
//! tokens (`unread`).

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::keys::{
    ATTRIBUTES, FIXED_NODES, FLAT, LABELS, MORE_COUNTS, Mark, Node, RECORD, Take, USAGE,
};
use super::unread;
use super::vocabulary::{Key, keys};

/// A key that matters.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub take: Take,
    /// The format it is a sign of.
    pub mark: Mark,
    /// Its position among the `--by` fields, if it is one.
    pub by: Option<u8>,
}

type Keys = FxHashMap<Cow<'static, [u8]>, Found>;

/// The keys that matter in a run, per kind of object.
#[derive(Debug, Clone)]
pub struct Known(Vec<Keys>);

/// A table of more fields at once is unreadable.
pub const MOST_FIELDS: usize = 8;
/// The most names in the path of a field.
pub const DEEPEST_FIELD: usize = 8;

impl Known {
    /// The listed keys, and the fields at these paths (`user`, `metadata.team`) by their position.
    pub fn new(paths: &[String]) -> Self {
        // Building the table takes as long as reading a thousand records, and every thread needs it.
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
        // Some spans have their attributes next to their name and time.
        for key in keys().filter(|key| key.node == ATTRIBUTES) {
            known.add_all(RECORD, key);
            // Labels may be anyone's; names with dots follow a convention.
            for name in key.names.iter().filter(|name| name.contains('.')) {
                known.add(LABELS, name, key);
            }
        }
        known
    }

    /// How many kinds of objects there are.
    pub fn nodes(&self) -> usize {
        self.0.len()
    }

    /// What a key of `node` means.
    #[inline]
    pub fn find(&self, node: Node, name: &[u8]) -> Option<Found> {
        let found = self.0[usize::from(node.0)].get(name).copied();
        found.or_else(|| self.unlisted(node, name))
    }

    /// What a key of `node` means that was lowercased; `None` if ambiguous.
    pub fn spelled(&self, node: Node, lower: &str) -> Option<Found> {
        let keys = self.0[usize::from(node.0)].iter();
        let fits = keys.filter(|(name, _)| name.eq_ignore_ascii_case(lower.as_bytes()));
        let mut fits = fits.map(|(_, found)| *found);
        let first = fits.next()?;
        // Its capitals may be the sign of a format.
        let plainer = |a: Found, b: Found| if a.mark as u8 <= b.mark as u8 { a } else { b };
        fits.try_fold(first, |a, b| (a.take == b.take).then(|| plainer(a, b)))
    }

    /// Looks up a key that is not listed in this spelling.
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

    /// Adds a key unless it is already there.
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
                // These are values that are kept or checked, so fields may be inside.
                Take::Nothing
                | Take::Label
                | Take::OwnId
                | Take::Conversation
                | Take::Doubt(_)
                | Take::Grouped
                | Take::Chat => {
                    entry.take = Take::Enter(Node(fresh));
                    self.0.push(Keys::default());
                    Node(fresh)
                }
                // A value, or records of its own.
                _ => return,
            };
        }
    }
}
