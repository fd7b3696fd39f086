//! A document as GitHub-flavored Markdown that is safe to paste: text from the catalog or the user never becomes
//! markup, HTML, a mention or an issue link.

use std::fmt::Write as _;

use super::document::{Block, Cell, Document, Grid, Tone};

pub(super) fn markdown(document: &Document) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for (at, block) in document.blocks.iter().enumerate() {
        let item = matches!(block, Block::Item(..));
        if !out.is_empty() && *block != Block::Gap && !(item && in_list) {
            out.push('\n');
        }
        match block {
            Block::Gap | Block::Figure(_) | Block::Slider(_) => {}
            Block::Title(left, right) if at == 0 => {
                let _ = write!(out, "## {}\n\n{}\n", escape(&left.text), line(&right.text));
            }
            Block::Title(left, right) => {
                let _ = writeln!(out, "**{}** {}", escape(&left.text), escape(&right.text));
            }
            Block::Heading(title, note) | Block::Name(title, note) => {
                let _ = writeln!(out, "### {}", escape(title));
                if !note.is_empty() {
                    let _ = writeln!(out, "\n{}", line(note));
                }
            }
            Block::Line(cells) => {
                let text: String = cells.iter().map(|cell| cell.text.as_str()).collect();
                match cells.as_slice() {
                    [only] if only.tone == Tone::Strong => {
                        let _ = writeln!(out, "**{}**", escape(text.trim()));
                    }
                    _ => {
                        let _ = writeln!(out, "{}", line(text.trim()));
                    }
                }
            }
            Block::Item(mark, cell) => {
                let mark = match mark.trim() {
                    "·" | "!" => "",
                    "+" => "\\+ ",
                    _ => "\\- ",
                };
                let _ = writeln!(out, "- {mark}{}", line(&cell.text));
            }
            Block::Plot(plot) => {
                let lines = crate::output::draw::lines(plot, None);
                let _ = writeln!(out, "```text\n{}\n```", lines.join("\n"));
            }
            Block::Grid(grid) => table(grid, &mut out),
        }
        in_list = item;
    }
    out
}

fn table(grid: &Grid, out: &mut String) {
    let width = grid.rows.iter().map(Vec::len).max().unwrap_or_default();
    let (head, rows) = match grid.rows.split_first() {
        Some((head, rows)) if grid.head => (Some(head), rows),
        _ => (None, &grid.rows[..]),
    };
    row(head.map_or(&[][..], Vec::as_slice), width, out);
    for at in 0..width {
        out.push_str(if grid.right.contains(&at) {
            "| ---: "
        } else {
            "| --- "
        });
    }
    out.push_str("|\n");
    for cells in rows {
        row(cells, width, out);
    }
}

fn row(cells: &[Cell], width: usize, out: &mut String) {
    for at in 0..width {
        let text = cells
            .get(at)
            .map_or(String::new(), |cell| escape(cell.text.trim()));
        let _ = write!(out, "| {text}{}", if text.is_empty() { "" } else { " " });
    }
    out.push_str("|\n");
}

/// Escapes text at the start of a line, where some characters start a block.
fn line(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && escaped[digits..].starts_with(['.', ')']);
    if numbered {
        return format!("{}\\{}", &escaped[..digits], &escaped[digits..]);
    }
    if escaped.starts_with(['+', '-', '=']) {
        return format!("\\{escaped}");
    }
    escaped
}

/// Escapes text so that it shows as is. URLs stay links.
fn escape(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let address = word.starts_with("https://") || word.starts_with("http://");
        if address && !word.contains(['<', '>', '|', '\\']) {
            let end = word.trim_end_matches([',', ';', '.', ')']).len();
            return format!("<{}>{}", &word[..end], &word[end..]);
        }
        escape_word(word)
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escape_word(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // A comment after the sign keeps it from becoming a mention or an issue link.
            '@' if chars.peek().is_some_and(|next| next.is_alphanumeric()) => {
                out.push_str("@<!-- -->");
            }
            '#' if chars.peek().is_some_and(|next| next.is_alphanumeric()) => {
                out.push_str("#<!-- -->");
            }
            '#' => out.push_str("\\#"),
            _ => out.push(c),
        }
    }
    out
}
