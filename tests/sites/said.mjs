// @ts-check
// What invented people say, for the pages of all sites: one conversation that has everything a reader must get right.

/**
 * @typedef {object} Person
 * @property {string} handle without any host
 * @property {string} name
 * @typedef {object} Said
 * @property {string} key
 * @property {Person} by
 * @property {(string | {link: string, shown: string} | {mention: Person} | {tag: string} | {emoji: string} | {newline: true})[]} words
 * @property {number} at milliseconds since 1970
 * @property {number} replies
 * @property {number} reposts
 * @property {number} likes
 * @property {string} [answers] the key of the one that it answers
 * @property {string} [quotes] the key of the one that it quotes
 * @property {boolean} complains about Northwind
 */

/** @type {Record<string, Person>} */
export const PEOPLE = {
  northwind: { handle: 'northwindhelp', name: 'Northwind Help' },
  mara: { handle: 'mara_okello', name: 'Mara Okello' },
  jonas: { handle: 'jonaspfeil', name: 'Jonas Pfeil ☕️' },
  rami: { handle: 'rami.qasem', name: 'رامي قاسم' },
  ines: { handle: 'ines.duarte', name: 'Inês Duarte' },
  otis: { handle: 'otis_lake', name: 'Otis & Lake <3' },
};
const { northwind, mara, jonas, rami, ines, otis } = /** @type {Record<'northwind' | 'mara' | 'jonas' | 'rami' | 'ines' | 'otis', Person>} */ (PEOPLE);

const noon = Date.UTC(2026, 10, 24, 12);
const minutes = (/** @type {number} */ n) => noon - n * 60_000;

/** @type {Said[]} */
export const SAID = [
  {
    key: 'late', by: mara, at: minutes(90), replies: 2, reposts: 1, likes: 12, complains: true,
    words: ['Third week and my Northwind parcel is still lost ', { emoji: '😡' }, { newline: true }, 'Nobody answers my e-mails. This is unacceptable, see ', { link: 'https://track.example/parcel/4471?from=northwind', shown: 'track.example/parcel/4471' }],
  },
  { key: 'praise', by: jonas, at: minutes(75), replies: 0, reposts: 0, likes: 1204, complains: false, words: ['Best beans I ever had, thank you Northwind! ', { tag: 'coffee' }] },
  {
    key: 'asks', by: ines, at: minutes(60), replies: 1, reposts: 0, likes: 0, complains: false, answers: 'late',
    words: [{ mention: mara }, ' did they send you a number? <b>Mine</b> & yours may differ'],
  },
  {
    key: 'quoting', by: otis, at: minutes(45), replies: 0, reposts: 3, likes: 7, complains: false, quotes: 'late',
    words: ['Look at this thread, people. What a winter.'],
  },
  { key: 'rtl', by: rami, at: minutes(30), replies: 0, reposts: 0, likes: 3, complains: false, words: ['قهوة لذيذة جدا من Northwind اليوم'] },
  {
    key: 'refund', by: otis, at: minutes(15), replies: 1, reposts: 0, likes: 2, complains: true, answers: 'asks',
    words: [{ mention: northwind }, ' refused my refund twice and the grinder arrived broken. Worst service ever, I want my money back.'],
  },
  { key: 'ours', by: northwind, at: minutes(5), replies: 0, reposts: 0, likes: 0, complains: false, answers: 'refund', words: ['We are sorry. Please send us the order number in a message.'] },
];

/** @param {string} key */
export const said = (key) => {
  const found = SAID.find((each) => each.key === key);
  if (!found) throw new Error(`Nobody said ${key}.`);
  return found;
};

/**
 * The words as a person reads them.
 * @param {Said} of
 * @param {{mention?: (person: Person) => string}} [site] how the site shows a mention
 */
export const plain = (of, site = {}) =>
  of.words
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('link' in piece) return piece.shown;
      if ('mention' in piece) return site.mention?.(piece.mention) ?? `@${piece.mention.handle}`;
      if ('tag' in piece) return `#${piece.tag}`;
      if ('emoji' in piece) return piece.emoji;
      return '\n';
    })
    .join('');

/** @param {string} text */
export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
