//! Entry point: amends.
fn main() {}
