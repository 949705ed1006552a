// @ts-check
// An extension that is switched off and on again meets open tabs with an older script of its own in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenario, waitFor } from './rig.mjs';

scenario('takeover', (rig) => {
  test('ended and started again, there is one host a post, and it works', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    await rig.hands.renew();
    await page.bringToFront();
    await page.evaluate(() => /** @type {any} */ (window).__site.appendPosts(8, { where: 'start' }));
    await rig.marked(page, (all) => all.slice(0, 6).every(({ kind }) => kind !== 'none'), 'the new script to mark new posts');
    const hosts = () => page.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet]')].map((article) => [...article.children].filter((child) => child.localName === 'div' && child.childElementCount === 0 && /** @type {HTMLElement} */ (child).style.position === 'absolute').length));
    await waitFor(async () => (await hosts()).every((count) => count <= 1), { what: 'one host a post at most' });
    assert.deepEqual(rig.hands.errors(page), []);
    await page.close();
  });

  test('a page that comes back from the back/forward cache is marked as before', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    await page.goto('https://x.com/about');
    await page.goBack({ waitUntil: 'domcontentloaded', timeout: 5000 }).catch(() => {});
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there again');
    const most = await page.evaluate(() => Math.max(...[...document.querySelectorAll('article[data-testid=tweet]')].map((article) => [...article.children].filter((child) => child.localName === 'div' && child.childElementCount === 0 && /** @type {HTMLElement} */ (child).style.position === 'absolute').length)));
    assert.equal(most, 1);
    await page.close();
  });
});
