//! Replaces `fetch` in builds without network support: every fetch fails with a reason.

use std::path::Path;
use std::time::Duration;

use super::feeds::{Address, Got};
use crate::error::Error;

#[derive(Debug)]
pub struct Fetcher;

impl Fetcher {
    /// # Errors
    /// None.
    pub fn new(_: Duration, _: u32, _: Option<&Path>) -> Result<Self, Error> {
        Ok(Self)
    }

    /// Always fails.
    pub fn fetch(&self, _: &Address, _: (Option<&str>, Option<&str>)) -> Got {
        Got::Failed("built without network support; use --from DIR".to_owned())
    }
}
