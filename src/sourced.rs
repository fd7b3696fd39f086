//! Values with their sources: which source states them, as of when, and which sources disagree.
//!
//! Does not choose between sources; `catalog::precedence` does.

use catalog::units::Date;
use serde::Serialize;

/// A value stated by one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sourced<T> {
    pub value: T,
    pub source: String,
    /// Date of the statement.
    pub as_of: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The value in use and its sources.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact<T> {
    /// `None` if unknown.
    pub value: Option<T>,
    /// Id of the source of the value in use.
    pub source: Option<String>,
    /// Date of the statement.
    pub as_of: Option<Date>,
    pub url: Option<String>,
    /// Ids of further sources that agree.
    pub confirmed_by: Vec<String>,
    /// Differing values, each once.
    pub others: Vec<Sourced<T>>,
}

impl<T: PartialEq> Fact<T> {
    /// Builds the fact from the chosen value and all statements, in order of precedence.
    pub fn new(settled: Option<T>, said: impl IntoIterator<Item = Sourced<T>>) -> Self {
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
