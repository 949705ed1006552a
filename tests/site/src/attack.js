// What a hostile page would try on an extension's controls: clicks and keys that no person made.

import { state } from './store.js';

const byMouse = ['mouseover', 'mouseenter', 'mousemove', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'];
const byPointer = ['pointerover', 'pointerenter', 'pointermove', 'pointerdown', 'pointerup', 'gotpointercapture'];
const byKey = ['keydown', 'keypress', 'keyup'];
const keys = [
  ['Enter', 'Enter', 13], [' ', 'Space', 32], ['Escape', 'Escape', 27], ['j', 'KeyJ', 74], ['k', 'KeyK', 75], ['J', 'KeyJ', 74], ['K', 'KeyK', 75],
  ['I', 'KeyI', 73], ['O', 'KeyO', 79], ['P', 'KeyP', 80], ['X', 'KeyX', 88], ['D', 'KeyD', 68], ['R', 'KeyR', 82], ['N', 'KeyN', 78], ['ArrowDown', 'ArrowDown', 40], ['Tab', 'Tab', 9],
];

/** The page's own posts must not take an attack for a wish to open them. */
const deafly = (/** @type {() => void} */ work) => {
  state.deaf = true;
  try { work(); } finally { state.deaf = false; }
};

/** Every mouse and pointer event on whatever lies at a point, and `.click()` on each element there. */
export function fireSyntheticAt(/** @type {number} */ x, /** @type {number} */ y) {
  const under = document.elementsFromPoint(x, y).filter((each) => each !== document.documentElement && each !== document.body);
  const init = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, button: 0, buttons: 1, detail: 1, view: window };
  deafly(() => { for (const element of under.slice(0, 2)) {
    for (const type of byPointer) element.dispatchEvent(new PointerEvent(type, { ...init, pointerId: 1, pointerType: 'mouse', isPrimary: true }));
    for (const type of byMouse) element.dispatchEvent(new MouseEvent(type, init));
    if (element instanceof HTMLElement && !element.closest('a, article, [role=button], button')) element.click();
  } });
  return under.length;
}

/** Every key that an extension may listen for, with each set of modifiers, on the document, the focus and every foreign element. */
export function fireSyntheticKeys() {
  const targets = [document, document.body, document.activeElement, ...foreignNodes()].filter((each) => each !== null);
  let fired = 0;
  for (const target of targets) {
    for (const [key, code, keyCode] of keys) {
      for (const [altKey, shiftKey, ctrlKey] of [[false, false, false], [true, true, false], [true, false, false], [false, false, true]]) {
        // Ctrl+Enter would be the page's own Send.
        if (key === 'Enter' && ctrlKey) continue;
        for (const type of byKey) {
          target.dispatchEvent(new KeyboardEvent(type, { key: String(key), code: String(code), keyCode: Number(keyCode), which: Number(keyCode), altKey, shiftKey, ctrlKey, bubbles: true, cancelable: true, composed: true }));
          fired++;
        }
      }
    }
  }
  return fired;
}

/** All of that on every element that the page did not make. */
export function attackForeign() {
  const nodes = foreignNodes().filter((each) => each instanceof HTMLElement);
  deafly(() => { for (const node of nodes) {
    for (const type of byPointer) node.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 1 }));
    for (const type of byMouse) node.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
    for (const type of ['focus', 'focusin', 'toggle', 'beforetoggle', 'command', 'input', 'change', 'submit', 'drop', 'paste', 'touchstart', 'touchend']) node.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
    node.click();
    node.focus();
  } });
  return nodes.length;
}

/** The elements that React did not put there: roots of foreign subtrees, in document order. @returns {Element[]} */
export function foreignNodes() {
  const made = new Set(['react-root', 'layers']);
  return [...document.documentElement.querySelectorAll('body *, html > *')].filter((each) => {
    if (['HEAD', 'BODY', 'SCRIPT', 'STYLE', 'NOSCRIPT'].includes(each.tagName) || made.has(each.id)) return false;
    const own = (/** @type {Element} */ element) => Object.keys(element).some((key) => key.startsWith('__reactFiber$'));
    return !own(each) && !each.parentElement?.closest('[data-contents]') && (own(/** @type {Element} */ (each.parentElement)) || each.parentElement === document.body || each.parentElement === document.documentElement || each.parentElement?.id === 'react-root' || each.parentElement?.id === 'layers');
  });
}

/**
 * Hides what a person would press, or puts something else on top, so that a real click lands on what was not seen.
 * @param {'body-opacity' | 'foreign-opacity' | 'cover' | 'scale' | 'clip' | 'filter' | 'cursor'} kind
 * @returns {void} until the page is left, or until called with another kind
 */
export function disguise(kind) {
  document.body.querySelector('#disguise')?.remove();
  const around = 'article > :last-child';
  const rules = {
    'body-opacity': 'body { opacity: 0.01 !important; }',
    'foreign-opacity': `${around} { opacity: 0.02 !important; }`,
    scale: `${around} { transform: scale(3) !important; }`,
    clip: `${around} { clip-path: inset(0 0 99% 0) !important; }`,
    filter: `${around} { filter: opacity(0.01) !important; }`,
    cursor: '* { cursor: none !important; }',
    cover: '#disguise::after { content: "Win a prize"; position: fixed; inset: 0; z-index: 99999; pointer-events: none; background: white; display: block; }',
  }[kind];
  const node = document.createElement('div');
  node.id = 'disguise';
  const style = document.createElement('style');
  style.textContent = rules ?? '';
  node.append(style);
  document.body.append(node);
}

/** Elements whose names stand before the methods of `document`, and built-ins that lie. What is left alone is what React itself needs. */
export function clobber() {
  const box = document.createElement('div');
  box.hidden = true;
  for (const name of ['querySelector', 'querySelectorAll', 'getElementById', 'getElementsByTagName', 'createRange', 'createTreeWalker', 'execCommand', 'adoptedStyleSheets', 'elementsFromPoint', 'hidden', 'visibilityState', 'styleSheets', 'title']) {
    const image = document.createElement('img');
    image.setAttribute('name', name);
    box.append(image);
  }
  document.body.append(box);
  JSON.parse = () => ({ lies: true });
  Array.prototype.at = () => 'lies';
  Element.prototype.attachShadow = () => { throw new Error('no'); };
}
