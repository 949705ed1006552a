//! What is done in JavaScript: `gather.js` (with `rules.js` and `walk.js`) and `marker.js`, because crossing once a batch is about three times cheaper than once a
//! field, and `page_document.js`, because a page can shadow the members of `document`.

use js_sys::{Array, Float64Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Range};

#[wasm_bindgen(module = "/src/page/dom/page_document.js")]
extern "C" {
    /// The `<html>` element.
    pub fn root() -> HtmlElement;

    /// The `<body>` element; `None` while the page has none.
    pub fn body() -> Option<HtmlElement>;

    /// What has the keyboard.
    pub fn active() -> Option<Element>;

    /// Whether nobody can see the page.
    pub fn hidden() -> bool;

    /// A new HTML element.
    pub fn make(name: &str) -> HtmlElement;

    /// A new SVG element.
    #[wasm_bindgen(js_name = makeSvg)]
    pub fn make_svg(name: &str) -> Element;

    /// A new range at the start of the document.
    pub fn range() -> Range;

    /// Moves a placed element to a left and a top, in CSS pixels.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(element: &HtmlElement, left: f64, top: f64);

    /// `execCommand`: the one way to type into a plain field that its undo knows. Whether it was done.
    pub fn edit(command: &str, text: &str) -> bool;
}

#[wasm_bindgen]
extern "C" {
    /// `parseFloat`: the standard library's own reader of such numbers would be 15 kB of the module.
    #[wasm_bindgen(js_name = parseFloat)]
    pub fn number(written: &str) -> f64;
}

#[wasm_bindgen(module = "/src/page/dom/marker.js")]
extern "C" {
    /// Hangs a blank marker on a post, its tile at `place`; the tile inside its closed root. Throws where a browser has no shared
    /// sheets.
    #[wasm_bindgen(catch)]
    pub fn hang(post: &Element, style: &str, sheets: &Array, place: &str) -> Result<HtmlElement, JsValue>;

    /// Makes a post the box that its marker is placed in, where it is none yet. Reads its style.
    pub fn hold(post: &Element);

    /// Takes back what [`hold`] did.
    pub fn release(post: &Element);

    /// The host in the page of a tile.
    #[wasm_bindgen(js_name = hostOf)]
    pub fn host_of(tile: &HtmlElement) -> HtmlElement;

    /// Draws a line at each of `places` (left, top, width, height), and takes the lines of before away.
    pub fn underline(tile: &HtmlElement, tone: &str, places: &Float64Array);
}

#[wasm_bindgen(module = "/src/page/dom/gather.js")]
extern "C" {
    /// The posts on the page, by number.
    pub type Posts;

    /// Takes the site's file (`src/sites/*.json`); throws when it is no JSON.
    #[wasm_bindgen(constructor, catch)]
    pub fn new(rules: &str) -> Result<Posts, JsValue>;

    /// Takes note of mutation records; how many posts wait to be read.
    #[wasm_bindgen(method)]
    pub fn notice(this: &Posts, records: &Array) -> u32;

    /// Takes note of every post on the page; how many wait.
    #[wasm_bindgen(method, js_name = noticeAll)]
    pub fn notice_all(this: &Posts) -> u32;

    /// Reads up to `most` waiting posts, as [`crate::sites::record::parse`] takes them.
    #[wasm_bindgen(method)]
    pub fn read(this: &Posts, most: u32) -> String;

    /// What Rust needs of the site's file, as [`crate::sites::rules::SiteRules::parse`] takes it.
    #[wasm_bindgen(method)]
    pub fn rules(this: &Posts) -> String;

    /// How many posts wait.
    #[wasm_bindgen(method)]
    pub fn left(this: &Posts) -> u32;

    /// The id of the post that the element shows at this moment; empty when it has none.
    #[wasm_bindgen(method, js_name = idOf)]
    pub fn id_of(this: &Posts, number: u32) -> String;

    /// The id of the post at an address; empty when the address says none.
    #[wasm_bindgen(method, js_name = idAt)]
    pub fn id_at(this: &Posts, address: &str) -> String;

    /// The id of the post that the page is about; empty when it is about none.
    #[wasm_bindgen(method, js_name = idHere)]
    pub fn id_here(this: &Posts) -> String;

    /// The control of a post that opens the composer for an answer.
    #[wasm_bindgen(method)]
    pub fn opener(this: &Posts, number: u32) -> Option<Element>;

    /// The link to a post's own page, where it has a control to answer it.
    #[wasm_bindgen(method, js_name = pageLink)]
    pub fn page_link(this: &Posts, number: u32) -> Option<Element>;

    /// The control that opens the composer for the post of that id, wherever on the page it is shown with one.
    #[wasm_bindgen(method, js_name = openerOf)]
    pub fn opener_of(this: &Posts, id: &str) -> Option<Element>;

    /// The id of the post that an element shows at this moment; empty when it shows none.
    #[wasm_bindgen(method, js_name = idIn)]
    pub fn id_in(this: &Posts, element: &Element) -> String;

    /// What was found on this page so far, as [`crate::sites::checkup::Checkup::read`] takes it.
    #[wasm_bindgen(method)]
    pub fn findings(this: &Posts) -> String;

    /// The bones of the page, for a report of a fault; `names` of people are left out.
    #[wasm_bindgen(method)]
    pub fn skeleton(this: &Posts, names: Vec<String>) -> String;

    /// The page is another one now: what was found on the one before is forgotten.
    #[wasm_bindgen(method, js_name = beginVisit)]
    pub fn begin_visit(this: &Posts);

    /// The element of that number, while it is remembered.
    #[wasm_bindgen(method)]
    pub fn element(this: &Posts, number: u32) -> Option<Element>;

    /// The number of that element, 0 when it has none.
    #[wasm_bindgen(method, js_name = numberOf)]
    pub fn number_of(this: &Posts, element: &Element) -> u32;

    /// The numbers of the posts from top to bottom.
    #[wasm_bindgen(method, js_name = inOrder)]
    pub fn in_order(this: &Posts) -> Uint32Array;

    /// Forgets posts that have left the page; their numbers.
    #[wasm_bindgen(method, js_name = forgetGone)]
    pub fn forget_gone(this: &Posts) -> Uint32Array;

    /// Whether the page is one of the site at all, as far as that can be told: who runs one says where.
    #[wasm_bindgen(method, js_name = isOfSite)]
    pub fn is_of_site(this: &Posts) -> bool;

    /// Whether the site says itself that there is nothing here.
    #[wasm_bindgen(method, js_name = saysEmpty)]
    pub fn says_empty(this: &Posts) -> bool;

    /// The handle of who looks at the page; may be empty.
    #[wasm_bindgen(method)]
    pub fn viewer(this: &Posts) -> String;

    /// Removes hosts that an earlier script of this extension left on posts and on the body: empty elements with nothing but
    /// this style.
    #[wasm_bindgen(method, js_name = removeStrays)]
    pub fn remove_strays(this: &Posts, style: &str);

    /// Left, top, width and height of each line of each span, in CSS pixels from the post's corner. `spans` are pairs of
    /// UTF-16 offsets. Reads layout.
    #[wasm_bindgen(method)]
    pub fn places(this: &Posts, number: u32, spans: &Uint32Array) -> Float64Array;
}
