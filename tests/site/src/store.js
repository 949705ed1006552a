// What the page knows: where it is, which posts stand where, what was pressed. React draws from it.

import { useEffect, useReducer } from 'react';
import { answersTo, HOME, POSTS, postOf } from '../posts.mjs';
import { options } from './options.js';

/** @typedef {import('../posts.mjs').Post} Post */
/**
 * How a composer of another site begins: with what text, of which so much is selected, and what goes wrong.
 * @typedef {{text?: string, selected?: [number, number], odd?: 'read-only' | 'remounted' | 'focus-stolen' | 'focus-kept'}} Moment
 */
/** @typedef {{key: string, kind: 'post' | 'users' | 'heading' | 'composer' | 'notification' | 'gone', id?: string, text?: string}} Cell */

export const state = {
  theme: options.theme,
  viewer: options.viewer,
  composer: options.composer,
  moment: /** @type {Moment} */ ({}),
  path: location.pathname + location.search,
  /** @type {Map<string, Post>} posts made while the page runs */
  made: new Map(),
  /** @type {Set<string>} posts whose text stands whole */
  expanded: new Set(),
  /** @type {Set<string>} posts whose like count is turning */
  turning: new Set(),
  /** @type {Map<string, number>} likes added since */
  liked: new Map(),
  /** @type {{target: string, shown: string} | null} */
  dialog: null,
  /** @type {{trusted: boolean, text: string, where: string}[]} */
  sends: [],
  /** whether posts leave clicks alone, while an attack is played */
  deaf: false,
  /** @type {Map<string, Cell[]>} the rows of each timeline, by its name */
  timelines: new Map(),
};

/** @type {Set<() => void>} */
const watchers = new Set();
export const changed = () => { for (const each of [...watchers]) each(); };

/** Draws again on every change. */
export function useStore() {
  const [, again] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    watchers.add(again);
    return () => { watchers.delete(again); };
  }, []);
  return state;
}

/** @returns {Post | undefined} */
export const find = (/** @type {string} */ id) => state.made.get(id) ?? postOf(id);
const row = (/** @type {string} */ id) => ({ key: `tweet-${id}`, kind: /** @type {const} */ ('post'), id });
const known = () => [...POSTS, ...state.made.values()];

/** What the address asks for. */
export function route(path = state.path) {
  const url = new URL(path, location.origin);
  const parts = url.pathname.split('/').filter(Boolean);
  const [first = 'home', second, third] = parts;
  if (first === 'i' && second === 'columns') return { page: 'columns', name: 'columns' };
  if (first === 'search') return { page: 'search', name: `search ${url.searchParams.get('q') ?? ''}`, query: url.searchParams.get('q') ?? '' };
  if (first === 'notifications') return second === 'mentions' ? { page: 'mentions', name: 'mentions' } : { page: 'notifications', name: 'notifications' };
  if (['home', 'empty', 'about'].includes(first)) return { page: first, name: first };
  if (first === 'compose') return { page: 'home', name: 'home' };
  if (second === 'status') return { page: 'thread', name: `thread ${third}`, handle: first, id: third };
  return { page: 'profile', name: `profile ${first}`, handle: first };
}

/** The rows of a timeline, made when first asked for. @returns {Cell[]} */
export function rows(/** @type {ReturnType<typeof route>} */ at) {
  let list = state.timelines.get(at.name);
  if (!list) {
    list = begin(at);
    state.timelines.set(at.name, list);
  }
  return list;
}

/** @returns {Cell[]} */
function begin(at) {
  switch (at.page) {
    case 'home': {
      const list = HOME.map(row);
      list.splice(6, 0, { key: 'who-heading', kind: 'heading', text: 'Who to follow' }, { key: 'who', kind: 'users' });
      list.splice(20, 0, { key: 'gone', kind: 'gone' });
      return list;
    }
    case 'empty':
      return [{ key: 'gone', kind: 'gone' }];
    case 'search': {
      const words = at.query.toLowerCase().split(/\s+/).filter(Boolean);
      return known().filter((post) => !post.offHome && words.every((word) => post.text.toLowerCase().includes(word))).map((post) => row(post.id));
    }
    case 'mentions':
      return known().filter((post) => /@northwind(help|coffee)\b/i.test(post.text) && post.author !== state.viewer).map((post) => row(post.id));
    case 'notifications':
      return [{ key: 'n1', kind: 'notification', text: 'Meg & mugs and 4 others liked your post' }, ...begin({ page: 'mentions' }).slice(0, 6), { key: 'n2', kind: 'notification', text: 'Gregor followed you' }];
    case 'profile': {
      const theirs = known().filter((post) => post.author === at.handle && !post.parent && !post.ad);
      return [...theirs.filter((post) => post.pinned), ...theirs.filter((post) => !post.pinned)].map((post) => row(post.id));
    }
    case 'thread': {
      const post = find(at.id);
      const parent = post?.parent ? [row(post.parent)] : [];
      const answers = [...answersTo(at.id), ...[...state.made.values()].filter((made) => made.parent === at.id)];
      return [
        ...parent, row(at.id), { key: 'composer', kind: 'composer', id: at.id }, ...answers.map((answer) => row(answer.id)),
        { key: 'discover', kind: 'heading', text: 'discover' }, ...HOME.filter((id) => id !== at.id).slice(3, 9).map(row),
      ];
    }
    default:
      return [];
  }
}

/** Goes to an address without loading it, as the site does. */
export function go(/** @type {string} */ path) {
  history.pushState({}, '', path);
  arrive();
  window.scrollTo(0, 0);
}

/** Takes the address as it now is. */
export function arrive() {
  const url = new URL(location.href);
  if (!url.pathname.startsWith('/compose/')) {
    state.path = url.pathname + url.search;
    state.dialog = null;
  }
  title();
  changed();
}

function title() {
  const at = route();
  const name = { home: 'Home', search: `${at.query} - Search`, mentions: 'Notifications', notifications: 'Notifications', profile: `@${at.handle}`, thread: `${at.handle} on X` }[at.page] ?? 'X';
  document.title = state.dialog ? 'Compose new post / X' : `${name} / X`;
}

/** Opens the reply dialog for a post. */
export function openReply(/** @type {string} */ id) {
  const other = HOME.find((each) => each !== id) ?? id;
  state.dialog = { target: id, shown: state.composer === 'other-post' ? other : id };
  history.pushState({}, '', '/compose/post');
  title();
  changed();
}

/** Closes it, as ✕ and Escape do. */
export function closeReply() {
  if (!state.dialog) return;
  state.dialog = null;
  if (location.pathname.startsWith('/compose/')) history.back();
  title();
  changed();
}

let answers = 0;
/** Someone pressed Send, or Ctrl+Enter. */
export function send(/** @type {string} */ text, /** @type {string | undefined} */ target, /** @type {boolean} */ trusted, /** @type {string} */ where) {
  state.sends.push({ trusted, text, where });
  if (text.trim() === '') return;
  const id = `199100000000000${String(1000 + answers++)}`;
  state.made.set(id, { id, author: state.viewer, text, lang: 'en', minutes: 0, counts: {}, expect: { mention: null, complaint: null }, parent: target, replyingTo: target ? [find(target)?.author ?? ''] : undefined });
  for (const [name, list] of state.timelines) {
    if (target && name === `thread ${target}`) {
      const at = list.findIndex((cell) => cell.key === 'discover');
      state.timelines.set(name, [...list.slice(0, at), row(id), ...list.slice(at)]);
    }
  }
  if (where === 'dialog') closeReply();
  changed();
}

let appended = 0;
/** Ids begin at this number: two pages of one test are not to have the same posts. */
export const countFrom = (/** @type {number} */ n) => { appended = n; };
/** Posts that were not there before: the wording of known ones, under new ids. @returns {string[]} their ids */
export const fresh = (/** @type {readonly string[]} */ models, /** @type {number} */ n) => Array.from({ length: n }, () => {
  const model = /** @type {Post} */ (postOf(models[appended % models.length]));
  const id = `1995${String(appended++).padStart(15, '0')}`;
  state.made.set(id, { ...model, id, pinned: false, repostedBy: undefined });
  return id;
});

/** Fresh posts at one end of the timeline. @returns {string[]} their ids */
export function grow(/** @type {number} */ n, /** @type {'end' | 'start'} */ where = 'end') {
  const at = route();
  const ids = fresh(HOME.filter((id) => !postOf(id)?.ad), n);
  const list = rows(at);
  const more = ids.map(row);
  state.timelines.set(at.name, where === 'end' ? [...list, ...more] : [...more, ...list]);
  changed();
  return ids;
}
