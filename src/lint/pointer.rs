//! Names that point to the newest of a line (`-latest`), and whether what they point to has changed.
//!
//! A pointer has moved when an older model of its line exists beside the one that it means today.

use catalog::names::normalize;
use catalog::schema::Model;

use crate::successor::line;

/// What a pointer means, and meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The position of the model it means today.
    pub now: usize,
    /// The position of the newest of those that it may have meant before.
    pub before: usize,
}

/// Whether a spelling is a pointer to the newest of its line.
pub fn is_pointer(spelling: &str) -> bool {
    spelling.ends_with("-latest") || spelling.ends_with("@latest")
}

/// What `spelling`, a pointer that means the model at `now`, meant before.
pub fn moved(spelling: &str, now: usize, models: &[Model]) -> Option<Moved> {
    let target = &models[now];
    let since = target.facts.released?;
    let name = spelling.rsplit(['/', ':', '~']).next().unwrap_or(spelling);
    let of_line = line(name);
    let versions = versions(name);
    let older = models.iter().enumerate().filter(|(_, m)| {
        m.lab == target.lab
            && m.kind == target.kind
            && m.facts.released.is_some_and(|day| day < since)
            && line(m.id) == of_line
            && versions.iter().all(|v| self::versions(m.id).contains(v))
    });
    let before =
        older.max_by(|(_, a), (_, b)| (a.facts.released, a.id).cmp(&(b.facts.released, b.id)));
    before.map(|(before, _)| Moved { now, before })
}

fn versions(id: &str) -> Vec<String> {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let name = normalize(tail);
    let words = name
        .split('-')
        .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    words.map(str::to_owned).collect()
}
