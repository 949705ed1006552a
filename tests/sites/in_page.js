// @ts-check
// Runs in the page under test: the reader that ships, and changes of the markup such as a site makes overnight.
import { Posts } from '../../src/page/dom/gather.js';

const all = /** @type {any} */ (globalThis);

/**
 * Everything on the page, read afresh.
 * @param {string} file
 */
function read(file) {
  const posts = new Posts(file);
  posts.noticeAll();
  let records = '';
  while (posts.left() > 0) records += posts.read(1000);
  return { records, findings: posts.findings(), viewer: posts.viewer() };
}

/** What selectors test for: attributes, classes, ids. */
const TOKENS = /\[([\w-]+)[^\]]*\]|\.([A-Za-z_][\w-]*)|#([A-Za-z_][\w-]*)/g;

/**
 * Each thing that a selector of the file tests for and that stands on this page, renamed everywhere in turn; what is read then.
 * @param {string} file
 */
function mutations(file) {
  const strings = [...file.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text}"`));
  const ways = strings.filter((text) => /[[.#]/.test(text) && !/[()\\]\?|\\[dw]|\]\+/.test(text));
  /** @type {Map<string, {attribute: string} | {class: string} | {id: string}>} */
  const tokens = new Map();
  for (const way of ways) {
    for (const [, attribute, named, id] of way.matchAll(TOKENS)) {
      if (attribute) tokens.set(`[${attribute}]`, { attribute });
      if (named) tokens.set(`.${named}`, { class: named });
      if (id) tokens.set(`#${id}`, { id });
    }
  }
  const values = [...new Set(ways.flatMap((way) => [...way.matchAll(/\[([\w-]+)[~^$*|]?="([^"]+)"\]/g)].map(([whole]) => whole)))];
  const before = document.body.innerHTML;
  const readings = [];
  /** @param {string} name @param {() => number} change */
  const mutate = (name, change) => {
    if (change() > 0) {
      let reading;
      try {
        reading = read(file);
      } catch (error) {
        reading = { error: String(error) };
      }
      readings.push({ name, ...reading });
    }
    document.body.innerHTML = before;
  };
  for (const [name, token] of tokens) {
    if (name === '[href]' || name === '[alt]') continue;
    mutate(`remove ${name}`, () => {
      const found = [...document.body.querySelectorAll('attribute' in token ? `[${token.attribute}]` : 'class' in token ? `.${token.class}` : `#${token.id}`)];
      for (const element of found) {
        if ('attribute' in token) element.removeAttribute(token.attribute);
        else if ('class' in token) element.classList.replace(token.class, 'renamed');
        else element.id = 'renamed';
      }
      return found.length;
    });
  }
  for (const selector of values) {
    mutate(`rename ${selector}`, () => {
      const [, attribute = ''] = /^\[([\w-]+)/.exec(selector) ?? [];
      if (attribute === 'href') return 0;
      const found = [...document.body.querySelectorAll(selector)];
      for (const element of found) element.setAttribute(attribute, 'renamed');
      return found.length;
    });
  }
  return readings;
}

/**
 * Brings a post into view and says where it is.
 * @param {string} file
 * @param {string} id
 */
function locate(file, id) {
  const posts = new Posts(file);
  posts.noticeAll();
  while (posts.left() > 0) posts.read(1000);
  for (const number of posts.inOrder()) {
    if (posts.idOf(number) !== id) continue;
    const post = /** @type {Element} */ (posts.element(number));
    post.scrollIntoView({ block: post.getBoundingClientRect().height > innerHeight ? 'start' : 'center' });
    const { left, top, right, bottom } = post.getBoundingClientRect();
    return { left, top, right, bottom };
  }
  return null;
}

/** @type {Set<Element>} editors that were open for another post */
const others = new Set();

/** What is written in each editor that can be seen, and how often Send was pressed. */
function written() {
  const editors = [...document.querySelectorAll('textarea, [contenteditable="true"]')].filter((each) => each.getBoundingClientRect().height > 0);
  const texts = editors.map((each) => ({ text: each instanceof HTMLTextAreaElement ? each.value : /** @type {HTMLElement} */ (each).innerText, others: others.has(each) }));
  return { texts, sent: all.__sent ?? 0 };
}

/** Opens the composer of another post; what comes with it is that one's. @param {string} id */
function openOther(id) {
  const editors = () => [...document.querySelectorAll('textarea, [contenteditable="true"]')];
  const before = new Set(editors());
  all.__openComposer(id);
  for (const each of editors()) if (!before.has(each)) others.add(each);
}

all.__openOther = openOther;
all.__locate = locate;
all.__written = written;
all.__read = read;
all.__mutations = mutations;
