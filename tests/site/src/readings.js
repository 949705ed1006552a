// The composers that are on the page, for tests to ask.

/**
 * What a test may ask of a composer that is on the page.
 * @typedef {object} Reading
 * @property {'dialog' | 'inline' | 'home'} where
 * @property {string | undefined} target the post it answers
 * @property {() => {text: string, start: number, end: number, focused: boolean, undo: number}} read the editor's own model, never the DOM's text
 * @property {() => HTMLElement | null} element
 * @property {() => void} focus as the site itself would
 */

/** @type {Set<Reading>} */
export const composers = new Set();
