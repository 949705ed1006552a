//! What the sections of both pages have in common.

use leptos::prelude::*;

use super::words::text;

/// A part of a page under its heading. `id` names it in the address.
pub fn section(id: &'static str, title: &'static str, inside: impl IntoView + 'static) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <section id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone() tabindex="-1">{text(title)}</h2>
            {inside}
        </section>
    }
}

/// The short explanation under a heading.
pub fn lead(words: &'static str) -> impl IntoView {
    view! { <p class="lead">{text(words)}</p> }
}
