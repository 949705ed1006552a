// @ts-check
// What the injected half costs, read off a trace of Chromium: only its own calls count, not the page's.

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @typedef {object} Cost
 * @property {number} ready ms from the start of the content script until its module runs and listens
 * @property {number} first ms from the start of the content script to the first host on the page; NaN when there was none
 * @property {number} total ms of script, all calls together
 * @property {number} longest ms of the longest call
 * @property {number[]} calls ms of each call
 * @property {(slices: number) => number[]} slices ms of script in each of so many equal parts of the time from the first call to the last
 * @property {number} forced layouts inside calls, one a batch at most is allowed
 */

/**
 * Traces what `scene` makes the extension do.
 * @param {Page} page
 * @param {() => Promise<void>} scene
 * @param {{start?: boolean}} [options] `start`: the scene loads the page; only then `ready` is known, at the price of a slower trace
 * @returns {Promise<Cost>}
 */
export async function cost(page, scene, { start = false } = {}) {
  await page.evaluateOnNewDocument(markFirstHost);
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing', ...(start ? ['v8', 'v8.wasm', 'disabled-by-default-v8.wasm.detailed'] : [])] });
  await scene();
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  /** @type {{name: string, ph: string, ts: number, dur?: number, tid: number, pid: number, args: any}[]} */
  const events = trace.traceEvents;
  const ours = (/** @type {any} */ event) => /^(chrome|moz)-extension:.*content(-translated)?\.js$/.test(event.args?.data?.url ?? '');
  const calls = events.filter((event) => event.ph === 'X' && ['FunctionCall', 'EvaluateScript'].includes(event.name) && ours(event));
  // A call inside another call is part of it.
  const outer = calls.filter((call) => !calls.some((other) => other !== call && other.tid === call.tid && other.ts <= call.ts && other.ts + (other.dur ?? 0) >= call.ts + (call.dur ?? 0)));
  const inside = (/** @type {{ts: number, tid: number}} */ event) => outer.some((call) => call.tid === event.tid && call.ts <= event.ts && event.ts <= call.ts + (call.dur ?? 0));
  const begun = events.find((event) => event.name === 'EvaluateScript' && ours(event))?.ts ?? NaN;
  const first = events.find((event) => event.name === 'amends-test-first-host')?.ts ?? NaN;
  // The call that makes the instance also runs the module's `main`.
  const made = events.find((event) => event.name === 'wasm.SyncInstantiate' && event.ts > begun)?.ts ?? NaN;
  const starting = outer.find((call) => call.ts >= begun && call.name === 'FunctionCall' && call.ts + (call.dur ?? 0) > made);
  const ready = starting ? starting.ts + (starting.dur ?? 0) : NaN;
  const times = outer.map((call) => (call.dur ?? 0) / 1000);

  return {
    ready: (ready - begun) / 1000,
    first: (first - begun) / 1000,
    total: times.reduce((sum, each) => sum + each, 0),
    longest: Math.max(0, ...times),
    calls: times,
    slices(count) {
      const first = Math.min(...outer.map((call) => call.ts));
      const span = Math.max(...outer.map((call) => call.ts)) - first + 1;
      const sums = Array.from({ length: count }, () => 0);
      for (const call of outer) {
        const at = Math.floor(((call.ts - first) / span) * count);
        sums[at] = (sums[at] ?? 0) + (call.dur ?? 0) / 1000;
      }
      return sums;
    },
    forced: events.filter((event) => event.name === 'Layout' && inside(event)).length,
  };
}

/** Runs in the page: marks the moment at which the first host stands in it. */
function markFirstHost() {
  const seen = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (!(target instanceof Element) || !target.matches('article')) continue;
      for (const node of addedNodes) {
        if (node instanceof HTMLElement && node.childElementCount === 0 && node.style.position === 'absolute') {
          performance.mark('amends-test-first-host');
          seen.disconnect();
          return;
        }
      }
    }
  });
  seen.observe(document, { childList: true, subtree: true });
}

/** @param {number[]} numbers */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
