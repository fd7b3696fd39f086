//! Tests the import on excerpts of the sources, and the catalog it writes.

#![allow(clippy::expect_used, clippy::panic)] // a test fails by panicking
#![allow(clippy::float_cmp)] // scores are compared exactly
#![allow(clippy::cast_possible_truncation)] // prices are far below 2^53

mod import;
mod renew;
#[cfg(feature = "maintainer")]
mod score_rows;
#[cfg(feature = "maintainer")]
mod scores;
