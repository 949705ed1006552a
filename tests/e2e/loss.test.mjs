// @ts-check
// What browsers lose: the copies of the settings that go or are damaged, a worker that is stopped at different moments, and
// files that come back in another state than they went out.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, waitFor } from '../browsers/launch.mjs';
import { serve } from '../site/server.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../browsers/launch.mjs').Hands} Hands */

const folders = /** @type {const} */ ({ chromium: 'dist/chrome', firefox: 'dist/firefox' });

/**
 * Asks the worker as one of the extension's own pages does.
 * @param {Page} page of the extension
 * @param {object} request
 * @returns {Promise<any>}
 */
const ask = (page, request) => page.evaluate((message) => {
  const { browser, chrome } = /** @type {any} */ (globalThis);
  return (browser ?? chrome).runtime.sendMessage(message);
}, request);

/** @param {string} signature */
const sign = (signature) => ({ app: 'edit', edit: { edit: 'set_signature', signature } });

/**
 * Does something to the settings' first copy.
 * @param {Page} page of the extension
 * @param {'damage' | 'delete' | 'junk'} how
 */
const spoil = (page, how) => page.evaluate((what) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('amends');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('settings', 'readwrite');
    const store = transaction.objectStore('settings');
    if (what === 'delete') store.delete('settings');
    else if (what === 'junk') store.put('junk', 'settings');
    else {
      const reading = store.get('settings');
      // One letter of a name, in a record that still looks whole.
      reading.onsuccess = () => store.put(reading.result.replace('Maya', 'Mira'), 'settings');
    }
    transaction.oncomplete = () => { opening.result.close(); resolve(undefined); };
    transaction.onabort = () => reject(transaction.error);
  };
}), how);

/** @param {Page} page of the extension */
const clearMirror = (page) => page.evaluate(async () => {
  const { browser, chrome } = /** @type {any} */ (globalThis);
  await (browser ?? chrome).storage.local.clear();
});

/** @param {Page} page of the extension */
const dropDatabase = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const dropping = indexedDB.deleteDatabase('amends');
  dropping.onsuccess = () => resolve(undefined);
  dropping.onerror = () => reject(dropping.error);
}));

for (const kind of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`losses, in ${kind}`, () => {
    /** @type {import('../site/server.mjs').Site} */
    let site;
    /** @type {Hands} */
    let hands;
    /** @type {Page} */
    let page;

    before(async () => {
      site = await serve();
      hands = await launch({ browser: kind, extensionDir: folders[kind], port: site.port });
      page = await hands.openExtensionPage('popup.html');
      await waitFor(async () => (await ask(page, { app: 'settings' }))?.reply === 'settings', { what: 'the worker to answer' });
    });
    after(async () => {
      await hands?.close();
      await site?.close();
    });

    test('a first run has the starter replies and watches nothing', async () => {
      const { settings, store } = await ask(page, { app: 'settings' });
      assert.equal(store, 'well');
      assert.deepEqual([settings.brands, settings.queries], [[], []]);
      assert.ok(settings.templates.length >= 12, `${settings.templates.length} templates`);
    });

    test('a change is made whole or not at all when the worker is stopped at any moment', async () => {
      let before = '';
      for (let n = 0; n < 12; n++) {
        const asked = ask(page, sign(`Maya ${n}`)).catch(() => undefined);
        // A different moment each time, from before the message is heard to after the answer.
        await page.evaluate((turns) => new Promise((resolve) => {
          const turn = (/** @type {number} */ left) => { if (left > 0) setTimeout(turn, 0, left - 1); else resolve(undefined); };
          turn(turns);
        }), n);
        await hands.killWorker().catch(() => undefined);
        const reply = await asked;
        const { settings, store } = await ask(page, { app: 'settings' });
        assert.equal(store, 'well');
        if (reply?.reply === 'settings') assert.equal(settings.signature, `Maya ${n}`);
        else assert.ok([`Maya ${n}`, before].includes(settings.signature), settings.signature);
        before = settings.signature;
      }
    });

    test('a lost or damaged copy is seen, put back and told', async () => {
      await ask(page, sign('Maya'));
      const { settings: whole } = await ask(page, { app: 'settings' });
      for (const [what, loss] of /** @type {[string, () => Promise<unknown>][]} */ ([
        ['a record that is gone', () => spoil(page, 'delete')],
        ['a record with one other letter', () => spoil(page, 'damage')],
        ['a record that is none', () => spoil(page, 'junk')],
        ['a database that is gone', () => dropDatabase(page)],
      ])) {
        await loss();
        const found = await ask(page, { app: 'settings' });
        assert.equal(found.store, 'restored', what);
        assert.deepEqual(found.settings, whole, what);
        // Said until the next change is kept.
        await hands.killWorker();
        assert.equal((await ask(page, { app: 'settings' })).store, 'restored', what);
        assert.equal((await ask(page, sign('Maya'))).store, 'well', what);
      }
    });

    test('a lost second copy is made again', async () => {
      const { settings: whole } = await ask(page, sign('Maya'));
      await clearMirror(page);
      await hands.killWorker();
      const found = await ask(page, { app: 'settings' });
      assert.deepEqual([found.store, found.settings], ['well', whole]);
      // Now the first one may go.
      await dropDatabase(page);
      assert.deepEqual((await ask(page, { app: 'settings' })).settings, whole);
      await ask(page, sign('Maya'));
    });

    test('both copies lost at once are told, not passed off as a first run', async () => {
      const { text } = await ask(page, { app: 'export' });
      await spoil(page, 'junk');
      await clearMirror(page);
      const { settings, store } = await ask(page, { app: 'settings' });
      assert.deepEqual([settings.signature, store], ['', 'restored']);
      // A file that the user kept brings everything back.
      const { settings: again } = await ask(page, { app: 'import', file: text });
      assert.equal(again.signature, 'Maya');
    });

    test('a file goes out and comes in again, and a bad one changes nothing', async () => {
      const { text } = await ask(page, { app: 'export' });
      const { settings } = await ask(page, { app: 'settings' });
      const twice = JSON.parse(text);
      twice.templates.push(twice.templates[0]);
      for (const [file, key] of [
        ['', 'settings_file_unreadable'],
        ['{"schema": 1, "__proto__": {"switch": "off"}}', 'settings_file_unreadable'],
        ['{"schema": 7}', 'settings_file_newer'],
        [`{"schema": 1, "brands": ${'['.repeat(5000)}`, 'settings_file_too_deep'],
        [JSON.stringify(twice), 'settings_same_id'],
      ]) {
        const reply = await ask(page, { app: 'import', file });
        assert.deepEqual([reply.reply, reply.because?.key], ['refused', key]);
      }
      assert.deepEqual((await ask(page, { app: 'settings' })).settings, settings);
      await ask(page, sign('somebody else'));
      assert.deepEqual((await ask(page, { app: 'import', file: text })).settings, settings);
    });

    test('another window of the extension hears of a change within 300 ms', async () => {
      const other = await hands.openExtensionPage('welcome.html');
      await other.evaluate(() => {
        const { browser, chrome } = /** @type {any} */ (globalThis);
        const seen = /** @type {any} */ (globalThis);
        seen.toldAt = 0;
        (browser ?? chrome).runtime.onMessage.addListener((/** @type {{notice?: string}} */ message) => {
          if (message?.notice === 'settings') seen.toldAt = Date.now();
        });
      });
      const asked = await page.evaluate(() => Date.now());
      await ask(page, { app: 'edit', edit: { edit: 'set_switch', switch: 'off' } });
      const told = await waitFor(() => other.evaluate(() => /** @type {any} */ (globalThis).toldAt), { what: 'the notice' });
      assert.ok(told - asked <= 300, `${told - asked} ms`);
      await ask(page, { app: 'edit', edit: { edit: 'set_switch', switch: 'on' } });
      await other.close();
    });

    test('what is no request is refused in words', async () => {
      for (const message of [{}, [], 'settings', 7, null, { app: 'reset' }, { app: 'edit', edit: { edit: 'set_switch', switch: 'maybe' } }]) {
        const reply = await ask(page, /** @type {any} */ (message));
        assert.equal(reply?.reply, 'refused', JSON.stringify(message));
      }
    });
  });
}
