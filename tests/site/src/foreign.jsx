// Editors of other sites in X's composer, each a script of its own, with the odd moments of theirs that a test may ask for.

import { useLayoutEffect, useRef, useState } from 'react';
import { View } from './atoms.jsx';
import { labels } from './labels.js';
import { composers } from './readings.js';
import { state } from './store.js';
import { useTheme } from './themes.js';

const PREFIX = 'of-';
/** Whether a variant of the composer is an editor of src/editors. */
export const isForeign = (/** @type {string} */ variant) => variant.startsWith(PREFIX);

/** @type {Map<string, Promise<unknown>>} */
const scripts = new Map();
function load(/** @type {string} */ name) {
  const known = scripts.get(name) ?? new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = `/editors/${name}.js`;
    script.addEventListener('load', done);
    script.addEventListener('error', failed);
    document.head.append(script);
  });
  scripts.set(name, known);
  return known;
}

/** Loads the editor that the page was asked for. */
export const preload = () => load(state.composer.slice(PREFIX.length)).then(() => true);

let keys = 0;
for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, (event) => { if (!event.isTrusted) keys++; }, true);
/** How many key events no person made. */
export const madeKeys = () => keys;

let changedAt = 0;
let grouping = 0;
/** Whether the undo of the editor that was last changed has closed its last step. */
export const rested = () => performance.now() - changedAt > grouping;

export function ForeignBox({ where, target, onText }) {
  const theme = useTheme();
  const name = state.composer.slice(PREFIX.length);
  const [there, setThere] = useState(Boolean(globalThis.__editors?.[name]));
  const [life, setLife] = useState(0);
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const thief = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { odd, text = '', selected } = state.moment;

  useLayoutEffect(() => {
    if (!there) load(name).then(() => setThere(true));
  }, []);
  useLayoutEffect(() => {
    const box = host.current;
    if (!there || !box) return undefined;
    /** @type {import('./editors/offer.js').Mounted} */
    const editor = globalThis.__editors[name](box, {
      text,
      selected,
      readOnly: odd === 'read-only',
      attributes: { 'data-testid': 'tweetTextarea_0', 'aria-label': labels.postText, 'aria-multiline': 'true' },
      onText: (/** @type {string} */ now) => { changedAt = performance.now(); onText(now); },
    });
    ({ grouping } = editor);
    changedAt = 0;
    let times = 0;
    const onFocus = () => {
      times++;
      // Right after whatever gave the focus, and before the next frame.
      queueMicrotask(() => {
        if (odd === 'remounted' && life === 0) setLife(1);
        if (odd === 'focus-kept' || (odd === 'focus-stolen' && times === 1)) thief.current?.focus();
      });
    };
    box.addEventListener('focusin', onFocus);
    const reading = {
      where, target,
      element: editor.element,
      focus: editor.focus,
      read: () => ({ text: editor.text(), start: 0, end: 0, focused: editor.element()?.matches(':focus') ?? false, undo: 0 }),
    };
    composers.add(reading);
    if (!odd) editor.focus();
    return () => {
      composers.delete(reading);
      box.removeEventListener('focusin', onFocus);
      editor.remove();
    };
  }, [there, life]);
  return (
    <View s={{ flexGrow: 1, fontSize: 20, lineHeight: '24px', color: theme.text, paddingTop: 12, paddingBottom: 12, wordBreak: 'break-word' }}>
      <div key={life} ref={host} />
      <input ref={thief} id="elsewhere" aria-label={labels.search} style={{ width: 80, border: 0 }} />
    </View>
  );
}
