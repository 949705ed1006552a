// @ts-check
// Starts the injected half. The module travels inside this file, packed: nothing of the extension can be fetched from a page,
// so no page can probe for it.
import { initSync } from '../../pkg/content.js';
import packed from '../../pkg/content_bg.wasm.gz';

/** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} Newer than the oldest browsers that are supported. */
const decoder = /** @type {any} */ (Uint8Array);
const bytes = decoder.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (unit) => unit.charCodeAt(0));
// A `Blob` as the source: Firefox refuses to write a content script's bytes into a stream of the page's realm.
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
// Unpacked and compiled off the page's thread; only the instance is made on it.
new Response(stream)
  .arrayBuffer()
  .then((module) => WebAssembly.compile(new Uint8Array(module)))
  .then((module) => initSync({ module }));
