// @ts-check
// How the injected half comes into a page and leaves it: registered by what is switched on and granted, by the carrier that the page
// bears; into tabs that are open, once in each; and out again when it is not wanted any more.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve } from '../site/server.mjs';
import { BROWSERS, CARRIERS, Rig, brand, scenario, waitFor } from './rig.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const X = ['https://mobile.twitter.com/*', 'https://mobile.x.com/*', 'https://pro.x.com/*', 'https://twitter.com/*', 'https://x.com/*'];

const some = (/** @type {import('./rig.mjs').Mark[]} */ all) => all.some(({ kind }) => kind === 'complaint');

/** Hosts on each post; a page cannot see more of us. */
const hosts = (/** @type {Page} */ page) => page.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet]')].map((article) => [...article.children].filter((child) => child.localName === 'div' && child.childElementCount === 0 && /** @type {HTMLElement} */ (child).style.position === 'absolute').length));

scenario('carriers', (rig) => {
  const script = () => (rig.carrier === 'translated' ? 'content-translated.js' : 'content.js');

  /** Whether nothing of us is left on a page that has posts. @param {Page} page */
  const left = async (page) => {
    const all = await hosts(page);
    return all.length > 0 && all.every((count) => count === 0) && (await rig.hands.closedRoots(page)).length === 0;
  };

  /** @param {Page} page @param {string} file */
  const inject = async (page, file) => {
    await page.bringToFront();
    await rig.desk.evaluate(async (which) => {
      const { browser, chrome } = /** @type {any} */ (globalThis);
      const api = browser ?? chrome;
      const [tab] = await api.tabs.query({ url: 'https://x.com/*' });
      await api.scripting.executeScript({ target: { tabId: tab.id }, files: [which] });
    }, file);
  };

  test('X is registered with all its hosts', async () => {
    assert.deepEqual(await rig.registered(), { x: { script: script(), hosts: X } });
  });

  test('a second start in the same tab does nothing, by either carrier', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, some, 'marks to be there');
    for (const file of ['content.js', 'content-translated.js']) await inject(page, file);
    await page.evaluate(() => /** @type {any} */ (window).__site.appendPosts(8, { where: 'start' }));
    await rig.marked(page, (all) => all.slice(0, 6).every(({ kind }) => kind !== 'none'), 'new posts to be marked');
    assert.equal(Math.max(...await hosts(page)), 1);
    assert.deepEqual(rig.hands.errors(page), []);
    await page.close();
  });

  test('a site that is switched off leaves its open tab as it was, and comes back without a reload', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, some, 'marks to be there');
    await rig.edit({ edit: 'set_site', site: 'x', switch: 'off' });
    await waitFor(async () => Object.keys(await rig.registered()).length === 0, { what: 'the registration to go' });
    await waitFor(() => left(page), { what: 'the page to be left' });
    await page.evaluate(() => /** @type {any} */ (window).__site.appendPosts(8, { where: 'start' }));
    const fresh = await rig.open('/home?virtual=off');
    await waitFor(() => left(fresh), { what: 'a new tab to be left alone' });
    await rig.edit({ edit: 'set_site', site: 'x', switch: 'on' });
    await rig.marked(fresh, some, 'marks in a tab that was opened meanwhile');
    await page.bringToFront();
    await rig.marked(page, some, 'marks to come back');
    assert.equal(Math.max(...await hosts(page)), 1);
    assert.deepEqual(await rig.registered(), { x: { script: script(), hosts: X } });
    for (const each of [page, fresh]) await each.close();
  });

  test('a permission that is taken away stops the open tab, and one that is given again starts it', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, some, 'marks to be there');
    await rig.hands.revoke(['https://x.com/*']);
    await page.bringToFront();
    await waitFor(() => left(page), { what: 'the page to be left' });
    await waitFor(async () => !(await rig.registered()).x?.hosts.includes('https://x.com/*'), { what: 'the host to be left out' });
    assert.deepEqual((await rig.registered()).x?.hosts, X.slice(0, -1));
    await rig.hands.grant(['https://x.com/*']);
    await page.bringToFront();
    await rig.marked(page, some, 'marks to come back');
    assert.equal(Math.max(...await hosts(page)), 1);
    assert.deepEqual(rig.hands.errors(page), []);
    await page.close();
  });
});

/** Has the page say what its policy was broken by. */
const listen = (/** @type {Page} */ page) => page.evaluateOnNewDocument(() => {
  /** @type {any} */ (window).__broken = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => /** @type {any} */ (window).__broken.push(blockedURI));
});
const broken = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).__broken);

for (const kind of BROWSERS) {
  test(`where WebAssembly is refused the other carrier takes over, and no second attempt is made, also after a restart (${kind})`, { skip: kind === 'firefox' ? 'Firefox holds no page\'s policy against a content script' : !CARRIERS.includes('translated') }, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'amends-'));
    const rig = new Rig(kind);
    rig.site = await serve({ csp: 'x-without-wasm' });
    const load = async () => {
      const page = await rig.hands.open('about:blank');
      await listen(page);
      await page.goto('https://x.com/home?virtual=off');
      await page.bringToFront();
      await rig.marked(page, some, 'marks to be there');
      const said = await broken(page);
      await page.close();
      return said;
    };
    try {
      await rig.launch(profile);
      await rig.edit({ edit: 'put_brand', brand });
      await waitFor(async () => (await rig.registered()).x?.script === 'content.js', { what: 'WebAssembly to be planned' });
      assert.deepEqual(await load(), ['wasm-eval'], 'one attempt, which the page hears of');
      await waitFor(async () => (await rig.registered()).x?.script === 'content-translated.js', { what: 'the choice to be remembered' });
      assert.deepEqual(await load(), []);
      await rig.hands.kill();
      rmSync(join(profile, 'SingletonLock'), { force: true });
      await rig.launch(profile);
      await waitFor(async () => (await rig.registered()).x?.script === 'content-translated.js', { what: 'the choice to be kept' });
      rig.site.forget();
      assert.deepEqual(await load(), []);
      assert.deepEqual(rig.site.reports(), []);
    } finally {
      await rig.stop();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}
