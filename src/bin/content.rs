//! Entry point: content.
fn main() {}
