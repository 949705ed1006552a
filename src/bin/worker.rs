//! Entry point: worker.
fn main() {}
