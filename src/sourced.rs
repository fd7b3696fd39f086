//! A value with what it rests on: who says so, since when, and who says otherwise.
//!
//! Owns the reading of statements into facts. Refuses choosing between them: the catalog has settled
//! that (`catalog::settle`).

use catalog::units::Date;
use serde::Serialize;

/// What one source says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Said<T> {
    /// The value.
    pub value: T,
    /// The source's id.
    pub source: String,
    /// The day it was true.
    pub as_of: Date,
    /// The page it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A value in use with its provenance; without a value nobody states one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact<T> {
    /// The value in use; `null`: unknown.
    pub value: Option<T>,
    /// The source that settles it.
    pub source: Option<String>,
    /// The day it was true.
    pub as_of: Option<Date>,
    /// The page it stands on.
    pub url: Option<String>,
    /// Further sources that say the same, by id.
    pub confirmed_by: Vec<String>,
    /// What others say instead, each value once.
    pub others: Vec<Said<T>>,
}

impl<T: PartialEq> Fact<T> {
    /// The fact of a settled value and all that was said, in order of precedence.
    pub fn new(settled: Option<T>, said: impl IntoIterator<Item = Said<T>>) -> Self {
        let mut fact = Self {
            value: settled,
            source: None,
            as_of: None,
            url: None,
            confirmed_by: Vec::new(),
            others: Vec::new(),
        };
        for one in said {
            if fact.value.as_ref() != Some(&one.value) {
                if !fact.others.iter().any(|known| known.value == one.value) {
                    fact.others.push(one);
                }
            } else if fact.source.is_none() {
                fact.source = Some(one.source);
                fact.as_of = Some(one.as_of);
                fact.url = one.url;
            } else if fact.source.as_ref() != Some(&one.source)
                && !fact.confirmed_by.contains(&one.source)
            {
                fact.confirmed_by.push(one.source);
            }
        }
        fact
    }
}
