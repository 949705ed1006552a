// What tests drive the page with: window.__site, in the page's own world.

import ReactDOM from 'react-dom';
import { attackForeign, disguise, fireSyntheticAt, fireSyntheticKeys, foreignNodes } from './attack.js';
import { dump } from './dump.js';
import { madeKeys, preload, rested } from './foreign.jsx';
import { likesOf } from './post.jsx';
import { composers } from './readings.js';
import { changed, countFrom, find, fresh, go, grow, openReply, closeReply, route, rows, state } from './store.js';
import { paint } from './themes.js';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const article = (/** @type {string} */ id) => [...document.body.querySelectorAll('article[data-testid=tweet]')].find((each) => each.querySelector(`a[href$="/status/${id}"] time`));
const idIn = (/** @type {Element} */ element) => element.querySelector('a[href*="/status/"]:has(> time)')?.getAttribute('href')?.match(/\d+$/)?.[0];
const draw = (/** @type {() => void} */ change) => ReactDOM.unstable_batchedUpdates(() => { change(); changed(); });

export const control = {
  /** Ids of the posts that are mounted, in the order of the page. */
  mounted: () => [...document.body.querySelectorAll('article[data-testid=tweet]')].map((each) => idIn(each)),
  /** Ids of the whole timeline, mounted or not. */
  ids: () => rows(route()).flatMap((cell) => (cell.id && cell.kind === 'post' ? [cell.id] : [])),
  /** The data of one post, with what a reader would say about it. */
  post: (/** @type {string} */ id) => find(id),
  /** Goes to a path without a load. */
  go,
  back: () => history.back(),
  setTheme: (/** @type {string} */ name) => { paint(name); draw(() => { state.theme = name; }); },
  setComposer: (/** @type {string} */ variant) => { state.composer = variant; },
  /** How the next composer of another site begins. */
  setMoment: (/** @type {import('./store.js').Moment} */ moment) => { state.moment = moment; },
  /** Gives the composer the keyboard, as the site would. */
  focusComposer: () => [...composers].find(({ where }) => where !== 'home')?.focus(),
  /** The middle of the composer, css px. */
  whereComposer() {
    const { x, y, width, height } = [...composers].find(({ where }) => where !== 'home')?.element()?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  },
  preload,
  /** Whether the undo of the composer has closed its last step. */
  rested,
  /** How many key events no person made. */
  madeKeys,
  /** Puts so many fresh posts of the same words on the page, and nothing else. @returns {string[]} their ids */
  place(/** @type {string} */ id, /** @type {number} */ n, /** @type {number} */ from) {
    countFrom(from);
    const ids = fresh([id], n);
    draw(() => { state.timelines.set(route().name, ids.map((each) => ({ key: `tweet-${each}`, kind: /** @type {const} */ ('post'), id: each }))); });
    return ids;
  },
  /** Adds posts, so many a frame. @returns {Promise<string[]>} their ids */
  async appendPosts(/** @type {number} */ n, { perFrame = 10, where = /** @type {'end' | 'start'} */ ('end') } = {}) {
    const ids = [];
    while (ids.length < n) {
      ids.push(...grow(Math.min(perFrame, n - ids.length), where));
      await frame();
    }
    return ids;
  },
  /** Puts another post into the row of the given mounted article: React keeps the element. @returns whether it is the same element */
  async recycle(/** @type {number} */ index, /** @type {string} */ id) {
    const before = document.body.querySelectorAll('article[data-testid=tweet]')[index];
    const old = before && idIn(before);
    const at = route();
    draw(() => { state.timelines.set(at.name, rows(at).map((cell) => (cell.kind === 'post' && cell.id === old ? { ...cell, id } : cell))); });
    await frame();
    return document.body.querySelectorAll('article[data-testid=tweet]')[index] === before && idIn(before) === id;
  },
  /** Takes a post off the timeline. */
  remove: (/** @type {string} */ id) => { const at = route(); draw(() => { state.timelines.set(at.name, rows(at).filter((cell) => cell.id !== id)); }); },
  /** Changes the words of a post in place. */
  rewrite: (/** @type {string} */ id, /** @type {string} */ text) => { const post = find(id); if (post) draw(() => { state.made.set(id, { ...post, text }); }); },
  showMore: (/** @type {string} */ id) => draw(() => { state.expanded.add(id); }),
  /** One like more; while it turns, both numbers stand in the DOM. `hold` keeps it turning until `settle`. */
  bumpCount(/** @type {string} */ id, { hold = false } = {}) {
    draw(() => { state.liked.set(id, (state.liked.get(id) ?? 0) + 1); state.turning.add(id); });
    if (!hold) setTimeout(() => control.settle(id), 300);
    const post = find(id);
    return post && likesOf(post);
  },
  settle: (/** @type {string} */ id) => draw(() => { state.turning.delete(id); }),
  /** Scrolls and grows the page at once, as a busy feed does. */
  async streamChurn({ frames = 120, px = 90, perFrame = 1 } = {}) {
    for (let n = 0; n < frames; n++) {
      scrollBy(0, px);
      grow(perFrame);
      await frame();
    }
  },
  /** Replaces the whole timeline element, as switching tabs does. */
  async remountTimeline() {
    const { path } = state;
    draw(() => { state.path = '/about'; });
    await frame();
    draw(() => { state.path = path; });
    await frame();
  },
  /** Opens the reply dialog from the page's side, without any click. */
  openReplyFor: (/** @type {string} */ id) => { if (article(id)) openReply(id); },
  closeReply,
  /** Closes it without a step back in the history, which would come at its own time. */
  dropReply() {
    if (!state.dialog) return;
    history.replaceState({}, '', state.path);
    draw(() => { state.dialog = null; });
  },
  dialog: () => state.dialog,
  /** Every composer on the page, with what its own model holds. */
  composers: () => [...composers].map(({ where, target, read, element }) => ({ where, target, ...read(), dom: element()?.value ?? element()?.innerText ?? '', editable: element()?.isContentEditable ?? false })),
  /** The composer that a reply goes to: the dialog's if there is one, else the inline one, else the one on top of the page. */
  composer: () => ['dialog', 'inline', 'home'].flatMap((where) => control.composers().filter((each) => each.where === where))[0],
  /** How often Send was pressed or Ctrl+Enter hit, by anyone. */
  get sendPresses() { return state.sends.length; },
  sends: () => state.sends,
  /** Roots of what the page did not make itself. */
  foreign: () => foreignNodes().map((each) => each.outerHTML),
  fireSyntheticAt,
  fireSyntheticKeys,
  attackForeign,
  disguise,
  dump,
};
