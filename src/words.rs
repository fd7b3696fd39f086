//! Lists of words that are written as one text: `words!("chat rag agent")` is `&["chat", "rag", "agent"]`,
//! `pairs!` is a table of two columns.
//!
//! Words stand between white space, and what stands from a word that begins with `#` to the end of its line is a
//! comment. The text is taken apart by the compiler; nothing of it is left to do for the program.

/// The words of a constant text.
macro_rules! words {
    ($text:expr) => {{
        const WORDS: [&str; $crate::words::count($text)] = $crate::words::split($text);
        &WORDS
    }};
}

/// The words of a constant text in pairs.
macro_rules! pairs {
    ($text:expr) => {{
        const PAIRS: [(&str, &str); $crate::words::count($text) / 2] =
            $crate::words::split_pairs($text);
        &PAIRS
    }};
}

pub(crate) use {pairs, words};

/// How many words a text has.
pub(crate) const fn count(text: &str) -> usize {
    let (mut count, mut rest) = (0, text.as_bytes());
    loop {
        let (word, behind) = first(rest);
        if word.is_empty() {
            return count;
        }
        (count, rest) = (count + 1, behind);
    }
}

/// The words of a text, of which it has `N`.
pub(crate) const fn split<const N: usize>(text: &str) -> [&str; N] {
    let (mut words, mut rest, mut at) = ([""; N], text.as_bytes(), 0);
    while at < N {
        let (word, behind) = first(rest);
        if let Ok(word) = std::str::from_utf8(word) {
            words[at] = word;
        }
        (at, rest) = (at + 1, behind);
    }
    words
}

/// The words of a text in pairs, of which it has `N`.
pub(crate) const fn split_pairs<const N: usize>(text: &str) -> [(&str, &str); N] {
    let (mut pairs, mut rest, mut at) = ([("", ""); N], text.as_bytes(), 0);
    while at < N {
        let (left, behind) = first(rest);
        let (right, behind) = first(behind);
        if let (Ok(left), Ok(right)) = (std::str::from_utf8(left), std::str::from_utf8(right)) {
            pairs[at] = (left, right);
        }
        (at, rest) = (at + 1, behind);
    }
    pairs
}

/// The first word and what stands behind it; no word: there is none.
const fn first(text: &[u8]) -> (&[u8], &[u8]) {
    let (mut start, mut is_comment) = (0, false);
    while start < text.len() {
        is_comment = text[start] == b'#' || is_comment && text[start] != b'\n';
        if !is_comment && !text[start].is_ascii_whitespace() {
            break;
        }
        start += 1;
    }
    let mut end = start;
    while end < text.len() && !text[end].is_ascii_whitespace() {
        end += 1;
    }
    let (word, behind) = text.split_at(end);
    (word.split_at(start).1, behind)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_is_its_words_without_comments() {
        const TEXT: &str = "
            gpt-4 c# # and not: gpt-5
            größe 8x7b
        ";
        assert_eq!(words!(TEXT), &["gpt-4", "c#", "größe", "8x7b"]);
        assert_eq!(pairs!(TEXT), &[("gpt-4", "c#"), ("größe", "8x7b")]);
        assert_eq!(words!("# nothing"), &[""; 0]);
    }
}
