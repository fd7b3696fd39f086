//! Workloads: which boards count for them, what they need, which signals they double (decision rules,
//! §4). One row a workload.

use catalog::schema::BoardField;
use catalog::units::show_count;
use serde::Serialize;

use super::signals::Id;
use super::subject::Subject;
use crate::fields::tools;

/// What a model is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Workload {
    /// Writing and changing code.
    Coding,
    /// Long tasks with tools.
    Agents,
    /// Answers from retrieved documents.
    Rag,
    /// Reading very long inputs.
    LongContext,
    /// Understanding images.
    Vision,
    /// Sorting texts.
    Classification,
    /// Pulling data out of texts.
    Extraction,
    /// Conversation.
    Chat,
}

/// Something a workload cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Function calling or tool use.
    Tools,
    /// Image input.
    Vision,
    /// Output held to a schema.
    StructuredOutputs,
    /// A window of at least this many tokens.
    Context(u64),
}

/// A workload as a rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub workload: Workload,
    /// What the boards that count for it measure.
    pub fields: &'static [BoardField],
    /// What it cannot do without.
    pub needs: &'static [Need],
    /// Signals of double weight.
    pub doubled: &'static [Id],
}

/// All of them.
pub const RULES: &[Rule] = &[
    Rule {
        workload: Workload::Coding,
        fields: &[BoardField::Coding, BoardField::AgenticCoding],
        needs: &[Need::Tools],
        doubled: &[Id::Quality],
    },
    Rule {
        workload: Workload::Agents,
        fields: &[BoardField::Agentic, BoardField::ToolUse],
        needs: &[Need::Tools],
        doubled: &[Id::Quality, Id::Capabilities],
    },
    Rule {
        workload: Workload::Rag,
        fields: &[BoardField::LongContext, BoardField::Factuality],
        needs: &[Need::Context(100_000)],
        doubled: &[Id::Context, Id::Cost],
    },
    Rule {
        workload: Workload::LongContext,
        fields: &[BoardField::LongContext],
        needs: &[Need::Context(200_000)],
        doubled: &[Id::Context],
    },
    Rule {
        workload: Workload::Vision,
        fields: &[BoardField::Vision],
        needs: &[Need::Vision],
        doubled: &[Id::Quality],
    },
    Rule {
        workload: Workload::Classification,
        fields: &[BoardField::Knowledge, BoardField::Preference],
        needs: &[],
        doubled: &[Id::Cost],
    },
    Rule {
        workload: Workload::Extraction,
        fields: &[BoardField::Factuality, BoardField::Knowledge],
        needs: &[Need::StructuredOutputs],
        doubled: &[Id::Cost, Id::Capabilities],
    },
    Rule {
        workload: Workload::Chat,
        fields: &[BoardField::Preference],
        needs: &[],
        doubled: &[Id::Quality],
    },
];

impl Workload {
    /// Its row.
    pub fn rule(self) -> &'static Rule {
        RULES
            .iter()
            .find(|r| r.workload == self)
            .unwrap_or(&RULES[0])
    }
}

impl Need {
    /// What it is called.
    pub fn title(self) -> String {
        match self {
            Self::Tools => "tools".into(),
            Self::Vision => "vision".into(),
            Self::StructuredOutputs => "structured outputs".into(),
            Self::Context(tokens) => format!("a window of {}", show_count(tokens)),
        }
    }

    /// Whether a model meets it; `None`: unknown.
    pub fn met_by(self, subject: &Subject) -> Option<bool> {
        let can = &subject.model.capabilities;
        match self {
            Self::Tools => tools(can),
            Self::Vision => can.vision,
            Self::StructuredOutputs => can.structured_outputs,
            Self::Context(least) => subject.model.facts.context_tokens.map(|n| n >= least),
        }
    }
}
