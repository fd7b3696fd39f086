//! Every comparable fact, term and derived value, defined once: key, title, unit, which direction is better, its path
//! in JSON, and how to read it.
//!
//! Columns, sort keys, filters, CSV, JSON, JSONL, the rows of `compare` and `show`, `diff`, completion and the
//! reference page all come from three tables: [`FACTS`], what sources state about a model; [`TERMS`], what they
//! state about a route; [`DERIVED`], what follows from both on a date and at a traffic. To add a field, add a
//! row. Does not decide anything about a model.

mod derived;
mod facts;
mod row;
mod terms;
mod value;

use serde::Serialize;

pub use derived::{DERIVED, Derived, ModelView};
pub use facts::{FACTS, Fact, Stated, capabilities, flag, needs, tools};
pub use row::{ModelRow, TermRow};
pub use terms::{ListPrice, TERMS, Term, rate};
use value::text;
pub use value::{Better, Value, best};

/// The section a field is shown in, in display order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Section {
    Identity,
    Spec,
    /// A limit on tokens. Shown with the specifications; `diff` lists its changes as limits.
    Limit,
    /// A specification shown by `show` and lists, but not in comparisons.
    Detail,
    /// The lifecycle of a model or route.
    Life,
    /// The quality index.
    Quality,
    Capability {
        /// Capabilities of one group count once in a decision. `None`: shown but not counted.
        group: Option<&'static str>,
    },
    /// What the model costs, and where.
    Offer,
    /// A rate of standard service.
    Rate,
    /// A rate of another service mode, such as batch.
    ModeRate,
}

impl Section {
    /// Whether comparisons list the field with the specifications.
    pub fn is_spec(self) -> bool {
        matches!(self, Self::Spec | Self::Limit)
    }
}

/// What is the same for a field everywhere.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Key in JSON, CSV and on the command line.
    pub key: &'static str,
    /// Title in a row.
    pub title: &'static str,
    /// Title above a column.
    pub head: &'static str,
    /// More names on the command line, besides the key.
    pub names: &'static [&'static str],
    /// Unit in JSON: `tokens`, `weights`, `usd`, `usd_per_mtok`. `None`: no unit.
    pub unit: Option<&'static str>,
    /// Which direction is better. `None`: depends on the buyer.
    pub better: Option<Better>,
    pub section: Section,
    /// Path in a model's JSON; `outer.inner` is a key of a nested object.
    pub path: &'static str,
    /// Its word in JSON when unknown. `None`: `null`.
    pub absent: Option<&'static str>,
}

impl About {
    const fn new(
        section: Section,
        key: &'static str,
        title: &'static str,
        head: &'static str,
    ) -> Self {
        Self {
            key,
            title,
            head,
            names: &[],
            unit: None,
            better: None,
            section,
            path: key,
            absent: None,
        }
    }

    const fn names(mut self, names: &'static [&'static str]) -> Self {
        self.names = names;
        self
    }

    const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }

    const fn better(mut self, better: Better) -> Self {
        self.better = Some(better);
        self
    }

    const fn path(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    const fn absent(mut self, word: &'static str) -> Self {
        self.absent = Some(word);
        self
    }
}

/// Where a table of fields reads its values.
pub trait Holder {
    type Of<'a>;
}

pub struct Field<H: Holder + 'static> {
    pub about: About,
    /// `None`: unknown.
    pub value: for<'a> fn(&H::Of<'a>) -> Option<Value>,
}

/// A field of a model, stated or derived.
#[derive(Clone, Copy)]
pub enum ModelField {
    /// From [`FACTS`].
    Fact(&'static Field<Fact>),
    /// From [`DERIVED`].
    Derived(&'static Field<Derived>),
}

impl ModelField {
    pub fn about(self) -> &'static About {
        match self {
            Self::Fact(field) => &field.about,
            Self::Derived(field) => &field.about,
        }
    }

    /// `None`: unknown.
    pub fn value(self, model: &ModelView) -> Option<Value> {
        match self {
            Self::Fact(field) => (field.value)(&Stated::of(model.model)),
            Self::Derived(field) => (field.value)(model),
        }
    }
}

/// Every field of a model in row order: identity, facts, lifecycle, quality, capabilities, offer.
pub fn model_fields() -> impl Iterator<Item = ModelField> {
    let facts = |wanted: fn(Section) -> bool| {
        let fields = FACTS.iter().filter(move |f| wanted(f.about.section));
        fields.map(ModelField::Fact)
    };
    let derived = |section: Section| {
        let fields = DERIVED.iter().filter(move |f| f.about.section == section);
        fields.map(ModelField::Derived)
    };
    let can = |section| matches!(section, Section::Capability { .. });
    derived(Section::Identity)
        .chain(facts(|section| {
            section.is_spec() || section == Section::Detail
        }))
        .chain(derived(Section::Life))
        .chain(derived(Section::Quality))
        .chain(facts(can))
        .chain(derived(Section::Offer))
}
