//! The command line. All it does is in `amends::cli`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::io::{BufWriter, stderr, stdin, stdout};

    let args: Vec<String> = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    amends::cli::run(&args, stdin().lock(), BufWriter::new(stdout().lock()), stderr()).into()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
