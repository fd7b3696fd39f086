//! llmcmp
pub mod catalog;
pub mod compare;
pub mod cost;
pub mod error;
pub mod fields;
pub mod lifecycle;
pub mod names;
pub mod report;
pub mod resolve;
pub mod routes;
pub mod units;
