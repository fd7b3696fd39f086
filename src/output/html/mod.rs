//! A document as one self-contained HTML page: readable without scripts, in light and dark mode and on paper. Text from
//! the catalog or the user never becomes markup, and the page loads nothing.
//!
//! Owns the frame: head, content security policy, headings, contents, footer. Does not draw blocks (`blocks`) or charts
//! ([`super::chart`]).

mod blocks;
mod notes;
mod sections;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::about::About;
use super::document::{Block, Document};
use notes::Notes;
use sections::{Outline, Section};

const STYLE: &str = include_str!("page.css");
/// SHA-256 of the style; the policy allows no other.
const STYLE_HASH: &str = "rMp9/eGQW1FmCxUt5uF5zLIWvJC5vu4UXf1nipalgDs=";
/// Script of pages with a slider.
const SCRIPT: &str = include_str!("page.js");
/// SHA-256 of the script.
const SCRIPT_HASH: &str = "rK8bcq22timZvNaZ1ZsHJeFTn0ZW02RbDGk5SoXjz3M=";
/// Pages with at least this many sections get a table of contents.
const CONTENTS: usize = 4;

pub(super) fn html(document: &Document, about: &About) -> String {
    let outline = Outline::of(document, about.title);
    let notes = Notes::of(document);
    let moves = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Slider(_)));
    let script = if moves {
        format!("script-src 'sha256-{SCRIPT_HASH}'; ")
    } else {
        String::new()
    };
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; {script}base-uri 'none'; form-action 'none'"
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(generator());
                title { (outline.title) " – llmcmp" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header {
                    h1 { (outline.title) }
                    @if !outline.note.is_empty() { p.note { (outline.note) } }
                }
                (contents(&outline.sections))
                main #main tabindex="-1" {
                    @for section in &outline.sections { (drawn(section, &notes)) }
                    @if !notes.is_empty() { (notes.list()) }
                }
                footer {
                    p { "Made by " (generator()) " with " code { (about.command()) } }
                }
                @if moves { script { (PreEscaped(SCRIPT)) } }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

fn generator() -> &'static str {
    concat!("llmcmp ", env!("CARGO_PKG_VERSION"))
}

fn contents(sections: &[Section]) -> Markup {
    let named = || sections.iter().filter(|section| !section.title.is_empty());
    html! {
        @if named().count() >= CONTENTS {
            nav aria-label="Contents" {
                ul { @for section in named() { li { a href={ "#" (section.id) } { (section.title) } } } }
            }
        }
    }
}

fn drawn(section: &Section, notes: &Notes) -> Markup {
    let body = blocks::blocks(&section.blocks, section, notes);
    html! {
        @if section.title.is_empty() {
            section aria-label=(section.label) { (body) }
        } @else {
            section aria-labelledby=(section.id) {
                h2 id=(section.id) { (section.title) }
                @if !section.note.is_empty() { p.note { (section.note) } }
                (body)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_allows_what_the_page_carries() {
        let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        assert_eq!(
            STYLE_HASH,
            hash(STYLE),
            "page.css has changed: write its hash here"
        );
        assert_eq!(
            SCRIPT_HASH,
            hash(SCRIPT),
            "page.js has changed: write its hash here"
        );
    }
}
