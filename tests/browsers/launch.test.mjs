// What the two browsers let a content script do, asked of a tiny extension that is written here and now. If one of these fails after a
// browser's update, the product is about to.
// Run: node --test tests/browsers/

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serve } from '../site/server.mjs';
import { launch, waitFor } from './launch.mjs';

const folder = fileURLToPath(new URL('../../target/probe-extension/', import.meta.url));
const emptyModule = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const files = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'probe',
    version: '1',
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'], run_at: 'document_idle' }],
    permissions: ['storage', 'scripting'],
    host_permissions: ['https://x.com/*'],
    optional_host_permissions: ['https://*/*'],
    commands: { go: { suggested_key: { default: 'Alt+Shift+J' }, description: 'go' } },
    browser_specific_settings: { gecko: { id: 'probe@amends.invalid', data_collection_permissions: { required: ['none'] } } },
  }),
  'background.js': `
    const api = globalThis.browser ?? chrome;
    const born = Math.random();
    for (const event of ['onAdded', 'onRemoved']) api.permissions[event].addListener(({ origins }) => { api.storage.local.set({ [event]: origins.join() }); });
    api.commands.onCommand.addListener((command) => { api.storage.local.set({ command }); });
    api.runtime.onMessage.addListener((_message, _sender, answer) => { answer(born); });
  `,
  'page.html': '<!doctype html><meta charset="utf-8"><title>probe</title><body>probe</body>',
  'content.js': `
    const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const inflate = async (packed) => new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    const host = document.createElement('div');
    host.style.cssText = 'position:absolute;top:90px;left:320px';
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('button { color: rgb(1, 2, 3); width: 80px; height: 30px } ');
    root.adoptedStyleSheets = [sheet];
    const button = document.createElement('button');
    button.textContent = 'press';
    const panel = document.createElement('div');
    panel.popover = 'manual';
    root.append(button, panel);
    document.body.append(host);
    const once = (make) => new Promise((resolve) => make(resolve));
    globalThis.onlyHere = { pressed: 0 };
    const asked = {
      inflated: async () => WebAssembly.Module.exports(new WebAssembly.Module(await inflate(bytes('${gzipSync(emptyModule).toString('base64')}')))).length === 0,
      intersection: () => once((done) => new IntersectionObserver((entries, self) => { self.disconnect(); done(entries.length === 1); }, { rootMargin: '200% 0px' }).observe(button)),
      idle: () => once((done) => requestIdleCallback((deadline) => done(deadline.timeRemaining() >= 0), { timeout: 1000 })),
      resize: () => once((done) => new ResizeObserver((entries, self) => { self.disconnect(); done(entries.length === 1); }).observe(button)),
      styled: () => getComputedStyle(button).color === 'rgb(1, 2, 3)',
      popover: () => { panel.showPopover(); const open = panel.matches(':popover-open'); panel.hidePopover(); return open; },
    };
    (async () => {
      const answers = {};
      for (const [name, ask] of Object.entries(asked)) { try { answers[name] = await ask(); } catch (error) { answers[name] = String(error); } }
      document.documentElement.dataset.answers = JSON.stringify(answers);
    })();
    button.addEventListener('click', async (event) => {
      if (!event.isTrusted) return;
      const text = 'one\\ntwo\\n\\nfour';
      const editor = document.querySelector('#layers .public-DraftEditor-content');
      editor.focus();
      // focus() alone puts the caret before the draft: the click on our own button took the editor's focus away.
      getSelection().selectAllChildren(editor);
      getSelection().collapseToEnd();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const paste = new ClipboardEvent('paste', { clipboardData, dataType: 'text/plain', data: text, bubbles: true, cancelable: true, composed: true });
      const carries = paste.clipboardData.getData('text/plain') === text;
      document.documentElement.dataset.pasted = JSON.stringify({ carries, taken: !editor.dispatchEvent(paste) });
    });
  `,
};

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {import('../site/server.mjs').Site} */
    let site;
    /** @type {import('./launch.mjs').Hands} */
    let hands;
    /** @type {import('puppeteer-core').Page} */
    let page;
    /** @type {import('puppeteer-core').Page} */
    let inside;
    before(async () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(folder + name, text);
      site = await serve();
      hands = await launch({ browser, extensionDir: folder, port: site.port });
      inside = await hands.openExtensionPage('page.html');
      page = await hands.open('https://x.com/home');
      await page.bringToFront();
    });
    after(async () => {
      await hands?.close();
      await site?.close();
    });

    test('a content script runs, compiles WebAssembly and has the page interfaces that the product uses', async () => {
      const answers = JSON.parse(String(await waitFor(() => page.evaluate(() => document.documentElement.dataset.answers))));
      assert.deepEqual(answers, { inflated: true, intersection: true, idle: true, resize: true, styled: true, popover: true });
      assert.deepEqual(site.reports(), []);
      assert.deepEqual(await hands.inContentScript(page, 'globalThis.onlyHere'), { pressed: 0 });
      assert.equal(await page.evaluate(() => 'onlyHere' in window), false);
    });

    test('a closed root can be read, and clicked as a person would; a pasted reply lands in Draft.js and comes off with one undo', async () => {
      const [root] = await hands.closedRoots(page);
      assert.match(String(root?.html), /<button>press<\/button>/);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('*')].filter((each) => each.shadowRoot).length), 0);
      // The dialog would cover the button: open it first, lift the host above it, as a popover is.
      await page.click('[data-testid=reply]');
      await waitFor(() => page.evaluate("window.__site.composer().where === 'dialog' && window.__site.composer().focused"));
      await page.evaluate(() => { /** @type {HTMLElement} */ (document.body.lastElementChild).style.zIndex = '9'; });
      await page.keyboard.type('abc ');
      await hands.clickInside(page, 'button');
      const pasted = JSON.parse(String(await waitFor(() => page.evaluate(() => document.documentElement.dataset.pasted))));
      assert.deepEqual(pasted, { carries: true, taken: true });
      const text = () => page.evaluate('window.__site.composer().text');
      const combined = async (/** @type {import('puppeteer-core').KeyInput} */ key) => { await page.keyboard.down('Control'); await page.keyboard.press(key); await page.keyboard.up('Control'); };
      await waitFor(async () => (await text()) === 'abc one\ntwo\n\nfour', { what: 'four lines after the draft' });
      await combined('z');
      await waitFor(async () => (await text()) === 'abc ', { what: 'the draft alone after one undo' });
      await page.keyboard.type('d');
      await page.keyboard.press('Backspace');
      await waitFor(async () => (await text()) === 'abc ', { what: 'typing and Backspace to work on' });
      assert.equal(await page.evaluate('window.__site.sendPresses'), 0);
      await page.keyboard.press('Escape');
      assert.deepEqual(hands.errors(page), []);
    });

    test('a shortcut reaches the background, and a killed background comes back', async () => {
      const ask = (/** @type {string} */ expression) => inside.evaluate(`(async () => { const api = globalThis.browser ?? chrome; return await (${expression}); })()`);
      await page.bringToFront();
      await hands.command('go');
      await waitFor(async () => (await ask('api.storage.local.get("command").then((found) => found.command)')) === 'go');
      const born = await ask('api.runtime.sendMessage(1)');
      await hands.killWorker();
      const again = await waitFor(() => ask('api.runtime.sendMessage(1)'));
      assert.notEqual(again, born);
    });

    test('an optional host is granted and taken away, the extension hears of both, and a script of its own runs there in between', async () => {
      const ask = (/** @type {string} */ expression) => inside.evaluate(`(async () => { const api = globalThis.browser ?? chrome; return await (${expression}); })()`);
      const origin = 'https://social.example/*';
      const elsewhere = await hands.open('https://social.example/home');
      const mark = `api.tabs.query({ url: '${origin}' }).then(([tab]) => api.scripting.executeScript({ target: { tabId: tab.id }, func: () => { document.documentElement.dataset.ours = 'yes'; } })).then(() => 'ran', String)`;
      assert.notEqual(await ask(mark), 'ran');
      await hands.grant([origin]);
      await waitFor(async () => (await ask("api.storage.local.get('onAdded').then((found) => found.onAdded)")) === origin, { what: 'the grant to be heard' });
      assert.equal(await ask(mark), 'ran');
      assert.equal(await elsewhere.evaluate(() => document.documentElement.dataset.ours), 'yes');
      await hands.revoke([origin]);
      await waitFor(async () => (await ask("api.storage.local.get('onRemoved').then((found) => found.onRemoved)")) === origin, { what: 'the taking away to be heard' });
      assert.notEqual(await ask(mark), 'ran');
      await elsewhere.close();
    });

    test('what was stored is there after the browser was killed and started again on the same profile', async () => {
      const profile = mkdtempSync(join(tmpdir(), 'amends-profile-'));
      const store = (/** @type {string} */ expression) => `(async () => { const api = globalThis.browser ?? chrome; return await (${expression}); })()`;
      const first = await launch({ browser, extensionDir: folder, port: site.port, profile });
      const page = await first.openExtensionPage('page.html');
      await page.evaluate(store("api.storage.local.set({ kept: 'yes' })"));
      await first.kill();
      const second = await launch({ browser, extensionDir: folder, port: site.port, profile });
      const again = await second.openExtensionPage('page.html');
      assert.equal(second.base, first.base);
      assert.equal(await again.evaluate(store("api.storage.local.get('kept').then((found) => found.kept)")), 'yes');
      await second.close();
      rmSync(profile, { recursive: true, force: true });
    });

    test('both colour schemes', async () => {
      await inside.bringToFront();
      for (const scheme of /** @type {const} */ (['dark', 'light'])) {
        await hands.setScheme(scheme, inside);
        assert.equal(await inside.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), scheme === 'dark');
      }
    });
  });
}
