//! `amends-bindgen INPUT.wasm OUT_DIR`: writes the JavaScript glue of one module as an ES module.
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(input), Some(out_dir)) = (args.next(), args.next()) else {
        eprintln!("usage: amends-bindgen INPUT.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    let generated = Bindgen::new()
        .input_path(&input)
        .web(true)
        .and_then(|b| b.typescript(false).omit_default_module_path(true).generate(&out_dir));
    match generated {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("amends-bindgen: {input}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
