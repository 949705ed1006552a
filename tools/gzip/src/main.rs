//! `amends-gzip FILE`: writes `FILE.gz`, the same bytes for the same file.
use std::fs::{self, File};
use std::io;
use std::process::ExitCode;

use zopfli::{Format, Options};

fn main() -> ExitCode {
    let Some(name) = std::env::args().nth(1) else {
        eprintln!("usage: amends-gzip FILE");
        return ExitCode::from(2);
    };
    match shrink(&name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("amends-gzip: {name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn shrink(name: &str) -> io::Result<()> {
    let whole = fs::read(name)?;
    zopfli::compress(Options::default(), Format::Gzip, whole.as_slice(), File::create([name, ".gz"].concat())?)
}
