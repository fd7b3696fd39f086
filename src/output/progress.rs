//! How far a long reading or a download is: one line on standard error, where that is a terminal.
//!
//! Drawn here in fifty lines: the crate for it brings the system's mathematics, which every start of the
//! program would have to open.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How often the line is drawn anew.
const TICK: Duration = Duration::from_millis(100);
/// Bytes of a megabyte.
const MEGA: f64 = 1e6;
/// Columns of the bar.
const WIDTH: usize = 30;

/// The progress of one thing; nothing is left of it when it ends.
#[derive(Debug)]
pub struct Progress {
    what: String,
    total: Option<u64>,
    /// Work that ends earlier shows nothing.
    quiet: Duration,
    began: Instant,
    /// When it was drawn last. `None` where nothing is to be drawn.
    drawn: Option<Mutex<Option<Instant>>>,
}

impl Progress {
    /// Begins to show the progress of `what`, of so many bytes where that is known, once it has lasted
    /// longer than `quiet`.
    pub fn new(what: &str, total: Option<u64>, quiet: Duration) -> Self {
        Self {
            what: what.to_owned(),
            total,
            quiet,
            began: Instant::now(),
            drawn: io::stderr().is_terminal().then(Mutex::default),
        }
    }

    /// So many bytes are here. Of threads that say so at once one draws.
    pub fn at(&self, bytes: u64) {
        let Some(drawn) = &self.drawn else { return };
        let since = self.began.elapsed();
        let Ok(mut last) = drawn.try_lock() else {
            return;
        };
        if since > self.quiet && last.is_none_or(|last| last.elapsed() > TICK) {
            *last = Some(Instant::now());
            let line = line(&self.what, bytes, self.total, since);
            let _ = write!(io::stderr(), "\r\x1b[K{line}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let drawn = self.drawn.as_mut().and_then(|drawn| drawn.get_mut().ok());
        if drawn.is_some_and(|last| last.is_some()) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(what: &str, bytes: u64, total: Option<u64>, since: Duration) -> String {
    let done = bytes as f64;
    let speed = done / since.as_secs_f64().max(0.001);
    let (here, pace) = (done / MEGA, speed / MEGA);
    let Some(total) = total.filter(|total| *total > 0) else {
        return format!("{what}  {here:.1} MB, {pace:.1} MB/s");
    };
    let share = (done / total as f64).min(1.0);
    let left = (total as f64 - done).max(0.0) / speed.max(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to WIDTH
    let full = (share * WIDTH as f64) as usize;
    format!(
        "{what}  [{}{}] {:.0} %, {pace:.0} MB/s, {left:.0} s left",
        "#".repeat(full),
        " ".repeat(WIDTH - full),
        share * 100.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_share_pace_and_rest() {
        let half = line(
            "usage",
            50_000_000,
            Some(100_000_000),
            Duration::from_secs(2),
        );
        let bar = "#".repeat(15) + &" ".repeat(15);
        assert_eq!(half, format!("usage  [{bar}] 50 %, 25 MB/s, 2 s left"));
        let open = line("models.dev", 1_500_000, None, Duration::from_secs(1));
        assert_eq!(open, "models.dev  1.5 MB, 1.5 MB/s");
        // A file that grew while it was read.
        let more = line("usage", 110, Some(100), Duration::from_secs(1));
        assert!(
            more.contains("] 100 %") && more.ends_with(" 0 s left"),
            "{more}"
        );
    }
}
