// @ts-check
// Ten thousand posts go by: what the injected half remembers of them must not grow with them. Chromium alone tells its heap.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, waitFor } from '../browsers/launch.mjs';
import { BROWSERS, extensionDir } from '../e2e/rig.mjs';
import { FIXTURES } from './pages.mjs';
import { serve } from './serve.mjs';

/** Posts on the page at any time. */
const SHOWN = 50;

test('ten thousand posts scrolled leave no more behind than one thousand', { skip: !BROWSERS.includes('chromium') }, async (t) => {
  const fixture = FIXTURES.find(({ site }) => site === 'bluesky');
  const feed = fixture?.pages.find(({ kind }) => kind === 'feed');
  assert.ok(fixture && feed);
  const served = await serve();
  const hands = await launch({ browser: 'chromium', extensionDir: extensionDir('chromium'), port: served.port });
  t.after(async () => {
    await hands.close();
    await served.close();
  });
  await hands.grant(['https://bsky.app/*']);
  const desk = await hands.openExtensionPage('welcome.html');
  for (const change of [
    { edit: 'put_brand', brand: { id: 'northwind', name: 'Northwind', handles: [{ site: 'bluesky', handle: fixture.account }], aliases: [], switch: 'on' } },
    { edit: 'set_site', site: 'bluesky', switch: 'on' },
  ]) await desk.evaluate((edit) => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ app: 'edit', edit }), change);

  const page = await hands.open(feed.url);
  await page.bringToFront();
  const hosts = () => page.evaluate(() => document.querySelectorAll('[data-testid^="feedItem-by-"] > div[style]:empty').length);
  await waitFor(async () => (await hosts()) > 0, { what: 'posts to be read' });

  let made = 0;
  /** @param {number} posts */
  const scroll = async (posts) => {
    for (; made < posts; made += SHOWN) {
      await page.evaluate((from, count) => {
        const all = /** @type {any} */ (globalThis);
        const first = /** @type {Element} */ (document.querySelector('[data-testid^="feedItem-by-"]'));
        const list = /** @type {Element} */ (first.parentElement);
        all.__models ??= [...list.children].map((each) => each.outerHTML.replaceAll(/<div style="[^"]*"><\/div>/g, ''));
        const rows = Array.from({ length: count }, (_, n) => {
          const holder = document.createElement('div');
          const id = (from + n).toString(32).replaceAll(/[018 9]/g, 'z').padStart(9, '2');
          holder.innerHTML = all.__models[n % all.__models.length].replaceAll(/\/post\/(\w{4})\w{9}/g, `/post/$1${id}`);
          return /** @type {Element} */ (holder.firstElementChild);
        });
        list.replaceChildren(...rows);
      }, made, SHOWN);
      await waitFor(async () => (await hosts()) >= 3, { what: 'the new posts to be read' });
    }
  };
  const session = await page.createCDPSession();
  const measured = async () => {
    for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize: heap = 0, Nodes: nodes = 0 } = await page.metrics();
    return { heap, nodes };
  };
  await scroll(1_000);
  const early = await measured();
  await scroll(10_000);
  const late = await measured();
  t.diagnostic(`heap ${early.heap} → ${late.heap} bytes (${(late.heap / early.heap).toFixed(2)} times), nodes ${early.nodes} → ${late.nodes}`);
  assert.ok(late.heap <= early.heap * 1.2, `the heap grew from ${early.heap} to ${late.heap}`);
  assert.ok(late.nodes <= early.nodes * 1.2, `nodes grew from ${early.nodes} to ${late.nodes}: detached hosts are kept`);
});
