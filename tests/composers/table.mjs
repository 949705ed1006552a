// @ts-check
// The table as a page of the documentation. Nothing in it changes from run to run but what was measured.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CASES, DEVIATIONS, EDITORS } from './cases.mjs';
import { HANDED_OVER, INSERTED } from './cell.mjs';

/** @typedef {Map<string, {version: string, cells: Map<string, {became: string, text: string}>}>} Results by browser, then by "editor case" */

const PAGE = fileURLToPath(new URL('../../docs/composers.md', import.meta.url));
const packages = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).devDependencies;
const signs = /** @type {Record<string, string>} */ ({ [INSERTED]: '✓', [HANDED_OVER]: '⎘' });

const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
const table = (/** @type {string[]} */ head, /** @type {string[][]} */ rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)];
const versionOf = (/** @type {string | undefined} */ name) => (name ? /[\d.]+$/.exec(packages[name])?.[0] ?? '' : '');
/** `Chrome/156.0.1.2` and `firefox/153.0`. */
const majorOf = (/** @type {string} */ version) => /\d+/.exec(version)?.[0] ?? '?';

/**
 * @param {Results} results
 * @returns {string} in Markdown
 */
export function page(results) {
  const browsers = [...results.keys()].sort();
  const titles = { chromium: 'Chromium', firefox: 'Firefox' };
  const named = browsers.map((kind) => `${titles[/** @type {keyof typeof titles} */ (kind)]} ${majorOf(results.get(kind)?.version ?? '')}`);
  const cell = (/** @type {string} */ kind, /** @type {string} */ editor, /** @type {string} */ name) => results.get(kind)?.cells.get(`${editor} ${name}`);
  const noteOf = (/** @type {string} */ editor, /** @type {string} */ name) => {
    const at = DEVIATIONS.findIndex((each) => each.editor === editor && each.name === name);
    return at < 0 ? '' : ` [${at + 1}]`;
  };
  const shown = (/** @type {string} */ editor, /** @type {string} */ name) => {
    const each = browsers.map((kind) => signs[cell(kind, editor, name)?.became ?? ''] ?? '✗');
    return `${new Set(each).size === 1 ? each[0] : each.join(' / ')}${noteOf(editor, name)}`;
  };
  const all = browsers.flatMap((kind) => [...results.get(kind)?.cells.values() ?? []]).map(({ became }) => became);
  const count = (/** @type {string} */ what) => all.filter((became) => became === what).length;
  const empty = (/** @type {string} */ editor) => {
    const each = browsers.map((kind) => (/\S\n(\n*)\S/.exec(cell(kind, editor, 'two paragraphs')?.text ?? '')?.[1].length ?? 0) > 0);
    return each.map((kept) => (kept ? 'kept' : 'left out')).filter((text, at, texts) => texts.indexOf(text) === at).join(' / ');
  };
  return `${[
    '# What composers take',
    '',
    'Written by `node --test tests/composers/table.test.mjs`, not by hand. Every cell is a real editor in the composer of the page that',
    'stands in for X, with the real extension: the button of a post\'s marker is clicked (where a word is in the making, its key is pressed).',
    '',
    `Seen in ${named.join(' and ')}: ${all.length} cells, ${count(INSERTED)} inserted, ${count(HANDED_OVER)} handed over, ${all.length - count(INSERTED) - count(HANDED_OVER)} wrong.`,
    '',
    '- ✓ inserted: the text stands in the editor\'s own model once and in place, what was there is kept, the next key and Backspace do what they',
    '  should, one undo gives back what was there, and nothing was sent.',
    '- ⎘ handed over: the reply lies on the clipboard, the person was told, and the editor holds what it held.',
    '- ✗ wrong: anything else. The test fails.',
    '',
    'In no cell did the page hear a key that no person pressed.',
    '',
    ...table(['case', ...EDITORS.map(({ name }) => name)], CASES.map(({ name }) => [name, ...EDITORS.map((editor) => shown(editor.name, name))])),
    '',
    ...DEVIATIONS.map(({ why }, at) => `- [${at + 1}] ${why}`),
    '',
    '## The editors',
    '',
    'The empty line is the one between two paragraphs of a reply, in the model.',
    '',
    ...table(['name', 'editor', 'version', 'empty line'], EDITORS.map(({ name, title, from }) => [name, title, versionOf(from), empty(name)])),
  ].join('\n')}\n`;
}

/** Prints the table and keeps it. @param {Results} results */
export function keep(results) {
  const text = page(results);
  console.log(text);
  mkdirSync(new URL('.', `file://${PAGE}`), { recursive: true });
  writeFileSync(PAGE, text);
}
