// @ts-check
// The main job as a person does it, in a real browser, on a page that stands in for x.com. Prints what was read, flagged and
// inserted, and leaves screenshots in target/demo/.

import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Rig, settled, waitFor } from './e2e/rig.mjs';
import { cost, median } from './measure.mjs';
import { launch } from './browsers/launch.mjs';
import { serve } from './site/server.mjs';
import { BRAND, postOf } from './site/posts.mjs';

const shots = 'target/demo';
mkdirSync(shots, { recursive: true });
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const rig = new Rig('chromium');
rig.site = await serve();
try {
  rig.hands = await launch({ browser: 'chromium', extensionDir: 'dist/chrome', port: rig.site.port, headless: !display });
  await firstRun();
  const page = await browse();
  await reply(page);
  await pictures(page);
  await stream();
  if (display) {
    console.log('\nThe window stays open: look around, and close it when you are done.');
    await new Promise((done) => rig.hands.browser.once('disconnected', done));
  }
} finally {
  if (rig.hands.browser.connected) await rig.hands.close();
  await rig.site.close();
}

/** Fills in the welcome page: three fields. */
async function firstRun() {
  rig.desk = await rig.hands.openExtensionPage('welcome.html');
  await waitFor(() => rig.desk.$('form input'), { what: 'the welcome page' });
  await rig.hands.shoot(rig.desk, `${shots}/welcome`);
  const labels = await rig.desk.$$eval('form input', (inputs) => inputs.slice(0, 3).map((input) => input.labels?.[0]?.textContent?.trim() ?? ''));
  const fields = await rig.desk.$$('form input[type=text], form input:not([type]), form input[type=email]');
  for (const [field, text] of [[fields[0], BRAND.name], [fields[1], `${BRAND.handles.join(', ')}`], [fields[2], 'help@northwind.example']]) {
    await /** @type {import('puppeteer-core').ElementHandle} */ (field).type(/** @type {string} */ (text));
  }
  await rig.desk.keyboard.press('Enter');
  const settings = await waitFor(async () => {
    const reply = await rig.ask({ app: 'settings' });
    return reply.settings.brands.length > 0 && reply.settings;
  }, { what: 'the brand to be kept' });
  console.log(`first run: ${labels.join(' · ')} → watching “${settings.brands[0].name}”, ${settings.templates.length} templates`);
}

/** Opens the timeline and says what was found there. */
async function browse() {
  const page = await rig.hands.open('about:blank');
  const measured = await cost(page, async () => {
    await page.goto('https://x.com/home');
    await page.bringToFront();
    await rig.marked(page, (marks) => marks.some(({ kind }) => kind === 'complaint'), 'complaints to be marked');
  }, { start: true });
  await page.goto('https://x.com/home?virtual=off');
  await rig.marked(page, (marks) => marks.length > 40 && marks.some(({ kind }) => kind === 'complaint'), 'the whole timeline to stand');
  /** @type {Map<string, import('./e2e/rig.mjs').Mark>} */
  const seen = new Map();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 800) {
    await page.evaluate((top) => scrollTo(0, top), y);
    const inWindow = await page.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet]')]
      .filter((each) => { const { top, bottom } = each.getBoundingClientRect(); return bottom > 0 && top < innerHeight; })
      .map((each) => /(\d+)$/.exec(each.querySelector('a[href*="/status/"]:has(> time)')?.getAttribute('href') ?? '')?.[1] ?? ''));
    const marks = await rig.marked(page, (all) => inWindow.every((id) => id === '' || all.some((mark) => mark.id === id && mark.kind !== 'none')), 'every post in the window to have its host');
    for (const mark of marks) if (mark.kind !== 'none' && mark.id !== '') seen.set(mark.id, mark);
  }
  await page.evaluate(() => scrollTo(0, 0));
  const complaints = [...seen.values()].filter(({ kind }) => kind === 'complaint');
  const mentions = [...seen.values()].filter(({ kind }) => kind === 'mention');
  console.log(`\nread ${seen.size} posts on https://x.com/home, flagged ${complaints.length} as complaints, ${mentions.length} more mention the brand`);
  for (const { id, word } of complaints) console.log(`  ${word.padEnd(8)} ${postOf(id)?.text.replace(/\s+/g, ' ').slice(0, 100)}`);
  const gzip = gzipSync(readFileSync('dist/chrome/content.js'), { level: 9 }).length;
  console.log(`\ncontent script with model: ${(statSync('dist/chrome/content.js').size / 1024).toFixed(0)} KiB, ${(gzip / 1024).toFixed(0)} KiB gzip (at most 350)`);
  console.log(`from injection to a module that runs: ${measured.ready.toFixed(0)} ms (at most 60); to the first marker on the page: ${measured.first.toFixed(0)} ms`);
  console.log(`own script until then: ${measured.total.toFixed(1)} ms, longest call ${measured.longest.toFixed(1)} ms`);
  return page;
}

/** 300 posts stream in, ten a frame: what that costs the page. */
async function stream() {
  const page = await rig.hands.open('https://x.com/home?virtual=off');
  await page.bringToFront();
  await rig.marked(page, (marks) => marks.length > 40 && marks.some(({ kind }) => kind === 'complaint'), 'the timeline to be marked');
  const spent = await cost(page, async () => {
    await page.evaluate(() => /** @type {any} */ (window).__site.appendPosts(300, { perFrame: 10 }));
  });
  console.log(`\n300 posts streamed in: own script for a post ${((median(spent.slices(30)) * 1000) / 10).toFixed(0)} µs in the median of 30 slices, ${((spent.total * 1000) / 300).toFixed(0)} on average (aim 10, at most 50); longest call ${spent.longest.toFixed(1)} ms (at most 16), forced layouts ${spent.forced}`);
  await page.close();
}

/** @param {import('puppeteer-core').Page} page */
async function reply(page) {
  const target = /** @type {import('./e2e/rig.mjs').Mark} */ ((await rig.marks(page)).find(({ kind }) => kind === 'complaint'));
  const began = { at: 0 };
  const original = page.mouse.click.bind(page.mouse);
  page.mouse.click = async (x, y, options) => { began.at = performance.now(); return original(x, y, options); };
  await rig.press(page, target.id, 'go');
  const text = await waitFor(() => page.evaluate(() => { const now = /** @type {any} */ (window).__site.composer(); return now?.text.length > 20 && now.text; }), { what: 'the composer to be filled' });
  console.log(`\none click, ${Math.round(performance.now() - began.at)} ms later X's own composer says:\n  ${text.replaceAll('\n', '\n  ')}`);
  console.log(`Send was pressed ${await page.evaluate(() => /** @type {any} */ (window).__site.sendPresses)} times.`);
  await rig.hands.shoot(page, `${shots}/composer`);
  await page.keyboard.press('Escape');
}

/** @param {import('puppeteer-core').Page} page */
async function pictures(page) {
  const marks = await rig.marked(page, (all) => all.some(({ kind, word }) => kind === 'complaint' && word !== 'Drafted'), 'open complaints');
  const target = /** @type {import('./e2e/rig.mjs').Mark} */ (marks.filter(({ kind, word }) => kind === 'complaint' && word !== 'Drafted')[1]);
  for (const theme of ['light', 'dim', 'dark']) {
    await page.evaluate((name) => /** @type {any} */ (window).__site.setTheme(name), theme);
    await page.evaluate(() => scrollTo(0, 0));
    await settled();
    await page.screenshot({ path: `${shots}/marks-${theme}.png` });
    await rig.press(page, target.id, 'more');
    await waitFor(async () => (await rig.hands.findInside(page, '.panel li')).length > 0, { what: 'the panel' });
    await page.screenshot({ path: `${shots}/panel-${theme}.png` });
    await page.keyboard.press('Escape');
  }
  const popup = await rig.hands.openExtensionPage('popup.html');
  await popup.setViewport({ width: 360, height: 560 });
  await waitFor(() => popup.$('input[role=switch]'), { what: 'the popup' });
  await rig.hands.shoot(popup, `${shots}/popup`);
  await rig.desk.bringToFront();
  await rig.hands.shoot(rig.desk, `${shots}/settings`);
  await popup.close();
  await page.bringToFront();
  console.log(`\nscreenshots: ${shots}/`);
}
