// @ts-check
// Reads posts off the page. JavaScript because one call a batch is about three times cheaper than one call a field
// through web-sys; everything that is read is judged in Rust. What to read comes from src/sites/*.json.

import { location, range as newRange, root } from './page_document.js';
import { FIELDS, flat, prepare } from './rules.js';
import { skeleton } from './skeleton.js';
import { Tally } from './tally.js';
import { walk } from './walk.js';

/** @typedef {import('./rules.js').ReadyView} View */
/** @typedef {import('./rules.js').Rule} Rule */
/** @typedef {import('./rules.js').Step} Step */

/** Ends a field; never part of a post's text. */
const FIELD = '\u0000';
/** Ends a post. */
const RECORD = '\u0001';

/** @param {string} text */
const clean = (text) => (text.includes(FIELD) || text.includes(RECORD) ? text.replaceAll(FIELD, ' ').replaceAll(RECORD, ' ') : text);

/**
 * @param {Element} element
 * @param {import('./walk.js').Manner} manner
 */
function textOf(element, manner) {
  let text = '';
  walk(element, manner, (_, piece) => (text += piece));
  return text;
}

/**
 * What a rule makes of the element that it has found.
 * @param {Element} found
 * @param {Rule} rule
 * @param {import('./walk.js').Manner} manner
 */
function value(found, { attribute, pattern, bytes }, manner) {
  const written = attribute === 'text' ? textOf(found, manner) : (found.getAttribute(attribute) ?? '');
  const raw = bytes ? written.replace(/\[(\d+(?:,\d+)+)\]/g, (_, list) => String.fromCharCode(...list.split(','))) : written;
  if (!pattern) return raw.trim();
  const groups = pattern.exec(raw);
  return groups ? (groups.findLast((group) => group !== undefined) ?? '') : '';
}

/**
 * The people in a "Replying to" line: links to a person between the author and the words.
 * @param {Element} post
 * @param {Element | null} words
 * @param {NonNullable<View['answersBetween']>} line
 */
function answeredBetween(post, words, { after, pattern }) {
  const author = post.querySelector(after);
  if (!author || !words) return '';
  let people = '';
  for (const link of post.querySelectorAll('a[href]')) {
    const toAuthor = author.compareDocumentPosition(link);
    if (!(toAuthor & Node.DOCUMENT_POSITION_FOLLOWING) || toAuthor & Node.DOCUMENT_POSITION_CONTAINED_BY) continue;
    if (!(link.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING) || link.contains(words)) break;
    const handle = pattern.exec(link.getAttribute('href') ?? '');
    if (handle) people += `${handle[1]} `;
  }
  return people;
}

/**
 * Whether the row above the words says that they are a machine translation.
 * @param {Element | null} words
 * @param {View} view
 */
function isTranslated(words, { translated, author_block: block }) {
  if (!translated || !block) return false;
  for (const row of [words?.previousElementSibling, words?.parentElement?.previousElementSibling]) {
    if (row?.querySelector(translated) && !row.matches(block) && !row.querySelector(block)) return true;
  }
  return false;
}

/**
 * What of a post is another's.
 * @param {Element} post
 * @param {View} view
 */
const quotesOf = (post, view) => (view.quote ? [...post.querySelectorAll(view.quote)] : []);

/** Knows the posts that are on the page, by a number each: the elements stay here, Rust holds the numbers. */
export class Posts {
  /** @param {string} file the site's file */
  constructor(file) {
    const site = prepare(file);
    this.site = site;
    this.selector = site.views.map((view) => view.selector).join();
    this.dialog = site.views.flatMap((view) => view.composer.dialog ?? []).join();
    this.idBeginning = site.id_begins_with === 'host' ? `${location().hostname}/` : '';
    /** @type {WeakMap<Element, number>} */
    this.numbers = new WeakMap();
    /** @type {Map<number, Element>} */
    this.elements = new Map();
    /** @type {Set<Element>} posts to be read, or read again */
    this.waiting = new Set();
    this.last = 0;
    /** @type {{post: Element, quotes: Element[]} | undefined} the post that is being read: what it quotes is sought once */
    this.reading = undefined;
    /** @type {WeakSet<Element>} posts that are counted */
    this.counted = new WeakSet();
    this.tallies = site.views.map((view) => new Tally(view));
  }

  /** Another page of the site: what was counted of the one before says nothing about this one. */
  beginVisit() {
    this.counted = new WeakSet();
    this.tallies = this.site.views.map((view) => new Tally(view));
  }

  /** @param {Element} post */
  viewOf(post) {
    return this.site.views.findIndex((view) => post.matches(view.selector));
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
          if (element.firstElementChild) for (const post of element.querySelectorAll(this.selector)) this.waiting.add(post);
        }
      }
      const element = target.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (target) : target.parentElement;
      const within = element?.closest(this.selector);
      if (within) {
        this.waiting.add(within);
      } else if (addedNodes.length > 0) {
        // The editor of a composer may come after the post that it answers.
        const dialog = this.dialog && element?.closest(this.dialog);
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
    const here = this.idHere();
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
      records += number + FIELD + this.fields(post, here) + RECORD;
    }
    return records;
  }

  /**
   * @param {Element} post
   * @param {string} here the id of the post that the page is about
   */
  fields(post, here) {
    const at = this.viewOf(post);
    const view = this.site.views[at];
    if (!view) return FIELDS.map(() => FIELD).join('') + FIELD + FIELD;
    this.reading = { post, quotes: quotesOf(post, view) };
    const words = this.body(post, view);
    const fresh = !this.counted.has(post);
    const tally = fresh ? this.tallies[at] : undefined;
    if (fresh) this.counted.add(post);
    if (tally) {
      tally.posts++;
      if (words) tally.words++;
    }
    const beginning = this.beginning(post, view);
    let fields = '';
    let id = '';
    for (const { name, rules } of view.rules) {
      const people = name === 'answers' && view.answersBetween ? answeredBetween(post, words, view.answersBetween) : undefined;
      let found = people ?? this.first(post, post, view, rules, tally, name);
      if ((name === 'id' || name === 'parent') && found) found = beginning === undefined ? '' : beginning + found;
      if (name === 'id') id = found;
      if ((name === 'author' || name === 'answers') && found.includes('%')) found = unescaped(found);
      fields += clean(found) + FIELD;
    }
    const leads = (/** @type {Step[][]} */ ways) => ways.some((way) => this.go(post, post, view, way) !== null);
    const dialog = view.composer.dialog && post.closest(view.composer.dialog);
    const marks =
      (isTranslated(words, view) || leads(view.translation) ? 't' : '') +
      (leads(view.promoted) ? 'p' : '') +
      (leads(view.hidden) ? 'h' : '') +
      ((view.focused && post.matches(view.focused)) || (id && id === here) ? 'f' : '') +
      (dialog && dialog.querySelector(view.editor) ? 'c' : '');
    this.reading = undefined;
    return fields + at + FIELD + marks + FIELD + (words ? clean(textOf(words, view.text)).trim() : '');
  }

  /**
   * The first rule that finds something wins.
   * @param {Element} from
   * @param {Element | null} post whose own the found must be
   * @param {View | undefined} view
   * @param {Rule[]} rules
   * @param {Tally} [tally]
   * @param {string} [field]
   */
  first(from, post, view, rules, tally, field = '') {
    const manner = view?.text ?? { skip: 'svg' };
    for (const [at, rule] of rules.entries()) {
      if (rule.attribute === 'here' && !(post && view && this.idAt(pathHere(), '') && this.isAlone(post, view, rules.slice(0, at)))) continue;
      const found = rule.attribute === 'here' ? this.idAt(pathHere(), '') : rule.all ? this.every(from, post, view, rule, manner) : this.one(from, post, view, rule, manner);
      if (!found) continue;
      tally?.note(field, rule.usual ? 0 : at);
      return found;
    }
    tally?.note(field, -1);
    return '';
  }

  /**
   * @param {Element} from
   * @param {Element | null} post
   * @param {View | undefined} view
   * @param {Rule} rule
   * @param {import('./walk.js').Manner} manner
   */
  one(from, post, view, rule, manner) {
    const found = this.go(from, post, view, rule.steps);
    return found ? value(found, rule, manner) : '';
  }

  /**
   * @param {Element} from
   * @param {Element | null} post
   * @param {View | undefined} view
   * @param {Rule} rule
   * @param {import('./walk.js').Manner} manner
   */
  every(from, post, view, rule, manner) {
    const last = rule.steps.at(-1);
    const start = this.go(from, post, view, rule.steps.slice(0, -1));
    if (!last || !start) return '';
    const all = [...start.querySelectorAll(last.selector)].filter((each) => this.isOwn(each, post, view));
    return all.map((each) => value(each, rule, manner)).filter((each) => each !== '').join(' ');
  }

  /**
   * Where a way from `from` leads. On the way down, what belongs to a quoted post or to an answer inside is passed over.
   * @param {Element} from
   * @param {Element | null} post
   * @param {View | undefined} view
   * @param {Step[]} way
   */
  go(from, post, view, way) {
    /** @type {Element | null} */
    let here = from;
    for (const { to, selector } of way) {
      /** @type {Element | null} */
      let next = null;
      if (to === 'up') {
        next = here.parentElement?.closest(selector) ?? null;
      } else if (to === 'in') {
        next = here.shadowRoot?.querySelector(selector) ?? null;
      } else if (here !== post) {
        next = here.querySelector(selector);
      } else {
        for (const candidate of here.querySelectorAll(selector)) {
          if (!this.isOwn(candidate, post, view)) continue;
          next = candidate;
          break;
        }
      }
      if (!next) return null;
      here = next;
    }
    return here;
  }

  /**
   * Whether an element of a post is its own, and no quoted post's or answer's.
   * @param {Element} element
   * @param {Element | null} post
   * @param {View | undefined} view
   */
  isOwn(element, post, view) {
    if (!post || !view) return true;
    if (view.nested && element.closest(view.selector) !== post) return false;
    if (!view.quote) return true;
    const { quotes } = this.reading?.post === post ? this.reading : { quotes: quotesOf(post, view) };
    return !quotes.some((quote) => quote.contains(element));
  }

  /**
   * The element that holds the post's own words, if it has any.
   * @param {Element} post
   * @param {View} view
   */
  body(post, view) {
    for (const way of view.body) {
      const found = this.go(post, post, view, way);
      if (found) return found;
    }
    return null;
  }

  /**
   * The control of a post that opens the composer for an answer.
   * @param {number} number
   */
  opener(number) {
    return this.control(this.elements.get(number), 'open');
  }

  /**
   * The link to a post's own page.
   * @param {number} number
   */
  pageLink(number) {
    return this.control(this.elements.get(number), 'page');
  }

  /**
   * The control that opens the composer for the post `id`, wherever that is shown with one.
   * @param {string} id
   */
  openerOf(id) {
    for (const post of root().querySelectorAll(this.selector)) {
      const opener = this.idIn(post) === id && this.control(post, 'open');
      if (opener) return opener;
    }
    return undefined;
  }

  /**
   * @param {Element | undefined} post
   * @param {'open' | 'page'} which
   */
  control(post, which) {
    const view = post && this.site.views[this.viewOf(post)];
    if (!post || !view) return undefined;
    for (const way of view[which]) {
      const found = this.go(post, post, view, way);
      if (found) return found;
    }
    return undefined;
  }

  /** What Rust needs of the site's file. */
  rules() {
    return flat(this.site);
  }

  /** How many posts wait. */
  left() {
    return this.waiting.size;
  }

  /**
   * The id of the post that stands in an element now; another one's when the site has used the element again.
   * @param {number} number
   */
  idOf(number) {
    const post = this.elements.get(number);
    return post ? this.idIn(post) : '';
  }

  /**
   * The id of the post that an element shows now; empty where it shows none.
   * @param {Element} post
   */
  idIn(post) {
    const view = this.site.views[this.viewOf(post)];
    const id = view ? this.first(post, post, view, view.rules.find(({ name }) => name === 'id')?.rules ?? []) : '';
    const beginning = view && this.beginning(post, view);
    return id && beginning !== undefined ? beginning + id : '';
  }

  /**
   * What the ids of a post begin with; `undefined` when its page should say it and does not.
   * @param {Element} post
   * @param {View} view
   */
  beginning(post, view) {
    if (!view.host) return this.idBeginning;
    const host = this.first(post, post, view, view.host);
    return host ? `${host}/` : undefined;
  }

  /**
   * The id of the post at an address of this site, as far as the address says it.
   * @param {string} address
   */
  idAt(address, beginning = this.idBeginning) {
    for (const { pattern, before } of this.site.addresses) {
      const groups = pattern.exec(address);
      const id = groups?.findLast((group) => group !== undefined);
      const host = groups?.groups?.['host'];
      if (id) return (host ? `${host}/` : beginning) + before + id;
    }
    return '';
  }

  /**
   * Whether a post is the only one of its view in which these rules find nothing: the one that the page is about says so by its
   * address alone. Where more of them lack it, the page has changed.
   * @param {Element} post
   * @param {View} view
   * @param {Rule[]} rules
   */
  isAlone(post, view, rules) {
    const lacking = [...root().querySelectorAll(view.selector)].filter((each) => !this.first(each, each, view, rules));
    return lacking.length === 1 && lacking[0] === post;
  }

  /** The id of the post that the page is about. */
  idHere() {
    return this.idAt(pathHere());
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

  /** Whether the page is one of the site at all: only hosts that a user has named may be something else. */
  isOfSite() {
    const { signs } = this.site;
    return signs === undefined || root().querySelector(signs.join()) !== null;
  }

  /** Whether the site itself says that there is nothing here. */
  saysEmpty() {
    const { empty } = this.site;
    return empty !== undefined && root().querySelector(empty.join()) !== null;
  }

  /** The name of the person who looks at the page, as the page gives it. */
  viewer() {
    return unescaped(this.first(root(), null, undefined, this.site.viewer));
  }

  /** What was found on this page so far, a line for each view of which posts were found. */
  findings() {
    return this.tallies.flatMap((tally) => (tally.posts ? [tally.line()] : [])).join('\n');
  }

  /**
   * The bones of the page, for a report: two posts of each view, or the page where it has none. No text, no names.
   * @param {string[]} names of the people on the page
   */
  skeleton(names) {
    const some = this.site.views.flatMap((view) => [...root().querySelectorAll(view.selector)].slice(0, 2));
    return skeleton(some, [...new Set(names)]);
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
    const view = post && this.site.views[this.viewOf(post)];
    const words = post && view && this.body(post, view);
    if (!post || !view || !words) return new Float64Array();
    /** @type {{node: Text | Element, start: number, end: number, from: number, to: number}[]} */
    const pieces = [];
    // The text was trimmed when it was read.
    let length = -(/^\s*/.exec(textOf(words, view.text))?.[0].length ?? 0);
    walk(words, view.text, (node, text, from, to) => pieces.push({ node, start: length, end: (length += text.length), from, to }));
    const corner = post.getBoundingClientRect();
    const places = [];
    const range = newRange();
    for (let i = 0; i + 1 < spans.length; i += 2) {
      const start = /** @type {number} */ (spans[i]);
      const end = /** @type {number} */ (spans[i + 1]);
      for (const part of pieces) {
        if (part.end <= start || part.start >= end) continue;
        if (part.node.nodeType !== Node.TEXT_NODE) {
          // A block that only begins a new line has no place of its own.
          if (part.from === part.to) continue;
          range.selectNode(part.node);
        } else if (part.end - part.start === part.to - part.from) {
          range.setStart(part.node, part.from + Math.max(0, start - part.start));
          range.setEnd(part.node, part.to - Math.max(0, part.end - end));
        } else {
          range.setStart(part.node, part.from);
          range.setEnd(part.node, part.to);
        }
        for (const box of range.getClientRects()) {
          if (box.width > 0) places.push(box.left - corner.left, box.top - corner.top, box.width, box.height);
        }
      }
    }
    return Float64Array.from(places);
  }
}

/** The part of this page's address that tells it from others of the site. */
function pathHere() {
  const { pathname, search, hash } = location();
  return pathname + search + hash;
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
