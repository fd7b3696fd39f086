//! A build without the network: every address fails, and says why.

use std::time::Duration;

use super::feeds::{Address, Got};

/// How long to wait for a server and how often to ask it again.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For one answer as a whole.
    pub timeout: Duration,
    /// After a failure that may pass.
    pub retries: u32,
}

/// Says that nothing can be fetched.
pub fn fetch(_: &Address, _: (Option<&str>, Option<&str>), _: Patience) -> Got {
    Got::Failed("this build has no network; use --from with a folder".to_owned())
}
