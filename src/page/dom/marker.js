// @ts-check
// The parts of a marker that every post pays for: JavaScript, because a crossing for each of their steps costs several times
// the step.

import { make } from './page_document.js';

/**
 * Hangs a blank marker on a post, last among its children.
 * @param {Element} post
 * @param {string} style of the host, the same for every post
 * @param {CSSStyleSheet[]} sheets shared by all roots
 * @param {string} place of the tile, as style
 * @returns {HTMLElement} the tile inside the host's closed root
 */
export function hang(post, style, sheets, place) {
  const host = make('div');
  host.style.cssText = style;
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = sheets;
  const tile = make('div');
  tile.className = 'tile';
  tile.style.cssText = place;
  root.append(tile);
  post.append(host);
  return tile;
}

/** @type {WeakSet<Element>} posts that were made the box of their marker */
const held = new WeakSet();

/**
 * Makes a post the box that its marker is placed in, where it is none yet.
 * @param {Element} post
 */
export function hold(post) {
  if (getComputedStyle(post).position !== 'static') return;
  held.add(post);
  /** @type {HTMLElement} */ (post).style.position = 'relative';
}

/**
 * Takes back what `hold` did.
 * @param {Element} post
 */
export function release(post) {
  if (held.delete(post)) /** @type {HTMLElement} */ (post).style.position = '';
}

/** @param {HTMLElement} tile */
export const hostOf = (tile) => /** @type {ShadowRoot} */ (tile.parentNode).host;

/**
 * Draws a line under words, and takes the lines of before away.
 * @param {HTMLElement} tile
 * @param {string} tone class of its colour
 * @param {Float64Array} places left, top, width and height of each line, in CSS pixels from the post's corner
 */
export function underline(tile, tone, places) {
  while (tile.previousElementSibling) tile.previousElementSibling.remove();
  for (let at = 0; at + 3 < places.length; at += 4) {
    const mark = make('div');
    mark.className = `mark ${tone}`;
    const { style } = mark;
    style.left = `${places[at]}px`;
    style.top = `${places[at + 1]}px`;
    style.width = `${places[at + 2]}px`;
    style.height = `${/** @type {number} */ (places[at + 3]) + 2}px`;
    tile.before(mark);
  }
}
