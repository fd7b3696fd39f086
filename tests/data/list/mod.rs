//! Lists compared with a plain reading of the catalog's files, and rules for any filters and points.

mod rules;
mod scan;

/// The date of the tests.
const TODAY: &str = "2026-11-23";
