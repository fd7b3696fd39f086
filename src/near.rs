//! Suggests names similar to a mistyped one.

use catalog::sort::Order;

/// Most suggestions.
const MOST: usize = 5;
/// Minimum similarity (Jaro-Winkler, 0 to 1).
const LEAST_SIMILARITY: f64 = 0.7;

/// The names most similar to `text`, best first.
pub fn nearest(text: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let text = text.to_lowercase();
    let near = names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&name, &text), name));
    let mut near: Vec<(f64, String)> = near
        .filter(|(alike, _)| *alike > LEAST_SIMILARITY)
        .collect();
    near.order_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.into_iter().take(MOST).map(|(_, name)| name).collect()
}
