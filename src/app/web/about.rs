//! What the extension reads, and what leaves the machine: nothing.

use leptos::prelude::*;

use super::words::text;

/// The explanation, in points.
pub fn view() -> impl IntoView {
    let points =
        ["app_about_reads", "app_about_stays", "app_about_no_network", "app_about_never_sends", "app_about_off"];
    view! { <ul class="points">{points.map(|point| view! { <li>{text(point)}</li> }).into_iter().collect::<Vec<_>>()}</ul> }
}
