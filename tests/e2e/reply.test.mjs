// @ts-check
// From a marker to the site's own composer, with the real draft-js; the person's draft, caret and undo; never a Send.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { idOf } from '../site/posts.mjs';
import { atRest, scenario, settled, waitFor } from './rig.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const LATE = idOf(1); // "Ordered two bags … nine days ago and still nothing."
const RUDE = idOf(3);

const composer = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).__site.composer());
const sends = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).__site.sendPresses);

/**
 * @param {Page} page
 * @param {(text: string) => boolean} as
 */
const written = (page, as, what = 'the composer to be filled') => waitFor(async () => { const now = await composer(page); return now && as(now.text) && now; }, { what });

scenario('reply', (rig) => {
  after(async () => {
    for (const page of await rig.hands.browser.pages()) {
      const presses = await page.evaluate(() => /** @type {any} */ (window).__site?.sendPresses ?? 0).catch(() => 0);
      assert.equal(presses, 0, 'Send was pressed');
    }
  });

  test('one action fills X\'s own composer for that post', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.press(page, RUDE, 'go');
    const now = await written(page, (text) => text.length > 20);
    assert.equal(now.target, RUDE);
    assert.equal(await page.evaluate(() => location.pathname), '/compose/post');
    assert.doesNotMatch(now.text, /\{\{|\{%|undefined|\[[a-z ]+\]/);
    assert.equal(await sends(page), 0);
    // The marker says so, also on the page behind the dialog.
    const marks = await rig.marked(page, (all) => all.some(({ id, word }) => id === RUDE && word === 'Drafted'), 'the mark to say that a reply was inserted');
    const kinds = marks.filter(({ id }) => id === RUDE).map(({ kind }) => kind);
    assert.equal(kinds.length, 2, 'the dialog shows the post again');
    assert.equal(kinds.filter((kind) => kind === 'complaint').length, 1, 'the post above the composer is marked again');
    await page.keyboard.press('Escape');
    await rig.marked(page, (all) => all.filter(({ id }) => id === RUDE).length === 1, 'the dialog to close');
    assert.deepEqual(rig.hands.errors(page), []);
    await page.close();
  });

  test('typing, Backspace and undo go on as if the person had pasted', async () => {
    const page = await rig.open(`/home?virtual=off`);
    const target = idOf(7);
    await rig.press(page, target, 'go');
    const inserted = (await written(page, (text) => text.length > 20)).text;
    await page.keyboard.type('ok!');
    await written(page, (text) => text === `${inserted}ok!`, 'typed text to stand at the end');
    await page.keyboard.press('Backspace');
    await written(page, (text) => text === `${inserted}ok`, 'Backspace to take one letter');
    await page.keyboard.down('Control');
    for (let n = 0; n < 6 && (await composer(page)).text !== ''; n++) await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await written(page, (text) => text === '', 'undo to give the empty editor back');
    assert.equal(await sends(page), 0);
    await page.close();
  });

  test('a draft that is there is kept, with the caret where it was', async () => {
    const page = await rig.open('/home?virtual=off&composer=draft');
    const target = idOf(8);
    await rig.press(page, target, 'go');
    await waitFor(async () => (await composer(page))?.text.length > 40, { what: 'the reply to come' });
    const { text } = await composer(page);
    const draft = await page.evaluate(() => /** @type {any} */ (window).__site.composers().map((/** @type {any} */ each) => each.draft ?? ''));
    assert.ok(draft);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    const before = await waitFor(async () => { const now = (await composer(page)).text; return now.length < text.length && now; }, { what: 'one undo to give the draft back' });
    assert.ok(before.length > 0 && text.includes(before.trim()), `the draft «${before}» is not in «${text}»`);
    assert.equal(await sends(page), 0);
    await page.close();
  });

  test('the panel offers three replies with length and reason; one is inserted by keyboard', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.press(page, LATE, 'more');
    const rows = await waitFor(async () => { const found = await rig.hands.findInside(page, '.panel li'); return found.length === 3 && found; }, { what: 'three replies' });
    for (const row of rows) assert.match(row.text, /\d+ \/ 280 characters/);
    const why = await rig.hands.findInside(page, '.panel .why');
    assert.ok(why.every(({ text }) => text.length > 5));
    const because = await rig.hands.findInside(page, '.panel .because q');
    assert.ok(because.length > 0);
    // Escape closes it and gives the keyboard back to the marker.
    await page.keyboard.press('Escape');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length === 0, { what: 'the panel to close' });
    await settled();
    await page.keyboard.press('Enter');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length === 3, { what: 'the focused marker to open it again' });
    await settled();
    for (let n = 0; n < 12; n++) {
      const asks = await rig.hands.findInside(page, '.panel input:focus');
      if (asks.length === 0) break;
      await page.keyboard.type('NW-1234');
      await page.keyboard.press('Tab');
    }
    const first = await rig.hands.findInside(page, '.panel .insert:focus');
    assert.equal(first.length, 1, 'Tab does not reach the first Insert');
    await settled();
    await page.keyboard.press('Enter');
    const now = await written(page, (text) => text.length > 20);
    assert.equal(now.target, LATE);
    assert.equal(await sends(page), 0);
    await page.close();
  });

  test('"not a complaint" is remembered, and can be taken back', async () => {
    const target = idOf(9);
    let page = await rig.open('/home?virtual=off');
    await rig.press(page, target, 'more');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel .correct')).length === 1);
    await settled();
    await rig.hands.clickInside(page, '.panel .correct');
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'mention', 'the mark to become quiet');
    await page.close();
    page = await rig.open('/home?virtual=off');
    await rig.bring(page, target);
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'mention', 'the dismissal to be remembered');
    await rig.press(page, target, 'more');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel .correct')).length === 1);
    await settled();
    await rig.hands.clickInside(page, '.panel .correct');
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'complaint', 'the complaint to be back');
    await page.close();
  });

  test('a template that asks gets its answer in the panel, once for all replies', async (t) => {
    const template = { id: 'asks', title: 'Asks for the order', answers: 'complaint', themes: [], severities: [], long: 'Order {{ ask.order_no }}: we look into it, {{ customer.first_name | default("there") }}.', medium: 'Order {{ ask.order_no }}: we look into it.', short: '{{ ask.order_no }}: we look.' };
    const { templates } = (await rig.ask({ app: 'settings' })).settings;
    for (const other of templates) await rig.edit({ edit: 'remove_template', template: other.id });
    await rig.edit({ edit: 'put_template', template });
    t.after(async () => {
      await rig.edit({ edit: 'remove_template', template: 'asks' });
      for (const other of templates) await rig.edit({ edit: 'put_template', template: other });
    });
    const page = await rig.open('/home?virtual=off');
    const target = idOf(11);
    // One action would insert; a reply that lacks something opens the panel instead.
    await rig.press(page, target, 'go');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel input')).length === 1, { what: 'the field to be asked for' });
    assert.equal((await rig.hands.findInside(page, '.panel .insert:disabled')).length, 1);
    await page.keyboard.type('NW-77');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel .text'))[0]?.text.startsWith('Order NW-77:'), { what: 'the preview to follow' });
    await settled();
    await rig.hands.clickInside(page, '.panel .insert');
    await written(page, (text) => text.startsWith('Order NW-77: we look into it'));
    assert.equal(await sends(page), 0);
    await page.close();
  });

  for (const [variant, expected, n] of /** @type {const} */ ([
    ['late', 'filled', 13], ['remount', 'filled or told', 14], ['textarea', 'filled', 15],
    ['read-only', 'told', 17], ['vanish-open', 'filled or told', 18], ['vanish-paste', 'told', 19], ['other-post', 'told', 20],
  ])) {
    test(`a composer that is ${variant}: ${expected}, text at most once, nothing sent`, async () => {
      const page = await rig.open(`/home?virtual=off&composer=${variant}`);
      await rig.press(page, idOf(n), 'go');
      const outcome = await waitFor(async () => {
        const told = (await rig.hands.findInside(page, '.panel .note'))[0]?.text;
        if (told) return `told: ${told}`;
        const now = await composer(page);
        return (now?.text?.length ?? 0) > 20 && `filled: ${now.text}`;
      }, { what: 'an outcome', ms: 15_000 });
      assert.ok(expected.includes(/** @type {string} */ (outcome.split(':')[0])), outcome);
      assert.equal(await sends(page), 0);
      const texts = await page.evaluate(() => /** @type {any} */ (window).__site.composers().map((/** @type {any} */ each) => each.text));
      for (const text of texts) {
        const start = text.trim().slice(0, 24);
        if (start.length === 24) assert.equal(text.split(start).length, 2, `twice: ${text}`);
      }
      await page.close();
    });
  }

  test('synthetic clicks and keys of the page\'s scripts do nothing', async () => {
    const page = await rig.open('/home?virtual=off');
    const target = idOf(16);
    await rig.bring(page, target);
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'complaint', 'the complaint to be marked');
    const spots = await rig.hands.findInside(page, '.tile.shown .go');
    await settled();
    for (const { x, y } of spots.slice(0, 6)) await page.evaluate((left, top) => /** @type {any} */ (window).__site.fireSyntheticAt(left, top), x, y);
    await page.evaluate(() => /** @type {any} */ (window).__site.fireSyntheticKeys());
    await page.evaluate(() => /** @type {any} */ (window).__site.attackForeign());
    // A real action afterwards shows that the time was enough for the false ones to have had their effect.
    await rig.press(page, target, 'more');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length > 0);
    const { states } = await rig.ask({ page: 'seen', posts: [] }).catch(() => ({ states: [] })) ?? {};
    assert.ok(states === undefined || states.length === 0);
    assert.equal((await composer(page))?.text ?? '', '');
    assert.equal(await sends(page), 0);
    await page.close();
  });

  test('keys: next, panel, insert', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.filter(({ kind }) => kind === 'complaint').length > 2, 'complaints to be marked');
    // What was done about them by other tests comes from the ledger a moment later, as the second reader's word does.
    await atRest(async () => (await rig.marks(page)).map(({ html }) => html).join(), 'the marks');
    await rig.hands.command('next-complaint');
    const first = await waitFor(async () => (await rig.hands.findInside(page, '.tile button:focus'))[0], { what: 'the first complaint to have the keyboard' });
    await rig.hands.command('next-complaint');
    const second = await waitFor(async () => { const [now] = await rig.hands.findInside(page, '.tile button:focus'); return now && (now.y !== first.y || now.x !== first.x) && now; }, { what: 'the next one' });
    assert.ok(second);
    await rig.hands.command('previous-complaint');
    await waitFor(async () => { const [now] = await rig.hands.findInside(page, '.tile button:focus'); return now && now.y === first.y && now.x === first.x; }, { what: 'the one before' });
    // On to one that no test has answered yet: a second reply would open the panel first.
    for (let n = 0; n < 20 && (await rig.hands.findInside(page, '.tile:not(.done) .go:focus')).length === 0; n++) {
      const [before] = await rig.hands.findInside(page, '.tile button:focus');
      await rig.hands.command('next-complaint');
      await waitFor(async () => { const [now] = await rig.hands.findInside(page, '.tile button:focus'); return now && now.y !== before?.y; }, { what: 'the next complaint' });
    }
    await rig.hands.command('open-panel');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length > 0, { what: 'the panel' });
    await page.keyboard.press('Escape');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length === 0, { what: 'the panel to close' });
    await rig.hands.command('insert-best');
    await written(page, (text) => text.length > 20);
    assert.equal(await sends(page), 0);
    await page.close();
  });
});
