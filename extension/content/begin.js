// @ts-check
// Runs the injected half in this tab, by whichever carrier; one at a time.

import { live } from '../instance.js';

/**
 * The generated glue of the injected half.
 * @typedef {(guard: (exports: any) => any) => Made} Glue
 */

/**
 * @typedef {object} Made
 * @property {(instantiate: import('../instance.js').Instantiate) => void} start
 * @property {() => string | undefined} working_on
 * @property {(aside: string | undefined, givingUp: boolean) => void} again
 * @property {() => boolean | undefined} is_over
 */

/** Under a symbol: a page can name an element after any string. */
const RUNNING = Symbol.for('amends');
/** @type {any} The world of this extension's scripts; no page sees it. */
const world = globalThis;

/**
 * Starts, unless something of ours already runs here: the worker injects into tabs that are open, and can't know. What has ended,
 * because its permission was taken away, runs no longer.
 * @param {Glue} glue
 * @param {() => Promise<import('../instance.js').Instantiate>} prepare
 * @returns {Promise<void>} rejected when it can't start; then nothing runs
 */
export async function begin(glue, prepare) {
  if (world[RUNNING]?.()) return;
  /** @type {(() => boolean | undefined)[]} An instance that has trapped says nothing any more. */
  const over = [];
  world[RUNNING] = () => !over.some((isOver) => isOver());
  try {
    const instantiate = await prepare();
    run(2);

    /**
     * One that traps is made anew once, and leaves the post aside that it was working on. When that one traps too, a third says so
     * and does nothing else.
     * @param {number} left how many may come after this one
     * @param {string} [aside] the post to leave aside
     */
    function run(left, aside) {
      const made = live(glue, instantiate, (_error, workingOn) => left && run(left - 1, workingOn));
      if (left < 2) made.again(aside, left === 0);
      over.push(made.is_over);
    }
  } catch (error) {
    delete world[RUNNING];
    throw error;
  }
}
