//! The rules that a catalog's content must satisfy, beyond the shape of its files.
//!
//! Each rule is a row of [`RULES`]; it reports the file, the field and what would be right. Nothing
//! here knows the clock: a date is "in the future" when it is later than the newest snapshot.

mod model;
mod quality;
mod references;

use crate::read::{Files, Problem};
use crate::sort::Order;

pub use self::model::{date_in_id, size_in_name};

/// One rule over a catalog.
pub struct Rule {
    /// Short and stable.
    pub id: &'static str,
    /// Reports every breach.
    find: fn(&Files, &mut Vec<Problem>),
}

/// All of them, in the order in which they run.
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

/// Everything that is wrong, sorted by file. A problem names the file that the value is in: `curated/`
/// where people wrote it, else `models/`.
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
