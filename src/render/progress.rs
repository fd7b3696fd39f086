//! How far a download is: on standard error, where that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// The progress of one download; nothing is left of it when it ends.
pub struct Progress {
    bar: ProgressBar,
}

/// Begins to show the progress of `what`.
pub fn progress(what: &str) -> Progress {
    // Without a terminal it draws nothing by itself.
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {bytes}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    Progress { bar }
}

impl Progress {
    /// So many bytes are here.
    pub fn at(&self, bytes: u64) {
        self.bar.set_position(bytes);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
