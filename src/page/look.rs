//! How markers and the panel look: shapes, and the sheets that all shadow roots share.

use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Element};

use super::dom;
use crate::message::CaseState;
use crate::triage::verdict::Severity;

/// The style of every host element, the same on every post. It is also how a later script knows the hosts of an earlier one.
pub const HOST_STYLE: &str = "position: absolute; inset: 0px; pointer-events: none; contain: layout style;";

/// A shape that can be told from the others without colour, drawn in a 16 × 16 box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A ring: a plain mention.
    Ring,
    /// A half-filled disc: a breach is told.
    Half,
    /// A triangle: displeasure.
    Triangle,
    /// A diamond: an accusation.
    Diamond,
    /// An octagon with a bar, as a stop sign: blame.
    Octagon,
    /// A pencil stroke: a reply was inserted.
    Pencil,
    /// A tick: answered.
    Tick,
    /// Three dots: more.
    More,
}

impl Shape {
    /// The shape for a severity that nobody has answered, or for what was done.
    pub fn of(severity: Severity, state: CaseState) -> Shape {
        match (state, severity) {
            (CaseState::Answered, _) => Shape::Tick,
            (CaseState::Inserted, _) => Shape::Pencil,
            (_, Severity::NoneExplicit) => Shape::Half,
            (_, Severity::Disapproval) => Shape::Triangle,
            (_, Severity::Accusation) => Shape::Diamond,
            (_, Severity::Blame) => Shape::Octagon,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Shape::Ring => {
                "M8 3.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6zM8 4.9a3.1 3.1 0 1 0 0 6.2a3.1 3.1 0 1 0 0-6.2z"
            }
            Shape::Half => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM8 3.3a4.7 4.7 0 0 0 0 9.4z",
            Shape::Triangle => "M8 1.4L15.2 14H.8zM7.2 6.2v4h1.6v-4zM7.2 11.2v1.5h1.6v-1.5z",
            Shape::Diamond => "M8 .6L15.4 8L8 15.4L.6 8zM7.2 4.4v4.6h1.6V4.4zM7.2 10.1v1.6h1.6v-1.6z",
            Shape::Octagon => "M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2zM4 6.9v2.2h8V6.9z",
            Shape::Pencil => "M11.4 1.6l3 3l-8.6 8.6l-4.2 1.2l1.2-4.2zM2.6 13.4l1.9-.55l-1.35-1.35z",
            Shape::More => {
                "M3 6.5a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3zM8 6.5a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3zM13 6.5a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3z"
            }
            Shape::Tick => "M6.3 12.9L1.6 8.2l1.7-1.7l3 3l6.4-6.4l1.7 1.7z",
        }
    }

    /// The shape as an SVG element that screen readers pass over.
    pub fn draw(self) -> Option<Element> {
        let svg = dom::make_svg("svg");
        let path = dom::make_svg("path");
        for (name, value) in [("viewBox", "0 0 16 16"), ("aria-hidden", "true"), ("focusable", "false")] {
            svg.set_attribute(name, value).ok()?;
        }
        path.set_attribute("d", self.path()).ok()?;
        path.set_attribute("fill-rule", "evenodd").ok()?;
        svg.append_child(&path).ok()?;
        Some(svg)
    }
}

/// A sheet of that text, for `adoptedStyleSheets`: no policy of a page forbids those, and no script of a page sees them in a
/// closed root.
///
/// # Errors
/// What the browser throws where it has no constructable sheets.
pub fn sheet(css: &str) -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(css)?;
    Ok(sheet)
}

/// The markers' sheet.
pub const MARKER_CSS: &str = include_str!("marker.css");
/// The panel's sheet.
pub const PANEL_CSS: &str = include_str!("panel.css");
