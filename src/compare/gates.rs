//! Conditions that rule a model out, whatever quality is worth (decision rules, §4).
//!
//! A gate is not a vote: it rules out one model and says nothing about the other.

use catalog::schema::{Status, Workload};
use catalog::units::Date;
use serde::Serialize;

use super::subject::Subject;
use crate::query::workload::needs;
use crate::wording;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// No known route and no open weights.
    Callable,
    /// Retired, or retiring within 90 days.
    Lifecycle,
    /// Known to lack something the workload needs.
    Needs,
}

/// A model that cannot be picked, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gated {
    pub model: String,
    pub gate: Gate,
    /// The reason, with names and figures.
    pub text: String,
}

/// The gates that a model fails.
pub fn gates(subject: &Subject, workload: Option<Workload>, today: Date) -> Vec<Gated> {
    let gated = |gate, text| Gated {
        model: subject.id().to_owned(),
        gate,
        text,
    };
    let name = subject.name();
    let mut found = Vec::new();
    if !subject.is_callable() {
        found.push(gated(
            Gate::Callable,
            format!("{name} has no known route and no open weights"),
        ));
    }
    if subject.life.ends {
        found.push(gated(
            Gate::Lifecycle,
            format!("{name} {}", ending(subject, today)),
        ));
    }
    let unmet = needs(workload).iter();
    let unmet = unmet.filter(|need| need.met_by(subject.model) == Some(false));
    let unmet: Vec<String> = unmet.map(|need| need.title()).collect();
    if !unmet.is_empty() {
        found.push(gated(
            Gate::Needs,
            format!("{name} lacks {}", wording::list(&unmet)),
        ));
    }
    found
}

/// `retires in 13 days, on 2026-12-11`; `retired on 2025-10-28`; `is no longer on its lab's list`.
pub fn ending(subject: &Subject, today: Date) -> String {
    match (subject.life.status, subject.life.retires_on) {
        (Status::Withdrawn, Some(day)) => format!("is no longer on its lab's list (by {day})"),
        (Status::Withdrawn, None) => "is no longer on its lab's list".to_owned(),
        (_, Some(day)) if day < today => format!("retired on {day}"),
        (_, Some(day)) => format!("retires {}", wording::when(day, today)),
        _ => "is retired".to_owned(),
    }
}
