//! Says that a test was skipped, and why.

use std::fmt::Display;
use std::io::Write as _;

/// What a test that passes prints is hidden; what is written to the error stream itself is not.
pub fn skipped(why: impl Display) {
    let thread = std::thread::current();
    let _ = writeln!(std::io::stderr(), "skipped {}: {why}", thread.name().unwrap_or("a test"));
}
