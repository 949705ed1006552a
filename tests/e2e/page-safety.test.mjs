// @ts-check
// What a script of the page can find out, and what leaves the browser: nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { scenario, waitFor, extensionDir, brand } from './rig.mjs';

/** The same scene: the same clock, the same dice, no virtual rows, the same place. */
const SCENE = '/home?virtual=off&now=1790000000000&seed=11';
const WORDS = ['Northwind', 'Bluebird', 'Upset', 'Blames', 'Accuses', 'Mild', 'Answered', 'Drafted', 'complaint'];

scenario('page safety', (rig) => {
  /** @returns {Promise<Record<string, unknown>>} */
  async function dumpOfScene() {
    const page = await rig.open(SCENE);
    await rig.marked(page, (all) => all.slice(0, 8).every(({ kind }) => kind !== 'none'), 'the scene to be marked');
    // Both dumps are taken of the top of the page, after the marker pass has settled on the same posts.
    await waitFor(async () => (await rig.marks(page)).filter(({ kind }) => kind !== 'none').length >= 12);
    const dump = await page.evaluate((words) => /** @type {any} */ (window).__site.dump({ words }), WORDS);
    await page.close();
    return dump;
  }

  test('two watch lists look the same to the page, byte for byte', async () => {
    const first = await dumpOfScene();
    await rig.edit({ edit: 'remove_brand', brand: brand.id });
    await rig.edit({ edit: 'put_brand', brand: { ...brand, id: 'bluebird', name: 'Bluebird Roasters', handles: [{ site: 'x', handle: 'bluebirdroasts' }] } });
    const second = await dumpOfScene();
    await rig.edit({ edit: 'remove_brand', brand: 'bluebird' });
    await rig.edit({ edit: 'put_brand', brand });
    for (const part of Object.keys(first)) assert.deepEqual(second[part], first[part], `the page can tell by ${part}`);
  });

  test('nothing of the extension stands in the page but hosts without a name', async () => {
    const page = await rig.open(SCENE);
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'the scene to be marked');
    const dump = await page.evaluate(() => /** @type {any} */ (window).__site.dump({}));
    assert.deepEqual(dump.highlights, []);
    assert.deepEqual(dump.databases, []);
    assert.deepEqual(dump.local, {});
    assert.deepEqual(dump.session, {});
    assert.deepEqual(dump.caches, []);
    assert.deepEqual(dump.adopted, []);
    assert.deepEqual(dump.marks, []);
    const kinds = new Set(dump.foreign.map((/** @type {string} */ line) => line.replace(/^\S+ /, '')));
    assert.equal(kinds.size, 1, [...kinds].join('\n'));
    await page.close();
  });

  test('a page cannot reach a file of the extension', async () => {
    const page = await rig.open(SCENE);
    const files = readdirSync(extensionDir(rig.kind), { recursive: true }).map(String).filter((name) => /\.\w+$/.test(name));
    assert.ok(files.includes('content.js') && files.includes('content-translated.js'));
    for (const file of files) {
      const reached = await page.evaluate((url) => new Promise((done) => {
        const image = new Image();
        image.onload = () => done(true);
        image.onerror = () => fetch(url).then(() => done(true), () => done(false));
        image.src = url;
      }), rig.hands.base + file);
      assert.equal(reached, false, file);
    }
    await page.close();
  });

  test('no connection is made by the extension, and no policy of the page is broken', async () => {
    rig.site.forget();
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'the scene to be marked');
    assert.deepEqual(rig.site.strays(), []);
    assert.deepEqual(rig.site.reports(), []);
    assert.deepEqual(rig.hands.errors(page), []);
    await page.close();
  });

  test('the scripts hold no way to the network and no innerHTML', () => {
    for (const script of ['content.js', 'content-translated.js', 'worker.js', 'app.js']) {
      // The module's bytes are base64 and could spell anything; only code is looked at.
      const code = readFileSync(`${extensionDir(rig.kind)}/${script}`, 'utf8').replace(/"[A-Za-z0-9+/=]{400,}"/g, '""');
      for (const way of [/\bXMLHttpRequest\b/, /\bWebSocket\b/, /\bsendBeacon\b/, /\bEventSource\b/, /\bRTCPeerConnection\b/, /\beval\(/, /new Function\b/, /\bdocument\.write\b/, /\bpostMessage\(/]) {
        assert.doesNotMatch(code, way, `${script}: ${way}`);
      }
      if (script !== 'app.js') assert.doesNotMatch(code, /innerHTML/, script);
    }
    const { content_security_policy: policy, permissions, web_accessible_resources: accessible } = JSON.parse(readFileSync(`${extensionDir(rig.kind)}/manifest.json`, 'utf8'));
    assert.match(policy.extension_pages, /connect-src 'self';/);
    assert.deepEqual(permissions, ['storage', 'scripting']);
    assert.equal(accessible, undefined);
  });

  test('posts that are made to do harm are read as what they are: words', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'the scene to be marked');
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).__pwned), undefined);
    await page.close();
    // A page that names its elements after members of `document`.
    const clobbered = await rig.open('/home?virtual=off&hostile=clobber');
    await rig.marked(clobbered, (all) => all.length > 5 && all.slice(0, 6).every(({ kind }) => kind !== 'none'), 'posts to be read on a page that shadows document');
    await clobbered.close();
  });

  test('a page that should have posts and yields none is reported', async () => {
    const page = await rig.open('/home?latency=3600000');
    const state = await waitFor(async () => {
      const counts = await countsOf(page);
      return counts?.health === 'unreadable' && counts;
    }, { what: 'the page to be called unreadable', ms: 12_000 });
    assert.equal(state.posts, 0);
    await page.close();
  });

  /**
   * @param {import('puppeteer-core').Page} page
   */
  async function countsOf(page) {
    await page.bringToFront();
    return rig.desk.evaluate(async () => {
      const { browser, chrome } = /** @type {any} */ (globalThis);
      const api = browser ?? chrome;
      const tabs = await api.tabs.query({});
      for (const tab of tabs) {
        const counts = await api.tabs.sendMessage(tab.id, { notice: 'count' }).catch(() => null);
        if (counts) return counts;
      }
      return null;
    });
  }
});
