// @ts-check
// What every end-to-end test starts from: the stand-in site, a real browser with the extension, and a brand that is watched.

import { after, before, describe } from 'node:test';
import { launch, waitFor } from '../browsers/launch.mjs';
import { BRAND } from '../site/posts.mjs';
import { serve } from '../site/server.mjs';

export { waitFor };

/** @typedef {import('../browsers/launch.mjs').Hands} Hands */
/** @typedef {import('../site/server.mjs').Site} Site */
/** @typedef {import('puppeteer-core').Page} Page */

/** Both, or the one that `BROWSER` names. */
export const BROWSERS = /** @type {('chromium' | 'firefox')[]} */ (process.env.BROWSER ? [process.env.BROWSER] : ['chromium', 'firefox']);

export const extensionDir = (/** @type {string} */ kind) => `dist/${kind === 'chromium' ? 'chrome' : 'firefox'}`;

/** The brand as the settings have it. */
export const brand = {
  id: 'northwind',
  name: BRAND.name,
  handles: BRAND.handles.map((handle) => ({ site: 'x', handle })),
  aliases: [],
  switch: 'on',
};

/**
 * How the injected half gets into the page: as WebAssembly under X's own policy, or translated under one that forbids WebAssembly.
 * @typedef {'webassembly' | 'translated'} Carrier
 */

/** Both, or the one that `CARRIER` names. */
export const CARRIERS = /** @type {Carrier[]} */ (process.env.CARRIER ? [process.env.CARRIER] : ['webassembly', 'translated']);

/**
 * One scenario, in each browser and by each carrier: `rig.hands` and `rig.site` are there in every test of it.
 * @param {string} name
 * @param {(rig: Rig) => void} tests
 * @param {Carrier[]} carriers what has little to do with the page needs one of them only
 */
export function scenario(name, tests, carriers = CARRIERS) {
  for (const kind of BROWSERS) {
    for (const carrier of carriers) {
      describe(`${name} (${kind}, ${carrier})`, () => {
        const rig = new Rig(kind, carrier);
        before(() => rig.start());
        after(() => rig.stop());
        tests(rig);
      });
    }
  }
}

export class Rig {
  /**
   * @param {'chromium' | 'firefox'} kind
   * @param {Carrier} [carrier]
   */
  constructor(kind, carrier = 'webassembly') {
    this.kind = kind;
    this.carrier = carrier;
    this.folder = extensionDir(kind);
    /** @type {Hands} */
    this.hands = /** @type {any} */ (undefined);
    /** @type {Site} */
    this.site = /** @type {any} */ (undefined);
    /** @type {Page} an extension page, through which the worker is asked */
    this.desk = /** @type {any} */ (undefined);
  }

  async start() {
    this.site = await serve({ csp: this.carrier === 'translated' ? 'x-without-wasm' : 'x' });
    await this.launch();
    await this.edit({ edit: 'put_brand', brand });
    if (this.carrier === 'translated') await this.translate();
  }

  /** Has the translated carrier take over, as it does by itself where WebAssembly is refused, and be remembered. */
  async translate() {
    if (this.kind === 'firefox') {
      // A page's policy says nothing to Firefox about a content script: there the choice is made by hand.
      await this.desk.evaluate(async () => {
        const { browser } = /** @type {any} */ (globalThis);
        await browser.storage.local.set({ carriers: '{"x":"translated"}' });
      });
      await this.edit({ edit: 'put_brand', brand });
    } else {
      const page = await this.hands.open('https://x.com/home');
      await page.bringToFront();
      await this.marked(page, (all) => all.some(({ kind }) => kind !== 'none'), 'the translated script to take over');
      await page.close();
    }
    await waitFor(async () => (await this.registered()).x?.script === 'content-translated.js', { what: 'the choice to be remembered' });
    this.site.forget();
  }

  /**
   * Which script the browser runs on which hosts, by site.
   * @returns {Promise<Record<string, { script: string, hosts: string[] }>>}
   */
  registered() {
    return this.desk.evaluate(async () => {
      const { browser, chrome } = /** @type {any} */ (globalThis);
      const scripts = await (browser ?? chrome).scripting.getRegisteredContentScripts();
      return Object.fromEntries(scripts.map((/** @type {any} */ each) => [each.id, { script: each.js.join().replace(/^.*\//, ''), hosts: [...each.matches].sort() }]));
    });
  }

  /** @param {string} [profile] */
  async launch(profile) {
    this.hands = await launch({ browser: this.kind, extensionDir: this.folder, port: this.site.port, profile });
    this.desk = await this.hands.openExtensionPage('welcome.html');
  }

  async stop() {
    await this.hands?.close();
    await this.site?.close();
  }

  /**
   * Asks the worker as an extension page does.
   * @param {object} request
   * @returns {Promise<any>}
   */
  ask(request) {
    return this.desk.evaluate((message) => {
      const { browser, chrome } = /** @type {any} */ (globalThis);
      return (browser ?? chrome).runtime.sendMessage(message);
    }, request);
  }

  /** @param {object} edit */
  async edit(edit) {
    const reply = await this.ask({ app: 'edit', edit });
    if (reply?.reply !== 'settings') throw new Error(`Refused: ${JSON.stringify(reply)}`);
    return reply.settings;
  }

  /**
   * A page of the stand-in, read and marked.
   * @param {string} path
   */
  async open(path) {
    const page = await this.hands.open(`https://x.com${path}`);
    await page.bringToFront();
    return page;
  }

  /**
   * What is marked, of the posts that are on the page now.
   * @param {Page} page
   * @returns {Promise<Mark[]>}
   */
  async marks(page) {
    const roots = await this.hands.closedRoots(page);
    // By the prototype: one of the pages shadows `document.querySelectorAll`.
    const posts = await page.evaluate(() => [...Document.prototype.querySelectorAll.call(document, 'article[data-testid=tweet]')].map((article) => {
      const { x, y, width, height } = article.getBoundingClientRect();
      const link = article.querySelector('a[href*="/status/"]:has(> time)')?.getAttribute('href') ?? '';
      return { id: /(\d+)$/.exec(link)?.[1] ?? '', x, y, width, height };
    }));
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 1.5;
    return posts.map(({ id, x, y, width, height }) => {
      const root = roots.find(({ box }) => near(box.x, x) && near(box.y, y) && near(box.width, width) && near(box.height, height));
      const html = root?.html ?? '';
      const [, classes = ''] = /class="(tile[^"]*)"/.exec(html) ?? [];
      const kind = !root ? 'none' : /\bmention\b/.test(classes) ? 'mention' : /\bshown\b/.test(classes) ? 'complaint' : 'blank';
      const word = /class="go"[^>]*?data-word="([^"]*)"/.exec(html)?.[1] ?? '';
      return { id, kind, word, classes, underlined: (html.match(/class="mark /g) ?? []).length, html };
    });
  }

  /**
   * Waits until the marks are as `as` says.
   * @param {Page} page
   * @param {(marks: Mark[]) => unknown} as
   * @param {string} what
   */
  async marked(page, as, what) {
    /** @type {Mark[]} */
    let marks = [];
    await waitFor(async () => as((marks = await this.marks(page))), { what });
    return marks;
  }

  /**
   * Brings a post into the middle of the window, as soon as it is drawn.
   * @param {Page} page
   * @param {string} id
   */
  async bring(page, id) {
    await waitFor(() => page.evaluate((wanted) => {
      const article = [...Document.prototype.querySelectorAll.call(document, 'article[data-testid=tweet]')].find((each) => each.querySelector(`a[href$="/status/${wanted}"] > time`));
      article?.scrollIntoView({ block: 'center' });
      const box = article?.getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight;
    }, id), { what: `the post ${id} to be in view` });
  }

  /**
   * Clicks a control of the marker of one post.
   * @param {Page} page
   * @param {string} id
   * @param {'go' | 'more'} control
   */
  async press(page, id, control) {
    await this.bring(page, id);
    const spot = await waitFor(async () => {
      const box = await page.evaluate((wanted) => {
        const article = [...document.querySelectorAll('article[data-testid=tweet]')].find((each) => each.querySelector(`a[href$="/status/${wanted}"] > time`));
        if (!article) return null;
        const { top, bottom } = article.getBoundingClientRect();
        return { top, bottom };
      }, id);
      const spots = await this.hands.findInside(page, `.tile.shown .${control}`);
      return box && spots.find(({ y, width }) => width > 0 && y > box.top && y < box.bottom);
    }, { what: `the marker's ${control} of ${id}` });
    // A mark may still settle when the second reader has spoken.
    await atRest(async () => (await this.marks(page)).find((mark) => mark.id === id)?.html, `the mark of ${id}`);
    await settled();
    await page.mouse.click(spot.x, spot.y);
    return spot;
  }
}

/**
 * A control takes no click within a quarter of a second of its coming: nobody could have read it.
 */
export const settled = () => new Promise((done) => setTimeout(done, 300));

/**
 * Waits until what is read stays the same for as long as a control takes no click.
 * @param {() => Promise<string | undefined>} read
 * @param {string} what
 * @param {number} [ms]
 */
export async function atRest(read, what, ms) {
  /** @type {string | undefined} */
  let before;
  await waitFor(async () => {
    const now = await read();
    const same = now === before;
    before = now;
    if (!same) await settled();
    return same;
  }, { what: `${what} to settle`, ms });
}

/**
 * @typedef {object} Mark
 * @property {string} id
 * @property {'none' | 'blank' | 'mention' | 'complaint'} kind
 * @property {string} word
 * @property {string} classes
 * @property {number} underlined
 * @property {string} html
 */
