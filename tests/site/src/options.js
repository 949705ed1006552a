// What a test asks of the page in its address, read once.

const query = new URLSearchParams(location.search);
const asked = (/** @type {string} */ name, /** @type {string} */ otherwise) => query.get(name) ?? otherwise;

/**
 * - `theme`      light | dim | dark
 * - `generation` 2023 | 2025 | 2026: class hashes, div or button, where "show more" stands
 * - `ui`         en | fr: the language of labels and digits
 * - `composer`   normal | late | vanish-open | vanish-paste | read-only | draft | remount | other-post | textarea, or `of-` and the name of
 *                an editor in src/editors;
 *                mobile.x.com has the last unless told otherwise
 * - `virtual`    on | off: off keeps every row mounted
 * - `now`        the page's idea of now, ms; a test that compares two pages sets it
 * - `seed`       any number: makes Math.random the same in two pages
 * - `latency`    ms until the timeline takes the place of its placeholder
 * - `hostile`    clobber: elements whose names cover methods of `document`, and built-ins of the page that lie
 * - `viewer`     handle of whoever is logged in
 */
export const options = {
  theme: asked('theme', 'light'),
  generation: asked('generation', '2026'),
  ui: asked('ui', 'en'),
  composer: asked('composer', location.hostname.startsWith('mobile.') ? 'textarea' : 'normal'),
  virtual: asked('virtual', 'on') !== 'off',
  now: Number(asked('now', String(Date.now()))),
  latency: Number(asked('latency', '20')),
  viewer: asked('viewer', 'northwindhelp'),
  hostile: asked('hostile', ''),
};

const seed = query.get('seed');
if (seed !== null) {
  let state = Number(seed) >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
