// @ts-check
// Makes the scripts of the extension's three contexts from the generated modules in pkg/.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * The glue as a function that makes it, so that a second instance can take the place of one that has trapped: as a module, it
 * would be made once. It is given what makes the instance, WebAssembly or not. The ways of starting that nobody uses are left out.
 * @type {import('esbuild').Plugin}
 */
const remakable = {
  name: 'remakable',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^glue:/ }, ({ path }) => ({ path: resolve(`pkg/${path.slice('glue:'.length)}.js`), namespace: 'glue' }));
    onLoad({ filter: /./, namespace: 'glue' }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const imports = source.match(/^import .*$/gm) ?? [];
      const exported = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
      const body = source
        .replace(/^import .*$/gm, '')
        .replace(/^export \{.*$/gm, '')
        .replace(/^export (?=function)/gm, '')
        .replace(/^async function __wbg_load[^]*?^}$/m, '')
        .replace(/^function initSync\(module\) {[^]*?^}$/m, 'function start(instantiate) { __wbg_finalize_init(instantiate(__wbg_get_imports())); }')
        .replace(/^let __wbg_init_promise;[^]*$/m, '')
        .replace('wasm = instance.exports;', 'wasm = guard(instance.exports);');
      if (!body.includes('guard(') || !body.includes('function start(') || body.includes('WebAssembly.Instance')) throw new Error(`${path} is not the glue that was expected.`);
      return { contents: `${imports.join('\n')}\nexport function glue(guard) {\n${body}\nreturn { ${[...exported, 'start'].join(', ')} };\n}\n`, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'iife',
  target: ['chrome120', 'firefox142'],
  // Reviewers of the stores read this; only white space goes.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  charset: 'utf8',
  // wasm-bindgen names a module once for each block that imports from it.
  logOverride: { 'duplicate-object-key': 'silent' },
  plugins: [remakable],
  loader: { '.wasm': 'binary', '.gz': 'base64' },
};

/**
 * Nobody reads what a translator wrote: its names go too, and those that it and the glue know each other by.
 * @type {import('esbuild').BuildOptions}
 */
const translated = { ...shared, minifyIdentifiers: true, mangleProps: /^(__wbg_|__wbindgen_|wasm_bindgen__)/, mangleQuoted: true };

for (const [entry, outfile, options] of /** @type {const} */ ([
  ['extension/content/entry.js', 'dist/scripts/content.js', shared],
  ['extension/content/translated.js', 'dist/scripts/content-translated.js', translated],
  ['extension/worker/entry.js', 'dist/scripts/worker.js', shared],
  ['extension/pages/entry.js', 'dist/scripts/app.js', shared],
  // No part of the extension: what the tests compare the two carriers by.
  ['tests/carriers/webassembly.js', 'pkg/judge.mjs', { ...shared, format: 'esm' }],
  ['tests/carriers/translated.js', 'pkg/translated/judge.mjs', { ...translated, format: 'esm' }],
]).filter(([entry]) => entry.startsWith('tests/') === process.argv.includes('--judge'))) {
  await build({ ...options, entryPoints: [entry], outfile });
}
