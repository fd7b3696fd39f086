//! Lists against a plain reading of the catalog's files, and what holds for any filters and any points.

mod rules;
mod scan;

/// The day on which the tests take place.
const TODAY: &str = "2026-11-23";
