// @ts-check
// Pages that are not as they should be: what is read of them, what is told, and what stays alone.
import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { after, before, describe, test } from 'node:test';
import { launch, waitFor } from '../browsers/launch.mjs';
import { BROWSERS, extensionDir } from '../e2e/rig.mjs';
import { certificate } from '../site/certificate.mjs';
import { document, FIXTURES } from './pages.mjs';
import { plain, SAID } from './said.mjs';

const of = (/** @type {string} */ site) => FIXTURES.find((fixture) => fixture.site === site)?.pages.find(({ kind }) => kind === 'feed') ?? assert.fail(site);
const bluesky = of('bluesky');
const reddit = of('reddit');

/** @type {Record<string, string>} by address */
const pages = {
  'https://bsky.app/': document(bluesky),
  'https://bsky.app/search?q=renamed': document({ ...bluesky, body: bluesky.body.replaceAll(/data-testid="(feedItem|replyBtn)/g, 'data-test="$1') }),
  'https://bsky.app/search?q=counts': document({ ...bluesky, body: bluesky.body.replaceAll(/<button type="button" data-testid="likeBtn"[^]*?<\/button>/g, '') }),
  'https://bsky.app/search?q=two': document({ ...bluesky, body: `${reddit.body}${bluesky.body}` }),
  'https://bsky.app/search?q=forms': document({ ...bluesky, body: `${['querySelector', 'querySelectorAll', 'createElement', 'body', 'documentElement', 'location', 'hidden', 'activeElement'].map((name) => `<form name="${name}"><input name="closest"></form>`).join('')}${bluesky.body}` }),
  'https://bsky.app/search?q=frame': document({ ...bluesky, body: `<iframe src="/" width="600" height="400"></iframe>${bluesky.body}` }),
  'https://bsky.app/search?q=closed': document({ ...bluesky, body: `<div id="host"></div>${bluesky.body}`, script: `document.getElementById('host').attachShadow({ mode: 'closed' }).innerHTML = document.querySelector('[data-testid^=feedItem-by-]').outerHTML;` }),
  'https://shop.example/home': '<!DOCTYPE html><title>A shop</title><main><article data-id="1">Buy beans</article></main>',
};

for (const browser of BROWSERS) {
  describe(`trouble (${browser})`, () => {
    /** @type {import('node:https').Server} */
    let server;
    /** @type {import('../browsers/launch.mjs').Hands} */
    let hands;
    /** @type {(message: object) => Promise<any>} */
    let ask;
    before(async () => {
      server = createServer(certificate(), (request, response) => {
        const page = pages[`https://${(request.headers.host ?? '').replace(/:\d+$/, '')}${request.url}`];
        response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
        response.end(page ?? '');
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
      const address = server.address();
      assert.ok(address && typeof address !== 'string');
      hands = await launch({ browser, extensionDir: extensionDir(browser), port: address.port });
      await hands.grant(['https://bsky.app/*', 'https://shop.example/*']);
      const desk = await hands.openExtensionPage('welcome.html');
      ask = (message) => desk.evaluate((asked) => {
        const { browser: firefox, chrome } = /** @type {any} */ (globalThis);
        return (firefox ?? chrome).runtime.sendMessage(asked);
      }, message);
      const account = FIXTURES.find(({ site }) => site === 'bluesky')?.account;
      for (const edit of [
        { edit: 'put_brand', brand: { id: 'northwind', name: 'Northwind', handles: [{ site: 'bluesky', handle: account }], aliases: [], switch: 'on' } },
        { edit: 'set_site', site: 'bluesky', switch: 'on' },
        { edit: 'add_instance', host: 'shop.example' },
      ]) assert.equal((await ask({ app: 'edit', edit })).reply, 'settings');
    });
    after(async () => {
      await hands?.close();
      server?.closeAllConnections();
      server?.close();
    });

    /** @param {string} url */
    const opened = async (url) => {
      const tab = await hands.open(url);
      await tab.bringToFront();
      return tab;
    };
    /** @param {import('puppeteer-core').Page} tab */
    const shown = async (tab) => (await hands.closedRoots(tab)).filter(({ html }) => /\bshown\b/.test(html)).length;
    /** How a site's pages are read, once that is as `as` says. @param {string} site @param {(last: any) => unknown} as @param {string} what */
    const examined = (site, as, what) => waitFor(async () => {
      const last = (await ask({ app: 'examinations' })).sites[site];
      return last && as(last) && last;
    }, { what });

    test('a page as it should be is healthy', async () => {
      const tab = await opened('https://bsky.app/');
      const last = await examined('bluesky', ({ health }) => health === 'readable', 'the page to be read');
      assert.equal(last.checkup.views[0].name, 'row');
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'complaints to be marked' });
      await tab.close();
    });

    test('posts that are not found any more are told within seconds', async () => {
      const tab = await opened('https://bsky.app/search?q=renamed');
      await examined('bluesky', ({ health }) => health === 'unreadable', 'the loss to be told');
      await tab.close();
    });

    test('a field that is not found any more is told, and nothing else is lost', async () => {
      const tab = await opened('https://bsky.app/search?q=counts');
      const last = await examined('bluesky', ({ health }) => health === 'incomplete', 'the loss to be told');
      assert.deepEqual(last.checkup.views[0].fields.map((/** @type {any} */ { name }) => name), ['likes']);
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'complaints to be marked all the same' });
      await tab.close();
    });

    test('the markup of another site in the page is left alone', async () => {
      const tab = await opened('https://bsky.app/search?q=two');
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'complaints to be marked' });
      const strangers = await tab.evaluate(() => document.querySelectorAll('shreddit-post > div[style]:empty').length);
      assert.equal(strangers, 0);
      await tab.close();
    });

    test('forms with the names of what a script calls change nothing', async () => {
      const tab = await opened('https://bsky.app/search?q=forms');
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'complaints to be marked' });
      await tab.close();
    });

    test('posts inside a frame are left alone', async () => {
      const tab = await opened('https://bsky.app/search?q=frame');
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'complaints to be marked' });
      const inside = await tab.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelectorAll('[data-testid^="feedItem-by-"] > div[style]:empty').length);
      assert.equal(inside, 0);
      await tab.close();
    });

    test('a closed root is passed over', async () => {
      const tab = await opened('https://bsky.app/search?q=closed');
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'complaints to be marked' });
      await tab.close();
    });

    test('a host that is not Mastodon is told', async () => {
      const tab = await opened('https://shop.example/home');
      await examined('mastodon', ({ health }) => health === 'other_site', 'it to be told');
      await tab.close();
    });

    test('a report has the markup and nobody\'s words or names', async () => {
      const tab = await opened('https://bsky.app/');
      await waitFor(async () => (await shown(tab)) >= 2, { what: 'the page to be read' });
      const desk = await hands.openExtensionPage('welcome.html');
      const report = await desk.evaluate(async () => {
        const { browser: firefox, chrome } = /** @type {any} */ (globalThis);
        const api = firefox ?? chrome;
        for (const { id } of await api.tabs.query({ url: 'https://bsky.app/*' })) {
          const bones = await api.tabs.sendMessage(id, { notice: 'skeleton' });
          if (bones) return bones;
        }
        return '';
      });
      assert.match(report, /data-testid="replyBtn"/);
      assert.match(report, /data-testid="feedItem-by-…"/);
      const words = SAID.flatMap((each) => plain(each).match(/[\p{L}]{5,}/gu) ?? []);
      const names = SAID.flatMap(({ by }) => [by.handle, ...(by.name.match(/[\p{L}]{4,}/gu) ?? [])]);
      for (const secret of new Set([...words, ...names])) assert.ok(!report.toLowerCase().includes(secret.toLowerCase()), `«${secret}» is in the report`);
      await desk.close();
      await tab.close();
    });
  });
}
