//! Splits a document into a title and sections, so that heading levels are in order. Does not draw.

use super::super::document::{Block, Document};
use crate::wording;

pub(super) struct Outline<'d> {
    pub(super) title: String,
    /// Text below the title.
    pub(super) note: &'d str,
    pub(super) sections: Vec<Section<'d>>,
}

pub(super) struct Section<'d> {
    pub(super) id: String,
    /// Empty for the blocks above the first heading.
    pub(super) title: String,
    /// Accessible name of the section's tables.
    pub(super) label: String,
    /// Text below the heading.
    pub(super) note: &'d str,
    pub(super) blocks: Vec<&'d Block>,
}

impl<'d> Outline<'d> {
    /// `usual` is the title of a document without one.
    pub(super) fn of(document: &'d Document, usual: &str) -> Self {
        let mut blocks = document.blocks.as_slice();
        let names = blocks.iter().filter(|b| matches!(b, Block::Name(..)));
        let one_name = names.count() == 1;
        while let [Block::Gap, rest @ ..] = blocks {
            blocks = rest;
        }
        let (title, note) = match blocks.first() {
            Some(Block::Title(title, note)) => (title.text.clone(), note.text.as_str()),
            Some(Block::Name(title, note)) if one_name => (title.clone(), note.as_str()),
            Some(Block::Heading(title, note)) if title.eq_ignore_ascii_case(usual) => {
                (title.clone(), note.as_str())
            }
            _ => (String::new(), ""),
        };
        let mut outline = Self {
            title: usual.to_owned(),
            note,
            sections: Vec::new(),
        };
        if !title.is_empty() {
            outline.title = title;
            blocks = &blocks[1..];
        }
        for block in blocks {
            match block {
                Block::Gap => {}
                Block::Heading(title, note) => outline.open(wording::sentence_case(title), note),
                Block::Name(title, note) => outline.open(title.clone(), note),
                Block::Grid(grid) if grid.title.is_some() => {
                    outline.open(grid.title.clone().unwrap_or_default(), "");
                    outline.add(block);
                }
                _ => outline.add(block),
            }
        }
        outline
    }

    fn open(&mut self, title: String, note: &'d str) {
        let id = self.anchor(&title);
        self.sections.push(Section {
            label: title.clone(),
            blocks: Vec::new(),
            id,
            title,
            note,
        });
    }

    fn add(&mut self, block: &'d Block) {
        if self.sections.is_empty() {
            let label = self.title.clone();
            self.open(String::new(), "");
            self.sections[0].label = label;
        }
        if let Some(last) = self.sections.last_mut() {
            last.blocks.push(block);
        }
    }

    /// A unique anchor for a section.
    fn anchor(&self, title: &str) -> String {
        let letters = title.chars().map(|c| match c {
            c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
            _ => '-',
        });
        let word: String = letters.collect();
        let word = word.trim_matches('-');
        let word = if word.is_empty() { "part" } else { word };
        let is_taken = |id: &str| id == "main" || self.sections.iter().any(|s| s.id == id);
        if !is_taken(word) {
            return word.to_owned();
        }
        format!("{word}-{}", self.sections.len() + 1)
    }
}
