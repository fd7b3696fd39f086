//! Cost of traffic: from its specification to a monthly bill.
//!
//! ```text
//! spec ─▶ traffic ─▶ volume of a model ─▶ month ─▶ bill of equal requests, rate by rate
//! ```
//!
//! Does not choose models or print. Money is an integer throughout.

pub mod amount;
mod announced;
pub mod args;
mod bill;
mod caveats;
mod month;
pub mod needs;
mod of_bill;
pub mod offers;
mod quote;
pub mod routes;
mod same_text;
mod self_host;
mod sheet;
mod spec;
mod sweep;
mod traffic;
pub mod unpriced;

pub use announced::{Announced, announced, grown};
pub use bill::{Assume, Bill, MissingRate, Mode, RateKind, Tokens, bill_requests, charges_writes};
pub use caveats::past_notes;
pub use month::{MonthBill, bill_month};
pub use of_bill::{OfBill, of_bill};
pub use quote::Quote;
pub use same_text::{SAME_TEXT, said_of, same_text, same_text_notes};
pub use self_host::{Rent, SelfHost};
pub use sheet::{RateRow, sheet};
pub use spec::{Count, PROFILES, Per, Profile, Spec, Totals, profile};
pub use sweep::{Axis, Crossing, Point, Sweep};
pub use traffic::{Growth, HOURS_A_MONTH, MOST_TOKENS, Reasoning, Service, Traffic, Ttl, Volume};
