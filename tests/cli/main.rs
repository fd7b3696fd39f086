//! The program as people and scripts run it: arguments in; code, stdout and stderr out.

#![allow(clippy::expect_used, clippy::panic, missing_docs)] // a test fails by panicking

mod alternatives;
mod catalogs;
mod check;
mod compare;
mod completions;
mod config;
mod cost;
mod diff;
mod errors;
mod faq;
mod formats;
mod list;
mod names;
mod program;
mod providers;
mod show;
mod sources;
mod usage;
mod workload;
