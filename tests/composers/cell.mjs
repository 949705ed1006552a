// @ts-check
// One cell of the table: a person's way from the marker to the editor, and what the editor's own model says afterwards.

import { settled, waitFor } from '../e2e/rig.mjs';
import { idOf, postOf } from '../site/posts.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../e2e/rig.mjs').Rig} Rig */
/** @typedef {import('./cases.mjs').Case} Case */

/** The complaint that is answered, under a new id each time. */
export const POST = idOf(1);
const author = postOf(POST)?.author;

/** What became of a cell: the reply stands in the editor, or lies on the clipboard and the person was told. */
export const INSERTED = 'inserted';
export const HANDED_OVER = 'handed over';

/** @param {Page} page @param {string} call of `window.__site` @param {unknown[]} given */
const site = (page, call, ...given) => page.evaluate((name, args) => {
  const { __site } = /** @type {any} */ (window);
  return typeof __site[name] === 'function' ? __site[name](...args) : __site[name];
}, call, given);

/** The lines that something stands in. How many empty ones a model has between two paragraphs is its own business. */
const lines = (/** @type {string} */ text) => text.replaceAll('\u00a0', ' ').split('\n').filter((line) => line.trim() !== '').join('\n');
const same = (/** @type {string | undefined} */ a, /** @type {string} */ b) => a !== undefined && lines(a) === lines(b);

/** The composer that a reply goes to. @param {Page} page @returns {Promise<{where: string, text: string, dom: string, focused: boolean} | undefined>} */
const composer = async (page) => {
  const found = await site(page, 'composer');
  return found && found.where !== 'home' ? found : undefined;
};
const model = async (/** @type {Page} */ page) => (await composer(page))?.text;

/**
 * @param {Page} page
 * @param {string} wanted
 * @param {string} what
 */
async function becomes(page, wanted, what) {
  let now = await model(page);
  await waitFor(async () => same((now = await model(page)), wanted), { what, ms: 3000 }).catch(() => {
    throw new Error(`${what}: ${JSON.stringify(now)}, not ${JSON.stringify(wanted)}`);
  });
}

/**
 * What the model holds after an undo; nothing where that is one of `passing`.
 * @param {Page} page
 * @param {string[]} passing
 */
async function undone(page, ...passing) {
  const before = await model(page);
  await chord(page, ['Control'], 'z');
  let now = before;
  // A key and its Backspace may be one step, which changes nothing.
  await waitFor(async () => (now = await model(page)) !== before, { what: 'a change', ms: 150 }).catch(() => {});
  return passing.some((each) => same(now, each)) ? undefined : now;
}

/** @param {Page} page @param {string[]} held @param {string} key */
async function chord(page, held, key) {
  for (const each of held) await page.keyboard.down(/** @type {any} */ (each));
  await page.keyboard.press(/** @type {any} */ (key));
  for (const each of held) await page.keyboard.up(/** @type {any} */ (each));
}

/** The box of a post in the page. @param {Page} page @param {string} id */
const boxOf = (page, id) => page.evaluate((wanted) => {
  const article = [...document.querySelectorAll('article[data-testid=tweet]')].find((each) => each.querySelector(`a[href$="/status/${wanted}"] > time`));
  if (!article) return null;
  const seen = article.getBoundingClientRect();
  if (seen.top < 60 || seen.bottom > innerHeight) article.scrollIntoView({ block: 'center' });
  const { top, bottom } = article.getBoundingClientRect();
  return { top, bottom };
}, id);

/** Where a control of a post's marker is. @param {Rig} rig @param {Page} page @param {string} id @param {string} selector */
async function control(rig, page, id, selector) {
  const box = await boxOf(page, id);
  const spots = box && await rig.hands.findInside(page, selector);
  return box && spots?.find(({ y, width }) => width > 0 && y > box.top && y < box.bottom);
}

/** @param {Rig} rig @param {Page} page @param {string} id */
const button = (rig, page, id) => waitFor(() => control(rig, page, id, '.tile.shown .go'), { what: `the marker of ${id}` });

const template = (/** @type {string} */ reply) => ({ id: 'cell', title: 'Cell', answers: 'complaint', themes: [], severities: [], long: reply, medium: reply, short: reply });

/**
 * Plays one case in the editor of `page`, on the post `id`, which has not been answered yet.
 * @param {Rig} rig
 * @param {Page} page
 * @param {Case} it
 * @param {string} id
 * @param {string} undone what one undo gives back
 * @returns {Promise<{became: string, text: string, note: string}>} {@link INSERTED} or {@link HANDED_OVER}, and what the model held then
 * @throws {Error} what is wrong
 */
export async function play(rig, page, it, id, undone = it.before) {
  await rig.edit({ edit: 'put_template', template: template(it.reply) });
  await site(page, 'setMoment', { text: it.filled, selected: it.selected, odd: it.odd });
  try {
    await act(rig, page, it, id);
    return await outcome(rig, page, it, undone);
  } finally {
    await leave(rig, page);
  }
}

/** Whether it begins with something in the editor: in the composer under the post, where the marker can be reached meanwhile. @param {Case} it */
export const inThread = (it) => it.draft !== undefined || it.composing !== undefined || it.filled !== undefined;

/** @param {Rig} rig @param {Page} page @param {Case} it @param {string} id */
async function act(rig, page, it, id) {
  if (!inThread(it)) {
    const spot = await button(rig, page, id);
    return void await page.mouse.click(spot.x, spot.y);
  }
  await site(page, 'go', `/${author}/status/${id}`);
  await becomes(page, it.filled ?? '', 'what the site put there');
  if (it.composing) {
    await choose(rig, page, id);
    await page.evaluate(() => /** @type {any} */ (window).__site.focusComposer());
    await waitFor(async () => (await composer(page))?.focused, { what: 'the editor to have the keyboard' });
    await rig.hands.compose(page, it.composing);
    // Models learn of a word when it is done.
    await waitFor(async () => (await composer(page))?.dom.includes(it.composing ?? ''), { what: 'the word in the making' });
    return void await rig.hands.command('insert-best');
  }
  if (it.draft) {
    const spot = await page.evaluate(() => /** @type {any} */ (window).__site.whereComposer());
    await page.mouse.click(spot.x, spot.y);
    await page.keyboard.type(it.draft);
  }
  if (it.holding) await page.keyboard.down(it.holding);
  for (const key of it.keys ?? []) await page.keyboard.press(/** @type {any} */ (key));
  if (it.holding) await page.keyboard.up(it.holding);
  await becomes(page, it.before, 'the draft');
  await button(rig, page, id);
  // No person reads and clicks as fast as an editor's undo takes two changes for one.
  await Promise.all([settled(), waitFor(() => site(page, 'rested'), { what: 'the undo to close its step' })]);
  const spot = await button(rig, page, id);
  await page.mouse.click(spot.x, spot.y);
}

/** Makes the post the one that keys act on. @param {Rig} rig @param {Page} page @param {string} id */
async function choose(rig, page, id) {
  const focused = () => rig.hands.findInside(page, '.tile button:focus');
  await button(rig, page, id);
  for (let n = 0; n < 4; n++) {
    const [before] = await focused();
    await rig.hands.command('next-complaint');
    await waitFor(async () => { const [now] = await focused(); return now && now.y !== before?.y; }, { what: 'the key to reach a post', ms: 2000 }).catch(() => {});
    if (await control(rig, page, id, '.tile .go:focus')) return;
  }
  throw new Error('the key does not reach the post');
}

/** @param {Rig} rig @param {Page} page @param {Case} it @param {string} undone */
async function outcome(rig, page, it, undone) {
  const told = async () => (await rig.hands.findInside(page, '.panel .note')).map(({ text }) => text).find(Boolean);
  const wanted = it.after?.replace('|', '');
  const note = await waitFor(async () => {
    if (wanted !== undefined && same(await model(page), wanted)) return ' ';
    return told();
  }, { what: 'an outcome', ms: 8000 }).catch(async () => { throw new Error(`neither inserted nor told: ${JSON.stringify(await model(page))}`); });
  const text = await model(page) ?? '';
  const strayed = await page.evaluate(() => /** @type {HTMLInputElement | null} */ (document.querySelector('#elsewhere'))?.value ?? `nothing: the composer closed at ${location.pathname}`);
  if (strayed) throw new Error(`another field holds ${strayed}; told: ${note}`);
  if (note === ' ') await inserted(page, it, undone);
  else await handedOver(rig, page, it, note);
  const keys = await site(page, 'madeKeys');
  if (keys !== 0) throw new Error(`${keys} key events that no person made`);
  const sends = await site(page, 'sendPresses');
  if (sends !== 0) throw new Error('Send was pressed');
  return { became: note === ' ' ? INSERTED : HANDED_OVER, text, note };
}

/** @param {Page} page @param {Case} it @param {string} back what one undo gives back */
async function inserted(page, it, back) {
  const [ahead = '', behind = ''] = (it.after ?? '').split('|');
  await page.keyboard.press('k');
  await becomes(page, `${ahead}k${behind}`, 'after the next key');
  await page.keyboard.press('Backspace');
  await becomes(page, ahead + behind, 'after Backspace');
  // Steps that only concern the key come first; the one that takes the reply away gives back what was there, at once.
  for (let steps = 0; steps < 3; steps++) {
    const now = await undone(page, ahead + behind, `${ahead}k${behind}`);
    if (now === undefined) continue;
    if (!same(now, back)) throw new Error(`after one undo: ${JSON.stringify(now)}, not ${JSON.stringify(back)}`);
    return;
  }
  if (!same(ahead + behind, back)) throw new Error('undo does not take the reply away');
}

/** @param {Rig} rig @param {Page} page @param {Case} it @param {string} note */
async function handedOver(rig, page, it, note) {
  if (!/on the clipboard/.test(note) || /did not allow/.test(note)) throw new Error(`told: ${note}`);
  // What lies on the clipboard shows when it is pasted.
  if (it.composing) await page.click('#elsewhere');
  else await page.keyboard.press('Escape');
  await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length === 0, { what: 'the panel to close' });
  await becomes(page, it.before, 'handed over, but the editor holds');
  const pasted = await waitFor(async () => {
    await page.evaluate(() => { const field = /** @type {HTMLInputElement} */ (document.querySelector('#elsewhere')); field.value = ''; field.focus(); });
    await chord(page, ['Control'], 'v');
    return page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#elsewhere')).value);
  }, { what: 'the reply on the clipboard', ms: 3000 });
  if (pasted !== it.reply) throw new Error(`on the clipboard lies ${JSON.stringify(pasted)}`);
}

/** @param {Rig} rig @param {Page} page */
async function leave(rig, page) {
  if ((await rig.hands.findInside(page, '.panel li')).length > 0) await page.keyboard.press('Escape');
  await site(page, 'dropReply');
  await waitFor(() => page.evaluate(() => !document.querySelector('[role=dialog]') && !location.pathname.startsWith('/compose/')), { what: 'the dialog to close' });
}
