//! Fields as JSON: a model's row, a route's terms.

use std::rc::Rc;
use std::sync::LazyLock;

use catalog::schema::Terms;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{ModelField, ModelView, Section, TERMS, Value, model_fields};

/// The keys of a model's row, each with its field, or with the fields of its object.
static MODEL: LazyLock<Vec<(&'static str, Vec<ModelField>)>> = LazyLock::new(|| {
    let mut keys: Vec<(&'static str, Vec<ModelField>)> = Vec::new();
    for field in model_fields() {
        let path = field.about().path;
        let key = path.split_once('.').map_or(path, |(outer, _)| outer);
        match keys.last_mut() {
            Some((last, fields)) if *last == key => fields.push(field),
            _ => keys.push((key, vec![field])),
        }
    }
    keys
});

/// Objects that are `null` if all of their values are unknown; other objects have a `null` for each key.
const NULL_WHEN_EMPTY: &[&str] = &["license", "route"];

/// A model's fields as one JSON object, except the sections in `without`.
#[derive(Debug, Clone, Copy)]
pub struct ModelRow<'a> {
    pub view: ModelView<'a>,
    pub without: &'static [Section],
}

impl ModelRow<'_> {
    /// The paths of its values in order; these are the CSV columns.
    pub fn paths() -> impl Iterator<Item = &'static str> {
        model_fields().map(|field| field.about().path)
    }
}

impl Serialize for ModelRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, fields) in MODEL.iter() {
            if self.without.contains(&fields[0].about().section) {
                continue;
            }
            if fields[0].about().path == *key {
                map.serialize_entry(key, &Known(fields[0], &self.view))?;
            } else {
                map.serialize_entry(key, &Object(key, fields, &self.view))?;
            }
        }
        map.end()
    }
}

struct Known<'v>(ModelField, &'v ModelView<'v>);

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.0.value(self.1), self.0.about().absent) {
            (None, Some(word)) => serializer.serialize_str(word),
            (value, _) => value.serialize(serializer),
        }
    }
}

struct Object<'v>(&'v str, &'v [ModelField], &'v ModelView<'v>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(key, fields, view) = self;
        let values: Vec<Option<Value>> = fields.iter().map(|field| field.value(view)).collect();
        if NULL_WHEN_EMPTY.contains(key) && values.iter().all(Option::is_none) {
            return serializer.serialize_none();
        }
        let mut map = serializer.serialize_map(Some(fields.len()))?;
        for (field, value) in fields.iter().zip(values) {
            let path = field.about().path;
            let inner = path.split_once('.').map_or(path, |(_, inner)| inner);
            map.serialize_entry(inner, &value)?;
        }
        map.end()
    }
}

/// A route's terms in some sections, flattened into a JSON object.
#[derive(Debug, Clone)]
pub struct TermRow {
    pub terms: Rc<Terms>,
    /// In the order of [`TERMS`].
    pub sections: &'static [Section],
}

impl TermRow {
    /// The keys of `sections`, in order.
    pub fn keys(sections: &'static [Section]) -> impl Iterator<Item = &'static str> {
        let fields = TERMS
            .iter()
            .filter(|field| sections.contains(&field.about.section));
        fields.map(|field| field.about.key)
    }
}

impl Serialize for TermRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in TERMS {
            if self.sections.contains(&field.about.section) {
                map.serialize_entry(field.about.key, &(field.value)(&self.terms))?;
            }
        }
        map.end()
    }
}
