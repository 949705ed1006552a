// The stand-in keeps to the rules that it was written from, in every generation and in both browsers.
// Run: node --test tests/site/

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, waitFor } from '../browsers/launch.mjs';
import { HOME, idOf, postOf, POSTS, VIEWER } from './posts.mjs';
import { serve } from './server.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** What `window.__site` is called with here; the page defines it. */
const site = (/** @type {Page} */ page, /** @type {string} */ expression) => page.evaluate(`(async () => { const site = window.__site; return await (${expression}); })()`);
const shown = (/** @type {Page} */ page) => waitFor(() => site(page, 'site.mounted().length > 0'), { what: 'posts to stand on the page' });

test('posts are many, their ids are unique and none of the clear ones lacks a verdict', () => {
  assert.ok(HOME.length >= 60);
  assert.equal(new Set(POSTS.map(({ id }) => id)).size, POSTS.length);
  for (const { text, expect } of POSTS) if (expect.complaint) assert.equal(expect.mention, true, text);
  assert.equal(Number(idOf(1)), Number(idOf(2)), 'neighbours cannot be told apart as doubles');
});

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {import('./server.mjs').Site} */
    let server;
    /** @type {import('../browsers/launch.mjs').Hands} */
    let hands;
    before(async () => {
      server = await serve();
      hands = await launch({ browser, port: server.port });
    });
    after(async () => {
      await hands?.close();
      await server?.close();
    });

    for (const generation of ['2023', '2025', '2026']) {
      test(`markup of ${generation}`, async () => {
        const page = await hands.open(`https://x.com/home?virtual=off&generation=${generation}`);
        await shown(page);
        const seen = await page.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet]')].map((article) => {
          const own = [...article.querySelectorAll('[data-testid=tweetText]')].filter((text) => !text.closest('div[role=link]'));
          const links = [...article.querySelectorAll('a[href*="/status/"]')].filter((link) => link.querySelector(':scope > time'));
          const path = links[0]?.getAttribute('href')?.match(/^\/(\w{1,15})\/status\/(\d+)$/);
          const name = article.querySelector('[data-testid=User-Name]');
          return {
            id: path?.[2], handle: path?.[1], links: links.length, texts: own.length,
            text: own[0]?.textContent ?? '', lang: own[0]?.getAttribute('lang'),
            avatar: article.querySelector('[data-testid^=UserAvatar-Container-]')?.getAttribute('data-testid')?.slice('UserAvatar-Container-'.length),
            ad: article.closest('[data-testid=placementTracking]') !== null,
            reply: article.querySelector('[data-testid=reply]')?.tagName, label: article.querySelector('[data-testid=reply]')?.getAttribute('aria-label'),
            badgeInLink: !name?.querySelector('[data-testid=icon-verified]') || name.querySelector('a')?.querySelector('[data-testid=icon-verified]') !== null,
            position: getComputedStyle(article).position, tab: article.getAttribute('tabindex'),
          };
        }));
        const posts = seen.filter(({ ad }) => !ad);
        assert.equal(seen.length, HOME.length);
        for (const each of posts) {
          assert.equal(each.links, 1);
          assert.equal(each.handle, each.avatar);
          assert.equal(each.handle, postOf(String(each.id))?.author);
          assert.equal(each.texts, postOf(String(each.id))?.text === '' ? 0 : 1);
          assert.equal(each.reply, generation === '2023' ? 'DIV' : 'BUTTON');
          assert.equal(Number.parseInt(String(each.label), 10), postOf(String(each.id))?.counts.replies);
          assert.ok(each.badgeInLink);
          assert.equal(each.position, 'relative');
          assert.equal(each.tab, '0');
        }
        assert.ok(seen.some(({ ad, links }) => ad && links === 0));
        assert.ok(posts.some(({ id, lang }) => postOf(String(id))?.translatedFrom && lang === 'en'));
        assert.deepEqual(hands.errors(page), []);
        await page.close();
      });
    }

    test('only rows near the viewport are there, each where it was measured', async () => {
      const page = await hands.open('https://x.com/home');
      await shown(page);
      const gaps = () => page.evaluate(() => {
        const boxes = [...document.querySelectorAll('[data-testid=cellInnerDiv]')].map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
        return { rows: boxes.length, apart: boxes.slice(1).map((box, at) => Math.abs(box.top - (boxes[at]?.bottom ?? 0))).filter((gap) => gap > 1).length };
      });
      await waitFor(async () => (await gaps()).apart === 0);
      const { rows } = await gaps();
      assert.ok(rows > 4 && rows < 30, `${rows} rows`);
      const first = /** @type {string[]} */ (await site(page, 'site.mounted()'));
      await page.evaluate(() => scrollTo(0, 4000));
      await waitFor(async () => !(/** @type {string[]} */ (await site(page, 'site.mounted()'))).includes(String(first[0])));
      await waitFor(async () => (await gaps()).apart === 0);
      await page.close();
    });

    test('an element is used again for another post, shows more in place, and turns its count', async () => {
      const page = await hands.open('https://x.com/home?virtual=off');
      await shown(page);
      assert.equal(await site(page, `site.recycle(1, '${idOf(46)}')`), true);
      const long = POSTS.find(({ more, offHome }) => more && !offHome);
      const length = () => site(page, `[...document.querySelectorAll('article')].find((each) => each.querySelector('a[href$="/status/${long?.id}"]')).querySelector('[data-testid=tweetText]').textContent.length`);
      const cut = Number(await length());
      await site(page, `site.showMore('${long?.id}')`);
      assert.ok(Number(await length()) > cut);
      await site(page, `site.bumpCount('${idOf(2)}', { hold: true })`);
      const turning = await site(page, `[...document.querySelectorAll('article')].find((each) => each.querySelector('a[href$="/status/${idOf(2)}"]')).querySelector('[data-testid=like]')`
        + `.textContent`);
      assert.equal(turning, '813814');
      await page.close();
    });

    test('every other page', async () => {
      const page = await hands.open(`https://x.com/mara_okello/status/${idOf(1)}`);
      await shown(page);
      assert.deepEqual(await page.evaluate(() => {
        const focused = document.querySelector('article[data-testid=tweet][tabindex="-1"]');
        return {
          inName: focused?.querySelector('[data-testid=User-Name] time') !== null,
          link: focused?.querySelector('a[href*="/status/"]:has(> time)')?.getAttribute('href'),
          inline: document.querySelectorAll('[data-testid=inline_reply_offscreen] [contenteditable=true][data-testid=tweetTextarea_0]').length,
          viewer: document.querySelector('[data-testid=SideNav_AccountSwitcher_Button] [data-testid^=UserAvatar-Container-]')?.getAttribute('data-testid'),
        };
      }), { inName: false, link: `/mara_okello/status/${idOf(1)}`, inline: 1, viewer: `UserAvatar-Container-${VIEWER}` });
      for (const [path, expected] of /** @type {[string, (mounted: number) => boolean][]} */ ([
        ['/search?q=northwind', (n) => n > 3], ['/notifications/mentions', (n) => n > 3], ['/notifications', (n) => n > 3], ['/northwindcoffee', (n) => n === 1], ['/i/columns', (n) => n > 12], ['/empty', (n) => n === 0], ['/about', (n) => n === 0],
      ])) {
        await site(page, `site.go('${path}')`);
        await waitFor(async () => expected(Number(await site(page, 'site.mounted().length'))), { what: `posts on ${path}` });
        assert.equal(await page.evaluate(() => location.pathname + location.search), path);
      }
      await site(page, 'site.back()');
      await waitFor(async () => (await page.evaluate(() => location.pathname)) === '/empty');
      await page.close();
    });

    for (const [variant, expected] of /** @type {[string, {there: boolean, text?: string, editable?: boolean}][]} */ ([
      ['normal', { there: true, text: 'hello', editable: true }],
      ['late', { there: true, text: 'hello', editable: true }],
      ['draft', { there: true, text: 'I was going to say hello', editable: true }],
      ['remount', { there: true, text: 'hello', editable: true }],
      ['other-post', { there: true, text: 'hello', editable: true }],
      ['textarea', { there: true, text: 'hello' }],
      ['read-only', { there: true, text: '', editable: false }],
      ['vanish-open', { there: false }],
    ])) {
      test(`reply dialog: ${variant}`, async () => {
        const page = await hands.open(`https://x.com/home?composer=${variant}`);
        await shown(page);
        const [id] = /** @type {string[]} */ (await site(page, 'site.mounted()'));
        await page.click('[data-testid=reply]');
        if (!expected.there) {
          await waitFor(() => site(page, 'site.dialog() === null && location.pathname === "/home"'));
          return page.close();
        }
        await waitFor(() => site(page, 'site.composer().where === "dialog"'));
        assert.equal(await page.evaluate(() => location.pathname), '/compose/post');
        const inside = await page.evaluate(() => document.querySelector('#layers [role=dialog][aria-labelledby=modal-header] article[data-testid=tweet] a:has(> time)')?.getAttribute('href')?.match(/\d+$/)?.[0]);
        assert.equal(inside === id, variant !== 'other-post');
        const field = variant === 'textarea' ? '[role=dialog] textarea' : '[role=dialog] [data-testid=tweetTextarea_0]';
        assert.equal(await page.evaluate(() => document.querySelector('[data-testid=tweetButton]')?.getAttribute('aria-disabled')), variant === 'draft' ? null : 'true');
        const old = variant === 'remount' && await page.evaluateHandle((where) => document.querySelector(where), field);
        await page.click(field);
        if (old) {
          await waitFor(() => page.evaluate((node) => !node?.isConnected, old));
          await page.click(field);
        }
        if (variant === 'draft') await page.keyboard.press('End');
        await page.keyboard.type('hello');
        await waitFor(async () => (await site(page, 'site.composer().text')) === expected.text, { what: `"${expected.text}" in the editor's model` });
        if (expected.editable !== undefined) assert.equal(await site(page, 'site.composer().editable'), expected.editable);
        assert.equal(await site(page, 'site.sendPresses'), 0);
        await page.keyboard.press('Escape');
        await waitFor(() => site(page, 'site.dialog() === null && location.pathname === "/home"'));
        await page.close();
      });
    }

    test('reply dialog: vanish-paste', async () => {
      const page = await hands.open('https://x.com/home?composer=vanish-paste');
      await shown(page);
      await page.click('[data-testid=reply]');
      await waitFor(() => site(page, "site.composer().where === 'dialog' && site.composer().focused"));
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'lost');
        document.querySelector('[role=dialog] [contenteditable]')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
      await waitFor(() => site(page, "site.dialog() === null && site.composer().where === 'home' && site.composer().text === ''"));
      assert.deepEqual(hands.errors(page), []);
      await page.close();
    });

    test('hostile pages still draw, and say what they cover', async () => {
      const page = await hands.open('https://x.com/home?hostile=clobber');
      await shown(page);
      assert.equal(await page.evaluate(() => typeof document.querySelectorAll), 'object');
      await site(page, "site.disguise('body-opacity')");
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).opacity), '0.01');
      await page.close();
      const mobile = await hands.open('https://mobile.x.com/home');
      await shown(mobile);
      await mobile.click('[data-testid=reply]');
      await mobile.waitForSelector('[role=dialog] [data-testid^=tweetTextarea] textarea');
      await mobile.close();
      const columns = await hands.open('https://pro.x.com/');
      await waitFor(() => columns.evaluate(() => document.querySelectorAll('[data-testid=multi-column-layout-column-content] > section[role=region] > div[aria-label] > div > [data-testid=cellInnerDiv]').length > 12));
      await columns.close();
    });

    test('Send is counted, and the answer stands in the thread', async () => {
      const page = await hands.open(`https://x.com/jonas_pfeil/status/${idOf(2)}`);
      await shown(page);
      await page.click('[data-testid=inline_reply_offscreen] [contenteditable]');
      await page.keyboard.type('We are sorry');
      await page.click('[data-testid=tweetButtonInline]');
      await waitFor(async () => (await site(page, 'site.sendPresses')) === 1);
      await waitFor(() => page.evaluate((viewer) => [...document.querySelectorAll('article')].some((each) => each.querySelector(`a[href^="/${viewer}/status/"]`)), VIEWER));
      await page.close();
    });

    test('two looks at the same scene are the same, and a host that nobody may ask shows', async () => {
      const dump = async () => {
        const page = await hands.open('https://x.com/home?now=1790000000000&seed=7');
        await shown(page);
        await waitFor(() => page.evaluate(() => [...document.images].every(({ complete }) => complete)));
        const seen = /** @type {any} */ (await site(page, "site.dump({ words: ['Northwind', 'zebra'] })"));
        await page.close();
        return seen;
      };
      const [first, second] = [await dump(), await dump()];
      for (const key of Object.keys(first)) assert.deepEqual(second[key], first[key], key);
      assert.deepEqual(first.found, { Northwind: true, zebra: false });
      assert.deepEqual(first.foreign, []);
      assert.deepEqual(server.strays(), []);
      assert.deepEqual(server.reports(), []);
      const page = await hands.open('https://x.com/about?csp=none');
      await page.evaluate(() => fetch('https://elsewhere.example/beacon', { mode: 'no-cors' }).catch(() => undefined));
      assert.deepEqual(server.strays().map(({ host, path }) => host + path), ['elsewhere.example/beacon']);
      await page.close();
    });
  });
}
