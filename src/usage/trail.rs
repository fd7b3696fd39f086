//! The keys that came next last time, tried first.
//!
//! Logs are written by programs: after `"model":"…"` comes nearly always the same key as on an earlier line. A trail
//! remembers the bytes from one value to the next and what their key means; if the same bytes recur, neither is worked
//! out again. Other bytes are read the ordinary way and added to the trail, until it is full.

use super::known::Found;

/// Bytes remembered per step; a longer one is read anew each time.
const LONGEST: usize = 40;
const WORDS: usize = LONGEST / 8;
/// Most steps remembered; a log has some tens for each of its shapes.
const MOST_STEPS: usize = 1024;
/// Most alternative keys after the same one.
const MOST_TURNS: usize = 6;

/// A position on the trail: after a key's value, or at the beginning of an object.
pub type Site = u16;
/// Off the trail.
const NOWHERE: Site = 0;

/// From one value to the next.
#[derive(Debug, Clone, Copy)]
struct Step {
    words: [u64; WORDS],
    /// Which bits of each word count.
    masks: [u64; WORDS],
    length: u8,
    /// The first step after this one, and the next alternative to this one.
    first: Site,
    sibling: Site,
    found: Option<Found>,
}

const BLANK: Step = Step {
    words: [0; WORDS],
    masks: [0; WORDS],
    length: 0,
    first: NOWHERE,
    sibling: NOWHERE,
    found: None,
};

/// All steps seen.
#[derive(Debug, Clone)]
pub struct Trail(Vec<Step>);

impl Trail {
    /// A trail with `beginnings` places to [`Trail::begin`] at.
    pub fn new(beginnings: usize) -> Self {
        Self(vec![BLANK; beginnings + 1])
    }

    /// The place where an object of this kind begins.
    pub fn begin(kind: u8) -> Site {
        Site::from(kind) + 1
    }

    /// The step from `site` that these bytes begin with: where it leads, its length, and what its key means.
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

    /// Adds a step from `site`, and returns where it leads. It is tried after earlier ones, which are usually more
    /// frequent.
    pub fn learn(&mut self, site: Site, bytes: &[u8], found: Option<Found>) -> Site {
        let turns: Vec<Site> = std::iter::successors(Some(self.0[usize::from(site)].first), |at| {
            Some(self.0[usize::from(*at)].sibling)
        })
        .take_while(|at| *at != NOWHERE)
        .collect();
        let full = self.0.len() >= MOST_STEPS || turns.len() >= MOST_TURNS;
        if site == NOWHERE || full || bytes.len() > LONGEST || bytes.is_empty() {
            return NOWHERE;
        }
        let mut step = BLANK;
        let parts = step.words.iter_mut().zip(&mut step.masks);
        for ((word, mask), part) in parts.zip(bytes.chunks(8)) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            *word = u64::from_le_bytes(eight);
            *mask = u64::MAX >> ((8 - part.len()) * 8);
        }
        step.length = u8::try_from(bytes.len()).unwrap_or_default();
        step.found = found;
        let here = Site::try_from(self.0.len()).unwrap_or(NOWHERE);
        self.0.push(step);
        match turns.last() {
            Some(last) => self.0[usize::from(*last)].sibling = here,
            None => self.0[usize::from(site)].first = here,
        }
        here
    }
}

impl Step {
    #[inline]
    fn begins(&self, window: &[u8; LONGEST]) -> bool {
        let (eights, _) = window.as_chunks::<8>();
        let ahead = eights.iter().map(|eight| u64::from_le_bytes(*eight));
        let here = self.words.iter().zip(&self.masks);
        // A word that does not count has a zero mask, as do all after it.
        ahead
            .zip(here)
            .take_while(|(_, (_, mask))| **mask != 0)
            .all(|(ahead, (word, mask))| (ahead ^ word) & mask == 0)
    }
}
