//! Entry point of the extension's own pages: the popup, the welcome page and the settings.
fn main() {
    #[cfg(all(target_arch = "wasm32", feature = "app"))]
    amends::app::start();
}
