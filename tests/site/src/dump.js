// Everything that a script of the page can find out about who else is on it. Two dumps of the same scene under two watch lists must be equal.

import { foreignNodes } from './attack.js';

/** @type {Map<string, number>} */
const heard = new Map();
const listened = [
  'message', 'messageerror', 'focus', 'blur', 'focusin', 'focusout', 'selectionchange', 'selectstart', 'paste', 'copy', 'cut', 'beforeinput', 'input', 'change', 'toggle', 'beforetoggle', 'command',
  'animationstart', 'animationend', 'transitionrun', 'transitionstart', 'transitionend', 'securitypolicyviolation', 'error', 'unhandledrejection', 'rejectionhandled', 'slotchange',
  'fullscreenchange', 'storage', 'visibilitychange', 'DOMNodeInserted', 'click', 'mousedown', 'keydown', 'load', 'invalid', 'scrollend', 'close', 'cancel',
];

/** Starts listening as a curious page would, before anything else runs. */
export function watchEvents() {
  for (const type of listened) {
    addEventListener(type, (event) => {
      const name = event.target instanceof Element ? event.target.tagName : event.target === window ? 'window' : 'document';
      const key = `${type} ${name}`;
      heard.set(key, (heard.get(key) ?? 0) + 1);
    }, true);
  }
}

/** FNV-1a over UTF-16 units: enough to tell two style sheets apart. */
const hash = (/** @type {string} */ text) => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16);
};

/** @type {Map<Element, string>} where each element stands, by its place in the document */
const places = new Map();
const pathOf = (/** @type {Element | null} */ element) => (element ? (places.get(element) ?? 'new') : 'none');

const styleOf = (/** @type {Element} */ element, /** @type {string | undefined} */ pseudo = undefined) => {
  const style = getComputedStyle(element, pseudo);
  let text = '';
  if (pseudo?.startsWith('::b') || pseudo?.startsWith('::a')) if (style.content === 'none' || style.content === 'normal') return text;
  for (let at = 0; at < style.length; at++) text += `${style[at]}:${style.getPropertyValue(style[at])};`;
  return text;
};

async function databases() {
  try {
    return (await indexedDB.databases()).map(({ name, version }) => `${name}@${version}`).sort();
  } catch (error) {
    return [String(error)];
  }
}

/** Names of globals that a clean window does not have, except the page's own. */
function globals() {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
  frame.remove();
  return Object.getOwnPropertyNames(window).filter((name) => !clean.has(name) && !/^\d+$/.test(name)).sort();
}

const asText = (/** @type {unknown} */ value) => { try { return String(value); } catch { return 'unreadable'; } };

/**
 * @param {{words?: string[], every?: number, styles?: 'none' | 'hash' | 'full'}} [options] `words` are looked for with window.find; `every` px of the grid of points
 */
export async function dump({ words = [], every = 24, styles = 'hash' } = {}) {
  const elements = [document.documentElement, ...document.documentElement.querySelectorAll('*')];
  places.clear();
  elements.forEach((each, at) => places.set(each, `${each.tagName.toLowerCase()}#${at}`));
  const give = styles === 'full' ? (/** @type {string} */ text) => text : hash;
  const grid = [];
  for (let y = 4; y < innerHeight; y += every) for (let x = 4; x < innerWidth; x += every) grid.push(document.elementsFromPoint(x, y).slice(0, 3).map(pathOf).join(' | '));
  const highlights = 'highlights' in CSS
    ? [...CSS.highlights].map(([name, ranges]) => ({ name, priority: ranges.priority, ranges: [...ranges].map(asText), style: hash(styleOf(document.body, `::highlight(${name})`)) }))
    : [];
  const rulesOf = (/** @type {CSSStyleSheet} */ sheet) => { try { return [...sheet.cssRules].map((rule) => rule.cssText); } catch (error) { return [asText(error)]; } };
  const selection = getSelection();
  const before = { x: scrollX, y: scrollY };
  const found = /** @type {Record<string, boolean>} */ ({});
  for (const word of words) {
    selection?.removeAllRanges();
    // Not in the DOM's types, but in both browsers; Firefox looks into closed shadow roots.
    found[word] = /** @type {any} */ (window).find?.(word, false, false, true, false, true, false) ?? false;
  }
  selection?.removeAllRanges();
  scrollTo(before.x, before.y);
  return {
    url: location.href,
    title: document.title,
    html: document.documentElement.outerHTML,
    serialised: 'getHTML' in document.documentElement ? document.documentElement.getHTML({ serializableShadowRoots: true }) : '',
    text: document.body.innerText,
    textContent: hash(document.body.textContent ?? ''),
    styles: styles === 'none' ? [] : elements.map((each) => `${pathOf(each)} ${give(styleOf(each))} ${give(styleOf(each, '::before'))} ${give(styleOf(each, '::after'))}`),
    boxes: elements.map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return `${x},${y},${width},${height},${each.scrollWidth},${each.scrollHeight}`; }),
    expandos: elements.flatMap((each) => Object.keys(each).filter((key) => !key.startsWith('__react') && !key.startsWith('_reactListening')).map((key) => `${pathOf(each)} ${key}`)),
    foreign: foreignNodes().map((each) => `${pathOf(each)} ${each.outerHTML} shadow:${each.shadowRoot !== null}`),
    custom: elements.filter((each) => each.tagName.includes('-')).map((each) => each.tagName),
    grid,
    highlights,
    adopted: document.adoptedStyleSheets.map(rulesOf),
    sheets: [...document.styleSheets].map((sheet) => ({ href: sheet.href, owner: sheet.ownerNode && 'tagName' in sheet.ownerNode ? String(sheet.ownerNode.tagName) : null, rules: rulesOf(sheet) })),
    fonts: [...document.fonts].map((face) => `${face.family} ${face.status}`),
    animations: document.getAnimations().map((each) => asText(each)),
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    databases: await databases(),
    caches: 'caches' in window ? await caches.keys() : [],
    workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    locks: 'locks' in navigator ? (await navigator.locks.query()).held?.map((each) => each.name) : [],
    resources: performance.getEntriesByType('resource').map((each) => each.name.replace(/\?.*/, '')).filter((name, at, all) => all.indexOf(name) === at).sort(),
    marks: ['mark', 'measure'].flatMap((type) => performance.getEntriesByType(type).map((each) => each.name)),
    globals: globals(),
    names: window.name,
    history: history.length,
    heard: [...heard.keys()].sort(),
    focus: pathOf(document.activeElement),
    selection: asText(selection),
    found,
    popovers: elements.filter((each) => each.matches(':popover-open, :modal')).map(pathOf),
  };
}
