//! A fact as people name it: the one vocabulary of columns, order, filters and frontiers.
//!
//! Owns finding a fact by its key or a short name, `bench:BOARD` and `quality` included. Refuses what to
//! do with it.

use std::borrow::Cow;

use super::board::Board;
use crate::fields::{Better, DERIVED, Derived, FIELDS, Field, Section, Value};
use crate::query::candidate::Entry;

/// What a board's column is called: this and the board's id.
pub const BOARD_PREFIX: &str = "bench:";
/// The general index of the catalog, whichever board that is.
pub const QUALITY: &str = "quality";

/// Where the value is.
#[derive(Clone, Copy)]
enum Source {
    Stated(&'static Field),
    Derived(&'static Derived),
    /// Position among the boards asked for.
    Board(usize),
}

/// A fact of a model.
#[derive(Clone)]
pub struct Column {
    /// Its key.
    pub key: Cow<'static, str>,
    /// Its title on screen.
    pub title: Cow<'static, str>,
    /// Its title above a column.
    pub head: Cow<'static, str>,
    /// What people type for it, beside its key.
    pub names: &'static [&'static str],
    /// Its unit in JSON, where it has one.
    pub unit: Option<&'static str>,
    /// Which way it is better, where people agree on it.
    pub better: Option<Better>,
    source: Source,
}

impl Column {
    /// Every fact that is no score: who it is, where it stands, what it is, what it can do, what it costs.
    pub fn all() -> impl Iterator<Item = Self> {
        let stated = |wanted: fn(&Field) -> bool| {
            let fields = FIELDS.iter().filter(move |field| wanted(field));
            fields.map(Self::stated)
        };
        let derived = |named: bool| {
            let fields = DERIVED.iter().enumerate();
            // The first of them say who a model is.
            let fields = fields.filter(move |(at, _)| (*at < IDENTITY) == named);
            fields.map(|(_, field)| Self::derived(field))
        };
        derived(true)
            .chain(stated(|field| field.section == Section::Spec))
            .chain(derived(false))
            .chain(stated(|field| field.section != Section::Spec))
    }

    fn stated(field: &'static Field) -> Self {
        Self {
            key: Cow::Borrowed(field.key),
            title: Cow::Borrowed(field.title),
            head: Cow::Borrowed(field.head),
            names: field.names,
            unit: field.unit,
            better: field.better,
            source: Source::Stated(field),
        }
    }

    fn derived(field: &'static Derived) -> Self {
        Self {
            key: Cow::Borrowed(field.key),
            title: Cow::Borrowed(field.title),
            head: Cow::Borrowed(field.head),
            names: field.names,
            unit: field.unit,
            better: field.better,
            source: Source::Derived(field),
        }
    }

    /// The scores on the board at this position of those asked for.
    pub fn board(at: usize, board: &Board) -> Self {
        Self {
            key: Cow::Owned(format!("{BOARD_PREFIX}{}", board.id)),
            title: Cow::Owned(board.name.clone()),
            head: Cow::Owned(board.name.clone()),
            names: &[],
            unit: Some(board.unit.as_str()),
            better: Some(board.better()),
            source: Source::Board(at),
        }
    }

    /// The fact with this key or short name. Scores are found among the boards of a catalog instead.
    pub fn find(name: &str) -> Option<Self> {
        let plain = name.to_lowercase().replace(['_', ' '], "-");
        let is_key = |column: &Self| column.key.replace('_', "-") == plain;
        let has_name = |column: &Self| column.names.contains(&&*plain);
        Self::all()
            .find(is_key)
            .or_else(|| Self::all().find(has_name))
    }

    /// Its value in a model; absent: unknown.
    pub fn value(&self, entry: &Entry) -> Option<Value> {
        match self.source {
            Source::Stated(field) => (field.value)(&entry.model.facts, &entry.model.capabilities),
            Source::Derived(field) => (field.value)(entry),
            Source::Board(at) => entry.scores.get(at)?.map(Value::Score),
        }
    }

    /// Where it stands in a row of the JSON form, objects within it behind a dot.
    pub fn path(&self) -> String {
        match self.source {
            Source::Stated(field) if field.section != Section::Spec => {
                format!("capabilities.{}", self.key)
            }
            Source::Board(_) => self.key.replacen(BOARD_PREFIX, "scores.", 1),
            _ => match &*self.key {
                "parameters_total" => "parameters.total".into(),
                "parameters_active" => "parameters.active".into(),
                "license" => "license.name".into(),
                "route" => "route.provider".into(),
                key => key.to_owned(),
            },
        }
    }

    /// Whether its values are numbers, which stand to the right.
    pub fn is_number(&self) -> bool {
        self.unit.is_some() || self.key == "provider_count"
    }
}

/// How many of [`DERIVED`] say who a model is.
const IDENTITY: usize = 4;
