//! Replaces `fetch` in builds without network support: every fetch fails with a reason.

use std::time::Duration;

use super::feeds::{Address, Got};

/// Timeout and retries.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Limit for one whole response.
    pub timeout: Duration,
    /// Retries after a transient failure.
    pub retries: u32,
}

/// Always fails.
pub fn fetch(_: &Address, _: (Option<&str>, Option<&str>), _: Patience) -> Got {
    Got::Failed("built without network support; use --from DIR".to_owned())
}
