//! What the columns of Epoch's sheets mean, one row a board.
//!
//! Read from each sheet: the score is not always the second column, shares stand as fractions of one
//! except where the factor is 1, an error need not have the score's unit.

use super::others::OTHERS;

/// What one sheet says about one board.
pub struct Sheet {
    /// Its file, without `.csv`.
    pub file: &'static str,
    /// The board in `benchmarks.json`.
    pub board: &'static str,
    /// Who publishes the figures.
    pub who: Who,
    /// The column of the score.
    pub score: &'static str,
    /// From the column's unit to the board's.
    pub factor: f64,
    /// Decimals kept of scores that are no shares.
    pub places: i32,
    /// Standard error: column, and its own factor to the board's unit.
    pub error: Option<(&'static str, f64)>,
    /// Interval, in the score's unit.
    pub interval: Option<Interval>,
    /// Agent, scaffold, tools or setting.
    pub harness: Option<&'static str>,
    /// Who submitted the run and who made the model, where others than the owner submit.
    pub submitter: Option<(&'static str, &'static str)>,
    /// A column of its own for the effort.
    pub effort: Option<&'static str>,
    /// USD per task.
    pub cost: Option<&'static str>,
    /// Output tokens per task: column and factor.
    pub tokens: Option<(&'static str, f64)>,
    /// The day.
    pub date: Option<&'static str>,
    /// The page to link to where the row has no link.
    pub home: &'static str,
    /// One figure a model, repeated for each effort.
    pub one_a_model: bool,
}

/// Who publishes a sheet's figures.
pub enum Who {
    /// The board's owner; where a row links a maker's own card, that maker.
    Owner(&'static str),
    /// The paper that each row links.
    Report,
}

/// How an interval is written.
#[derive(Clone, Copy)]
pub enum Interval {
    /// Low and high.
    Ends(&'static str, &'static str),
    /// Half its width.
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

/// A board that Epoch runs itself.
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

/// Every sheet.
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
