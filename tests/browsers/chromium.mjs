// Chromium's half of launch.mjs: all through the DevTools protocol.

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Protocol.DOM.Node} Node */

/**
 * @param {Browser} browser
 * @param {string} id of the extension, empty when there is none
 * @returns {import('./launch.mjs').Particular}
 */
export function chromiumHands(browser, id) {
  const base = id && `chrome-extension://${id}/`;
  const worker = async () => {
    const target = await browser.waitForTarget((each) => each.type() === 'service_worker' && each.url().startsWith(base), { timeout: 10_000 });
    const found = await target.worker();
    if (!found) throw new Error('The extension has no worker.');
    return found;
  };

  /**
   * Every closed root, with what may be asked of the protocol about it.
   * @template T
   * @param {Page} page
   * @param {(session: import('puppeteer-core').CDPSession, host: Node, root: Node) => Promise<T | undefined>} look
   */
  async function eachRoot(page, look) {
    const session = await page.createCDPSession();
    try {
      const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
      /** @type {T[]} */
      const answers = [];
      /** @param {Node} node */
      const walk = async (node) => {
        for (const shadow of node.shadowRoots ?? []) {
          if (shadow.shadowRootType !== 'closed') continue;
          const answer = await look(session, node, shadow);
          if (answer !== undefined) answers.push(answer);
        }
        for (const child of node.children ?? []) await walk(child);
      };
      await walk(root);
      return answers;
    } finally {
      await session.detach();
    }
  }

  /**
   * Runs a function of the page's on a node, even on one that the page cannot reach.
   * @template T
   * @param {import('puppeteer-core').CDPSession} session
   * @param {number} backendNodeId
   * @param {string} source of a function whose `this` is the node
   * @param {unknown[]} given
   * @returns {Promise<T | undefined>}
   */
  async function ask(session, backendNodeId, source, given = []) {
    const resolved = await session.send('DOM.resolveNode', { backendNodeId }).catch(() => undefined);
    if (!resolved?.object.objectId) return undefined;
    const { result } = await session.send('Runtime.callFunctionOn', { objectId: resolved.object.objectId, functionDeclaration: source, arguments: given.map((value) => ({ value })), returnByValue: true });
    return result.value;
  }

  /**
   * Runs something on a page that is opened for it.
   * @param {string} url
   * @param {(...given: any[]) => Promise<void>} work is sent as source: it sees nothing of this file
   * @param {...unknown} given
   */
  async function onPage(url, work, ...given) {
    const page = await browser.newPage();
    try {
      await page.goto(url);
      await page.evaluate(work, ...given);
    } finally {
      await page.close();
    }
  }

  /**
   * Does what a person may do on the browser's own page of extensions.
   * @param {'addHostPermission' | 'removeHostPermission'} deed
   * @param {string[]} origins
   */
  const onExtensionsPage = (deed, origins) => onPage('chrome://extensions', async (extension, what, hosts) => {
    const { chrome } = /** @type {any} */ (globalThis);
    for (const host of hosts) await chrome.developerPrivate[what](extension, host);
  }, id, deed, origins);

  return {
    id,
    base,
    async grant(origins) {
      await onExtensionsPage('addHostPermission', origins);
      // An optional host is only noted by that; the extension has it once it asks, which is then no question any more.
      await onPage(`${base}manifest.json`, async (hosts) => {
        const { chrome } = /** @type {any} */ (globalThis);
        if (!await chrome.permissions.request({ origins: hosts })) throw new Error(`${hosts} were not granted.`);
      }, origins);
    },
    revoke: (origins) => onExtensionsPage('removeHostPermission', origins),
    visit: async (page, url) => { await page.goto(url); },
    renew: () => onPage('chrome://extensions', async (extension) => {
      const { chrome } = /** @type {any} */ (globalThis);
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.reload(extension);
    }, id),
    killWorker: async () => { await (await worker()).close(); },
    async command(name) {
      // An extension page wakes the worker if it sleeps.
      const found = await worker();
      await found.evaluate((given) => {
        const { chrome } = /** @type {any} */ (globalThis);
        return new Promise((resolve) => {
          chrome.tabs.query({ active: true, lastFocusedWindow: true }, (/** @type {unknown[]} */ tabs) => {
            chrome.commands.onCommand.dispatch(given, tabs[0]);
            resolve(undefined);
          });
        });
      }, name);
    },
    async compose(page, text) {
      const session = await page.createCDPSession();
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await session.detach();
    },
    setScheme: async (scheme, page) => { await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]); },
    async closedRoots(page) {
      /** @type {import('./launch.mjs').Root[]} */
      const found = await eachRoot(page, (session, _host, root) => ask(session, root.backendNodeId, insides));
      return found;
    },
    async inContentScript(page, expression) {
      const session = await page.createCDPSession();
      try {
        /** @type {number[]} */
        const worlds = [];
        session.on('Runtime.executionContextCreated', ({ context }) => { if (context.origin === base.slice(0, -1)) worlds.push(context.id); });
        await session.send('Runtime.enable');
        const contextId = worlds.at(-1);
        if (contextId === undefined) throw new Error('The extension has no content script on this page.');
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      } finally {
        await session.detach();
      }
    },
    async findInside(page, selector) {
      /** @type {import('./launch.mjs').Spot[][]} */
      const found = await eachRoot(page, (session, _host, root) => ask(session, root.backendNodeId, spots, [selector]));
      return found.flat();
    },
  };
}

const insides = `function() {
  const { x, y, width, height } = this.host.getBoundingClientRect();
  return { html: this.innerHTML, box: { x, y, width, height } };
}`;

const spots = `function(selector) {
  return [...this.querySelectorAll(selector)].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return { text: each.textContent.trim(), x: x + width / 2, y: y + height / 2, width, height };
  });
}`;
