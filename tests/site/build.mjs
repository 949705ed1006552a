// Bundles the stand-in's page script, and checks nothing: the browser does that.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the bundle lands. */
export const BUNDLE = here('../../target/site/main.js');

/** @type {Promise<string> | undefined} */
let built;

/**
 * Bundles tests/site/src once a process.
 * @returns {Promise<string>} the path of the bundle
 */
export function buildSite() {
  built ??= (async () => {
    await mkdir(here('../../target/site/'), { recursive: true });
    await build({
      entryPoints: [here('./src/main.jsx')],
      outfile: BUNDLE,
      bundle: true,
      format: 'iife',
      target: ['chrome120', 'firefox128'],
      jsx: 'automatic',
      loader: { '.css': 'text' },
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      logLevel: 'error',
    });
    return BUNDLE;
  })();
  return built;
}
