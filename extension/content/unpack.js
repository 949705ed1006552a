// @ts-check
// What travels inside a content script is packed: nothing of the extension can be fetched from a page, so no page can probe for it.

/**
 * @param {string} packed base64 of gzip
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpack(packed) {
  /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} Newer than the oldest browsers that are supported. */
  const decoder = /** @type {any} */ (Uint8Array);
  const bytes = decoder.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (unit) => unit.charCodeAt(0));
  // A `Blob` as the source: Firefox refuses to write a content script's bytes into a stream of the page's realm.
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
