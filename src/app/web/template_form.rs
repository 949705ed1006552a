//! One template form.
