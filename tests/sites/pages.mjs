// @ts-check
// What a fixture of a site is.

/**
 * A post as it must be read; the names are those of `src/post/mod.rs`.
 * @typedef {object} Expected
 * @property {string} id
 * @property {string} author
 * @property {string} author_name
 * @property {string} text
 * @property {string | null} lang
 * @property {number | null} posted_at
 * @property {boolean} translated
 * @property {{replies: number | null, reposts: number | null, likes: number | null, views: number | null}} counts
 * @property {string[]} answers
 * @property {string | null} parent
 * @property {string | null} address
 * @property {string} standing
 */

/**
 * @typedef {object} FixturePage
 * @property {string} view
 * @property {'feed' | 'thread' | 'search' | 'notifications'} kind
 * @property {string} url
 * @property {string} body markup of `<body>`
 * @property {string} [head]
 * @property {string} [html] attributes of `<html>`
 * @property {Expected[]} expected in document order
 * @property {number} [passed] advertisements and hidden posts
 * @property {string} [script] what the page does when somebody wants to answer
 */

/**
 * @typedef {object} Fixture
 * @property {string} site
 * @property {FixturePage[]} pages
 * @property {string} viewer the handle of who looks at it
 * @property {string[]} silent fields that a healthy post may lack, so that nothing tells when they go
 * @property {(of: import('./said.mjs').Said) => string} idOf
 * @property {string} account our account there, as a person writes it into the form
 */

import * as bluesky from './fixtures/bluesky.mjs';
import * as elk from './fixtures/elk.mjs';
import * as facebook from './fixtures/facebook.mjs';
import * as instagram from './fixtures/instagram.mjs';
import * as linkedin from './fixtures/linkedin.mjs';
import * as mastodon from './fixtures/mastodon.mjs';
import * as redesign from './fixtures/mastodon_redesign.mjs';
import * as phanpy from './fixtures/phanpy.mjs';
import * as reddit from './fixtures/reddit.mjs';
import * as threads from './fixtures/threads.mjs';
import * as youtube from './fixtures/youtube.mjs';

/** @type {Fixture[]} */
export const FIXTURES = [bluesky, mastodon, redesign, elk, phanpy, facebook, instagram, linkedin, reddit, threads, youtube];

/**
 * Stands for the editors of the real pages, which take a paste themselves; that the real ones do is measured by tests/composers.
 */
const editors = `document.addEventListener('paste', (event) => {
  const editor = event.target.closest('.ProseMirror, .ql-editor, [data-lexical-editor]');
  if (!editor || event.defaultPrevented) return;
  event.preventDefault();
  editor.append(Object.assign(document.createElement('p'), { innerText: event.clipboardData.getData('text/plain') }));
  editor.dispatchEvent(new InputEvent('input', { bubbles: true }));
});`;

/** @param {FixturePage} page */
export const document = ({ html = 'lang="en"', head = '', body, script = '' }) =>
  `<!DOCTYPE html><html ${html}><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}<style>body{margin:0;font:15px/20px sans-serif}:not(:defined){display:block}svg{width:16px;height:16px}</style></head><body>${body}<script>${editors}${script}</script></body></html>`;
