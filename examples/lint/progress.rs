//! How far the check is, on a terminal, when there is something to wait for.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// How long the check lasts before anything is shown.
const PATIENCE: Duration = Duration::from_millis(800);

/// How long a count stays.
const PAUSE: Duration = Duration::from_millis(100);

/// A line of standard error that is rewritten, and leaves nothing behind.
pub struct Progress {
    total: usize,
    /// Whether standard error is a terminal that can erase a line.
    able: bool,
    due: Instant,
    shown: bool,
}

impl Progress {
    pub fn new(total: usize) -> Self {
        let able = io::stderr().is_terminal() && !crate::is_dumb();
        Self { total, able, due: Instant::now() + PATIENCE, shown: false }
    }

    /// Tells how many documents are done, now and then.
    pub fn show(&mut self, done: usize) {
        let now = Instant::now();
        if self.able && now >= self.due && done < self.total {
            eprint!("\r\u{1b}[K{done} documents contrôlés sur {}…", self.total);
            self.due = now + PAUSE;
            self.shown = true;
        }
    }

    /// Makes room for what is written next.
    pub fn hide(&mut self) {
        if std::mem::take(&mut self.shown) {
            eprint!("\r\u{1b}[K");
        }
    }
}
