//! Counts in names: `thinking-16k`, `1m-context`, `3.5bpw`.
//!
//! Owns which numbers are counts. Does not strip anything from a name (`setting`).

use catalog::names::spell;

use super::setting::{About, Setting};

/// Words with a count: `thinking-16k`, `32k-thinking-tokens`, `1m-context`.
pub(super) fn counted(plain: &str) -> Option<(usize, Setting)> {
    const ENDS: &[(&str, About)] = &[
        ("thinking-tokens", About::Thinking),
        ("thinking-budget", About::Thinking),
        ("thinking", About::Thinking),
        ("think", About::Thinking),
        ("context-window", About::Context),
        ("token-context", About::Context),
        ("tokens-context", About::Context),
        ("context", About::Context),
        ("ctx", About::Context),
    ];
    for (word, about) in ENDS {
        // The count before the word, then after it.
        if let Some(rest) = plain.strip_suffix(word).and_then(|r| r.strip_suffix('-')) {
            let count = rest.rsplit(['-', ':', '@']).next().unwrap_or(rest);
            if is_count(count) {
                let before = &rest[..rest.len() - count.len()];
                // `Opus 4.6 with 1M context`
                let start = before.strip_suffix("with-").unwrap_or(before).len();
                return Some((start, Setting::new(*about, count)));
            }
        }
        let count = plain.rsplit('-').next().unwrap_or(plain);
        let rest = plain[..plain.len() - count.len()].strip_suffix('-');
        if let Some(before) = rest.and_then(|rest| rest.strip_suffix(word))
            && !before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && is_count(count)
        {
            return Some((before.len(), Setting::new(*about, count)));
        }
    }
    None
}

/// `16k`, `32768`, `1m`; a date such as `0813` is not a count.
fn is_count(word: &str) -> bool {
    const ROUND: &[&str] = &[
        "1024", "2000", "2048", "4000", "4096", "5000", "8000", "8192",
    ];
    // `250615`
    let is_day = || word.len() == 6 && spell(&format!("a-{word}")).pin.is_some();
    let is_long = || (5..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    is_window(word) || ROUND.contains(&word) || is_long() && !is_day()
}

/// `200k`, `1m`.
pub fn is_window(word: &str) -> bool {
    let number = word.strip_suffix(['k', 'm']);
    number.is_some_and(|n| (1..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// MLX's quantization method or group size: `4bit-DWQ`, `6bit-gs64`.
const OF_BITS: &[&str] = &["-dq", "-dwq", "-gs32", "-gs64", "-gs128"];

/// Bits per weight, of the output head, a group's size, and those of MLX and AQLM: `3.5bpw`, `h6`, `g128`, `4bit-dwq`,
/// `aqlm-pv-2bit-1x16-hf`.
pub(super) fn bits(plain: &str) -> Option<(usize, Setting)> {
    if let Some((rest, codes)) = plain.split_once("-aqlm-") {
        let of_codes = |word: &str| {
            let count = word.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(word, "pv" | "hf") || count == "bit" || count.starts_with('x')
        };
        let start = rest.len() + 1;
        let whole = codes.split('-').all(of_codes);
        return whole.then(|| (start, Setting::new(About::Quantization, &plain[start..])));
    }
    // `4bit-dwq-053125`: ends with a date.
    let found = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let found = found
        .strip_suffix("dwq-")
        .map_or(plain, |rest| &plain[..rest.len() + "dwq".len()]);
    let of_mlx = OF_BITS
        .iter()
        .find_map(|how| found.strip_suffix(how)?.strip_suffix("bit"))
        .and_then(|rest| rest.strip_suffix(|c: char| c.is_ascii_digit()));
    if let Some(rest) = of_mlx.filter(|rest| rest.ends_with(['-', ':', '_'])) {
        return Some((
            rest.len(),
            Setting::new(About::Quantization, &plain[rest.len()..]),
        ));
    }
    let word = plain.rsplit(['-', ':', '_']).next()?;
    let number =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let per_weight = word.strip_suffix("bpw").is_some_and(number);
    let fits = per_weight || matches!(word, "h6" | "h8" | "g32" | "g64" | "g128" | "128g");
    fits.then(|| {
        let start = plain.len() - word.len();
        (start, Setting::new(About::Quantization, word))
    })
}
