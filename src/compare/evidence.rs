//! Where the figures come from, how old they are, and where sources disagree.

use catalog::schema::{Evidence, Layer, Source};
use catalog::units::Date;
use serde::Serialize;

use super::subject::Subject;
use crate::fields::{FACTS, Field, Section, Stated, TERMS, Term, Value};
use crate::sourced::Sourced;

/// A source that a comparison rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credit {
    pub id: String,
    pub name: String,
    pub url: Option<String>,
    pub license: String,
    /// The attribution that it asks for.
    pub credit: String,
    /// The date of its newest snapshot.
    pub snapshot: Date,
    /// The data layer that the snapshot came with.
    pub layer: Layer,
}

impl Credit {
    pub fn new(source: Source, layer: Layer) -> Self {
        Self {
            layer,
            id: source.id,
            name: source.name,
            url: source.url,
            license: source.license,
            credit: source.credit,
            snapshot: source.snapshot,
        }
    }
}

/// A field on which sources disagree; the first of `said` is the one in use.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    pub model: String,
    /// The field's key; for a route, with its provider and id.
    pub field: String,
    /// The differing values, the one in use first.
    pub said: Vec<Sourced<Value>>,
}

/// What a comparison rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceReport {
    /// The newest date of any statement or score.
    pub newest: Option<Date>,
    /// The oldest.
    pub oldest: Option<Date>,
    /// By id.
    pub sources: Vec<Credit>,
    pub conflicts: Vec<Conflict>,
}

/// Ids of the sources behind models and scores, sorted.
pub fn sources_used<'a>(
    evidence: impl Iterator<Item = (&'a Evidence, &'a [catalog::schema::Measured<'a>])>,
) -> Vec<String> {
    let mut ids = Vec::new();
    for (evidence, scores) in evidence {
        ids.extend(evidence.statements.iter().map(|s| s.source.clone()));
        ids.extend(evidence.routes.iter().flatten().map(|s| s.source.clone()));
        ids.extend(scores.iter().map(|s| s.source.to_owned()));
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Dates, sources and conflicts of the compared models.
pub fn evidence(
    subjects: &[Subject],
    evidence: &[Evidence],
    sources: Vec<Credit>,
) -> EvidenceReport {
    let stated = evidence.iter().flat_map(|e| {
        let facts = e.statements.iter().map(|s| s.as_of);
        facts.chain(e.routes.iter().flatten().map(|s| s.as_of))
    });
    let scored = subjects
        .iter()
        .flat_map(|s| s.scores.iter().map(|score| score.as_of));
    let days: Vec<Date> = stated.chain(scored).collect();
    let conflicts = subjects.iter().zip(evidence).flat_map(|(s, e)| {
        let facts = FACTS.iter().filter_map(|field| {
            let said = e.statements.iter().filter_map(|statement| {
                Some(Sourced {
                    value: (field.value)(&Stated {
                        facts: &statement.facts,
                        capabilities: &statement.capabilities,
                    })?,
                    source: statement.source.clone(),
                    as_of: statement.as_of,
                    url: None,
                })
            });
            conflict(s, field.about.key.to_owned(), said.collect())
        });
        let routes = s.model.routes.iter().zip(&e.routes);
        let routes = routes.flat_map(|(route, statements)| {
            rates().filter_map(move |field| {
                let said = statements.iter().filter_map(|statement| {
                    Some(Sourced {
                        value: (field.value)(&statement.terms)?,
                        source: statement.source.clone(),
                        as_of: statement.as_of,
                        url: None,
                    })
                });
                let field = format!("{} of {} at {}", field.about.key, route.id, route.provider);
                conflict(s, field, said.collect())
            })
        });
        facts.chain(routes).collect::<Vec<_>>()
    });
    EvidenceReport {
        newest: days.iter().max().copied(),
        oldest: days.iter().min().copied(),
        sources,
        conflicts: conflicts.collect(),
    }
}

/// Standard rates: the terms checked for conflicts.
fn rates() -> impl Iterator<Item = &'static Field<Term>> {
    TERMS.iter().filter(|f| f.about.section == Section::Rate)
}

fn conflict(subject: &Subject, field: String, all: Vec<Sourced<Value>>) -> Option<Conflict> {
    let mut said: Vec<Sourced<Value>> = Vec::new();
    for one in all {
        if !said.iter().any(|known| known.value == one.value) {
            said.push(one);
        }
    }
    (said.len() > 1).then(|| Conflict {
        model: subject.id().to_owned(),
        field,
        said,
    })
}
