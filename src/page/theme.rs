//! The site's own light, dim or dark, read off its background, so that a marker belongs to the page.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement};

use super::dom;

/// What the page looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on a dark blue or grey.
    Dim,
    /// Light on black.
    Dark,
}

impl Theme {
    /// The theme of the page now. Reads the computed style of `<body>`.
    pub fn of_page() -> Theme {
        let background = dom::body().and_then(|body| background(&body));
        match background.map(luminance) {
            Some(light) if light > 0.4 => Theme::Light,
            Some(light) if light > 0.006 => Theme::Dim,
            Some(_) => Theme::Dark,
            None => Theme::Light,
        }
    }

    /// The colours, as custom properties of what stands inside the roots: a property on `:host` could be read by the page.
    pub fn css(self) -> &'static str {
        match self {
            Theme::Light => include_str!("theme_light.css"),
            Theme::Dim => include_str!("theme_dim.css"),
            Theme::Dark => include_str!("theme_dark.css"),
        }
    }

    /// Gives all shadow roots that share `sheet` this theme.
    pub fn apply(self, sheet: &CssStyleSheet) {
        // Only a text that is no CSS could fail, and these are compiled in.
        let _ = sheet.replace_sync(self.css());
    }
}

fn background(body: &HtmlElement) -> Option<[f64; 3]> {
    let computed = web_sys::window()?.get_computed_style(body.unchecked_ref()).ok()??;
    rgb(&computed.get_property_value("background-color").ok()?)
}

/// `rgb(21, 32, 43)` or `rgba(…, 1)`; a transparent colour is none.
fn rgb(written: &str) -> Option<[f64; 3]> {
    let inside = written.split_once('(')?.1.trim_end_matches(')');
    let mut parts = inside.split([',', ' ', '/']).filter(|part| !part.is_empty());
    // Whole numbers do: a browser computes colours to 0 to 255.
    let mut channel = || -> Option<f64> { parts.next()?.split('.').next()?.parse::<u8>().ok().map(f64::from) };
    let colour = [channel()?, channel()?, channel()?];
    let transparent = parts.next().is_some_and(|alpha| alpha.starts_with('0') && !alpha.starts_with("0.9"));
    (!transparent).then_some(colour)
}

/// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"), with a plain square for the curve of sRGB: to tell three
/// themes apart it need not be nearer.
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    let linear = |channel: f64| (channel / 255.0) * (channel / 255.0);
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
