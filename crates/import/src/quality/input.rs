//! Reads boards and scores from the catalog: the role of each board and its workloads.

use catalog::schema::{self, BoardField, Direction, Kind, ModelFile, Unit, Workload};

use super::cells::{Board, Role, Row};
use super::scale::Scale;

/// Fields of each workload. A board may belong to several.
#[rustfmt::skip] // one workload per line
const FIELDS: [(Workload, &[BoardField]); 8] = {
    use BoardField as F;
    [
        (Workload::Coding, &[F::Coding, F::AgenticCoding]),
        (Workload::Agents, &[F::Agentic, F::AgenticCoding, F::ToolUse]),
        (Workload::Rag, &[F::Factuality, F::LongContext]),
        (Workload::LongContext, &[F::LongContext]),
        (Workload::Vision, &[F::Vision]),
        (Workload::Classification, &[F::Knowledge, F::InstructionFollowing]),
        (Workload::Extraction, &[F::Factuality, F::InstructionFollowing]),
        (Workload::Chat, &[F::Preference, F::Writing, F::InstructionFollowing, F::Multilingual]),
    ]
};
/// Workloads on text only: boards with images would measure vision as well.
const TEXT_ONLY: [Workload; 3] = [
    Workload::Classification,
    Workload::Extraction,
    Workload::Chat,
];

/// Converts a board.
pub fn board(of: &schema::Board) -> Board {
    let role = if of.aggregate {
        Role::Aggregate
    } else if of.base_models_only {
        Role::BaseModels
    } else if of
        .fields
        .iter()
        .all(|field| *field == BoardField::Factuality)
    {
        Role::Factuality
    } else {
        Role::General
    };
    let scale = match (of.unit, of.min, of.max) {
        (Unit::Percent | Unit::Points, Some(low), Some(high)) => Scale::Share { low, high },
        (Unit::Rating, ..) => Scale::Rating,
        (Unit::Factor | Unit::Minutes, ..) => Scale::Ratio,
        _ => Scale::Plain,
    };
    let sees = of.fields.contains(&BoardField::Vision);
    let counts = FIELDS.iter().filter(|(workload, fields)| {
        let reads = fields.iter().any(|field| of.fields.contains(field));
        reads && !(sees && TEXT_ONLY.contains(workload))
    });
    Board {
        id: of.id.clone(),
        group: of.group.clone(),
        owner: of.owner.clone(),
        scale,
        lower_is_better: of.direction == Direction::Lower,
        role,
        workloads: counts.map(|(workload, _)| *workload).collect(),
    }
}

/// All scores of chat models.
pub fn rows<'a>(models: impl Iterator<Item = &'a ModelFile>) -> Vec<Row> {
    let chat = models.filter(|model| model.kind == Kind::Chat);
    let scores = chat.flat_map(|model| model.benchmarks.iter().map(move |score| (model, score)));
    scores
        .map(|(model, score)| Row {
            model: model.id.clone(),
            board: score.board.clone(),
            publisher: score.publisher.clone(),
            by: score.measured_by,
            score: score.score,
        })
        .collect()
}
