// @ts-check
// A site's file (src/sites/*.json) made ready for reading: ways are cut into steps, patterns are compiled, once a page.

/**
 * One place to look for a field. `at` is a way from the post: steps apart by `>>`, each a selector to go down by, with `^` in front one
 * to climb by, with `~` one inside the open shadow root; `.` stays. `pattern` cuts the value out of what is found: its last group that took part.
 * `usual`: a healthy page has it here as well as in the places before; `bytes`: lists of bytes in it are text.
 * @typedef {{at: string, attribute: string, pattern?: string, all?: boolean, usual?: boolean, bytes?: boolean}} FieldRule
 */
/**
 * What one generation of a site's pages, or one front end, looks like.
 * @typedef {object} View
 * @property {string} name
 * @property {string[]} post
 * @property {string} [quote] what of a post is another's
 * @property {boolean} [nested] whether answers stand inside the post that they answer
 * @property {string[]} [promoted] ways; where one leads somewhere, the post is an advertisement
 * @property {string[]} [hidden] ways; where one leads somewhere, the words are not there to be read
 * @property {string} [focused]
 * @property {FieldRule[]} [host] the host that ids begin with, where the page's own is another (a front end that somebody else runs)
 * @property {string[]} [translation] ways; where one leads somewhere, the words are a machine translation
 * @property {{body: string[], skip: string, blocks?: string, collapse?: boolean}} text
 * @property {Record<string, FieldRule[]>} fields
 * @property {string[]} needs the fields that every post of a healthy page has
 * @property {{after: string, pattern: string}} [answers_between] where the people in a "Replying to" line are: links after this and before the words
 * @property {string} [author_block]
 * @property {string} [translated]
 * @property {boolean} [positioned] and `tile`: where its marker is placed; read in Rust
 * @property {string} [tile]
 * @property {{open: string[], page?: string[], editor: string[], dialog?: string, shown?: string, proof: string[], counter?: {at: string, attribute?: string, means: string}}} composer
 *   `dialog`: what it stands in together with the post that it answers; `page`: links to a post's own page, where it has a control to answer
 *   it; the rest as in src/sites/rules.rs
 */
/**
 * @typedef {object} SiteFile
 * @property {(string | {pattern: string, before: string})[]} addresses patterns; the last group is the id of the post at that address, one
 *   named `host` the host that it begins with, `before` what an id of its kind begins with
 * @property {'host'} [id_begins_with]
 * @property {string[]} pages_with_posts paths, `*` for one segment
 * @property {string[]} [signs] what pages of the site have, whatever they show
 * @property {string[]} [empty]
 * @property {FieldRule[]} viewer
 * @property {View[]} views
 */

/** The fields that Rust expects, in this order (src/sites/record.rs). */
export const FIELDS = ['id', 'address', 'author', 'author_name', 'lang', 'posted_at', 'replies', 'reposts', 'likes', 'views', 'answers', 'parent'];

/** @typedef {{to: 'up' | 'down' | 'in', selector: string}} Step */
/** @typedef {{steps: Step[], attribute: string, pattern: RegExp | undefined, all: boolean, usual: boolean, bytes: boolean}} Rule */

/** @param {string} way @returns {Step[]} */
const steps = (way) => (way === '.' ? [] : way.split('>>').map((step) => step.trim()).map(step));

/** @param {string} written @returns {Step} */
function step(written) {
  if (written.startsWith('^')) return { to: 'up', selector: written.slice(1) };
  if (written.startsWith('~')) return { to: 'in', selector: written.slice(1) };
  return { to: 'down', selector: written };
}

/** @param {FieldRule} rule @returns {Rule} */
const prepared = ({ at, attribute, pattern, all, usual, bytes }) => ({
  steps: steps(at), attribute, pattern: pattern === undefined ? undefined : new RegExp(pattern, 'u'), all: all === true, usual: usual === true, bytes: bytes === true,
});

/** @param {SiteFile['addresses'][number]} address */
const preparedAddress = (address) =>
  typeof address === 'string' ? { pattern: new RegExp(address, 'u'), before: '' } : { pattern: new RegExp(address.pattern, 'u'), before: address.before };

/** @param {View} view */
function preparedView(view) {
  return {
    ...view,
    selector: view.post.join(),
    body: view.text.body.map(steps),
    rules: FIELDS.map((name) => ({ name, rules: (view.fields[name] ?? []).map(prepared) })),
    promoted: (view.promoted ?? []).map(steps),
    hidden: (view.hidden ?? []).map(steps),
    host: view.host?.map(prepared),
    translation: (view.translation ?? []).map(steps),
    answersBetween: view.answers_between && { after: view.answers_between.after, pattern: new RegExp(view.answers_between.pattern, 'u') },
    editor: view.composer.editor.join(),
    open: view.composer.open.map(steps),
    page: (view.composer.page ?? []).map(steps),
  };
}

/** @typedef {ReturnType<typeof preparedView>} ReadyView */

/** @param {string} file */
export function prepare(file) {
  const site = /** @type {SiteFile} */ (JSON.parse(file));
  return {
    ...site,
    addresses: site.addresses.map(preparedAddress),
    viewer: site.viewer.map(prepared),
    views: site.views.map(preparedView),
  };
}

/**
 * What Rust needs of a site's file, flat: the paths that should show posts, then a record for each view (src/sites/rules.rs).
 * @param {ReturnType<typeof prepare>} site
 */
export function flat(site) {
  const records = site.views.map(({ selector, positioned, tile, editor, composer: { dialog, shown, proof, counter } }) =>
    [selector, positioned ? '1' : '', tile, editor, dialog, shown, proof.join(' '), counter?.at, counter?.attribute, counter?.means].map((part) => part ?? ''),
  );
  return [site.pages_with_posts, ...records].map((record) => record.join('\u0001')).join('\u0000');
}
