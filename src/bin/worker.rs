//! Entry point of the background. `main` runs when the module is instantiated, which the script does synchronously.

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Err(error) = amends::worker::begin() {
        // Shows in the browser's list of the extension's errors.
        wasm_bindgen::throw_str(&error.to_string());
    }
}
