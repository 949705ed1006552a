// @ts-check
// What a person says of a post by hand: it shows at once in every tab, others with much the same words follow, and all of it can be
// taken back. And an instance that traps.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { idOf } from '../site/posts.mjs';
import { Rig, extensionDir, scenario, settled, waitFor } from './rig.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const CRASHES = idOf(9);
const QUESTION = idOf(24);

/**
 * @param {Rig} rig
 * @param {Page} page
 * @param {string} id
 * @param {number} buttons
 */
async function openPanel(rig, page, id, buttons) {
  await rig.press(page, id, 'more');
  await waitFor(async () => (await rig.hands.findInside(page, '.panel .correct')).length === buttons, { what: `${buttons} ways to correct ${id}` });
  await settled();
}

const is = (/** @type {string} */ id, /** @type {string} */ kind) => (/** @type {import('./rig.mjs').Mark[]} */ all) => all.find((each) => each.id === id)?.kind === kind;

scenario('correction', (rig) => {
  test('a complaint is dismissed in one tab, goes in all, and comes back from the settings page', async () => {
    const other = await rig.open('/home?virtual=off');
    await rig.bring(other, CRASHES);
    await rig.marked(other, is(CRASHES, 'complaint'), 'the complaint to be marked');
    const page = await rig.open('/home?virtual=off');
    await openPanel(rig, page, CRASHES, 1);
    await rig.hands.clickInside(page, '.panel .correct');
    await rig.marked(page, is(CRASHES, 'mention'), 'its mark to go');
    await other.bringToFront();
    await rig.marked(other, is(CRASHES, 'mention'), 'its mark to go in the other tab');
    const { settings } = await rig.ask({ app: 'settings' });
    assert.equal(settings.corrections.length, 1);
    assert.equal(settings.corrections[0].said, 'not_a_complaint');
    assert.doesNotMatch(JSON.stringify(settings.corrections), /crash|frustrat/i, 'a text was kept');
    // The rig's own page was opened before there was a brand, and still is that of a first run.
    const desk = await rig.hands.openExtensionPage('welcome.html');
    await desk.bringToFront();
    await waitFor(() => desk.evaluate(() => /pixel_mo/.test(document.querySelector('#corrections')?.textContent ?? '')), { what: 'the correction to be listed' });
    await desk.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#corrections .remove')).click());
    await waitFor(async () => !(await rig.ask({ app: 'settings' })).settings.corrections?.length, { what: 'the correction to be taken back' });
    await desk.close();
    await other.bringToFront();
    await rig.marked(other, is(CRASHES, 'complaint'), 'its mark to come back');
    await page.close();
    await other.close();
  });

  test('a mention is called a complaint, given a theme and a severity, and taken back', async () => {
    const page = await rig.open('/home?virtual=off');
    await openPanel(rig, page, QUESTION, 1);
    await rig.hands.clickInside(page, '.panel .correct');
    await rig.marked(page, is(QUESTION, 'complaint'), 'it to be marked');
    await openPanel(rig, page, QUESTION, 2);
    assert.equal((await rig.hands.findInside(page, '.panel footer select')).length, 2);
    // By keyboard: back from the last button over the other one to the severity.
    await waitFor(async () => {
      await page.keyboard.press('Tab');
      return (await rig.hands.findInside(page, '.panel footer label:nth-of-type(2) select:focus')).length === 1;
    }, { what: 'Tab to reach the severity' });
    await page.keyboard.press('End');
    await waitFor(async () => (await rig.ask({ app: 'settings' })).settings.corrections?.[0]?.said?.complaint?.severity === 'blame', { what: 'the severity to be kept' });
    await rig.marked(page, (all) => all.find(({ id }) => id === QUESTION)?.word === 'Blames', 'the mark to say so');
    const { text } = await rig.ask({ app: 'export' });
    await rig.edit({ edit: 'forget_corrections' });
    await rig.marked(page, is(QUESTION, 'mention'), 'the mark to go after all was forgotten');
    await rig.ask({ app: 'import', file: text });
    await rig.marked(page, is(QUESTION, 'complaint'), 'the file to bring it back');
    await rig.edit({ edit: 'forget_corrections' });
    await page.close();
  });

  test('posts with much the same words follow', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    const twin = idOf(1);
    await openPanel(rig, page, twin, 1);
    await rig.hands.clickInside(page, '.panel .correct');
    await waitFor(async () => (await rig.ask({ app: 'settings' })).settings.corrections?.length === 1, { what: 'the correction to be kept' });
    const [correction] = (await rig.ask({ app: 'settings' })).settings.corrections;
    await rig.edit({ edit: 'forget_corrections' });
    await rig.marked(page, is(twin, 'complaint'), 'the complaint to be back');
    // The same was said of another post with the very same words.
    await rig.edit({ edit: 'put_correction', correction: { ...correction, key: { site: 'x', post: '42' } } });
    await rig.marked(page, is(twin, 'mention'), 'its like to follow');
    await rig.edit({ edit: 'forget_corrections' });
    await page.close();
  });

  test('an instance that traps is made anew once, without the post; the second time it stops and says so', async (t) => {
    if (rig.kind === 'firefox') return t.skip('its sandbox does not let the observer be replaced');
    for (const [posts, health] of /** @type {const} */ ([[[CRASHES], 'readable'], [[CRASHES, idOf(3)], 'stopped']])) {
      const page = await rig.open('/search?q=nothing-at-all&virtual=off');
      await waitFor(() => rig.hands.inContentScript(page, `(() => {
        const { observe } = IntersectionObserver.prototype;
        const bad = ${JSON.stringify(posts)}.map((id) => 'a[href$="/status/' + id + '"]:has(> time)');
        IntersectionObserver.prototype.observe = function (element) {
          if (bad.some((each) => element.querySelector(each))) throw new WebAssembly.RuntimeError('unreachable');
          return observe.call(this, element);
        };
        return true;
      })()`), { what: 'the content script' });
      await page.evaluate(() => { history.pushState({}, '', '/home?virtual=off'); dispatchEvent(new PopStateEvent('popstate')); });
      const counts = () => rig.desk.evaluate(async () => {
        const { browser, chrome } = /** @type {any} */ (globalThis);
        const tabs = await (browser ?? chrome).tabs.query({ url: 'https://x.com/*' });
        return Promise.all(tabs.map((/** @type {any} */ tab) => (browser ?? chrome).tabs.sendMessage(tab.id, { notice: 'count' })));
      });
      await page.bringToFront();
      await waitFor(async () => (await counts()).some((/** @type {any} */ each) => each?.health === health && (health === 'stopped' || each.skipped === 1)), { what: `the page to be ${health}` });
      if (health === 'readable') {
        await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint') && all.find(({ id }) => id === CRASHES)?.kind === 'none', 'all others to be marked');
      } else {
        await rig.marked(page, (all) => all.length > 0 && all.every(({ kind }) => kind === 'none'), 'no mark to be left');
      }
      await page.close();
    }
  });

  test('with damaged weights mentions are still marked, and the popup says what is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amends-damaged-'));
    cpSync(extensionDir(rig.kind), folder, { recursive: true });
    const script = join(folder, rig.carrier === 'translated' ? 'content-translated.js' : 'content.js');
    const source = readFileSync(script, 'utf8');
    const packed = /[A-Za-z0-9+/=]{10000,}/.exec(source)?.[0] ?? '';
    const module = gunzipSync(Buffer.from(packed, 'base64'));
    const weights = module.indexOf('AMTR\u0002\u0000', 0, 'latin1');
    assert.ok(weights > 0, 'no weights in the module');
    module[weights + 50_000] = (module[weights + 50_000] ?? 0) ^ 1;
    writeFileSync(script, source.replace(packed, gzipSync(module).toString('base64')));
    const other = new Rig(rig.kind, rig.carrier);
    other.folder = folder;
    try {
      await other.start();
      const page = await other.open('/home?virtual=off');
      await waitFor(async () => (await other.hands.closedRoots(page)).filter(({ html }) => /tile shown mention/.test(html)).length > 3, { what: 'mentions to be marked' });
      assert.ok((await other.hands.closedRoots(page)).every(({ html }) => !/class="go"/.test(html)), 'a complaint is marked');
      const health = await other.desk.evaluate(async () => {
        const { browser, chrome } = /** @type {any} */ (globalThis);
        const [tab] = await (browser ?? chrome).tabs.query({ url: 'https://x.com/*' });
        return (await (browser ?? chrome).tabs.sendMessage(tab.id, { notice: 'count' })).health;
      });
      assert.equal(health, 'no_reader');
    } finally {
      await other.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
