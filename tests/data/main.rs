//! The bundled catalog and its rules: what users rely on, checked against external values.

#![allow(clippy::expect_used, clippy::panic)] // a test fails by panicking
#![allow(clippy::float_cmp)] // scores are compared as written
#![allow(clippy::cast_possible_truncation)] // prices are far below 2^53
#![allow(clippy::print_stdout)] // prints the exceptions on request

mod alternatives;
mod audit;
mod bills;
mod boards;
mod boundaries;
mod bundle;
mod cases;
mod catalog;
mod list;
mod names;
mod pricing;
mod quality;
mod rules;
mod said;
mod standings;
mod traffic;
mod units;
mod usage;
mod verdicts;
