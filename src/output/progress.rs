//! A progress line on standard error, if that is a terminal.
//!
//! Written here because the usual crate links libm, which slows every start of the program.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Redraw interval.
const TICK: Duration = Duration::from_millis(100);
const MEGA: f64 = 1e6;
const WIDTH: usize = 30;

/// A progress line; erased on drop.
#[derive(Debug)]
pub struct Progress {
    what: String,
    total: Option<u64>,
    /// Nothing is shown before this much time has passed.
    quiet: Duration,
    began: Instant,
    /// Time of the last redraw. The outer `None`: standard error is no terminal.
    drawn: Option<Mutex<Option<Instant>>>,
}

impl Progress {
    /// Shows the progress of `what` once it has taken longer than `quiet`. `total` is in bytes, `None` if
    /// unknown.
    pub fn new(what: &str, total: Option<u64>, quiet: Duration) -> Self {
        Self {
            what: what.to_owned(),
            total,
            quiet,
            began: Instant::now(),
            drawn: io::stderr().is_terminal().then(Mutex::default),
        }
    }

    /// Reports the number of bytes done. Of concurrent calls only one redraws.
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
        "{what}  [{}{}] {:.0}%, {pace:.0} MB/s, {left:.0} s left",
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
        assert_eq!(half, format!("usage  [{bar}] 50%, 25 MB/s, 2 s left"));
        let open = line("models.dev", 1_500_000, None, Duration::from_secs(1));
        assert_eq!(open, "models.dev  1.5 MB, 1.5 MB/s");
        // The file grew while it was read.
        let more = line("usage", 110, Some(100), Duration::from_secs(1));
        assert!(
            more.contains("] 100%") && more.ends_with(" 0 s left"),
            "{more}"
        );
    }
}
