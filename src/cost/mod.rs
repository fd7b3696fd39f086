//! What traffic costs: the traffic, the bill on a route, the route to budget with.
//!
//! Refuses choosing models and printing. Money is integer throughout.

mod bill;
mod traffic;

pub use bill::{Bill, bill};
pub use traffic::{ParseTrafficError, Traffic};
