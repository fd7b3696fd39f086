//! The keys that came next last time, tried first.
//!
//! Logs are written by programs: after `"model":"…"` there is nearly always the same key as on an earlier
//! line. A trail remembers the bytes from one value to the next and what their key counts for; where the
//! same bytes stand again, neither is worked out anew. Refuses nothing: bytes that are not on the trail
//! are read the ordinary way and put on it, until it is full.

use super::keys::Found;

/// Bytes that are remembered of one step; a longer one is read anew each time.
const LONGEST: usize = 40;
const WORDS: usize = LONGEST / 8;
/// Steps that are remembered; a log has some tens for each of its shapes.
const MOST_STEPS: usize = 1024;
/// Other keys that may follow the same one.
const MOST_TURNS: usize = 6;

/// A place on the trail: behind a key's value, or at an object's beginning.
pub type Site = u16;
/// Off the trail.
const NOWHERE: Site = 0;

/// From one value to the next.
#[derive(Debug, Clone, Copy)]
struct Step {
    words: [u64; WORDS],
    /// Which bits of the last word count.
    mask: u64,
    length: u8,
    /// The first step that followed this one, and the next that came from the same place.
    first: Site,
    sibling: Site,
    found: Option<Found>,
}

const BLANK: Step = Step {
    words: [0; WORDS],
    mask: 0,
    length: 0,
    first: NOWHERE,
    sibling: NOWHERE,
    found: None,
};

/// All steps seen.
#[derive(Debug, Clone)]
pub struct Trail(Vec<Step>);

impl Trail {
    /// A trail with so many places to begin at: [`Trail::begin`].
    pub fn new(beginnings: usize) -> Self {
        Self(vec![BLANK; beginnings + 1])
    }

    /// The place where an object of this kind begins.
    pub fn begin(kind: u8) -> Site {
        Site::from(kind) + 1
    }

    /// The step from `site` that these bytes begin with: where it leads, how long it is, what its key
    /// counts for.
    #[inline]
    pub fn follow(&self, site: Site, bytes: &[u8]) -> Option<(Site, usize, Option<Found>)> {
        let window: &[u8; LONGEST] = bytes.first_chunk()?;
        let mut next = self.0[usize::from(site)].first;
        while next != NOWHERE {
            let step = &self.0[usize::from(next)];
            if step.begins(window) {
                return Some((next, usize::from(step.length), step.found));
            }
            next = step.sibling;
        }
        None
    }

    /// Notes a step from `site`, and where it leads.
    pub fn learn(&mut self, site: Site, bytes: &[u8], found: Option<Found>) -> Site {
        let turns = std::iter::successors(Some(self.0[usize::from(site)].first), |at| {
            Some(self.0[usize::from(*at)].sibling)
        });
        let turns = turns.take_while(|at| *at != NOWHERE).count();
        let full = self.0.len() >= MOST_STEPS || turns >= MOST_TURNS;
        if site == NOWHERE || full || bytes.len() > LONGEST || bytes.is_empty() {
            return NOWHERE;
        }
        let mut step = BLANK;
        for (word, part) in step.words.iter_mut().zip(bytes.chunks(8)) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            *word = u64::from_le_bytes(eight);
        }
        step.length = u8::try_from(bytes.len()).unwrap_or_default();
        step.mask = u64::MAX >> ((8 - (bytes.len() - 1) % 8 - 1) * 8);
        step.found = found;
        step.sibling = self.0[usize::from(site)].first;
        let here = Site::try_from(self.0.len()).unwrap_or(NOWHERE);
        self.0.push(step);
        self.0[usize::from(site)].first = here;
        here
    }
}

impl Step {
    #[inline]
    fn begins(&self, window: &[u8; LONGEST]) -> bool {
        let word = |at: usize| {
            let (eights, _) = window.as_chunks::<8>();
            u64::from_le_bytes(eights[at])
        };
        let last = usize::from(self.length - 1) / 8;
        if (word(last.min(WORDS - 1)) ^ self.words[last.min(WORDS - 1)]) & self.mask != 0 {
            return false;
        }
        (0..last.min(WORDS - 1)).all(|at| word(at) == self.words[at])
    }
}
