// The pictures that the page asks twimg.com for, drawn on the spot.

import { person } from './people.mjs';

const svg = (/** @type {string} */ inside, size = 96) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${inside}</svg>`;

/**
 * The emoji of a Twemoji path: `1f923.svg`, `1f469-200d-1f469.svg`.
 * @param {string} file
 */
function emoji(file) {
  const points = file.replace(/\.svg$/, '').split('-').map((hex) => Number.parseInt(hex, 16));
  if (points.some((point) => !(point > 0 && point <= 0x10ffff))) return undefined;
  // A lone character may have a text form; the page asked for the coloured one.
  if (points.length === 1) points.push(0xfe0f);
  return svg(`<text x="48" y="78" font-size="80" text-anchor="middle">${String.fromCodePoint(...points)}</text>`);
}

/** @param {string} handle */
function avatar(handle) {
  const { hue, name } = person(handle);
  const letter = [...name.normalize('NFKC')].find((c) => /\p{L}/u.test(c)) ?? '?';
  return svg(
    `<rect width="96" height="96" fill="hsl(${hue} 45% 42%)"/><circle cx="70" cy="22" r="34" fill="hsl(${(hue + 40) % 360} 55% 55%)"/>` +
      `<text x="48" y="64" font-size="46" font-family="sans-serif" font-weight="700" text-anchor="middle" fill="#fff">${letter}</text>`,
  );
}

/** @param {string} seed */
function photo(seed) {
  const hue = [...seed].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 360, 7);
  return svg(
    `<rect width="96" height="96" fill="hsl(${hue} 40% 80%)"/><circle cx="70" cy="26" r="12" fill="hsl(${(hue + 60) % 360} 80% 75%)"/>` +
      `<path d="M0 70 30 40 52 62 70 46 96 72V96H0z" fill="hsl(${hue} 35% 45%)"/><path d="M0 84 24 66 60 88 96 76V96H0z" fill="hsl(${hue} 40% 30%)"/>`,
  );
}

/**
 * The picture at a path of one of twimg.com's hosts.
 * @param {string} path
 * @returns {string | undefined} SVG
 */
export function picture(path) {
  const last = path.split('/').pop() ?? '';
  if (path.startsWith('/emoji/')) return emoji(last);
  if (path.startsWith('/profile_images/')) return avatar(last.replace(/_(normal|bigger|x96)\.\w+$/, ''));
  if (path.startsWith('/media/')) return photo(last);
  return undefined;
}
