//! Entry point: app.
fn main() {}
