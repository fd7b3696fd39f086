//! A map keyed by model or provider id that keeps insertion order in JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Values keyed by id, in insertion order. Serializes as an object.
#[derive(Debug, Clone, PartialEq)]
pub struct ById<'a, T>(pub Vec<(&'a str, T)>);

impl<T> ById<'_, T> {
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(key, _)| *key == id)
            .map(|(_, value)| value)
    }

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
