// Bundles the stand-in's page script, and each editor by itself. It checks nothing: the browser does that.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the bundle lands. */
export const BUNDLE = here('../../target/site/main.js');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  format: 'iife',
  target: ['chrome120', 'firefox128'],
  jsx: 'automatic',
  loader: { '.css': 'text' },
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  logLevel: 'error',
};

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
      ...common,
    });
    return BUNDLE;
  })();
  return built;
}

/** @type {Map<string, Promise<Uint8Array | undefined>>} */
const editors = new Map();

/**
 * Bundles one editor, when it is first asked for.
 * @param {string} name of a file in src/editors, without its ending
 * @returns {Promise<Uint8Array | undefined>} the script; nothing where there is no such editor
 */
export function buildEditor(name) {
  const known = editors.get(name);
  if (known) return known;
  const entry = ['js', 'jsx'].map((ending) => here(`./src/editors/${name}.${ending}`)).find((path) => existsSync(path));
  const script = entry
    ? build({
      entryPoints: [entry],
      write: false,
      ...common,
      // Slate wants a newer React than Draft.js.
      alias: name === 'slate' ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {},
    }).then(({ outputFiles }) => outputFiles?.[0]?.contents)
    : Promise.resolve(undefined);
  editors.set(name, script);
  return script;
}
