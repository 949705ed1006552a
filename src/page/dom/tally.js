// @ts-check
// Counts what is found of the posts of a page: which fields are missing, and which stand elsewhere than they used to.

import { FIELDS } from './rules.js';

/** What was found of the posts of one view. */
export class Tally {
  /** @param {import('./rules.js').ReadyView} view */
  constructor(view) {
    this.view = view;
    this.posts = 0;
    this.words = 0;
    /** @type {Map<string, number>} */
    this.missing = new Map();
    /** @type {Map<string, number>} */
    this.fallback = new Map();
  }

  /**
   * Takes in where a field of a post was found.
   * @param {string} field
   * @param {number} rule which rule has found it, -1 for none
   */
  note(field, rule) {
    const counts = rule < 0 ? this.missing : this.fallback;
    if (rule !== 0) counts.set(field, (counts.get(field) ?? 0) + 1);
  }

  /**
   * One line: the view's name, how many posts, how many with words, and for each field that is not as it should be
   * `name=missing/by a fallback`.
   */
  line() {
    const { name, needs } = this.view;
    const fields = FIELDS.flatMap((field) => {
      const missing = needs.includes(field) ? (this.missing.get(field) ?? 0) : 0;
      const fallback = this.fallback.get(field) ?? 0;
      return missing || fallback ? [`${field}=${missing}/${fallback}`] : [];
    });
    return [name, this.posts, this.words, ...fields].join(' ');
  }
}
