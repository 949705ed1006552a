// Starts a real browser with the extension in it and x.com pointing at the stand-in, and gives the tests the same hands in both.
//
//   const hands = await launch({ browser: 'firefox', extensionDir: 'dist/firefox', port: site.port });
//   const page = await hands.open('https://x.com/home');
//   const popup = await hands.openExtensionPage('popup.html');
//   await hands.grant(['https://social.example/*']);   // an optional host, as a person would in the browser's own settings
//   await hands.close();
//
// Every host leads to the stand-in, whatever its name.
//
// What was found out about the two browsers, and is used here (Chromium 156, Firefox ESR 153):
//
// - Both run content scripts on https://x.com and compile WebAssembly in them under X's policy.
// - Firefox grants the hosts of `content_scripts` and `host_permissions` to an extension that is installed over BiDi; no pref is needed.
//   Its uuid, and with it the address of its pages, is fixed by the pref `extensions.webextensions.uuids`.
// - `goto('moz-extension://…')` reaches the page, but its promise never settles, because BiDi leaves the events of extension pages out. So:
//   navigate without waiting and poll. evaluate, mouse, keyboard and screenshots then work as on any page.
// - With `--remote-allow-system-access`, BiDi gives Firefox's own window (`moz:scope: chrome`). From there come: ending the background page
//   (Extension.terminateBackground), pressing the extension's shortcuts as real keys (nsITextInputProcessor), the colour scheme
//   (pref layout.css.prefers-color-scheme.content-override) and, through a frame script, the inside of closed shadow roots.
// - Keys that puppeteer sends go to the page and never trigger an extension's command. Firefox: press them in the browser's window, as above.
//   Chromium: the worker is handed the command (`chrome.commands.onCommand.dispatch`), which tests everything but the key itself.
// - Closed shadow roots, Chromium: `DOM.getDocument({pierce: true})`; Firefox: openOrClosedShadowRoot in a frame script.
// - A click at coordinates reaches a button in a closed root in both, and is trusted in both.
// - The content script's own world: Chromium by Runtime.executionContextCreated, Firefox by ExtensionContent.getAllContentScriptGlobals in a
//   frame script.
//
// - Optional hosts. Chromium: chrome://extensions may note a host as allowed (chrome.developerPrivate), and then `permissions.request` of an
//   extension page gets it without a question; evaluate counts as a person's gesture. Firefox: ExtensionPermissions, from the browser's own
//   window; a `permissions.request` is never a question (pref extensions.webextOptionalPermissionPrompts). In both the extension hears
//   permissions.onAdded and onRemoved.
//
// Nothing here sleeps for a fixed time: `waitFor` asks until the answer is true or the deadline has passed.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumHands } from './chromium.mjs';
import { firefoxHands } from './firefox.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @typedef {object} Wanted
 * @property {'chromium' | 'firefox'} browser
 * @property {string} [extensionDir] unpacked extension; without it the browser starts bare
 * @property {number} port of the stand-in on 127.0.0.1
 * @property {string} [profile] folder of a profile that outlives the browser; without it a throw-away one
 * @property {boolean} [headless] true unless said otherwise
 * @property {{width: number, height: number}} [viewport] css px
 */

/**
 * One closed shadow root, as text: its serialised inside and the box of its host, css px from the viewport's corner.
 * @typedef {object} Root
 * @property {string} html
 * @property {{x: number, y: number, width: number, height: number}} box
 */

/**
 * A box inside a closed root.
 * @typedef {object} Spot
 * @property {string} text
 * @property {number} x centre, css px
 * @property {number} y centre, css px
 * @property {number} width
 * @property {number} height
 */

/**
 * The part that differs from browser to browser.
 * @typedef {object} Particular
 * @property {string} id the extension's id
 * @property {string} base address of its pages, with a slash at the end; empty without an extension
 * @property {(page: Page, url: string) => Promise<void>} visit goes to a page of the extension
 * @property {() => Promise<void>} killWorker ends the background as the browser itself would
 * @property {() => Promise<void>} renew ends the extension and starts it again: Chromium loads it anew, as an update does, Firefox switches it off and on
 * @property {(origins: string[]) => Promise<void>} grant lets the extension read these hosts, each `https://name/*`, which its manifest asks for as optional
 * @property {(origins: string[]) => Promise<void>} revoke takes hosts away from the extension, also those that its manifest asks for at once
 * @property {(name: string) => Promise<void>} command presses an extension's shortcut
 * @property {(page: Page, text: string) => Promise<void>} compose begins a word as an input method does, where the keyboard is, and leaves it unfinished
 * @property {(scheme: 'light' | 'dark', page: Page) => Promise<void>} setScheme what prefers-color-scheme says
 * @property {(page: Page) => Promise<Root[]>} closedRoots every closed shadow root of the page, in document order
 * @property {(page: Page, selector: string) => Promise<Spot[]>} findInside elements inside closed roots that match
 * @property {(page: Page, expression: string) => Promise<any>} inContentScript the value of an expression in the content script's own world
 */

/**
 * @typedef {object} Shared
 * @property {'chromium' | 'firefox'} kind
 * @property {Browser} browser
 * @property {(url: string) => Promise<Page>} open a new tab, with `errors` collected
 * @property {(path: string) => Promise<Page>} openExtensionPage a page of the extension in a tab, ready for evaluate
 * @property {(page: Page) => string[]} errors what the page's console and its uncaught errors said
 * @property {(page: Page, selector: string, nth?: number) => Promise<Spot>} clickInside a trusted click on an element in a closed root
 * @property {(page: Page, path: string) => Promise<void>} shoot a screenshot in light and one in dark: path without its ending
 * @property {() => Promise<void>} kill SIGKILL, as a crash would, and waits for the end
 * @property {() => Promise<void>} close
 */

/** @typedef {Shared & Particular} Hands */

const deadline = 10_000;

/**
 * Asks until the answer is true.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{what?: string, ms?: number}} [options] `what` is told when the time is up
 * @returns {Promise<NonNullable<T>>} the first answer that is true
 */
export async function waitFor(ask, { what = ask.toString(), ms = deadline } = {}) {
  const end = performance.now() + ms;
  let last;
  for (let pause = 4; ; pause = Math.min(pause * 2, 64)) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`, { cause: last });
    await new Promise((done) => setTimeout(done, pause));
  }
}

const gecko = (/** @type {string} */ folder) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).browser_specific_settings?.gecko?.id;

/** The uuid that Firefox is told to give the extension under test. */
const uuid = '8d1f6a52-3c0e-4b5e-9c55-0a3d5e7f1b20';

/**
 * @param {Wanted} wanted
 * @returns {Promise<Hands>}
 */
export async function launch(wanted) {
  const { browser: kind, port, headless = true, viewport = { width: 1280, height: 900 } } = wanted;
  const extensionDir = wanted.extensionDir && resolve(wanted.extensionDir);
  const profile = wanted.profile && resolve(wanted.profile);
  const common = { headless, acceptInsecureCerts: true, defaultViewport: headless ? viewport : null, protocolTimeout: 60_000 };

  const browser = kind === 'chromium'
    ? await puppeteer.launch({
      ...common,
      browser: 'chrome',
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      pipe: true,
      enableExtensions: true,
      userDataDir: profile,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Every name leads to the stand-in: whatever asks for another host shows in its list of requests.
        `--host-resolver-rules=MAP *:443 127.0.0.1:${port}, MAP *:80 127.0.0.1:${port}`,
        '--ignore-certificate-errors',
        '--disable-component-update',
        '--disable-features=OptimizationGuideModelDownloading,CertificateTransparencyComponentUpdater',
        `--window-size=${viewport.width},${viewport.height + 90}`,
      ],
    })
    : await puppeteer.launch({
      ...common,
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      userDataDir: profile,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'network.dns.forceResolve': '127.0.0.1',
        'network.socket.forcePort': `443=${port};80=${port}`,
        'extensions.webextensions.uuids': JSON.stringify(extensionDir ? { [gecko(extensionDir)]: uuid } : {}),
        // A profile that outlives the browser keeps what the extension stored, though a temporary extension is gone at every end.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'extensions.webextOptionalPermissionPrompts': false,
        'layout.css.prefers-color-scheme.content-override': 1,
        'browser.shell.checkDefaultBrowser': false,
        'datareporting.policy.dataSubmissionEnabled': false,
      },
    });

  /** @type {Particular} */
  let particular;
  try {
    const id = extensionDir ? await browser.installExtension(extensionDir) : '';
    particular = kind === 'chromium' ? chromiumHands(browser, id) : await firefoxHands(browser, id, uuid);
  } catch (error) {
    await browser.close();
    throw error;
  }

  /** @type {WeakMap<Page, string[]>} */
  const heard = new WeakMap();
  const newPage = async () => {
    const page = await browser.newPage();
    /** @type {string[]} */
    const list = [];
    heard.set(page, list);
    page.on('pageerror', (error) => list.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`));
    page.on('console', (message) => { if (message.type() === 'error') list.push(`console: ${message.text()}`); });
    return page;
  };

  /** @type {Hands} */
  const hands = {
    kind,
    browser,
    ...particular,
    async open(url) {
      const page = await newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async openExtensionPage(path) {
      const page = await newPage();
      await particular.visit(page, particular.base + path);
      await waitFor(() => page.evaluate(() => document.readyState === 'complete' && location.protocol.endsWith('extension:')), { what: `${path} of the extension to load` });
      return page;
    },
    errors: (page) => heard.get(page) ?? [],
    async clickInside(page, selector, nth = 0) {
      const spot = await waitFor(async () => (await particular.findInside(page, selector)).filter(({ width, height }) => width > 0 && height > 0)[nth], { what: `${selector} in a closed root` });
      await page.mouse.click(spot.x, spot.y);
      return spot;
    },
    async shoot(page, path) {
      for (const scheme of /** @type {const} */ (['light', 'dark'])) {
        await particular.setScheme(scheme, page);
        await page.screenshot({ path: `${path}-${scheme}.png` });
      }
      await particular.setScheme('light', page);
    },
    async kill() {
      const process = browser.process();
      if (!process || process.exitCode !== null || process.signalCode !== null) return;
      const ended = new Promise((done) => process.once('exit', done));
      process.kill('SIGKILL');
      await ended;
    },
    close: () => browser.close(),
  };
  return hands;
}
