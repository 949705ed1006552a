// @ts-check
// Makes the scripts of the extension's three contexts from the generated modules in pkg/.
import { build } from 'esbuild';

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
    loader: { '.wasm': 'binary', '.gz': 'base64' },
  });
}
