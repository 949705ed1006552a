// @ts-check
// The page's document by the prototypes' own members: a page can shadow `document.createElement` and the like with a named
// element (DOM clobbering), also for a content script.

/**
 * @template {keyof Document} K
 * @param {K} name
 * @returns {() => Document[K]}
 */
function getter(name) {
  const get = /** @type {{get: () => Document[K]}} */ (Object.getOwnPropertyDescriptor(Document.prototype, name)).get;
  return () => get.call(document);
}

/** @type {() => HTMLElement} */
export const root = getter('documentElement');
/** @type {() => HTMLElement} */
export const body = getter('body');
export const hidden = getter('hidden');
export const active = getter('activeElement');
/** Unforgeable by the page: neither `window.location` nor `document.location` can be shadowed. */
export const location = () => globalThis.location;

const { createElement, createElementNS, createRange, execCommand } = Document.prototype;

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
export const make = (name) => createElement.call(document, name);

/**
 * @param {string} name
 * @returns {Element}
 */
export const makeSvg = (name) => createElementNS.call(document, 'http://www.w3.org/2000/svg', name);

/** @returns {Range} */
export const range = () => createRange.call(document);

/**
 * The editor's own undo knows text that comes this way.
 * @param {string} command
 * @param {string} text
 * @returns {boolean}
 */
export const edit = (command, text) => execCommand.call(document, command, false, text);

/**
 * Moves a placed element, in CSS pixels.
 * @param {HTMLElement} element
 * @param {number} left
 * @param {number} top
 */
export function moveTo(element, left, top) {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
