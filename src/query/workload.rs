//! What each workload requires, and its usual traffic: one row per workload (decision rules, §6).
//!
//! Does not score: the quality index has an estimate for each workload.

use catalog::schema::{Model, Workload};
use catalog::units::show_count;

use crate::fields::tools;

/// A requirement of a workload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Function calling or tool use.
    Tools,
    /// Image input.
    Vision,
    /// Output constrained to a schema.
    StructuredOutputs,
    /// A context window of at least this many tokens.
    Context(u64),
}

/// What follows from a workload.
#[derive(Debug)]
pub struct Rule {
    pub workload: Workload,
    pub needs: &'static [Need],
    /// The built-in traffic profile, used if the caller states no traffic.
    pub profile: Option<&'static str>,
}

const fn rule(workload: Workload, needs: &'static [Need], profile: Option<&'static str>) -> Rule {
    Rule {
        workload,
        needs,
        profile,
    }
}

pub const RULES: &[Rule] = &[
    rule(Workload::Coding, &[Need::Tools], Some("agent")),
    rule(Workload::Agents, &[Need::Tools], Some("agent")),
    rule(Workload::Rag, &[Need::Context(100_000)], Some("rag")),
    rule(Workload::LongContext, &[Need::Context(200_000)], None),
    rule(Workload::Vision, &[Need::Vision], None),
    rule(Workload::Classification, &[], Some("batch")),
    rule(
        Workload::Extraction,
        &[Need::StructuredOutputs],
        Some("extraction"),
    ),
    rule(Workload::Chat, &[], Some("chat")),
];

pub fn rule_of(workload: Workload) -> &'static Rule {
    let found = RULES.iter().find(|rule| rule.workload == workload);
    found.unwrap_or(&RULES[0])
}

/// A workload's requirements; none without a workload.
pub fn needs(workload: Option<Workload>) -> &'static [Need] {
    workload.map_or(&[], |workload| rule_of(workload).needs)
}

impl Need {
    pub fn title(self) -> String {
        match self {
            Self::Tools => "tool use".into(),
            Self::Vision => "vision".into(),
            Self::StructuredOutputs => "structured outputs".into(),
            Self::Context(tokens) => format!("a {} context window", show_count(tokens)),
        }
    }

    /// Whether a model meets it. `None`: unknown.
    pub fn met_by(self, model: &Model) -> Option<bool> {
        let can = &model.capabilities;
        match self {
            Self::Tools => tools(can),
            Self::Vision => can.vision,
            Self::StructuredOutputs => can.structured_outputs,
            Self::Context(least) => model.facts.context_tokens.map(|n| n >= least),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_workload_has_a_row() {
        for workload in Workload::ALL {
            assert_eq!(rule_of(*workload).workload, *workload);
        }
    }
}
