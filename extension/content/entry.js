// @ts-check
// Starts the injected half as WebAssembly, or asks for the translated one where the page's policy forbids that.

import { glue } from 'glue:content';
import packed from '../../pkg/content_bg.wasm.gz';
import { begin } from './begin.js';
import { unpack } from './unpack.js';

// Unpacked and compiled off the page's thread; only the instance is made on it.
begin(glue, async () => {
  const module = await WebAssembly.compile(await unpack(packed));
  return (imports) => new WebAssembly.Instance(module, imports);
}).catch(() => {
  // Own properties only: a page can put `<form id="browser">` where an inherited name would be looked up.
  const name = ['browser', 'chrome'].find((each) => Object.hasOwn(globalThis, each)) ?? '';
  // `FromPage::CarrierFailed`; the worker injects the other carrier. An orphan has nobody to ask.
  /** @type {any} */ (globalThis)[name]?.runtime?.sendMessage({ page: 'carrier_failed' })?.catch(() => {});
});
