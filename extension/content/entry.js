// @ts-check
// Starts the injected half. The module travels inside this file, packed: nothing of the extension can be fetched from a page,
// so no page can probe for it.
import { glue } from 'glue:content';
import packed from '../../pkg/content_bg.wasm.gz';
import { live } from '../instance.js';

/** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} Newer than the oldest browsers that are supported. */
const decoder = /** @type {any} */ (Uint8Array);
const bytes = decoder.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (unit) => unit.charCodeAt(0));
// A `Blob` as the source: Firefox refuses to write a content script's bytes into a stream of the page's realm.
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
// Unpacked and compiled off the page's thread; only the instance is made on it.
new Response(stream)
  .arrayBuffer()
  .then((module) => WebAssembly.compile(new Uint8Array(module)))
  .then((module) => begin(module, 2));

/**
 * One that traps is made anew once, and leaves the post aside that it was working on. When that one traps too, a third says so
 * and does nothing else.
 * @param {WebAssembly.Module} module
 * @param {number} left how many may come after this one
 * @param {string} [aside] the post to leave aside
 */
function begin(module, left, aside) {
  const made = live(glue, module, (_error, workingOn) => left && begin(module, left - 1, workingOn));
  if (left < 2) made.again(aside, left === 0);
}
