// Atomic class names, written the way X's own style sheet writes them: one hashed class a declaration, none of which means anything.

import { options } from './options.js';

const sheet = /** @type {HTMLStyleElement} */ (document.getElementById('react-native-stylesheet')).sheet;
/** @type {Map<string, string>} */
const known = new Map();

/** The class that every plain box and every piece of text carries; X changes them every year or two. */
const bases = {
  2023: { view: 'css-1rynq56', text: 'css-901oao' },
  2025: { view: 'css-175oi2r', text: 'css-146c3p1' },
  2026: { view: 'css-g5y9jx', text: 'css-1jxf684' },
}[options.generation] ?? { view: 'css-g5y9jx', text: 'css-1jxf684' };

const insert = (/** @type {string} */ rule) => sheet?.insertRule(rule, sheet.cssRules.length);
insert('*, ::before, ::after { box-sizing: border-box; }');
insert('body { margin: 0; overflow-y: scroll; }');
insert(`.${bases.view} { align-items: stretch; background-color: transparent; border: 0 solid black; display: flex; flex-basis: auto; flex-direction: column; flex-shrink: 0; list-style: none; margin: 0; min-height: 0; min-width: 0; padding: 0; position: relative; text-decoration: none; z-index: 0; appearance: none; color: inherit; font: inherit; text-align: inherit; }`);
insert(`.${bases.text} { background-color: transparent; border: 0 solid black; display: inline; list-style: none; margin: 0; padding: 0; position: relative; text-align: start; text-decoration: none; white-space: pre-wrap; overflow-wrap: break-word; font: inherit; color: inherit; }`);

const hash = (/** @type {string} */ text) => {
  let value = 5381;
  for (const c of text) value = ((value * 33) ^ c.charCodeAt(0)) >>> 0;
  return value.toString(36);
};

/**
 * Classes for a set of declarations; a key may start with `:hover ` and the like. Longhands only: their order is not kept.
 * @param {...(Record<string, string | number> | false | undefined)} styles later ones win
 */
export function atoms(...styles) {
  /** @type {Record<string, string | number>} */
  const merged = Object.assign({}, ...styles);
  return Object.entries(merged).map(([key, raw]) => {
    const value = typeof raw === 'number' && !/opacity|flexGrow|flexShrink|zIndex|fontWeight|lineClamp/i.test(key) ? `${raw}px` : raw;
    const id = `${options.generation}|${key}|${value}`;
    let name = known.get(id);
    if (!name) {
      name = `r-${hash(id)}`;
      known.set(id, name);
      const [, pseudo = '', property] = /** @type {RegExpMatchArray} */ (key.match(/^(?:(:\S+) )?(.+)$/));
      insert(`.${name}${pseudo} { ${property.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}: ${value}; }`);
    }
    return name;
  }).join(' ');
}

/** A plain box. `s` are its styles, `test` its data-testid. */
export function View({ as: Tag = 'div', s = undefined, test = undefined, inner = undefined, ...rest }) {
  return <Tag ref={inner} className={`${bases.view} ${atoms(s)}`} data-testid={test} {...rest} />;
}

/** A piece of text. */
export function Text({ as: Tag = 'span', s = undefined, test = undefined, ...rest }) {
  return <Tag className={`${bases.text} ${atoms(s)}`} data-testid={test} {...rest} />;
}

/** A button: a real one since 2024, a div with a role before. */
export function Press({ onPress = undefined, disabled = false, type = undefined, ...rest }) {
  const old = options.generation === '2023';
  const common = { role: 'button', onClick: disabled ? undefined : onPress, 'aria-disabled': disabled || undefined };
  return old
    ? <View tabIndex={disabled ? -1 : 0} {...common} {...rest} s={{ cursor: 'pointer', ...rest.s }} />
    : <View as="button" type="button" disabled={disabled} {...common} {...rest} s={{ cursor: 'pointer', ...rest.s }} />;
}
