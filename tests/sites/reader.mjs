// @ts-check
// Reads a page with the reader that ships (src/page/dom/gather.js) in a real browser, and the core (`amends read`) behind it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** @type {Promise<string> | undefined} */
let bundled;

/** The reader as one script that leaves `globalThis.__read` and `globalThis.__mutations`. */
export function reader() {
  bundled ??= build({ entryPoints: ['tests/sites/in_page.js'], bundle: true, write: false, format: 'iife', logLevel: 'error' }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}

/** @param {string} site */
export const fileOf = (site) => readFileSync(`src/sites/${site}.json`, 'utf8');

/**
 * What the core makes of what was gathered, one page an entry.
 * @param {string} site
 * @param {{records: string, findings: string}[]} gathered
 * @returns {any[]}
 */
export function understood(site, gathered) {
  const input = gathered.map((each) => JSON.stringify(each)).join('\n');
  const { stdout, stderr, status } = spawnSync('target/release/amends', ['read', '--site', site], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n').map((line) => JSON.parse(line));
}
