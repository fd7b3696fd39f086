//! Fetches live sources and stores the updated catalog. The only module that uses the network.
//!
//! Owns the URLs (`feeds`), fetching (`fetch`, `forward`) and the file on disk (`disk`). Does not parse or merge data
//! (`import::renew`) or report changes (`diff`).

pub mod disk;
pub mod feeds;
#[cfg(feature = "network")]
pub mod fetch;
#[cfg(not(feature = "network"))]
#[path = "offline.rs"]
pub mod fetch;
#[cfg(feature = "network")]
mod forward;
#[cfg(feature = "network")]
mod trust;
