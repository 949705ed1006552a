// @ts-check
// The translated module says exactly what WebAssembly says: every field, span and score, to the last bit; also while its memory grows, and
// after it came to a stop and was made anew.
// Made by ./build.sh (judges): the two modules in pkg/.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { BRAND } from '../site/posts.mjs';
import { corpus, records } from './corpus.mjs';

const BRANDS = JSON.stringify([
  { id: 'northwind', name: BRAND.name, handles: BRAND.handles.map((handle) => ({ site: 'x', handle })), aliases: ['northwind'], switch: 'on' },
  { id: 'bluebird', name: 'Bluebird Roasters', handles: [{ site: 'x', handle: 'bluebirdroasts' }], aliases: [], switch: 'on' },
]);
// Words that many posts have, so that many are judged, not only looked at.
const QUERIES = JSON.stringify(['ferry late', 'the OR and OR you OR is OR a OR to', 'refund -flight', '"customer service"', 'de OR la OR que OR der OR die OR في OR में'].map((query, n) => ({ id: `q${n}`, query, switch: 'on' })));
const COMPLAINT = records(['Northwind Coffee lost my order again. Terrible service, I want a refund.'], 1);
const BATCH = 200;

// Every browser that is supported has it, and the end-to-end tests run on theirs; Node has it from 22 on.
/** @type {any} */ (ArrayBuffer.prototype).transfer ??= function (/** @type {number} */ bytes) {
  const next = new ArrayBuffer(bytes);
  new Uint8Array(next).set(new Uint8Array(this));
  structuredClone(this, { transfer: [this] });
  return next;
};

/** @type {any} */
let webassembly;
/** @type {any} */
let translated;
const fail = (/** @type {unknown} */ error) => { throw error; };

/** @param {any} carrier @param {(error: unknown) => void} [trapped] */
function judge(carrier, trapped = fail) {
  const made = carrier.make(trapped);
  assert.equal(made.watch(BRANDS, QUERIES), undefined);
  return made;
}

/**
 * @param {any} one
 * @param {any} other
 * @param {string[]} texts
 * @param {number} [from]
 */
function compare(one, other, texts, from = 0) {
  let judged = 0;
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = records(texts.slice(at, at + BATCH), from + at);
    const [first, second] = [one.judge(batch), other.judge(batch)];
    if (first !== second) {
      const [lines, others] = [first.split('\n'), second.split('\n')];
      const where = lines.findIndex((/** @type {string} */ line, /** @type {number} */ n) => line !== others[n]);
      assert.equal(others[where], lines[where]);
    }
    judged += first.match(/AboutUs/g)?.length ?? 0;
  }
  return judged;
}

before(async () => {
  [webassembly, translated] = await Promise.all([import(new URL('../../pkg/judge.mjs', import.meta.url).href), import(new URL('../../pkg/translated/judge.mjs', import.meta.url).href)]);
});

test('the same verdicts, to the last bit', () => {
  const [one, other] = [judge(webassembly), judge(translated)];
  const { generated, real } = corpus(20_000);
  assert.ok(generated.length >= 20_000);
  let judged = compare(one, other, generated);
  // All else is no more than could be had: every one when there are few, an even choice of them when there are many.
  const step = Math.max(1, Math.floor(real.length / 30_000));
  const chosen = real.filter((_, n) => n % step === 0);
  judged += compare(one, other, chosen, generated.length);
  console.log(`# ${generated.length} generated and ${chosen.length} real posts, ${judged} of them judged, no difference`);
  assert.ok(judged > 10_000, `only ${judged} posts were judged`);
});

test('the same verdicts while memory grows, and the old memory is let go of', () => {
  const [one, other] = [judge(webassembly), judge(translated)];
  const texts = corpus(1200).generated;
  const began = translated.memory.buffer;
  for (const [n, mebibytes] of [1, 3, 16, 64, 128].entries()) {
    const old = translated.memory.buffer;
    for (const each of [one, other]) each.hold(mebibytes);
    assert.equal(old.byteLength, 0, 'the memory from before is still there');
    assert.ok(translated.memory.buffer.byteLength >= mebibytes << 20);
    compare(one, other, texts.slice(n * 240, (n + 1) * 240), n * 240);
  }
  // Growing in the middle of a text that is being taken over.
  const huge = records(['Northwind Coffee lost my order. '.repeat(400_000)], 1);
  assert.equal(other.judge(huge), one.judge(huge));
  assert.deepEqual([one.spoilt(), other.spoilt()], [0, 0]);
  assert.notEqual(translated.memory.buffer, began);
});

test('memory that can\'t be had stops the instance, and does not go wrong in silence', () => {
  for (const carrier of [webassembly, translated]) {
    /** @type {unknown[]} */
    const stopped = [];
    const made = judge(carrier, (error) => stopped.push(error));
    assert.equal(made.complaints(COMPLAINT), 1);
    for (let n = 0; n < 5 && stopped.length === 0; n++) made.reserve(1200);
    assert.equal(stopped.length, 1);
    assert.equal(made.complaints(COMPLAINT), 0, 'it goes on');
  }
});

test('an instance that comes to a stop is made anew, and says the same', () => {
  const texts = corpus(200).generated;
  for (const carrier of [webassembly, translated]) {
    /** @type {unknown[]} */
    const stopped = [];
    const broken = judge(carrier, (error) => stopped.push(error));
    assert.equal(broken.complaints(COMPLAINT), 1);
    broken.trap();
    assert.equal(stopped.length, 1);
    assert.ok(stopped[0] instanceof Error);
    assert.equal(broken.complaints(COMPLAINT), 0, 'an instance that has stopped goes on');
    compare(judge(webassembly), judge(carrier), texts);
  }
});
