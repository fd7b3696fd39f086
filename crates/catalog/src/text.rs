//! Tables as text, parsed at compile time.
//!
//! [`words!`](crate::words) is for a list of words separated by whitespace; [`rows!`](crate::rows) for a table of more
//! than a handful of rows, in a `.tsv` file next to the code: one row per line, tabs between cells. `#` before a word
//! or row starts a comment, to the end of the line. Both are constants and cost nothing at startup. A row with too many
//! or too few cells fails the build.

/// The whitespace-separated words of a text, as a `&[&str]`.
#[macro_export]
macro_rules! words {
    ($text:expr) => {
        const {
            const TEXT: &str = $text;
            &$crate::text::words::<{ $crate::text::count_words(TEXT) }>(TEXT)
        }
    };
}

/// The rows of a table with this many columns, as a `&[[&str; COLUMNS]]`.
#[macro_export]
macro_rules! rows {
    ($columns:literal, $text:expr) => {
        const {
            const TEXT: &str = $text;
            &$crate::text::rows::<$columns, { $crate::text::count_rows(TEXT) }>(TEXT)
        }
    };
}

/// The text before the first `end`, and the text after it.
const fn cut(text: &'static str, end: u8) -> (&'static str, &'static str) {
    let mut at = 0;
    while at < text.len() && text.as_bytes()[at] != end {
        at += 1;
    }
    let (before, rest) = text.split_at(at);
    (
        before,
        if rest.is_empty() {
            rest
        } else {
            rest.split_at(1).1
        },
    )
}

/// The first word of a text and what follows it; `""` if there is none.
const fn word(text: &'static str) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let (mut start, mut is_remark) = (0, false);
    while start < bytes.len() {
        is_remark = bytes[start] == b'#' || is_remark && bytes[start] != b'\n';
        if !is_remark && !bytes[start].is_ascii_whitespace() {
            break;
        }
        start += 1;
    }
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii_whitespace() {
        end += 1;
    }
    let (before, rest) = text.split_at(end);
    (before.split_at(start).1, rest)
}

pub const fn count_words(mut text: &'static str) -> usize {
    let mut count = 0;
    loop {
        let (first, rest) = word(text);
        if first.is_empty() {
            return count;
        }
        (count, text) = (count + 1, rest);
    }
}

/// For [`words!`](crate::words).
pub const fn words<const COUNT: usize>(mut text: &'static str) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        (words[at], text) = word(text);
        at += 1;
    }
    words
}

/// The first row of a table and what follows it; `""` if there is none.
const fn row(mut text: &'static str) -> (&'static str, &'static str) {
    loop {
        let (line, rest) = cut(text, b'\n');
        // A Windows checkout may end lines with `\r\n`.
        let (line, _) = cut(line, b'\r');
        let is_row = !line.is_empty() && line.as_bytes()[0] != b'#';
        if is_row || rest.is_empty() {
            return (if is_row { line } else { "" }, rest);
        }
        text = rest;
    }
}

pub const fn count_rows(mut text: &'static str) -> usize {
    let mut count = 0;
    loop {
        let (first, rest) = row(text);
        if first.is_empty() {
            return count;
        }
        (count, text) = (count + 1, rest);
    }
}

/// For [`rows!`](crate::rows).
///
/// # Panics
/// A row has the wrong number of cells; in a constant, this fails the build.
pub const fn rows<const COLUMNS: usize, const COUNT: usize>(
    mut text: &'static str,
) -> [[&'static str; COLUMNS]; COUNT] {
    let mut rows = [[""; COLUMNS]; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (line, rest) = row(text);
        let mut tabs = 0;
        let mut byte = 0;
        while byte < line.len() {
            tabs += (line.as_bytes()[byte] == b'\t') as usize;
            byte += 1;
        }
        assert!(
            tabs + 1 == COLUMNS,
            "a row has more or fewer cells than the table has columns"
        );
        let mut cells = line;
        let mut column = 0;
        while column < COLUMNS {
            (rows[at][column], cells) = cut(cells, b'\t');
            column += 1;
        }
        text = rest;
        at += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_is_its_words_and_a_table_its_rows() {
        const NONE: [&str; 0] = [];
        assert_eq!(*words!(" a-b  c.d\n\té "), ["a-b", "c.d", "é"]);
        assert_eq!(*words!(" \n"), NONE);
        let table = rows!(2, "# whose\tyear\na\t1\n\n# of old\r\nb c\t\r\nd\t3");
        assert_eq!(*table, [["a", "1"], ["b c", ""], ["d", "3"]]);
        assert_eq!(rows!(1, "# nothing\n").len(), 0);
        assert_eq!(*rows!(1, "a\n"), [["a"]]);
    }
}
