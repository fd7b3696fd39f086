//! `update` against a server on the loopback interface, and the data layers that it leaves behind.

mod damage;
#[cfg(unix)]
mod interrupted;
mod layers;
mod network;
#[cfg(target_os = "linux")]
mod offline;
mod server;
mod user;
