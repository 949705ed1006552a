//! What outlives an instance that has trapped: the post that it was working on, and that there was one before.

use std::cell::Cell;

use crate::post::PostId;

thread_local! {
    static WORKING_ON: Cell<Option<PostId>> = const { Cell::new(None) };
    static BEGINNING: Cell<Beginning> = const { Cell::new(Beginning::First) };
}

/// How this instance began.
#[derive(Clone, Debug, Default)]
pub enum Beginning {
    /// As the first one.
    #[default]
    First,
    /// In the place of one that has trapped; that post is left aside.
    Again(Option<PostId>),
    /// In the place of a second one: nothing is read any more, and the person is told.
    GivingUp,
}

/// How this instance began; told once.
pub(super) fn beginning() -> Beginning {
    BEGINNING.take()
}

/// Notes what is worked on now.
pub(super) fn note(post: Option<PostId>) {
    WORKING_ON.set(post);
}

/// The post that was worked on when the instance trapped. Asked of an instance that can't be trusted any more, so that it does
/// next to nothing.
pub fn working_on() -> Option<String> {
    WORKING_ON.take().map(|post| post.as_str().to_owned())
}

/// Takes the place of an instance that has trapped. To be called right after the module was started.
pub fn again(aside: Option<String>, giving_up: bool) {
    let beginning = if giving_up { Beginning::GivingUp } else { Beginning::Again(aside.map(PostId::new)) };
    BEGINNING.set(beginning);
}
