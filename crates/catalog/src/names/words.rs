//! A normalized name split into versions, sizes, tiers and the rest.
//!
//! Owns which words are which. Does not know any model.

use super::is_telling;
use crate::words;

/// The words of a normalized name by meaning: `claude-sonnet-4-5` has version 4.5, tier `sonnet` and name `claude`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Words<'a> {
    /// Neither numbers nor tiers; sorted.
    pub names: Vec<&'a str>,
    /// The first of the names as written: the brand, which people often leave out.
    pub brand: Option<&'a str>,
    /// Tiers, sorted: `mini`, `opus`, `coder`.
    pub tiers: Vec<&'a str>,
    /// Versions and dates, in order.
    pub versions: Vec<&'a str>,
    /// Parameter counts, sorted: `70b`, `8x7b`, `e4b`.
    pub sizes: Vec<&'a str>,
    /// Active parameters: `3b` in `a3b`. May be omitted.
    pub active: Option<&'a str>,
    /// Whether it has `v` before a number, like `deepseek-v3`. May be omitted.
    pub v: bool,
    /// Whether it has `latest`.
    pub latest: bool,
    /// Number of words such as `instruct`.
    pub soft: usize,
}

/// Words for variants, besides the tiers of [`is_telling`].
const VARIANTS: &[&str] = words!(
    "abliterated airx alpha astra beta customtools cyber cybersecurity dspark guardian instant legal lightning
     live nightly prime prover python rc realtime robotics safeguard safety speciale terminus translate
     ultraspeed uncensored voice x zero"
);

/// Words for models that are not generally available.
const EARLY: &[&str] = words!("alpha beta exp experimental nightly preview rc");

/// Whether a word marks a model that is not generally available.
pub fn is_early(word: &str) -> bool {
    EARLY.contains(&word)
}

/// Whether a word marks a tier or a variant of a family.
pub fn is_tier(word: &str) -> bool {
    is_telling(word) || VARIANTS.contains(&word)
}

impl<'a> Words<'a> {
    /// Splits a normalized name.
    pub fn of(normalized: &'a str) -> Self {
        Self::of_name(normalized, "")
    }

    /// Splits a normalized name that was written as `name`, which is needed to tell size `6.7b` from version 6 and
    /// size 7b.
    pub fn of_name(normalized: &'a str, name: &str) -> Self {
        let mut words = Self::default();
        let mut all = normalized.split('-').filter(|w| !w.is_empty()).peekable();
        let mut sized = false;
        let mut chat = None;
        let mut before = false;
        while let Some(word) = all.next() {
            let numbered = std::mem::replace(&mut before, starts_with_digit(word));
            match word {
                "a" if all.peek().is_some_and(|next| is_size(next)) => words.active = all.next(),
                "v" if all.peek().is_some_and(|next| starts_with_digit(next)) => words.v = true,
                "instruct" | "it" | "hf" => words.soft += 1,
                "chat" => chat = Some(word),
                "latest" => words.latest = true,
                _ if is_size(word) => {
                    sized = true;
                    let whole = words.versions.last().filter(|_| numbered);
                    let whole = whole.filter(|w| is_decimal(w, word, name));
                    if let Some(whole) = whole.copied() {
                        words.versions.pop();
                        words.sizes.push(whole);
                    }
                    words.sizes.push(word);
                }
                _ if starts_with_digit(word) => words.versions.push(word),
                _ if is_tier(word) => words.tiers.push(word),
                _ => words.names.push(word),
            }
        }
        // Next to a size, `chat` means "follows instructions"; elsewhere it is part of the name.
        match chat {
            Some(_) if sized => words.soft += 1,
            Some(chat) => words.tiers.push(chat),
            None => {}
        }
        words.brand = words.names.first().copied();
        words.names.sort_unstable();
        // OpenRouter's `Mistral: Mistral Large 3`.
        words.names.dedup();
        words.tiers.sort_unstable();
        words.sizes.sort_unstable();
        words
    }

    /// The words that a model's names must contain to match.
    pub fn required(&self) -> impl Iterator<Item = &'a str> {
        let telling = self.tiers.iter().chain(&self.versions).chain(&self.sizes);
        self.names.iter().chain(telling).copied()
    }

    /// The version without dates and release numbers: `[4, 5]` for `claude-sonnet-4-5-20250929`.
    pub fn version(&self) -> Vec<u32> {
        let year = |word: &&str| word.len() == 4 && word.starts_with("20");
        let month = |word: &str| word.len() == 2 && word.parse().is_ok_and(|m: u8| m < 13);
        let mut parts = Vec::new();
        let mut dated = false;
        for (at, word) in self.versions.iter().enumerate() {
            let before_year = month(word) && self.versions.get(at + 1).is_some_and(year);
            // As in `03-25`.
            let behind_month = at > 0
                && self.versions[at - 1].len() == 2
                && self.versions[at - 1].starts_with('0');
            dated |= year(word);
            let date =
                dated || before_year || behind_month || word.len() > 2 || word.starts_with('0');
            let number = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            match number.parse() {
                Ok(number) if !date || *word == "0" => parts.push(number),
                _ => {}
            }
        }
        while parts.last() == Some(&0) {
            parts.pop();
        }
        parts
    }

    /// Whether it names a model that is not generally available.
    pub fn is_early(&self) -> bool {
        self.tiers.iter().any(|word| is_early(word))
    }

    /// Whether it has a date or a release number.
    pub fn is_dated(&self) -> bool {
        self.versions
            .iter()
            .any(|word| word.len() > 2 || word.len() == 2 && word.starts_with('0'))
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a size and the number before it are one decimal: `0.6b`.
fn is_decimal(whole: &str, size: &str, name: &str) -> bool {
    let digits = size.trim_end_matches(|c: char| !c.is_ascii_digit());
    let point = name.find(&format!("{whole}.{digits}"));
    // No model has a version 0 before its size.
    let end = point.map(|at| at + whole.len() + 1 + digits.len());
    let unit = end.and_then(|end| name.as_bytes().get(end));
    whole == "0" || unit.is_some_and(u8::is_ascii_alphabetic)
}

/// Whether a word is a parameter count: `70b`, `270m`, `8x7b`, `1t`.
fn is_size(word: &str) -> bool {
    let number = word.strip_suffix(['b', 'm', 't']);
    number.is_some_and(|number| {
        starts_with_digit(number) && number.bytes().all(|b| b.is_ascii_digit() || b == b'x')
    })
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_name_is_taken_apart() {
        let words = Words::of("claude-sonnet-4-5-20250929");
        assert_eq!((words.names, words.tiers), (vec!["claude"], vec!["sonnet"]));
        let words = Words::of("qwen-3-30b-a-3b-instruct-2507");
        assert_eq!(words.names, ["qwen"]);
        assert_eq!((words.sizes, words.active), (vec!["30b"], Some("3b")));
        assert_eq!((words.versions, words.soft), (vec!["3", "2507"], 1));
        let words = Words::of_name("deepseek-coder-6-7b", "DeepSeek Coder 6.7B");
        assert_eq!((words.sizes, words.versions.len()), (vec!["6", "7b"], 0));
        assert_eq!(Words::of("qwen-3-8b").versions, ["3"]);
        let words = Words::of("deepseek-v-3-1");
        assert_eq!((words.names, words.v), (vec!["deepseek"], true));
    }

    #[test]
    fn a_date_is_no_version() {
        let version = |name: &str| Words::of(name).version();
        assert_eq!(version("claude-sonnet-4-5-20250929"), [4, 5]);
        assert_eq!(version("gpt-4o-2024-08-06"), [4]);
        assert_eq!(version("command-r-08-2024"), [0; 0]);
        assert_eq!(version("qwen-3-max-2025-09-23"), [3]);
        assert_eq!(version("grok-4-20"), [4, 20]);
        assert_eq!(version("gemini-2-5-pro-exp-03-25"), [2, 5]);
        assert_eq!(version("mistral-large-4-0"), [4]);
    }
}
