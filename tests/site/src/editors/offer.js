// Each editor is a script of its own, loaded only by the page that asks for it (`composer=NAME`).

/**
 * What an editor is mounted with.
 * @typedef {object} Wanted
 * @property {string} text what stands in it from the start
 * @property {[number, number] | undefined} selected what of it is selected, where the editor is a plain field
 * @property {boolean} readOnly
 * @property {Record<string, string>} attributes of the element that a reader of the page finds
 * @property {(text: string) => void} onText
 */

/**
 * @typedef {object} Mounted
 * @property {() => HTMLElement | null} element what takes the text
 * @property {() => string} text what the editor's own model holds, a line a paragraph; never the DOM's text, where there is a model
 * @property {() => void} focus as the site itself would
 * @property {number} grouping how long after a change the editor's undo takes the next one for the same step, ms
 * @property {() => void} remove
 */

/**
 * @param {string} name
 * @param {(host: HTMLElement, wanted: Wanted) => Mounted} mount
 */
export const offer = (name, mount) => { (/** @type {any} */ (globalThis).__editors ??= {})[name] = mount; };
