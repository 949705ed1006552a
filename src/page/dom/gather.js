// @ts-check
// Reads posts off the page. JavaScript because one call a batch is about three times cheaper than one call a field
// through web-sys; everything that is read is judged in Rust. Selectors come from src/sites/*.json.

import { range as newRange, root } from './page_document.js';

/** @typedef {{select: string, closest?: string, attribute: string}} FieldRule */
/**
 * @typedef {object} SiteRules
 * @property {string[]} post
 * @property {string} promoted
 * @property {string} focused
 * @property {string[]} empty
 * @property {{body: string[], outside: string, skip: string}} text
 * @property {Record<string, FieldRule[]>} fields
 * @property {string} author_block
 * @property {string} translated
 * @property {FieldRule[]} viewer
 * @property {{editor: string[], dialog: string}} composer
 */

/** Ends a field; never part of a post's text. */
const FIELD = '\u0000';
/** Ends a post. */
const RECORD = '\u0001';
/** The order in which Rust expects the fields (src/sites/record.rs). */
const FIELDS = ['permalink', 'author', 'author_name', 'lang', 'posted_at', 'replies', 'reposts', 'likes', 'views'];

/**
 * Calls `visit` with each text node and each image that stands for a character, in the order in which they are read.
 * @param {Node} node
 * @param {string} skip
 * @param {(piece: Text | HTMLImageElement | HTMLBRElement, text: string) => void} visit
 */
function walk(node, skip, visit) {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) {
      visit(/** @type {Text} */ (child), /** @type {Text} */ (child).data);
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (child);
      if (element.localName === 'img') {
        visit(/** @type {HTMLImageElement} */ (element), element.getAttribute('alt') ?? '');
      } else if (element.localName === 'br') {
        visit(/** @type {HTMLBRElement} */ (element), '\n');
      } else if (!element.matches(skip)) {
        walk(element, skip, visit);
      }
    }
  }
}

/**
 * @param {Node} node
 * @param {string} skip
 */
function textOf(node, skip) {
  let text = '';
  walk(node, skip, (_, piece) => (text += piece));
  return text;
}

/** @param {string} text */
const clean = (text) => (text.includes(FIELD) || text.includes(RECORD) ? text.replaceAll(FIELD, ' ').replaceAll(RECORD, ' ') : text);

/**
 * The first rule that finds something wins.
 * @param {Element} scope
 * @param {FieldRule[]} rules
 * @param {string} skip
 */
function read(scope, rules, skip) {
  for (const { select, closest, attribute } of rules) {
    let found = scope.querySelector(select);
    if (found && closest) found = found.closest(closest);
    if (!found) continue;
    const value = attribute === 'text' ? textOf(found, skip) : found.getAttribute(attribute);
    if (value) return value;
  }
  return '';
}

/**
 * The element that holds the post's own words, if it has any: never a quoted post's.
 * @param {Element} post
 * @param {SiteRules} rules
 */
function body(post, rules) {
  const { body, outside } = rules.text;
  for (const selector of body) {
    for (const candidate of post.querySelectorAll(selector)) {
      const within = candidate.closest(outside);
      if (!within || !post.contains(within)) return candidate;
    }
  }
  return null;
}

/**
 * The people in a "Replying to" line: links to a person between the author and the words.
 * @param {Element} post
 * @param {Element | null} words
 * @param {SiteRules} rules
 */
function answers(post, words, rules) {
  const author = post.querySelector(rules.author_block);
  if (!author || !words) return '';
  let people = '';
  for (const link of post.querySelectorAll('a[href^="/"]')) {
    const toAuthor = author.compareDocumentPosition(link);
    if (!(toAuthor & Node.DOCUMENT_POSITION_FOLLOWING) || toAuthor & Node.DOCUMENT_POSITION_CONTAINED_BY) continue;
    if (!(link.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING) || link.contains(words)) break;
    const handle = /^\/(\w+)$/.exec(link.getAttribute('href') ?? '');
    if (handle) people += `${handle[1]} `;
  }
  return people;
}

/**
 * Whether the row above the words says that they are a machine translation.
 * @param {Element | null} words
 * @param {SiteRules} rules
 */
function translated(words, rules) {
  for (const row of [words?.previousElementSibling, words?.parentElement?.previousElementSibling]) {
    if (row?.querySelector(rules.translated) && !row.matches(rules.author_block) && !row.querySelector(rules.author_block)) return true;
  }
  return false;
}

/** Knows the posts that are on the page, by a number each: the elements stay here, Rust holds the numbers. */
export class Posts {
  /** @param {string} rules the site's file */
  constructor(rules) {
    /** @type {SiteRules} */
    this.rules = JSON.parse(rules);
    this.selector = this.rules.post.join();
    this.editor = this.rules.composer.editor.join();
    /** @type {WeakMap<Element, number>} */
    this.numbers = new WeakMap();
    /** @type {Map<number, Element>} */
    this.elements = new Map();
    /** @type {Set<Element>} posts to be read, or read again */
    this.waiting = new Set();
    this.last = 0;
  }

  /**
   * Takes note of what changed; reads nothing yet.
   * @param {MutationRecord[]} records
   */
  notice(records) {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') {
        for (const node of addedNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) continue;
          const element = /** @type {Element} */ (node);
          if (element.matches(this.selector)) this.waiting.add(element);
          else if (element.firstElementChild) for (const post of element.querySelectorAll(this.selector)) this.waiting.add(post);
        }
      }
      const element = target.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (target) : target.parentElement;
      const within = element?.closest(this.selector);
      if (within) {
        this.waiting.add(within);
      } else if (addedNodes.length > 0) {
        // The editor of a composer may come after the post that it answers.
        const dialog = element?.closest(this.rules.composer.dialog);
        if (dialog) for (const post of dialog.querySelectorAll(this.selector)) this.waiting.add(post);
      }
    }
    return this.waiting.size;
  }

  /** Every post that is on the page now has to be read. */
  noticeAll() {
    for (const post of root().querySelectorAll(this.selector)) this.waiting.add(post);
    return this.waiting.size;
  }

  /**
   * Reads up to `most` waiting posts: for each its number, then its fields.
   * @param {number} most
   */
  read(most) {
    let records = '';
    for (const post of this.waiting) {
      if (most-- === 0) break;
      this.waiting.delete(post);
      if (!post.isConnected) continue;
      let number = this.numbers.get(post);
      if (number === undefined) {
        number = ++this.last;
        this.numbers.set(post, number);
      }
      this.elements.set(number, post);
      records += number + FIELD + this.fields(post) + RECORD;
    }
    return records;
  }

  /** @param {Element} post */
  fields(post) {
    const { rules } = this;
    const { skip } = rules.text;
    const words = body(post, rules);
    let fields = '';
    for (const name of FIELDS) fields += clean(read(post, /** @type {FieldRule[]} */ (rules.fields[name]), skip)) + FIELD;
    fields += answers(post, words, rules) + FIELD;
    fields += (translated(words, rules) ? 't' : '') + (post.closest(rules.promoted) ? 'p' : '') + (post.matches(rules.focused) ? 'f' : '') + (post.closest(rules.composer.dialog)?.querySelector(this.editor) ? 'c' : '') + FIELD;
    return fields + (words ? clean(textOf(words, skip)) : '');
  }

  /** How many posts wait. */
  left() {
    return this.waiting.size;
  }

  /**
   * What stands at the post's link now; another post's when the site has used the element again.
   * @param {number} number
   */
  permalink(number) {
    const post = this.elements.get(number);
    return post ? read(post, /** @type {FieldRule[]} */ (this.rules.fields.permalink), this.rules.text.skip) : '';
  }

  /** @param {number} number */
  element(number) {
    return this.elements.get(number);
  }

  /** @param {Element} element */
  numberOf(element) {
    return this.numbers.get(element) ?? 0;
  }

  /** The numbers of the posts on the page, from top to bottom. */
  inOrder() {
    const numbers = [];
    for (const post of root().querySelectorAll(this.selector)) {
      const number = this.numbers.get(post);
      if (number !== undefined) numbers.push(number);
    }
    return Uint32Array.from(numbers);
  }

  /** Forgets posts that have left the page; their numbers. */
  forgetGone() {
    const gone = [];
    for (const [number, post] of this.elements) if (!post.isConnected) gone.push(number);
    for (const number of gone) this.elements.delete(number);
    return Uint32Array.from(gone);
  }

  /** Whether the site itself says that there is nothing here. */
  saysEmpty() {
    return root().querySelector(this.rules.empty.join()) !== null;
  }

  /** The handle of the person who looks at the page, as the page gives it. */
  viewer() {
    return read(root(), this.rules.viewer, this.rules.text.skip);
  }

  /**
   * Removes hosts that an earlier script left: after an update or when the extension was switched off and on again.
   * @param {string} style
   */
  removeStrays(style) {
    for (const host of root().querySelectorAll(`:is(${this.selector}, body) > div[style]:empty`)) {
      if (/** @type {HTMLElement} */ (host).style.cssText === style && host.attributes.length === 1) host.remove();
    }
  }

  /**
   * Where words stand on the screen: left, top, width, height of each line of each span, in CSS pixels from the post's
   * upper left corner. Spans are pairs of UTF-16 offsets into the text that `read` gave.
   * @param {number} number
   * @param {Uint32Array} spans
   */
  places(number, spans) {
    const post = this.elements.get(number);
    const words = post && body(post, this.rules);
    if (!post || !words) return new Float64Array();
    /** @type {{piece: Text | HTMLImageElement | HTMLBRElement, start: number, end: number}[]} */
    const pieces = [];
    let length = 0;
    walk(words, this.rules.text.skip, (piece, text) => pieces.push({ piece, start: length, end: (length += text.length) }));
    const corner = post.getBoundingClientRect();
    const places = [];
    const range = newRange();
    for (let i = 0; i + 1 < spans.length; i += 2) {
      const start = /** @type {number} */ (spans[i]);
      const end = /** @type {number} */ (spans[i + 1]);
      for (const part of pieces) {
        if (part.end <= start || part.start >= end) continue;
        if (part.piece.nodeType === Node.TEXT_NODE) {
          range.setStart(part.piece, Math.max(start, part.start) - part.start);
          range.setEnd(part.piece, Math.min(end, part.end) - part.start);
        } else {
          range.selectNode(part.piece);
        }
        for (const box of range.getClientRects()) {
          if (box.width > 0) places.push(box.left - corner.left, box.top - corner.top, box.width, box.height);
        }
      }
    }
    return Float64Array.from(places);
  }
}
