// @ts-check
// Posts to compare the carriers by: the stand-in's, many made of their words by mutation, and, where there are, real ones. The same on every
// run.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { POSTS } from '../site/posts.mjs';

/** Collections of real posts, beside the project; nothing needs them. */
const DATA = process.env.AMENDS_DATA ?? '../shared/data';

/** What breaks text handling: halves of pairs, joiners, marks that turn the direction, digits of other scripts, what folds to several letters. */
const ODD = [
  '\ud83d', '\ude00', '\ud83d\ude21', '👩‍👩‍👧‍👦', '🏳️‍🌈', '\u202e', '\u2067', '\u200f', 'שירות גרוע', 'خدمة سيئة', '\u0301\u0301', 'ﬁ', 'İ', 'ß', 'ſ', '\u0000', '\u0001', '\ufffd', '\uffff',
  '\u00a0', '\u200b', '\u200d', 'Ｎｏｒｔｈｗｉｎｄ', 'Nоrthwind', '𝓝𝓸𝓻𝓽𝓱𝔀𝓲𝓷𝓭', 'NORTHWIND', '@northwindcoffee', '#northwind', 'https://northwind.example/a?b=c#d', '…', '"', '\\', '\n\n', '\t', '٣ أيام', '3 days', '½', '😡😡😡', '!!!', '?',
];

/** A small generator with a seed, so that every run has the same posts. */
export function dice(seed = 1) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (/** @type {number} */ most) => Math.floor(next() * most),
    /** @template T @param {T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[Math.floor(next() * list.length)]),
  };
}

/**
 * @param {number} count at least so many posts that were generated
 * @returns {{generated: string[], real: string[]}} texts
 */
export function corpus(count) {
  const { below, pick } = dice(20261124);
  const texts = POSTS.map(({ text }) => text);
  const words = [...new Set(texts.flatMap((text) => text.split(/\s+/)))].filter((word) => word !== '' && word.length < 60);
  const mutate = (/** @type {string} */ text) => {
    const units = text.length > 2000 ? text.slice(below(text.length - 1000)).slice(0, 1000) : text;
    const at = below(units.length + 1);
    switch (below(7)) {
      case 0: return units.slice(0, at) + pick(ODD) + units.slice(at);
      case 1: return units.slice(0, at) + units.slice(at + 1 + below(4));
      case 2: return `${units} ${pick(words)} ${pick(ODD)} ${pick(words)}`;
      case 3: return units.toUpperCase();
      case 4: return units.slice(at) + units.slice(0, at);
      case 5: return units.split(' ').reverse().join(' ');
      default: return `${pick(['Northwind Coffee', '@northwindcoffee', 'northwind', 'Bluebird Roasters'])} ${units}`;
    }
  };
  const made = Array.from({ length: count }, (_, n) => {
    if (n % 3 === 0) return Array.from({ length: 1 + below(40) }, () => (below(8) === 0 ? pick(ODD) : pick(words))).join(' ');
    let text = pick(texts);
    for (let times = 1 + below(4); times > 0; times--) text = mutate(text);
    return text;
  });
  const long = ['a', '😡', 'Northwind Coffee is terrible. ', 'لا '.repeat(3), '\ud83d'].map((piece) => piece.repeat(Math.ceil(25_000 / piece.length)));
  return { generated: [...texts, ...long, ...made], real: real() };
}

/** The first column of every collection. @returns {string[]} */
function real() {
  if (!existsSync(DATA)) return [];
  return readdirSync(DATA).filter((name) => name.endsWith('.csv')).sort().flatMap((name) => firstColumn(readFileSync(join(DATA, name), 'utf8')));
}

/**
 * @param {string} csv with a header
 * @returns {string[]}
 */
function firstColumn(csv) {
  const rows = [...csv.matchAll(/(?:^|\n)(?:"((?:[^"]|"")*)"|([^,\n]*))(?=,)[^\n]*/g)];
  return rows.slice(1).map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/**
 * Posts as the reader in the page hands them over (`src/sites/record.rs`).
 * @param {string[]} texts
 * @param {number} from the number of the first one
 */
export function records(texts, from) {
  const langs = ['en', '', 'de', 'und', 'fr', 'ar'];
  return texts.map((text, at) => {
    const n = from + at;
    // What separates fields and records can't stand in a field: the page's reader takes it out.
    const clean = text.replace(/[\u0000\u0001]/g, '');
    const answers = n % 5 === 0 ? 'northwindcoffee' : n % 7 === 0 ? 'bluebirdroasts' : '';
    return [n, `${1000 + n}`, `/writer_${n % 90}/status/${1000 + n}`, `writer_${n % 90}`, 'A Writer', langs[n % langs.length], '2026-11-24T10:00:00.000Z', `${n % 13} replies`, '', `${n}`, '', answers, n % 5 === 0 ? `${900 + n}` : '', 0, n % 11 === 0 ? 'f' : '', clean].join('\0');
  }).join('\u0001');
}
