//! Columns of Epoch's sheets, one row per board.
//!
//! The score is not always the second column, shares are fractions unless the factor is 1, and errors may
//! have another unit than the score.

use super::others::OTHERS;

/// A board in a sheet.
pub struct Sheet {
    /// File name without `.csv`.
    pub file: &'static str,
    /// Board id in `benchmarks.json`.
    pub board: &'static str,
    /// Publisher of the figures.
    pub who: Who,
    /// Score column.
    pub score: &'static str,
    /// Factor from the column's unit to the board's.
    pub factor: f64,
    /// Decimals kept, for scores other than shares.
    pub places: i32,
    /// Standard error: column and factor to the board's unit.
    pub error: Option<(&'static str, f64)>,
    /// Interval, in the score's unit.
    pub interval: Option<Interval>,
    /// Agent, scaffold, tools or setting.
    pub harness: Option<&'static str>,
    /// Columns of submitter and model developer, for boards with external submissions.
    pub submitter: Option<(&'static str, &'static str)>,
    /// Effort column.
    pub effort: Option<&'static str>,
    /// Column for USD per task.
    pub cost: Option<&'static str>,
    /// Output tokens per task: column and factor.
    pub tokens: Option<(&'static str, f64)>,
    /// Date column.
    pub date: Option<&'static str>,
    /// Page to link if the row has none.
    pub home: &'static str,
    /// Whether one figure per model is repeated for each effort.
    pub one_a_model: bool,
}

/// Publisher of a sheet's figures.
pub enum Who {
    /// The board's owner, or the lab whose model card a row links.
    Owner(&'static str),
    /// The paper linked by each row.
    Report,
}

/// Format of an interval.
#[derive(Clone, Copy)]
pub enum Interval {
    /// Lower and upper bound.
    Ends(&'static str, &'static str),
    /// Half width.
    HalfWidth(&'static str),
}

const fn sheet(file: &'static str, board: &'static str, who: Who, score: &'static str) -> Sheet {
    Sheet {
        file,
        board,
        who,
        score,
        factor: 100.0,
        places: 4,
        error: None,
        interval: None,
        harness: None,
        submitter: None,
        effort: None,
        cost: None,
        tokens: None,
        date: None,
        home: "",
        one_a_model: false,
    }
}

/// A board run by Epoch.
const fn own(file: &'static str, board: &'static str) -> Sheet {
    Sheet {
        error: Some(("stderr", 100.0)),
        date: Some("Started at"),
        home: "https://epoch.ai/benchmarks",
        ..sheet(file, board, Who::Owner("Epoch AI"), "mean_score")
    }
}

pub const fn of(
    file: &'static str,
    board: &'static str,
    owner: &'static str,
    score: &'static str,
) -> Sheet {
    sheet(file, board, Who::Owner(owner), score)
}

const fn papers(file: &'static str, board: &'static str, score: &'static str) -> Sheet {
    sheet(file, board, Who::Report, score)
}

/// All sheets.
pub fn sheets() -> impl Iterator<Item = &'static Sheet> {
    OWN.iter().chain(OTHERS).chain(PAPERS)
}

/// Epoch's own runs.
const OWN: &[Sheet] = &[
    Sheet {
        factor: 1.0,
        places: 2,
        home: "https://epoch.ai/benchmarks",
        one_a_model: true,
        ..of(
            "epoch_capabilities_index",
            "epoch-capabilities-index",
            "Epoch AI",
            "ECI Score",
        )
    },
    own("chess_puzzles", "chess-puzzles"),
    own("frontiermath", "frontiermath"),
    own("frontiermath_tier_4", "frontiermath-tier-4"),
    own("gpqa_diamond", "gpqa-diamond"),
    own("math_level_5", "math-level-5"),
    own("mystery_game_puzzles", "mystery-game-puzzles"),
    own("otis_mock_aime_2024_2025", "otis-mock-aime-2024-2025"),
    own("simpleqa_verified", "simpleqa-verified"),
    own("swe_bench_verified", "swe-bench-verified"),
];

/// Figures collected from papers.
const PAPERS: &[Sheet] = &[
    papers("adversarial_nli_external", "adversarial-nli", "Score"),
    papers("arc_ai2_external", "arc-challenge", "Challenge score"),
    papers("arc_ai2_external", "arc-easy", "Easy score"),
    papers("bbh_external", "bbh", "Average"),
    papers("bool_q_external", "boolq", "Score"),
    papers("common_sense_qa_2_external", "commonsenseqa-2", "Score"),
    papers("gsm8k_external", "gsm8k", "EM"),
    papers("hella_swag_external", "hellaswag", "Overall accuracy"),
    papers("lambada_external", "lambada", "Score"),
    papers("mmlu_external", "mmlu", "EM"),
    papers("open_book_qa_external", "openbookqa", "Accuracy"),
    papers("piqa_external", "piqa", "Score"),
    papers("science_qa_external", "scienceqa", "Score"),
    papers("superglue_external", "superglue", "Score"),
    papers("trivia_qa_external", "triviaqa", "EM"),
    papers("wino_grande_external", "winogrande", "Accuracy"),
];
