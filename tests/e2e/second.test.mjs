// @ts-check
// The second reader: marks settle when it has spoken, and stay as the first reader has them where it is off or damaged.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { POSTS } from '../site/posts.mjs';
import { Rig, extensionDir, scenario, waitFor } from './rig.mjs';

const said = (/** @type {string} */ words) => POSTS.find(({ text }) => text.includes(words))?.id ?? '';
/** Praise, with words that complain. */
const CHEERS = said('never fails to cheer');
/** A complaint, in words that hardly do. */
const HALF = said('half empty, fun');

const are = (/** @type {string} */ cheers, /** @type {string} */ half) => (/** @type {import('./rig.mjs').Mark[]} */ all) =>
  all.find(({ id }) => id === CHEERS)?.kind === cheers && all.find(({ id }) => id === HALF)?.kind === half;

scenario('second reader', (rig) => {
  /** Both posts in sight, one after the other: what is far away is drawn when it comes near. */
  const open = async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.bring(page, CHEERS);
    await page.setViewport({ width: 1280, height: 6000 });
    return page;
  };

  test('marks settle when it has spoken, follow its switch, and come back', async () => {
    const page = await open();
    await rig.marked(page, are('mention', 'complaint'), 'both marks to settle');
    await rig.edit({ edit: 'set_second_reader', switch: 'off' });
    await rig.marked(page, are('complaint', 'mention'), 'the first reader to decide alone');
    await rig.edit({ edit: 'set_second_reader', switch: 'on' });
    await rig.marked(page, are('mention', 'complaint'), 'both marks to settle again');
    assert.equal((await rig.ask({ app: 'settings' })).reader ?? null, null);
    await page.close();
  });

  test('a page is read by it though the worker was stopped', async () => {
    await rig.hands.killWorker();
    const page = await open();
    await rig.marked(page, are('mention', 'complaint'), 'both marks to settle');
    await page.close();
  });

  test('with a damaged file the first reader decides, and the settings page says why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amends-second-'));
    cpSync(extensionDir(rig.kind), folder, { recursive: true });
    const file = join(folder, 'second.bin');
    const bytes = readFileSync(file);
    bytes[3_000_000] = (bytes[3_000_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const other = new Rig(rig.kind, rig.carrier);
    other.folder = folder;
    try {
      await other.start();
      const page = await other.open('/home?virtual=off');
      await page.setViewport({ width: 1280, height: 6000 });
      await rig.bring(page, CHEERS);
      await other.marked(page, are('complaint', 'mention'), 'the first reader to decide alone');
      const trouble = await waitFor(async () => (await other.ask({ app: 'settings' })).reader, { what: 'the trouble to be told' });
      assert.equal(trouble.key, 'triage_second_wrong_checksum');
    } finally {
      await other.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
