//! Values by the id of a model or a provider, in a stable order: a JSON object.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Values keyed by id, in a stable order: a JSON object.
#[derive(Debug, Clone, PartialEq)]
pub struct ById<'a, T>(pub Vec<(&'a str, T)>);

impl<T> ById<'_, T> {
    /// The value of one id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(key, _)| *key == id)
            .map(|(_, value)| value)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for ById<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}
