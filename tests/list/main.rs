//! Lists against a plain reading of the catalog's files, and what holds for any filters and any points.

#![allow(clippy::expect_used, clippy::panic, missing_docs)] // a test fails by panicking
#![allow(clippy::cast_possible_truncation)] // prices are far below 2^53

mod rules;
mod scan;

/// The day on which the tests take place.
const TODAY: &str = "2026-11-23";
