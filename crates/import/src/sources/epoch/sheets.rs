//! The columns of Epoch's sheets, one board per row of `sheets.tsv`.
//!
//! The score is not always the second column, shares are fractions unless the factor is 1, and errors may
//! have another unit than the score.

use std::sync::LazyLock;

use catalog::rows;

/// A board in a sheet.
#[derive(Default)]
pub struct Sheet {
    /// File name without `.csv`.
    pub file: &'static str,
    /// Board id in `benchmarks.json`.
    pub board: &'static str,
    /// Publisher of the figures: the board's owner, or the lab whose model card a row links. If `None`, the
    /// paper that each row links.
    pub owner: Option<&'static str>,
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
    pub home: Option<&'static str>,
    /// Whether one figure per model is repeated for each effort.
    pub one_a_model: bool,
}

/// Format of an interval.
#[derive(Clone, Copy)]
pub enum Interval {
    /// Lower and upper bound.
    Ends(&'static str, &'static str),
    /// Half width.
    HalfWidth(&'static str),
}

pub const ROWS: &[[&str; 5]] = rows!(5, include_str!("sheets.tsv"));

pub static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| ROWS.iter().filter_map(sheet).collect());

/// Parses a row of the table; `None` if it is malformed.
fn sheet([file, board, owner, score, more]: &[&'static str; 5]) -> Option<Sheet> {
    let mut sheet = Sheet {
        file,
        board,
        owner: Some(*owner).filter(|owner| *owner != "-"),
        score,
        factor: 100.0,
        places: 4,
        ..Sheet::default()
    };
    let scaled = |text: &'static str| {
        let (factor, column) = text.split_once(' ')?;
        Some((column, factor.parse().ok()?))
    };
    for said in more.split(" | ").filter(|said| *said != "-") {
        let (key, value) = said.split_once(' ').unwrap_or((said, ""));
        let some = Some(value);
        match key {
            "factor" => sheet.factor = value.parse().ok()?,
            "places" => sheet.places = value.parse().ok()?,
            "error" => sheet.error = Some(scaled(value)?),
            "tokens" => sheet.tokens = Some(scaled(value)?),
            "interval" => {
                let (low, high) = value.split_once(" .. ")?;
                sheet.interval = Some(Interval::Ends(low, high));
            }
            "half-width" => sheet.interval = Some(Interval::HalfWidth(value)),
            "submitter" => sheet.submitter = Some(value.split_once(" .. ")?),
            "harness" => sheet.harness = some,
            "effort" => sheet.effort = some,
            "cost" => sheet.cost = some,
            "date" => sheet.date = some,
            "home" => sheet.home = some,
            "one-a-model" => sheet.one_a_model = true,
            _ => return None,
        }
    }
    Some(sheet)
}
