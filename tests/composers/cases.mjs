// @ts-check
// What is put into every editor, and how it must stand afterwards. `|` is the caret.

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} reply what the extension puts in
 * @property {string} [draft] typed by a person before
 * @property {string[]} [keys] pressed after that
 * @property {'Shift'} [holding] meanwhile
 * @property {string} [filled] put there by the site before
 * @property {[number, number]} [selected] by the site, of what it put there, in fields
 * @property {'read-only' | 'remounted' | 'focus-stolen' | 'focus-kept'} [odd] what the page does meanwhile
 * @property {string} [composing] a word that an input method is in the middle of
 * @property {string} before what stands there before
 * @property {string} [after] what stands there afterwards; without it, nothing is to be put in and the reply is handed over
 */

const SORRY = 'Sorry about this, Robin.';

/** @type {readonly Case[]} */
export const CASES = [
  { name: 'empty', reply: SORRY, before: '', after: `${SORRY}|` },
  { name: 'two paragraphs', reply: 'Sorry about this.\n\nWe look into it.', before: '', after: 'Sorry about this.\n\nWe look into it.|' },
  { name: 'emoji with joiners', reply: 'Sorry 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ❤️', before: '', after: 'Sorry 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ❤️|' },
  { name: 'right to left', reply: 'نأسف لهذا يا ليلى.', before: '', after: 'نأسف لهذا يا ليلى.|' },
  { name: 'draft', reply: SORRY, draft: 'Hello', before: 'Hello', after: `Hello ${SORRY}|` },
  { name: 'draft, two paragraphs', reply: 'Sorry about this.\n\nWe look into it.', draft: 'Hello', before: 'Hello', after: 'Hello Sorry about this.\n\nWe look into it.|' },
  { name: 'caret in the middle', reply: SORRY, draft: 'Hi Bye', keys: Array(4).fill('ArrowLeft'), before: 'Hi Bye', after: `Hi ${SORRY}| Bye` },
  { name: '@mention filled in', reply: SORRY, filled: '@robin ', before: '@robin ', after: `@robin ${SORRY}|` },
  { name: '@mention, part selected', reply: SORRY, filled: '@robin @meg ', selected: [7, 12], holding: 'Shift', keys: Array(3).fill('ArrowLeft'), before: '@robin @meg ', after: `@robin @meg ${SORRY}|` },
  { name: 'mounted anew', reply: SORRY, odd: 'remounted', before: '', after: `${SORRY}|` },
  { name: 'focus stolen', reply: SORRY, odd: 'focus-stolen', before: '', after: `${SORRY}|` },
  { name: 'focus kept away', reply: SORRY, odd: 'focus-kept', before: '' },
  { name: 'composing', reply: SORRY, composing: 'に', before: 'に' },
  { name: 'read-only', reply: SORRY, odd: 'read-only', before: '' },
];

/**
 * Where the editor's or the browser's own undo does something else, whoever pastes.
 * @typedef {object} Deviation
 * @property {string} editor
 * @property {string} name of the case
 * @property {'chromium' | 'firefox'} [browser] the one where it is so; both without it
 * @property {string} undone what stands there after the undo
 * @property {string} why
 */

/** @type {readonly Deviation[]} */
export const DEVIATIONS = [
  { editor: 'slate', name: 'draft', undone: '', why: 'Slate takes text that continues what was typed for one step with it: one undo takes both away, as it does when a person pastes.' },
  { editor: 'textarea', name: 'right to left', browser: 'firefox', undone: 'نأسف لهذا يا ليلى.', why: 'Firefox forgets the undo of a field with `dir="auto"` when its direction turns, as it does when a person pastes.' },
];

/**
 * @typedef {object} Known
 * @property {string} name of the file in tests/site/src/editors
 * @property {string} title
 * @property {string} [from] the npm package whose version counts
 */

/** @type {readonly Known[]} */
export const EDITORS = [
  { name: 'textarea', title: 'text area controlled by React', from: 'react' },
  { name: 'draft-js', title: 'Draft.js', from: 'draft-js' },
  { name: 'lexical', title: 'Lexical', from: 'lexical' },
  { name: 'tiptap', title: 'TipTap', from: '@tiptap/core' },
  { name: 'prosemirror', title: 'ProseMirror', from: 'prosemirror-view' },
  { name: 'slate', title: 'Slate', from: 'slate-react' },
  { name: 'quill-1', title: 'Quill', from: 'quill-1' },
  { name: 'quill-2', title: 'Quill', from: 'quill' },
  { name: 'bare', title: 'editable element without a framework' },
  { name: 'shreddit', title: '`shreddit-composer`, Lexical in its slot', from: 'lexical' },
  { name: 'shreddit-markdown', title: '`shreddit-composer`, text area in its shadow root' },
];
