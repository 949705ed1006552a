// @ts-check
// Every text that the code names stands in _locales, and every text there is used.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const texts = JSON.parse(readFileSync('extension/_locales/en/messages.json', 'utf8'));
const sources = [
  ...['src', 'extension'].flatMap((folder) => /** @type {string[]} */ (readdirSync(folder, { recursive: true })).map((name) => `${folder}/${name}`)),
].filter((name) => /\.(rs|js|html)$|manifest\.json$/.test(name)).map((name) => readFileSync(name, 'utf8')).join('\n');

/** Rooms and contexts, whose names begin their keys. */
const named = /"((?:page|app|worker|settings|watch|reply|triage|browser|command|severity|theme|why|wording|answers|extension)_[a-z0-9_]+)"|__MSG_(\w+)__/g;

/** Keys of the manifest that look alike. */
const notTexts = new Set(['extension_pages', 'browser_specific_settings']);

test('every text that is named is there', () => {
  const missing = new Set();
  for (const [, key, manifest] of sources.matchAll(named)) {
    const wanted = key ?? manifest ?? '';
    if (wanted in texts || `${wanted}_one` in texts || wanted.endsWith('_') || notTexts.has(wanted)) continue;
    missing.add(wanted);
  }
  assert.deepEqual([...missing], []);
});

test('every text that is there is used', () => {
  // Some are put together: from a stem and `_one`, `_other` or `_long`, or from a beginning such as `app_field_`.
  const beginnings = [...sources.matchAll(/"((?:[a-z]+_)+)["{]/g)].map(([, beginning]) => beginning ?? '');
  const used = (/** @type {string} */ key) =>
    sources.includes(`"${key}"`) || sources.includes(`__MSG_${key}__`) || sources.includes(`"${key.replace(/_(one|other|long)$/, '')}"`) || beginnings.some((beginning) => key.startsWith(beginning));
  assert.deepEqual(Object.keys(texts).filter((key) => !used(key)), []);
});

test('no text is empty', () => {
  for (const [key, { message }] of Object.entries(texts)) assert.ok(message.trim().length > 0, key);
});
