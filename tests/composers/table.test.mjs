// @ts-check
// Every editor × every case, in both browsers, through the marker's own button. Prints the table and keeps it in docs/composers.md.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, Rig, settled, waitFor } from '../e2e/rig.mjs';
import { CASES, DEVIATIONS, EDITORS } from './cases.mjs';
import { HANDED_OVER, INSERTED, inThread, play, POST } from './cell.mjs';
import { keep } from './table.mjs';

const editors = EDITORS.filter(({ name }) => !process.env.EDITORS || process.env.EDITORS.split(',').includes(name));
const cases = CASES.filter(({ name }) => !process.env.CASES || process.env.CASES.split(',').includes(name));

/** Posts beyond those of the cases, for cells that are played again. */
const SPARE = 6;
/**
 * What is no finding about an editor: the stand-in has closed its own dialog, or the press came while the marker still settled and did
 * nothing, which is what it is to do then. Such a cell is played again on another post, and the run says so; a text that stands wrong never is.
 */
const UNPLAYED = /the composer closed at|neither inserted nor told/;

/** @type {import('./table.mjs').Results} */
const results = new Map();

describe('composers', { concurrency: BROWSERS.length }, () => {
  for (const kind of BROWSERS) {
    describe(kind, { concurrency: 1 }, () => {
      const rig = new Rig(kind);
      before(async () => {
        await rig.start();
        await rig.edit({ edit: 'set_second_reader', switch: 'off' });
        for (const { id } of (await rig.ask({ app: 'settings' })).settings.templates) await rig.edit({ edit: 'remove_template', template: id });
        results.set(kind, { version: await rig.hands.browser.version(), cells: new Map() });
      });
      after(() => rig.stop());
      for (const [at, editor] of editors.entries()) {
        test(editor.name, async (t) => {
          const page = await rig.open(`/search?q=nothing&virtual=off&composer=of-${editor.name}`);
          await page.evaluate(() => /** @type {any} */ (window).__site.preload());
          const ids = await page.evaluate((model, n, from) => /** @type {any} */ (window).__site.place(model, n, from), POST, cases.length + SPARE, at * (cases.length + SPARE));
          await waitFor(async () => (await rig.marks(page)).every(({ kind: mark }) => mark === 'complaint'), { what: 'the posts to be marked' });
          await settled();
          const wrong = [];
          const spare = ids.slice(cases.length);
          for (const [n, it] of [...cases].sort((a, b) => Number(inThread(a)) - Number(inThread(b))).entries()) {
            const deviation = DEVIATIONS.find((each) => each.editor === editor.name && each.name === it.name && (each.browser ?? kind) === kind);
            const played = (/** @type {string} */ id) => play(rig, page, it, id, deviation?.undone).catch((/** @type {Error} */ error) => ({ became: `wrong: ${error.message}`, text: '', note: '' }));
            let cell = await played(ids[n]);
            for (let more = 0; more < 2 && UNPLAYED.test(cell.became) && spare.length > 0; more++) {
              t.diagnostic(`played again: ${it.name}: ${cell.became}`);
              cell = await played(spare.shift() ?? '');
            }
            results.get(kind)?.cells.set(`${editor.name} ${it.name}`, cell);
            if (cell.became !== (it.after === undefined ? HANDED_OVER : INSERTED)) wrong.push(`${it.name}: ${cell.became} ${cell.note}`);
          }
          wrong.push(...rig.hands.errors(page));
          await page.close();
          assert.deepEqual(wrong, []);
        });
      }
    });
  }
  after(() => { if (!process.env.EDITORS && !process.env.CASES && results.size > 1) keep(results); });
});
