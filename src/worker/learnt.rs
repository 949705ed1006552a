//! What was learnt from the corrections, kept until they change: with many of them it takes longer than all else that a
//! page is waiting for.

use std::cell::RefCell;

use crate::settings::Settings;
use crate::triage::correction::layer::{LocalLayer, learn};
use crate::triage::correction::said::Correction;

thread_local! {
    /// Forgetting it costs one more learning.
    static LAST: RefCell<(Vec<Correction>, LocalLayer)> = RefCell::default();
}

/// The layer of these settings.
pub(super) fn layer(settings: &Settings) -> LocalLayer {
    LAST.with_borrow_mut(|(of, layer)| {
        if *of != settings.corrections {
            of.clone_from(&settings.corrections);
            *layer = learn(of).layer;
        }
        layer.clone()
    })
}
