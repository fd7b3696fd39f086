//! The rules for a catalog's values, beyond the format of its files.
//!
//! Each rule is a row of `RULES` and reports the file, the field and the fix. No rule reads the clock: a date is in
//! the future if it is later than the newest snapshot. Does not read files (`read`).

mod model;
mod quality;
mod references;

use crate::files::Files;
use crate::problem::Problem;
use crate::sort::Order;

pub use self::model::{date_in_id, size_in_name};

/// A rule: reports every violation.
type Rule = fn(&Files, &mut Vec<Problem>);

/// All rules, in the order they run.
const RULES: &[Rule] = &[
    references::unique_ids,
    references::known,
    references::dates,
    references::own_names,
    references::own_routes,
    references::lab_providers,
    references::boards,
    model::ids,
    model::release,
    model::limits,
    model::parameters,
    model::requests,
    model::prices,
    model::price_outliers,
    model::retirement,
    model::scores,
    quality::quality,
];

/// Every problem, sorted by file. A problem names the file that has the value: `curated/` if it is hand-written,
/// otherwise `models/`.
pub fn check(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES {
        rule(files, &mut problems);
    }
    for problem in &mut problems {
        (problem.file, problem.field) = files.locate(&problem.file, &problem.field);
    }
    problems.order();
    problems.dedup();
    problems
}
