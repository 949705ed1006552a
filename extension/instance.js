// @ts-check
// One instance of a module, until it traps. An instance that was left in the middle of its work can't be trusted any more: what
// it has registered becomes silent, and whoever runs it is told, once everything of it has left the stack.

/** @typedef {(...args: any[]) => any} Function */

/**
 * Makes an instance from what it imports: of WebAssembly, or of a module that was translated to JavaScript.
 * @typedef {(imports: any) => { exports: any }} Instantiate
 */

/**
 * @template {{ start: (instantiate: Instantiate) => void, working_on?: () => string | undefined }} Made
 * @param {(guard: (exports: any) => any) => Made} glue makes the glue of one instance
 * @param {Instantiate} instantiate
 * @param {(error: unknown, workingOn?: string) => void} trapped hears what was thrown, and what the instance was working on
 * @returns {Made}
 */
export function live(glue, instantiate, trapped) {
  let depth = 0;
  let dead = false;
  const guarded = (/** @type {Function} */ call) => (/** @type {any[]} */ ...args) => {
    if (dead) return undefined;
    depth++;
    try {
      return call(...args);
    } catch (error) {
      // Further down the stack is more of the same instance.
      if (depth > 1) throw error;
      let workingOn;
      try {
        workingOn = made.working_on?.();
      } catch { /* Then nobody knows. */ }
      dead = true;
      trapped(error, workingOn);
      return undefined;
    } finally {
      depth--;
    }
  };
  const made = glue((exports) => Object.fromEntries(Object.entries(exports).map(([name, each]) => [name, typeof each === 'function' ? guarded(each) : each])));
  made.start(instantiate);
  return made;
}
