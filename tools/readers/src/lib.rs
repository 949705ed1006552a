//! Both readers as one WebAssembly module without a browser, for `./build.sh bench`: compiled with the worker's own profile and
//! flags, so that what is timed is what ships.
//!
//! A caller asks [`room`] for space, puts a post there as UTF-8, and calls [`first`] or [`second`].
#![allow(unsafe_code)]

use std::cell::RefCell;

use amends::triage::model::Model;
use amends::triage::second::reader::SecondReader;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static FIRST: Option<Model> = Model::from_bytes(include_bytes!("../../../model/complaints.bin")).ok();
    static SECOND: RefCell<Option<SecondReader>> =
        RefCell::new(SecondReader::from_bytes(include_bytes!("../../../model/second.bin")).ok());
}

/// Space for a post of `bytes` bytes; good until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.clear();
        text.resize(bytes, 0);
        text.as_mut_ptr()
    })
}

/// The first reader's probability for the post in the [`room`]; -1 when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn first() -> f32 {
    TEXT.with_borrow(|text| {
        let text = std::str::from_utf8(text).unwrap_or_default();
        FIRST.with(|reader| reader.as_ref().map_or(-1.0, |reader| reader.judge(text, &[]).score.0))
    })
}

/// The second reader's raw answer for the post in the [`room`]; not a number when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn second() -> f32 {
    TEXT.with_borrow(|text| {
        let text = std::str::from_utf8(text).unwrap_or_default();
        SECOND.with_borrow_mut(|reader| reader.as_mut().map_or(f32::NAN, |reader| reader.read(text, &[]).raw))
    })
}
