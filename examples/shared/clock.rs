//! The moment of a check.

use std::time::SystemTime;

use parapheur::chrono::{DateTime, FixedOffset};

/// Now; `None` on a machine whose clock is before 1970.
pub fn now() -> Option<DateTime<FixedOffset>> {
    let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(DateTime::from_timestamp(i64::try_from(elapsed.as_secs()).ok()?, 0)?.fixed_offset())
}
