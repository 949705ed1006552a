// @ts-check
// The bones of a page for a report of a fault: tags, attributes by name, test ids, roles and classes; no word that a person wrote, no
// name of anybody.

import { body } from './page_document.js';

/** The most elements of one report. */
const MOST = 300;
/** How deep it goes below a post, or below the page where there is no post. */
const DEEP = 14;
/** Attributes whose values are markup and not content. */
const TOLD = ['data-testid', 'role', 'class', 'slot', 'type', 'contenteditable'];

/**
 * @param {Element[]} posts some posts, with what stands around them
 * @param {string[]} names of the people on the page
 */
export function skeleton(posts, names) {
  const hidden = names.flatMap((name) => [name, ...name.split(/[\s@.]+/)]).filter((name) => name.length > 2).map((name) => name.toLowerCase());
  /** @type {string[]} */
  const lines = [];
  const spare = { left: MOST };
  for (const post of posts) {
    lines.push(`· ${around(post, hidden)}`);
    bones(post, 1, DEEP, hidden, lines, spare);
  }
  if (posts.length === 0) bones(body(), 0, DEEP, hidden, lines, spare);
  if (spare.left <= 0) lines.push('…');
  return lines.join('\n');
}

/**
 * @param {Element} post
 * @param {string[]} hidden
 */
function around(post, hidden) {
  const above = [];
  for (let element = post.parentElement; element && above.length < DEEP; element = element.parentElement) above.unshift(told(element, hidden));
  return above.join(' > ');
}

/**
 * @param {Element} element
 * @param {number} indent
 * @param {number} deep
 * @param {string[]} hidden
 * @param {string[]} lines
 * @param {{left: number}} spare
 */
function bones(element, indent, deep, hidden, lines, spare) {
  if (spare.left-- <= 0 || deep === 0) return;
  const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /** @type {Text} */ (node).data.trim());
  lines.push(`${'  '.repeat(indent)}${told(element, hidden)}${element.shadowRoot ? ' #open' : ''}${words ? ' "…"' : ''}`);
  if (/^(script|style|svg|head)$/.test(element.localName)) return;
  for (const child of element.children) bones(child, indent + 1, deep - 1, hidden, lines, spare);
}

/**
 * @param {Element} element
 * @param {string[]} hidden
 */
function told(element, hidden) {
  let line = element.localName;
  for (const { name, value } of element.attributes) {
    // A name of an attribute may be made of an id, too.
    line += TOLD.includes(name) ? ` ${name}="${veiled(value, hidden)}"` : ` ${name.replaceAll(/\d{3,}/g, '#')}`;
  }
  return line;
}

/**
 * Without names and numbers that could be somebody's.
 * @param {string} value
 * @param {string[]} hidden
 */
function veiled(value, hidden) {
  let text = value.slice(0, 200).replaceAll(/\d{4,}/g, '#').replace(/(-by-|Container-).*$/, '$1…');
  for (const name of hidden) {
    for (let at = text.toLowerCase().indexOf(name); at >= 0; at = text.toLowerCase().indexOf(name)) text = `${text.slice(0, at)}…${text.slice(at + name.length)}`;
  }
  return text.replaceAll('"', "'");
}
