//! Where each piece of a folded text came from in the original.

use crate::text::place::ByteSpan;

/// A stretch of folded text and the stretch of the original that it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the folded text.
    folded: usize,
    /// Where it begins in the original.
    start: usize,
    /// Where it ends in the original.
    end: usize,
    /// Whether it went over byte for byte, character for character; else the whole piece answers for each of its bytes.
    straight: bool,
}

/// The way back from a folded text to its original. Empty while both are the same, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trace {
    pieces: Vec<Piece>,
}

impl Trace {
    /// Notes that the folded text from `folded` on was made of `start..end`.
    pub(super) fn push(&mut self, folded: usize, start: usize, end: usize, straight: bool) {
        if let Some(last) = self.pieces.last_mut()
            && straight
            && last.straight
            && last.end == start
        {
            last.end = end;
            return;
        }
        self.pieces.push(Piece { folded, start, end, straight });
    }

    /// Makes the last folded character, which begins at `folded`, answer for the original up to `end` as well.
    pub(super) fn stretch(&mut self, folded: usize, end: usize) {
        let Some(last) = self.pieces.last_mut() else { return };
        if last.folded == folded || !last.straight {
            let split = (!last.straight && last.folded != folded).then_some(last.start);
            match split {
                Some(start) => self.pieces.push(Piece { folded, start, end, straight: false }),
                None => {
                    last.end = end;
                    last.straight = false;
                }
            }
            return;
        }
        let start = last.start + (folded - last.folded);
        last.end = start;
        self.pieces.push(Piece { folded, start, end, straight: false });
    }

    /// Forgets all when the folded text, `folded` bytes long, is the original, `original` bytes long, byte for byte.
    pub(super) fn forget_identity(&mut self, folded: usize, original: usize) {
        if let [Piece { folded: 0, start: 0, end, straight: true }] = self.pieces.as_slice()
            && *end == original
            && folded == original
        {
            self.pieces.clear();
        }
    }

    /// The part of the original that `span` of the folded text was made of.
    pub(super) fn original(&self, span: ByteSpan) -> ByteSpan {
        if self.pieces.is_empty() {
            return span;
        }
        let start = match self.holding(span.start) {
            Some(piece) if piece.straight => (piece.start + (span.start - piece.folded)).min(piece.end),
            Some(piece) => piece.start,
            None => span.start,
        };
        let end = match span.end.checked_sub(1).filter(|last| *last >= span.start).and_then(|last| self.holding(last)) {
            Some(piece) if piece.straight => (piece.start + (span.end - piece.folded)).min(piece.end),
            Some(piece) => piece.end,
            None => start,
        };
        ByteSpan::new(start, end.max(start))
    }

    /// The part of the folded text, `len` bytes long, that was made of `span` of the original.
    pub(super) fn folded(&self, span: ByteSpan, len: usize) -> ByteSpan {
        if self.pieces.is_empty() {
            return span;
        }
        let first = self.pieces.partition_point(|piece| piece.end <= span.start);
        let start = match self.pieces.get(first) {
            Some(piece) if piece.straight => piece.folded + span.start.saturating_sub(piece.start),
            Some(piece) => piece.folded,
            None => len,
        };
        let after = self.pieces.partition_point(|piece| piece.start < span.end);
        let next = self.pieces.get(after).map_or(len, |piece| piece.folded);
        let end = match after.checked_sub(1).and_then(|last| self.pieces.get(last)) {
            Some(piece) if piece.straight => (piece.folded + (span.end - piece.start)).min(next),
            Some(_) => next,
            None => start,
        };
        ByteSpan::new(start, end.max(start))
    }

    /// Where the character at `at` of the folded text began in the original; `None` in the middle of what one character
    /// became. `near` is where the look-up begins and is left where it ended: of places in order, each takes a step.
    pub(super) fn original_start(&self, at: usize, near: &mut usize) -> Option<usize> {
        if self.pieces.is_empty() {
            return Some(at);
        }
        let piece = self.step(near, |piece| piece.folded <= at)?;
        if piece.straight {
            Some(piece.start + (at - piece.folded))
        } else {
            (piece.folded == at).then_some(piece.start)
        }
    }

    /// Where what became of the original from `at` on begins in the folded text; as [`Trace::original_start`].
    pub(super) fn folded_start(&self, at: usize, near: &mut usize) -> Option<usize> {
        if self.pieces.is_empty() {
            return Some(at);
        }
        let piece = self.step(near, |piece| piece.start <= at)?;
        let inside = at < piece.end && (piece.straight || at == piece.start);
        inside.then(|| piece.folded + (at - piece.start))
    }

    /// The last piece for which `reached` holds, looked for from `near` on.
    fn step(&self, near: &mut usize, reached: impl Fn(&Piece) -> bool) -> Option<Piece> {
        if !self.pieces.get(*near).is_some_and(&reached) {
            *near = 0;
        }
        while self.pieces.get(*near + 1).is_some_and(&reached) {
            *near += 1;
        }
        self.pieces.get(*near).filter(|piece| reached(piece)).copied()
    }

    /// Whether `at` in the folded text is not in the middle of what one character of the original became.
    pub(super) fn is_edge(&self, at: usize, len: usize) -> bool {
        at >= len || self.holding(at).is_none_or(|piece| piece.straight || piece.folded == at)
    }

    /// The piece that the folded byte at `at` belongs to.
    fn holding(&self, at: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.folded <= at);
        after.checked_sub(1).and_then(|last| self.pieces.get(last)).copied()
    }
}
