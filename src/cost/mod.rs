//! What traffic costs: the bill of a request, the traffic, the bill of a month.
//!
//! ```text
//! spec ─▶ traffic ─▶ volume of a model ─▶ month ─▶ bill of equal requests, rate by rate
//! ```
//!
//! Refuses choosing models and routes, and printing. Money is integer throughout.

mod bill;
mod caveats;
mod month;
mod spec;
mod traffic;

pub use bill::{
    Assume, Bill, MissingRate, Mode, RateKind, RequestBill, Tokens, bill_request, bill_requests,
};
pub use month::{MonthBill, bill_month};
pub use spec::{Count, PROFILES, ParseTrafficError, Per, Profile, Spec, Totals, profile};
pub use traffic::{Growth, HOURS_A_MONTH, MOST_TOKENS, Reasoning, Service, Traffic, Ttl, Volume};
