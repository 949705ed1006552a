//! The browser's clock.

use crate::post::UnixMillis;

/// Now, by this machine's clock.
pub fn now() -> UnixMillis {
    UnixMillis(js_sys::Date::now() as i64)
}
