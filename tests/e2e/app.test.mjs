// @ts-check
// Popup and settings page: what a person switches takes effect in every open tab; both pages are fit for everyone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { scenario, waitFor } from './rig.mjs';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

scenario('app', (rig) => {
  test('a switch in the popup takes effect in every open tab, without a reload', async () => {
    const tabs = [await rig.open('/home?virtual=off'), await rig.open('/search?q=northwind')];
    for (const tab of tabs) {
      await tab.bringToFront();
      await rig.marked(tab, (all) => all.some(({ kind }) => kind !== 'none'), 'marks to be there');
    }
    const popup = await rig.hands.openExtensionPage('popup.html');
    const master = await waitFor(() => popup.$('input[role=switch]'), { what: 'the master switch' });
    const hosts = () => Promise.all(tabs.map((tab) => tab.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet] > div:last-child')].filter((each) => each.childElementCount === 0 && /** @type {HTMLElement} */ (each).style.position === 'absolute').length)));
    await popup.bringToFront();
    let began = performance.now();
    await master.click();
    await waitFor(async () => (await hosts()).every((count) => count === 0), { what: 'all marks to go' });
    console.log(`# ${rig.kind}: from the switch to no mark in two tabs ${Math.round(performance.now() - began)} ms, polling included`);
    began = performance.now();
    await master.click();
    await waitFor(async () => (await hosts()).every((count) => count > 0), { what: 'all marks to come back' });
    console.log(`# ${rig.kind}: from the switch to marks in two tabs ${Math.round(performance.now() - began)} ms, polling included`);
    for (const tab of tabs) await tab.close();
    await popup.close();
  });

  test('a site\'s switch, a brand\'s switch and quiet marks each do what they say', async () => {
    const page = await rig.open('/home?virtual=off');
    const both = (/** @type {import('./rig.mjs').Mark[]} */ all) => all.some(({ kind }) => kind === 'complaint') && all.some(({ kind }) => kind === 'mention');
    await rig.marked(page, both, 'complaints and mentions to be marked');
    await rig.edit({ edit: 'set_mention_marks', marks: 'hidden' });
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint') && all.every(({ kind }) => kind !== 'mention'), 'only complaints to be marked');
    await rig.edit({ edit: 'set_mention_marks', marks: 'quiet' });
    await rig.marked(page, both, 'mentions to be marked again');
    await rig.edit({ edit: 'set_site', site: 'x', switch: 'off' });
    await rig.marked(page, (all) => all.every(({ kind }) => kind === 'none'), 'no host on a site that is off');
    await rig.edit({ edit: 'set_site', site: 'x', switch: 'on' });
    await rig.marked(page, both, 'marks to be back');
    await rig.edit({ edit: 'set_brand', brand: 'northwind', switch: 'off' });
    await rig.marked(page, (all) => all.every(({ kind }) => kind === 'blank' || kind === 'none'), 'nothing to be marked for a brand that is off');
    await rig.edit({ edit: 'set_brand', brand: 'northwind', switch: 'on' });
    await rig.marked(page, both, 'marks to be back once more');
    await page.close();
  });

  test('a query is added in the popup, found on the page, and removed', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind !== 'none'), 'marks to be there');
    const popup = await rig.hands.openExtensionPage('popup.html');
    const field = await waitFor(() => popup.$('form input[type=text], form input[type=search], form input:not([type])'), { what: 'the field for a query' });
    await popup.bringToFront();
    await field.type('"ferry (late');
    await popup.keyboard.press('Enter');
    await waitFor(() => popup.evaluate(() => /quot|close|never/i.test(document.body.innerText)), { what: 'the mistake to be shown' });
    assert.equal((await rig.ask({ app: 'settings' })).settings.queries.length, 0);
    await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).select());
    await field.type('ferry late');
    await popup.keyboard.press('Enter');
    await waitFor(async () => (await rig.ask({ app: 'settings' })).settings.queries.length === 1, { what: 'the query to be kept' });
    await page.bringToFront();
    await waitFor(() => page.evaluate(() => {
      const ferry = [...document.querySelectorAll('article')].find((each) => each.textContent?.includes('The 7.40 ferry'));
      ferry?.scrollIntoView({ block: 'center' });
      return !!ferry;
    }), { what: 'the post about the ferry' });
    await rig.marked(page, (all) => all.some(({ id, kind }) => kind === 'complaint' && id.endsWith('041')), 'the ferry\'s post to be marked');
    await rig.edit({ edit: 'remove_query', query: (await rig.ask({ app: 'settings' })).settings.queries[0].id });
    await rig.marked(page, (all) => all.find(({ id }) => id.endsWith('041'))?.kind === 'blank', 'its mark to go');
    await popup.close();
    await page.close();
  });

  test('axe finds nothing on the popup and the settings page, light and dark', async () => {
    for (const path of ['popup.html', 'welcome.html']) {
      const page = await rig.hands.openExtensionPage(path);
      await page.bringToFront();
      await waitFor(() => page.evaluate(() => document.querySelectorAll('input, button').length > 3), { what: `${path} to be drawn` });
      for (const scheme of /** @type {const} */ (['light', 'dark'])) {
        await rig.hands.setScheme(scheme, page);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run(document));
        assert.deepEqual(violations.map((/** @type {any} */ each) => `${each.id}: ${each.nodes.map((/** @type {any} */ node) => node.html).join(' ')}`), [], `${path} ${scheme}`);
      }
      await rig.hands.setScheme('light', page);
      // Usable at 320 px: nothing is cut off to the side.
      await page.setViewport({ width: 320, height: 600 }).catch(() => {});
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${path} is ${wide} px too wide at 320 px`);
      await page.close();
    }
  });
}, ['webassembly']);
