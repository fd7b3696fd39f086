//! The rules for a catalog's values, beyond the shape of its files.
//!
//! Each rule is a row of [`RULES`] and reports the file, the field and the fix. No rule reads the clock: a
//! date is in the future if it is later than the newest snapshot. Does not read files (`read`).

mod model;
mod quality;
mod references;

use crate::files::Files;
use crate::problem::Problem;
use crate::sort::Order;

pub use self::model::{date_in_id, size_in_name};

/// A rule.
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// Reports every violation.
    find: fn(&Files, &mut Vec<Problem>),
}

/// All rules, in the order they run.
pub const RULES: &[Rule] = &[
    Rule {
        id: "unique-ids",
        find: references::unique_ids,
    },
    Rule {
        id: "known-references",
        find: references::known,
    },
    Rule {
        id: "source-dates",
        find: references::dates,
    },
    Rule {
        id: "own-names",
        find: references::own_names,
    },
    Rule {
        id: "own-routes",
        find: references::own_routes,
    },
    Rule {
        id: "lab-providers",
        find: references::lab_providers,
    },
    Rule {
        id: "boards",
        find: references::boards,
    },
    Rule {
        id: "model-ids",
        find: model::ids,
    },
    Rule {
        id: "release",
        find: model::release,
    },
    Rule {
        id: "limits",
        find: model::limits,
    },
    Rule {
        id: "parameters",
        find: model::parameters,
    },
    Rule {
        id: "requests",
        find: model::requests,
    },
    Rule {
        id: "prices",
        find: model::prices,
    },
    Rule {
        id: "price-outliers",
        find: model::price_outliers,
    },
    Rule {
        id: "retirement",
        find: model::retirement,
    },
    Rule {
        id: "scores",
        find: model::scores,
    },
    Rule {
        id: "quality",
        find: quality::quality,
    },
];

/// Every problem, sorted by file. A problem names the file that has the value: `curated/` if people wrote
/// it, otherwise `models/`.
pub fn check(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES {
        (rule.find)(files, &mut problems);
    }
    for problem in &mut problems {
        (problem.file, problem.field) = files.locate(&problem.file, &problem.field);
    }
    problems.order();
    problems.dedup();
    problems
}
