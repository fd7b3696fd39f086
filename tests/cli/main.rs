//! The program as people and scripts run it: arguments in; exit code, stdout and stderr out.

#![allow(clippy::expect_used, clippy::panic)] // a test fails by panicking
#![allow(clippy::print_stderr)] // says what was not run, and how often the rest was

mod action;
mod alternatives;
mod announced;
mod browser;
mod catalogs;
mod check;
mod check_gate;
mod check_hosts;
mod check_places;
mod command_line;
mod compare;
mod completions;
mod config;
mod correct;
mod cost;
mod curated;
mod dated_prices;
mod diff;
mod docs;
mod errors;
mod export;
mod faq;
mod fields;
mod files;
mod formats;
mod generated;
mod golden;
mod help;
mod list;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod names;
mod numbers;
mod packages;
mod page;
#[cfg(feature = "pick")]
mod pick;
mod program;
mod providers;
mod python;

mod show;
mod sources;
#[cfg(unix)]
mod terminal;
#[cfg(feature = "network")]
mod update;
mod usage;
mod workload;
