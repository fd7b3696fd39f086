//! `update`: live sources → the updated catalog on disk. The only part that touches the network.
//!
//! Owns the addresses (`feeds`), fetching (`fetch`) and the file on disk (`disk`). Refuses reading and
//! merging what was fetched (`catalog::import::renew`) and telling what has changed (`diff`).

pub mod disk;
pub mod feeds;
#[cfg(feature = "network")]
pub mod fetch;
#[cfg(not(feature = "network"))]
#[path = "offline.rs"]
pub mod fetch;
