// @ts-check
// Makes the scripts of the extension's three contexts from the generated modules in pkg/.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * The glue as a function that makes it, so that a second instance can take the place of one that has trapped: as a module, it
 * would be made once. The way of starting that nobody uses is left out.
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
      const listed = (/^export \{(.*)\};?$/m.exec(source)?.[1] ?? '').split(',').map((name) => name.trim()).filter((name) => name && !name.includes(' as '));
      const body = source
        .replace(/^import .*$/gm, '')
        .replace(/^export \{.*$/gm, '')
        .replace(/^export (?=function)/gm, '')
        .replace(/^async function __wbg_load[^]*?^}$/m, '')
        .replace(/^let __wbg_init_promise;[^]*$/m, '')
        .replace('wasm = instance.exports;', 'wasm = guard(instance.exports);');
      if (!body.includes('guard(') || !body.includes('function initSync')) throw new Error(`${path} is not the glue that was expected.`);
      const names = [...new Set([...exported, ...listed])].join(', ');
      return { contents: `${imports.join('\n')}\nexport function glue(guard) {\n${body}\nreturn { ${names} };\n}\n`, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

/**
 * The generator copies only the snippets that Rust names; what they import is still where it is written.
 * @type {import('esbuild').Plugin}
 */
const beside = {
  name: 'beside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\// }, ({ path, importer }) => {
      const [, source] = /[\\/]snippets[\\/][^\\/]+[\\/](src[\\/].*)$/.exec(importer) ?? [];
      return source === undefined ? undefined : { path: resolve(dirname(source), path) };
    });
  },
};

for (const [entry, name] of [
  ['extension/content/entry.js', 'content'],
  ['extension/worker/entry.js', 'worker'],
  ['extension/pages/entry.js', 'app'],
]) {
  await build({
    entryPoints: [/** @type {string} */ (entry)],
    outfile: `dist/scripts/${name}.js`,
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
    plugins: [remakable, beside],
    loader: { '.wasm': 'binary', '.gz': 'base64' },
  });
}
