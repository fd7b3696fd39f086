//! Removes control characters from displayed text, and non-ASCII characters with `--ascii`. No other module does
//! either.
//!
//! Does not lay out.

use std::borrow::Cow;

use catalog::words;

use super::document::{Block, Cell, Document};
use crate::error::Error;

/// Replacement for a character that cannot be shown.
const NOTHING_KNOWN: char = '\u{FFFD}';

/// ASCII spellings, each with the characters it replaces: those in the program's and the catalog's text.
const SPELLED: &[[&str; 2]] = words!(
    r#"- –—−‑   | ·   * •   -> →   <- ←   x ×   ... …   >= ≥   <= ≤   ~ ≈   +/- ±   u µ   2 ²   3 ³
    (c) ©   (R) ®   (TM) ™   EUR €   GBP £   JPY ¥   alpha α   beta β   tau τ   " “”   ' ‘’
    ss ß   ae æ   AE Æ   oe œ   o ø   O Ø   l ł   L Ł
    a àáâãäåāăą   A ÀÁÂÃÄÅĀĂĄ   c çćč   C ÇĆČ   e èéêëēęě   E ÈÉÊËĒĘĚ   i ìíîïīı   I ÌÍÎÏĪİ
    n ñńň   N ÑŃŇ   o òóôõöōő   O ÒÓÔÕÖŌŐ   s śşš   S ŚŞŠ   u ùúûüūůű   U ÙÚÛÜŪŮŰ   y ýÿ   Y ÝŸ
    z źżž   Z ŹŻŽ"#
)
.as_chunks()
.0;

/// Spellings that contain a space or would start a comment in `words!`.
const SPACED: &[[&str; 2]] = &[
    ["#", "█"],
    [" deg", "°"],
    ["section ", "§"],
    [" ", "\u{A0}\u{202F}"],
];

pub(super) fn document(document: &mut Document, ascii: bool) {
    for block in &mut document.blocks {
        match block {
            Block::Gap => {}
            Block::Figure(figure) => figure.each_text(&mut |one| text(one, ascii)),
            Block::Slider(slider) => slider.each_text(&mut |one| text(one, ascii)),
            Block::Title(left, right) => {
                cell(left, ascii);
                cell(right, ascii);
            }
            Block::Heading(title, note) | Block::Name(title, note) => {
                text(title, ascii);
                text(note, ascii);
            }
            Block::Line(cells) => cells.iter_mut().for_each(|one| cell(one, ascii)),
            Block::Item(mark, one) => {
                if ascii && !mark.is_ascii() {
                    *mark = match mark.trim() {
                        "·" => "  *  ",
                        _ => "  -  ",
                    };
                }
                cell(one, ascii);
            }
            Block::Plot(plot) => {
                plot.ascii = ascii;
                for axis in [&mut plot.x, &mut plot.y] {
                    text(&mut axis.title, ascii);
                    axis.ends.iter_mut().for_each(|end| text(end, ascii));
                }
            }
            Block::Grid(grid) => {
                for one in grid.rows.iter_mut().flatten() {
                    cell(one, ascii);
                }
            }
        }
    }
}

/// Cleans an error. Lines after the first are indented, so that none can pass for a separate error.
pub(super) fn error(error: &Error) -> Error {
    let lines = error.message.lines().map(shown);
    let candidates = error.candidates.iter();
    Error {
        message: lines.collect::<Vec<_>>().join("\n  "),
        candidates: candidates.map(|c| shown(c).into_owned()).collect(),
        hint: error.hint.as_deref().map(|hint| shown(hint).into_owned()),
        ..error.clone()
    }
}

fn cell(cell: &mut Cell, ascii: bool) {
    text(&mut cell.text, ascii);
}

fn text(text: &mut String, ascii: bool) {
    if let Cow::Owned(shown) = shown(text) {
        *text = shown;
    }
    if ascii && !text.is_ascii() {
        *text = text.chars().map(spelled).collect();
    }
}

/// Replaces line breaks and tabs with spaces, and other control characters with a visible mark.
pub fn shown(text: &str) -> Cow<'_, str> {
    let plain = text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control());
    if plain || !text.chars().any(is_control) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        c if is_control(c) => NOTHING_KNOWN,
        c => c,
    });
    Cow::Owned(shown.collect())
}

/// Whether a character controls the terminal or text direction, or is invisible and can make two names look the same.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

fn spelled(c: char) -> Cow<'static, str> {
    if c.is_ascii() {
        return Cow::Owned(c.to_string());
    }
    let mut all = SPELLED.iter().chain(SPACED);
    let known = all.find(|[_, characters]| characters.contains(c));
    Cow::Borrowed(known.map_or("?", |[spelling, _]| *spelling))
}
