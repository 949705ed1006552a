// @ts-check
// Every field of every post of every fixture is read right, in both browsers; and when a site renames what it is read by, the reader
// falls back or the checkup says so: never an exception, never a wrong field.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from '../browsers/launch.mjs';
import { BROWSERS, extensionDir } from '../e2e/rig.mjs';
import { FIXTURES } from './pages.mjs';
import { fileOf, reader, understood } from './reader.mjs';
import { serve } from './serve.mjs';

for (const browser of BROWSERS) {
  describe(`fields (${browser})`, () => {
    /** @type {import('./serve.mjs').Served} */
    let served;
    /** @type {import('../browsers/launch.mjs').Hands} */
    let hands;
    before(async () => {
      served = await serve();
      hands = await launch({ browser, extensionDir: extensionDir(browser), port: served.port });
    });
    after(async () => {
      await hands?.close();
      await served?.close();
    });

    for (const fixture of FIXTURES) {
      for (const page of fixture.pages) {
        const name = `${fixture.site} ${page.view} ${page.kind}`;
        test(`${name}: every field`, async () => {
          const tab = await opened(page.url);
          const gathered = await tab.evaluate((file) => /** @type {any} */ (globalThis).__read(file), fileOf(fixture.site));
          const [read] = understood(fixture.site, [gathered]);
          assert.deepEqual(read.posts.map(comparable), page.expected.map(comparable));
          assert.equal(read.passed, page.passed ?? 0);
          assert.equal(read.unreadable, 0);
          assert.equal(read.condition, 'healthy', `${read.missing} ${read.by_fallback}`);
          assert.equal(gathered.viewer.replace(/^@/, ''), fixture.viewer);
          await tab.close();
        });

        test(`${name}: markup that changes`, async (t) => {
          const tab = await opened(page.url);
          const readings = await tab.evaluate((file) => /** @type {any} */ (globalThis).__mutations(file), fileOf(fixture.site));
          assert.ok(readings.length >= 5, `only ${readings.length} changes`);
          for (const { name: change, error } of readings) assert.equal(error, undefined, `${change}: ${error}`);
          const pages = understood(fixture.site, readings);
          const byId = new Map(page.expected.map((each) => [each.id, each]));
          for (const [at, read] of pages.entries()) {
            const { name: change } = readings[at];
            const lost = new Set();
            for (const post of read.posts) {
              const right = byId.get(post.id);
              assert.ok(right, `${change}: there is no post ${post.id}`);
              for (const [field, value] of fieldsOf(post)) {
                const good = JSON.stringify(value) === JSON.stringify(new Map(fieldsOf(right)).get(field));
                const none = value === null || value === '' || (Array.isArray(value) && value.length === 0);
                assert.ok(good || none, `${change}: ${field} of ${post.id} became ${JSON.stringify(value)}`);
                if (!good) lost.add(field);
              }
            }
            const told = read.condition !== 'healthy' || read.posts.length === 0 || read.unreadable > 0;
            for (const field of lost) assert.ok(told || fixture.silent.includes(field), `${change}: ${field} is lost and nobody is told`);
            // A page of fewer posts than a checkup wants says nothing by them.
            const fewer = read.posts.length < page.expected.length;
            assert.ok(!fewer || told || read.passed > (page.passed ?? 0), `${change}: posts are lost and nobody is told`);
          }
          t.diagnostic(`${readings.length} changes`);
          await tab.close();
        });
      }
    }

    /** @param {string} url */
    async function opened(url) {
      const tab = await hands.open(url);
      await tab.evaluate(await reader());
      return tab;
    }
  });
}

/** @param {any} post */
const comparable = (post) => Object.fromEntries(fieldsOf(post));

/**
 * @param {any} post
 * @returns {[string, any][]}
 */
function fieldsOf(post) {
  const { id, author, author_name, text, lang, posted_at, translated, counts, answers, parent, address, standing } = post;
  return Object.entries({ id, author, author_name, text, lang, posted_at, translated, ...counts, answers, parent, address, standing });
}
