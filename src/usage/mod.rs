//! Usage records, line by line → what they cost, and what they would cost elsewhere.
//!
//! ```text
//! source ─▶ json, keys ─▶ record ─▶ shape ─▶ price ─▶ ledger
//! lines     what counts   stated    tokens   billed   totals
//! ```
//!
//! Owns what providers' records mean, and reading them in bounded memory on all cores. Does not open files or know
//! rates (`price`). A line that cannot be priced is counted with its reason and its line number, never dropped
//! silently.

mod apart;
mod claims;
mod codex;
mod counts;
mod csv;
mod documents;
mod doubts;
mod forms;
mod growth;
mod holidays;
mod inside;
mod json;
mod keys;
mod known;
mod layout;
mod ledger;
mod nested;
mod nodes;
mod other_calls;
mod pairs;
mod past;
mod price;
mod reader;
mod reason;
mod record;
mod repeats;
mod restated;
mod rewritten;
mod running;
mod runs;
mod said;
mod seller;
mod shape;
mod source;
mod stream;
mod summaries;
mod sums;
mod telling;
mod terms;
mod told;
mod totals;
mod trail;
mod unpack;
mod unread;
mod values;
mod vocabulary;
mod when;

use std::sync::{Mutex, PoisonError};
use std::thread;

pub use forms::{Covers, FORMS, Form, Input as FormInput, Thinking};
pub use keys::{Count, FLAT, Mark, Take, USAGE};
pub use known::{DEEPEST_FIELD, MOST_FIELDS};
pub use ledger::{Ledger, MOST_ROWS, Spelling};
pub use price::{Asked, Biller, Prices, Refusal};
pub use reason::Reason;
pub use repeats::REMEMBERED;
pub use seller::{Basis, OfDay, Sale, Seller};
pub use source::{Broken, Input, Piece, Source};
pub use sums::{NAMED_LINES, Skipped, Sums, TargetSum, TokenSums};
pub use terms::Service;
pub use totals::Totals;
pub use unpack::plain;
pub use vocabulary::keys;

/// A line longer than this many bytes is not read.
pub const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// What rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The model, under any spelling.
    Model,
    /// The provider that was paid.
    Provider,
    /// UTC.
    Day,
    /// UTC.
    Month,
    Mode,
    /// The conversation.
    Session,
    /// The folder or project the request was made for.
    Project,
    /// A field of the records, by its position in [`Setup::fields`].
    Field(usize),
}

/// Settings of a run.
#[derive(Debug)]
pub struct Setup<'a> {
    /// What rows are grouped by, in order.
    pub by: Vec<By>,
    /// Paths of the fields to group by: `user`, `metadata.team`.
    pub fields: Vec<String>,
    /// The first day that counts, UTC.
    pub since: Option<jiff::civil::Date>,
    /// The last day that counts, UTC.
    pub until: Option<jiff::civil::Date>,
    /// Providers the traffic could move to.
    pub targets: Vec<Seller>,
    /// Finds who was paid, and at what price.
    pub prices: Prices<'a>,
}

/// Why a run has no totals.
#[derive(Debug)]
pub enum Failure {
    /// An input could not be read to its end. The totals of the lines before it serve only for their line count.
    Broken(Box<(Broken, Totals)>),
    /// More than [`MOST_ROWS`] rows.
    TooManyRows,
}

/// Reads all of `source` on `threads` threads. `progress` is called after each piece.
///
/// # Errors
/// Why there are no totals: partial totals are never returned.
pub fn read(
    source: Source,
    setup: &Setup,
    threads: usize,
    progress: &(dyn Fn() + Sync),
) -> Result<Totals, Failure> {
    let source = Mutex::new((source, None));
    let work = || {
        let mut ledger = Ledger::new(setup, threads);
        let mut piece = Piece::default();
        loop {
            let mut guard = source.lock().unwrap_or_else(PoisonError::into_inner);
            match guard.0.fill(&mut piece) {
                Ok(true) => {}
                Ok(false) => return ledger,
                Err(broken) => {
                    guard.1 = Some(broken);
                    return ledger;
                }
            }
            drop(guard);
            ledger.enter(&piece);
            progress();
            if ledger.has_too_many_rows() {
                return ledger;
            }
        }
    };
    let ledgers = thread::scope(|scope| {
        // This thread works too, and works alone if the system cannot start more.
        let start = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
        let started: Vec<_> = (1..threads).map_while(start).collect();
        let mut ledgers = vec![work()];
        ledgers.extend(started.into_iter().map(|handle| {
            let done = handle.join();
            done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        }));
        ledgers
    });
    let too_many = ledgers.iter().any(Ledger::has_too_many_rows);
    let totals = Totals::of(ledgers);
    let broken = source
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .1;
    match broken {
        Some(broken) => Err(Failure::Broken(Box::new((broken, totals)))),
        None if too_many => Err(Failure::TooManyRows),
        None => Ok(totals),
    }
}
