//! llmcmp
pub mod catalog;
pub mod names;
pub mod units;
