//! The bundled catalog and the rules over it: what a user relies on, against values from outside.

#![allow(clippy::expect_used, clippy::panic, missing_docs)] // a test fails by panicking
#![allow(clippy::float_cmp)] // scores are compared as they were written
#![allow(clippy::cast_possible_truncation)] // prices are far below 2^53
#![allow(clippy::print_stdout)] // what is excepted, for those who ask

mod alternatives;
mod audit;
mod bills;
mod boards;
mod bundle;
mod cases;
mod catalog;
mod list;
mod names;
mod pricing;
mod quality;
mod rules;
mod standings;
mod units;
mod usage;
mod verdicts;
