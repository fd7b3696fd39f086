//! `update` against a server on the loopback, and the layers of data that it leaves behind.

#![cfg(feature = "network")]
#![allow(clippy::expect_used, clippy::panic, missing_docs)] // a test fails by panicking
#![allow(clippy::print_stderr)] // what was not run, and how often the rest was, is said

mod damage;
#[cfg(unix)]
mod interrupted;
mod layers;
mod network;
#[cfg(target_os = "linux")]
mod offline;
mod server;
mod user;
