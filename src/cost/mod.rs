//! What traffic costs: the bill of a request, the traffic, the bill of a month.
//!
//! Refuses choosing models and routes, and printing. Money is integer throughout.

mod bill;
mod month;
mod traffic;

pub use bill::{
    Assume, Bill, MissingRate, Mode, RateKind, RequestBill, Tokens, bill_request, bill_requests,
};
pub use month::{MonthBill, bill_month};
pub use traffic::{MOST_TOKENS, ParseTrafficError, Traffic};
