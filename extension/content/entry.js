// @ts-check
// Starts the injected half. The module travels inside this file, packed: nothing of the extension can be fetched from a page,
// so no page can probe for it.
import { initSync } from '../../pkg/content.js';
import packed from '../../pkg/content_bg.wasm.gz';

/** @type {Uint8Array<ArrayBuffer>} The bundler's `binary` loader. */
const bytes = packed;
// A `Blob` as the source: Firefox refuses to write a content script's bytes into a stream of the page's realm.
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
new Response(stream).arrayBuffer().then((module) => initSync({ module: new Uint8Array(module) }));
