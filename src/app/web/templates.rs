//! The reply templates.
use super::desk::Desk;
use leptos::prelude::*;
/// The list.
pub fn view(_desk: Desk) -> impl IntoView {
    ()
}
