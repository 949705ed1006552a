// Firefox's half of launch.mjs: WebDriver BiDi, and through it the browser's own window, where a test may do what a person may.

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @param {Browser} browser
 * @param {string} id of the extension, empty when there is none
 * @param {string} uuid that its pages were given
 * @returns {Promise<import('./launch.mjs').Particular>}
 */
export async function firefoxHands(browser, id, uuid) {
  /** Puppeteer's own line to the browser: it has no public name for raw commands. */
  const line = /** @type {any} */ (browser).connection;
  /** @param {string} method @param {object} params */
  const send = async (method, params) => (await line.send(method, params)).result;
  const context = async () => (await send('browsingContext.getTree', { 'moz:scope': 'chrome' })).contexts[0].context;

  /**
   * Runs a function in the browser's own window.
   * @template T
   * @param {(...given: any[]) => T | Promise<T>} work is sent as source: it sees nothing of this file
   * @param {...unknown} given
   * @returns {Promise<T>}
   */
  async function inBrowser(work, ...given) {
    const answer = await send('script.evaluate', {
      expression: `(async () => JSON.stringify({ value: await (${work})(...${JSON.stringify(given)}) }))()`,
      target: { context: await context() },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(`In Firefox's window: ${answer.exceptionDetails.text}`);
    return JSON.parse(answer.result.value).value;
  }

  /**
   * Runs source in the tab's process with the browser's own rights; `content` is the page's window there.
   * @param {Page} page
   * @param {string} source of an expression
   */
  async function inTab(page, source) {
    await page.bringToFront();
    return inBrowser(async (expression) => {
      const win = /** @type {any} */ (globalThis);
      const manager = win.gBrowser.selectedBrowser.messageManager;
      const name = `amends-tests:${Math.random()}`;
      return new Promise((resolve, reject) => {
        const hear = (/** @type {{data: {value?: unknown, error?: string}}} */ { data }) => {
          manager.removeMessageListener(name, hear);
          if (data.error) reject(new Error(data.error));
          else resolve(data.value);
        };
        manager.addMessageListener(name, hear);
        const script = `try { sendAsyncMessage(${JSON.stringify(name)}, { value: (${expression}) }); } catch (error) { sendAsyncMessage(${JSON.stringify(name)}, { error: String(error) }); }`;
        manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
      });
    }, source);
  }

  /**
   * @param {'add' | 'remove'} deed
   * @param {string[]} origins
   */
  const permissions = (deed, origins) => inBrowser(async (which, what, hosts) => {
    const { ChromeUtils, WebExtensionPolicy } = /** @type {any} */ (globalThis);
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    await ExtensionPermissions[what](which, { permissions: [], origins: hosts }, WebExtensionPolicy.getByID(which).extension);
  }, id, deed, origins);

  const roots = "[...content.document.querySelectorAll('*')].map((host) => host.openOrClosedShadowRoot).filter((root) => root?.mode === 'closed')";
  const base = id && `moz-extension://${uuid}/`;

  return {
    id,
    base,
    grant: (origins) => permissions('add', origins),
    revoke: (origins) => permissions('remove', origins),
    async visit(page, url) {
      const tree = await send('browsingContext.getTree', {});
      const own = /** @type {any} */ (page.mainFrame())._id;
      const there = tree.contexts.find((/** @type {{context: string}} */ each) => each.context === own);
      if (!there) throw new Error('The tab is gone.');
      await send('browsingContext.navigate', { context: own, url, wait: 'none' });
    },
    killWorker: () => inBrowser(async (which) => {
      const { extension } = /** @type {any} */ (globalThis).WebExtensionPolicy.getByID(which);
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    }, id),
    renew: () => inBrowser(async (which) => {
      const { AddonManager } = /** @type {any} */ (globalThis).ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const addon = await AddonManager.getAddonByID(which);
      await addon.disable();
      await addon.enable();
    }, id),
    command: (name) => inBrowser(async (which, wanted) => {
      const win = /** @type {any} */ (globalThis);
      const { extension } = win.WebExtensionPolicy.getByID(which);
      const shortcut = (await extension.shortcuts.allCommands()).find((/** @type {{name: string}} */ each) => each.name === wanted)?.shortcut;
      if (!shortcut) throw new Error(`No shortcut is set for ${wanted}.`);
      const keys = { Alt: ['Alt', 'AltLeft', 18], Shift: ['Shift', 'ShiftLeft', 16], Ctrl: ['Control', 'ControlLeft', 17], MacCtrl: ['Control', 'ControlLeft', 17], Command: ['Meta', 'MetaLeft', 91] };
      const press = shortcut.split('+').map((/** @type {string} */ part) => {
        const [key, code, keyCode] = keys[/** @type {keyof typeof keys} */ (part)] ?? [part, part.length === 1 ? (/\d/.test(part) ? `Digit${part}` : `Key${part}`) : part, part.length === 1 ? part.charCodeAt(0) : 0];
        return new KeyboardEvent('', { key: String(key), code: String(code), keyCode: Number(keyCode) });
      });
      const processor = win.Cc['@mozilla.org/text-input-processor;1'].createInstance(win.Ci.nsITextInputProcessor);
      processor.beginInputTransactionForTests(win);
      for (const key of press) processor.keydown(key);
      for (const key of press.reverse()) processor.keyup(key);
    }, id, name),
    compose: async (page, text) => void await inTab(page, `(() => {
      const method = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      method.beginInputTransactionForTests(content);
      method.setPendingCompositionString(${JSON.stringify(text)});
      method.appendClauseToPendingComposition(${text.length}, method.ATTR_RAW_CLAUSE);
      method.setCaretInPendingComposition(${text.length});
      // The word would end with the method.
      globalThis.amendsMethod = method;
      return method.flushPendingComposition();
    })()`),
    setScheme: async (scheme, page) => {
      await inBrowser((dark) => { /** @type {any} */ (globalThis).Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1); }, scheme === 'dark');
      // The page hears of it a little later.
      for (let n = 0; n < 200; n++) if (await page.evaluate((want) => matchMedia(`(prefers-color-scheme: ${want})`).matches, scheme)) return;
      throw new Error(`Firefox did not turn ${scheme}.`);
    },
    closedRoots: async (page) => /** @type {any} */ (await inTab(page, `${roots}.map((root) => { const { x, y, width, height } = root.host.getBoundingClientRect(); return { html: root.innerHTML, box: { x, y, width, height } }; })`)),
    inContentScript: (page, expression) => inTab(page, `(() => {
      const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
      const world = ExtensionContent.getAllContentScriptGlobals().find((each) => { try { return each.document === content.document; } catch { return false; } });
      if (!world) throw new Error('The extension has no content script on this page.');
      return JSON.parse(Cu.evalInSandbox('JSON.stringify(' + ${JSON.stringify(expression)} + ')', world) ?? 'null');
    })()`),
    findInside: async (page, selector) => /** @type {any} */ (await inTab(page, `${roots}.flatMap((root) => [...root.querySelectorAll(${JSON.stringify(selector)})]).map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { text: each.textContent.trim(), x: x + width / 2, y: y + height / 2, width, height }; })`)),
  };
}
