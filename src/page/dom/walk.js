// @ts-check
// The words of an element in the order in which they are read, with the way back to where each stands.

/**
 * A stretch of the text and what shows it: the units `from` to `to` of a text node (more than the text has where white space was
 * collapsed to one blank), or an element that stands for it.
 * @typedef {(node: Text | Element, text: string, from: number, to: number) => void} Visit
 */

/** @typedef {{skip: string, blocks?: string, collapse?: boolean}} Manner */

/**
 * Calls `visit` with each stretch. Images count as the characters that they stand for; a block begins a new line; where the page
 * collapses white space, so does this.
 * @param {Node} node
 * @param {Manner} manner
 * @param {Visit} visit
 */
export function walk(node, manner, visit) {
  new Walk(manner, visit).inside(node);
}

class Walk {
  /**
   * @param {Manner} manner
   * @param {Visit} visit
   */
  constructor(manner, visit) {
    this.manner = manner;
    this.visit = visit;
    /** Whether a blank here would be one too many. */
    this.blank = true;
    /** @type {[Text, number, number] | undefined} A blank that shows if a word follows in the same line. */
    this.kept = undefined;
    /** Whether anything was said yet. */
    this.begun = false;
    /** @type {Element | undefined} The block that wants a new line before the next word. */
    this.due = undefined;
  }

  /** @param {Node} node */
  inside(node) {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        const words = /** @type {Text} */ (child);
        if (this.manner.collapse) this.collapsed(words);
        else if (words.data) this.say(words, words.data, 0, words.data.length);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        this.element(/** @type {Element} */ (child));
      }
    }
  }

  /** @param {Element} element */
  element(element) {
    const { skip, blocks } = this.manner;
    if (element.localName === 'img') {
      const text = element.getAttribute('alt');
      if (text) this.say(element, text, 0, text.length);
    } else if (element.localName === 'br') {
      this.say(element, '\n', 0, 1);
      this.blank = true;
    } else if (!element.matches(skip)) {
      const block = blocks !== undefined && element.matches(blocks);
      if (block) this.due = element;
      this.inside(element);
      if (block) this.due = element;
    }
  }

  /** @param {Text} words */
  collapsed(words) {
    for (const { 0: run, index } of words.data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (!/^[ \t\n\r\f]/.test(run)) this.say(words, run, index, index + run.length);
      else if (!this.blank && !this.due) {
        this.kept = [words, index, index + run.length];
        this.blank = true;
      }
    }
  }

  /**
   * @param {Text | Element} node
   * @param {string} text
   * @param {number} from
   * @param {number} to
   */
  say(node, text, from, to) {
    if (this.due && this.begun) this.visit(this.due, '\n', 0, 0);
    else if (this.kept && text !== '\n') this.visit(this.kept[0], ' ', this.kept[1], this.kept[2]);
    this.due = this.kept = undefined;
    this.visit(node, text, from, to);
    this.blank = false;
    this.begun = true;
  }
}
