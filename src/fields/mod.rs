//! Every comparable fact, term and derived value once: key, title, unit, which way is better, its place in
//! JSON, and how it is read.
//!
//! Columns, sort keys, filters, CSV, JSON, JSONL, the rows of `compare` and `show`, `diff`, completion and the
//! reference page follow from three tables: [`FACTS`], what sources state of a model; [`TERMS`], what they
//! state of a route; [`DERIVED`], what follows from both on a day and at a traffic. To add a field, add a row.
//! Does not decide anything about a model.

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

/// The section of a table that a field belongs to, in the order in which sections are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Section {
    /// Which model it is.
    Identity,
    /// A specification.
    Spec,
    /// A limit on tokens. Shown among the specifications; a change of it is a change of limits.
    Limit,
    /// A specification that `show` and lists have, and a comparison leaves out.
    Detail,
    /// Where a model or a route is in its life.
    Life,
    /// How good a model is, by the quality index.
    Quality,
    /// What a model can do.
    Capability {
        /// Capabilities of one group count once in a decision. `None`: shown, but not counted.
        group: Option<&'static str>,
    },
    /// What the model costs and where.
    Offer,
    /// A rate of the standard service.
    Rate,
    /// A rate of another mode of service, such as batch.
    ModeRate,
}

impl Section {
    /// Whether a comparison lists the field among the specifications.
    pub fn is_spec(self) -> bool {
        matches!(self, Self::Spec | Self::Limit)
    }
}

/// What is said of a field wherever it appears.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Its key in JSON, CSV and on the command line.
    pub key: &'static str,
    /// Its title in a row.
    pub title: &'static str,
    /// Its title above a column.
    pub head: &'static str,
    /// Short names on the command line, beside the key.
    pub names: &'static [&'static str],
    /// Its unit in JSON: `tokens`, `weights`, `usd`, `usd_per_mtok`. `None`: it has none.
    pub unit: Option<&'static str>,
    /// Which way it is better. `None`: that depends on the buyer.
    pub better: Option<Better>,
    /// Where it is shown.
    pub section: Section,
    /// Its place in a model's JSON; `outer.inner` is a key of an object within it.
    pub path: &'static str,
    /// What JSON says when it is unknown. `None`: `null`.
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

/// What a table of fields reads its values from.
pub trait Holder {
    /// The record that has the values.
    type Of<'a>;
}

/// A row of a table.
pub struct Field<H: Holder + 'static> {
    /// What is said of it.
    pub about: About,
    /// Its value. `None`: unknown.
    pub value: for<'a> fn(&H::Of<'a>) -> Option<Value>,
}

/// A field of a model, stated or derived.
#[derive(Clone, Copy)]
pub enum ModelField {
    /// One of [`FACTS`].
    Fact(&'static Field<Fact>),
    /// One of [`DERIVED`].
    Derived(&'static Field<Derived>),
}

impl ModelField {
    /// What is said of it.
    pub fn about(self) -> &'static About {
        match self {
            Self::Fact(field) => &field.about,
            Self::Derived(field) => &field.about,
        }
    }

    /// Its value. `None`: unknown.
    pub fn value(self, model: &ModelView) -> Option<Value> {
        match self {
            Self::Fact(field) => (field.value)(&Stated::of(model.model)),
            Self::Derived(field) => (field.value)(model),
        }
    }
}

/// Every field of a model in the order of a row: identity, facts, life, capabilities, offer.
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
