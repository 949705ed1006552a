// @ts-check
// A theme of the user's own: added on the settings page, named on the post in the panel, gone when it is switched off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../site/posts.mjs';
import { scenario, settled, waitFor } from './rig.mjs';

const LATE = idOf(1); // "Ordered two bags … nine days ago and still nothing."

scenario('themes', (rig) => {
  /** What the panel of that post says below its title. */
  const facts = async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.find(({ id }) => id === LATE)?.kind === 'complaint', 'the complaint to be marked');
    await rig.press(page, LATE, 'more');
    const said = await waitFor(async () => (await rig.hands.findInside(page, '.panel .facts'))[0]?.text, { what: 'the panel' });
    await page.close();
    return said;
  };

  test('a theme that is added in the settings is named on the post, and no longer when it is off', async (t) => {
    const settings = await rig.hands.openExtensionPage('welcome.html');
    await settings.bringToFront();
    const add = await waitFor(() => settings.$('#theme-add'), { what: 'the button that adds a theme' });
    await add.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await add.click();
    await waitFor(() => settings.evaluate(() => document.activeElement?.id.startsWith('theme-own_')), { what: 'the name to have the focus' });
    await settings.keyboard.type('Lost bags of ours');
    await settings.keyboard.press('Tab');
    await settings.keyboard.type('@nobody');
    await settled();
    await settings.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#themes form button[type=submit]')).click());
    await waitFor(() => settings.evaluate(() => document.querySelector('#themes [role=alert]')?.textContent?.includes('@nobody')), { what: 'the word that cannot be looked for to be named' });
    const cues = await settings.$('#themes textarea');
    assert.ok(cues);
    await cues.evaluate((field) => /** @type {HTMLTextAreaElement} */ (field).select());
    await cues.type('two bags, three bags');
    await settings.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#themes form button[type=submit]')).click());
    /** @type {any} */
    const kept = await waitFor(async () => (await rig.ask({ app: 'settings' })).settings.themes[0], { what: 'the theme to be kept' });
    t.after(() => rig.edit({ edit: 'remove_theme', theme: kept.theme }));
    assert.deepEqual([kept.name, kept.cues], ['Lost bags of ours', ['two bags', 'three bags']]);
    await waitFor(() => settings.evaluate(() => document.activeElement?.id === 'theme-add'), { what: 'the focus to come back' });
    await settings.close();
    assert.match(await facts(), /Lost bags of ours/);
    await rig.edit({ edit: 'set_theme', theme: kept.theme, switch: 'off' });
    assert.doesNotMatch(await facts(), /Lost bags of ours/);
  });
});
