//! Pointers to the newest model of a line (`-latest`), and whether their target has changed.
//!
//! A pointer has moved if its line has an older model than the one it points to today.

use catalog::names::normalize;
use catalog::schema::Model;

use crate::successor::line;

/// Whether a spelling points to the newest of its line.
pub fn is_pointer(spelling: &str) -> bool {
    spelling.ends_with("-latest") || spelling.ends_with("@latest")
}

/// The position of the newest model that `spelling`, which now points to the model at `now`, may have meant before.
pub fn before(spelling: &str, now: usize, models: &[Model]) -> Option<usize> {
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
    let before = older.max_by_key(|(_, model)| (model.facts.released, model.id));
    before.map(|(at, _)| at)
}

fn versions(id: &str) -> Vec<String> {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let name = normalize(tail);
    let words = name
        .split('-')
        .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    words.map(str::to_owned).collect()
}
