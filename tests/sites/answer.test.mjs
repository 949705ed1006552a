// @ts-check
// On every site, through the extension: a complaint is marked, one click puts a reply into the composer of this very post, and never
// into another's; a person presses Send.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, waitFor } from '../browsers/launch.mjs';
import { atRest, BROWSERS, extensionDir, settled } from '../e2e/rig.mjs';
import { FIXTURES } from './pages.mjs';
import { fileOf, reader } from './reader.mjs';
import { said } from './said.mjs';
import { serve } from './serve.mjs';

/** Site and view of which one form answers whatever post was pressed last. */
const ONE_FORM = ['mastodon mastodon', 'mastodon mastodon-detail', 'mastodon mastodon-redesign', 'mastodon elk', 'mastodon elk-detail', 'mastodon phanpy', 'instagram comment', 'linkedin ember-comment', 'bluesky row'];

/** Pages without a box for an answer, or with one that nothing proves to be this post's. */
const HANDED_OVER = ['linkedin keyed-post', 'reddit new-post feed', 'reddit new-result', 'reddit old-post feed'];

for (const browser of BROWSERS) {
  describe(`answering on all sites (${browser})`, () => {
    /** @type {import('./serve.mjs').Served} */
    let served;
    /** @type {import('../browsers/launch.mjs').Hands} */
    let hands;
    before(async () => {
      served = await serve();
      hands = await launch({ browser, extensionDir: extensionDir(browser), port: served.port });
      const hosts = new Set(FIXTURES.flatMap(({ pages }) => pages.map(({ url }) => new URL(url).hostname)));
      await hands.grant([...hosts].map((host) => `https://${host}/*`));
      const desk = await hands.openExtensionPage('welcome.html');
      const edit = async (/** @type {object} */ change) => {
        const reply = await desk.evaluate((message) => {
          const { browser: firefox, chrome } = /** @type {any} */ (globalThis);
          return (firefox ?? chrome).runtime.sendMessage(message);
        }, { app: 'edit', edit: change });
        assert.equal(reply?.reply, 'settings', JSON.stringify(reply));
      };
      const handles = FIXTURES.map(({ site, account }) => ({ site, handle: (account.split('/').at(-1) ?? '').replace(/^@/, '') }));
      await edit({ edit: 'put_brand', brand: { id: 'northwind', name: 'Northwind', handles, aliases: [], switch: 'on' } });
      for (const { site, pages } of FIXTURES) {
        await edit({ edit: 'set_site', site, switch: 'on' });
        if (site !== 'mastodon') continue;
        for (const host of new Set(pages.map(({ url }) => new URL(url).hostname))) await edit({ edit: 'add_instance', host });
      }
    });
    after(async () => {
      await hands?.close();
      await served?.close();
    });

    for (const fixture of FIXTURES) {
      const file = fileOf(fixture.site);
      for (const page of fixture.pages) {
        const name = `${fixture.site} ${page.view} ${page.kind}`;
        const target = [said('late'), said('refund')].map((of) => fixture.idOf(of)).find((id) => page.expected.some((each) => each.id === id));
        if (!target || !page.script) continue;
        const other = page.expected.find(({ id }) => id !== target)?.id;

        const handedOver = HANDED_OVER.some((start) => name.startsWith(start));
        test(`${name}: the reply is ${handedOver ? 'handed over, with a word why' : 'in the post\'s own composer'}`, async () => {
          const tab = await opened(page.url);
          await press(tab, file, target);
          if (handedOver) {
            await waitFor(async () => (await hands.findInside(tab, '.panel .note')).some(({ text }) => text), { what: 'the word why' });
            const { texts, sent } = await tab.evaluate(() => /** @type {any} */ (globalThis).__written());
            assert.ok(sent === 0 && texts.every((/** @type {any} */ { text }) => text.length <= 30));
            return tab.close();
          }
          const now = await waitFor(async () => {
            const { texts, sent } = await tab.evaluate(() => /** @type {any} */ (globalThis).__written());
            assert.equal(sent, 0);
            return texts.some((/** @type {any} */ { text }) => text.length > 30) && texts;
          }, { what: 'the reply to be written' });
          assert.equal(now.filter((/** @type {any} */ { text }) => text.length > 30).length, 1);
          await tab.close();
        });

        // Where one form serves all posts, pressing ours makes it ours, as it would by hand.
        test(`${name}: never into the composer of another post`, { skip: other === undefined || ONE_FORM.includes(`${fixture.site} ${page.view}`) }, async () => {
          const tab = await opened(page.url);
          await tab.evaluate((id) => /** @type {any} */ (globalThis).__openOther(id), other);
          await press(tab, file, target);
          const outcome = await waitFor(async () => {
            const { texts, sent } = await tab.evaluate(() => /** @type {any} */ (globalThis).__written());
            assert.equal(sent, 0);
            if (texts.some((/** @type {any} */ { text }) => text.length > 30)) return texts;
            return (await hands.findInside(tab, '.panel .note'))[0]?.text && 'told';
          }, { what: 'an outcome', ms: 15_000 });
          if (outcome !== 'told') {
            assert.ok(outcome.every((/** @type {any} */ { text, others }) => text.length <= 30 || !others), `the reply stands in the composer of ${other}`);
          }
          await tab.close();
        });
      }
    }

    test('nothing was asked for that the pages do not have', () => {
      assert.deepEqual(served.strays.filter((url) => FIXTURES.some(({ pages }) => pages.some((page) => new URL(page.url).hostname === new URL(url).hostname))), []);
    });

    /** @param {string} url */
    async function opened(url) {
      const tab = await hands.open(url);
      await tab.bringToFront();
      await tab.evaluate(await reader());
      return tab;
    }

    /**
     * @param {import('puppeteer-core').Page} tab
     * @param {string} file
     * @param {string} id
     */
    async function press(tab, file, id) {
      const spot = await waitFor(async () => {
        const box = await tab.evaluate((of, wanted) => /** @type {any} */ (globalThis).__locate(of, wanted), file, id);
        const spots = await hands.findInside(tab, '.tile.shown .go');
        // A post that has others inside has its own mark above theirs.
        return box && spots.filter(({ x, y, width }) => width > 0 && y > box.top && y < box.bottom && x > box.left && x < box.right).sort((a, b) => a.y - b.y)[0];
      }, { what: `the mark of ${id}`, ms: 15_000 });
      // A mark may still settle: the second reader speaks, the ledger remembers what was done. No click counts so soon after.
      await atRest(async () => (await hands.closedRoots(tab)).map(({ html }) => html).join(), 'the marks', 15_000);
      await settled();
      await tab.mouse.click(spot.x, spot.y);
      // A complaint that another test has answered opens the panel first: nobody is answered twice by one click.
      await waitFor(async () => {
        const [insert] = await hands.findInside(tab, '.panel .insert');
        if (insert) {
          await settled();
          await hands.clickInside(tab, '.panel .insert');
          return true;
        }
        const { texts } = await tab.evaluate(() => /** @type {any} */ (globalThis).__written());
        return texts.some((/** @type {any} */ { text }) => text.length > 30) || (await hands.findInside(tab, '.panel .note')).some(({ text }) => text);
      }, { what: 'the press to do something', ms: 15_000 });
    }
  });
}
