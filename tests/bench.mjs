// @ts-check
// Sizes, times and counts, each beside what it is measured against, in one run. Nothing here passes or fails.
//
// Times on a shared machine say little by themselves: every line gives its ratio to a control of the same run, and the
// control is run twice to show how far the run can be trusted.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadavg } from 'node:os';
import { Rig, brand } from './e2e/rig.mjs';
import { records } from './carriers/corpus.mjs';
import { cost, median } from './measure.mjs';
import { POSTS } from './site/posts.mjs';

/** Settings with the second reader off: it has a line of its own, and would take minutes here. */
const FIRST_ALONE = 'target/bench/first-alone.json';
mkdirSync('target/bench', { recursive: true });
writeFileSync(FIRST_ALONE, JSON.stringify({ schema: 1, second_reader: 'off' }));

console.log(`load average ${loadavg().map((each) => each.toFixed(1)).join(' ')}`);
sizes();
await readers();
await carriers();
instructions();
await feed();

function sizes() {
  console.log('\nsizes, bytes');
  for (const [script, most] of [['content.js', '350,000'], ['content-translated.js', '400,000'], ['worker.js'], ['app.js']]) {
    const file = `dist/chrome/${script}`;
    console.log(`  ${script?.padEnd(22)} ${String(statSync(file).size).padStart(9)}   gzip ${String(gzipSync(readFileSync(file), { level: 9 }).length).padStart(8)}${most ? `   (at most ${most}, with the model)` : ''}`);
  }
}

/** Texts of about the length of a post: the stand-in's, each once, without the one of 25,000 characters. */
function texts() {
  return POSTS.map(({ text }) => text).filter((text) => text.length > 20 && text.length < 1000);
}

/** Judging a post, beside the sentiment packages of npm, interleaved, over the same texts. */
async function readers() {
  const { default: vader } = await import('vader-sentiment');
  const { default: wink } = await import('wink-sentiment');
  const { default: Sentiment } = await import('sentiment');
  const sentiment = new Sentiment();
  const posts = texts();
  const ours = await module(posts);
  const control = /\b(bad|terrible|awful|broken|refund|never|worst)\b/i;
  /** @type {[string, (text: string) => unknown][]} */
  const candidates = [
    ['seven-word RegExp (control)', (text) => control.test(text)],
    ['the control again', (text) => control.test(text)],
    ['sentiment 5', (text) => sentiment.analyze(text).score],
    ['wink-sentiment 5', (text) => wink(text).score],
    ['vader-sentiment 1', (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound],
    ['amends, first reader, WebAssembly (at most 30)', (text) => ours.first(text)],
    ['amends, second reader, WebAssembly (at most 60,000)', (text) => ours.second(text)],
  ];
  /** @type {Map<string, number[]>} */
  const rounds = new Map(candidates.map(([name]) => [name, []]));
  for (let round = 0; round < 9; round++) {
    for (const [name, run] of [...candidates].sort(() => Math.random() - 0.5)) {
      const times = name.startsWith('vader') ? 2 : name.includes('second') ? 1 : 20;
      const began = performance.now();
      for (let n = 0; n < times; n++) for (const text of posts) run(text);
      rounds.get(name)?.push(((performance.now() - began) * 1000) / (times * posts.length));
    }
  }
  const own = scanTime(posts);
  const base = median(rounds.get('seven-word RegExp (control)') ?? []);
  console.log(`\njudging one post, µs, median of 9 rounds over ${posts.length} posts, and times the control`);
  for (const [name, times] of rounds) line(name, median(times), base);
  line('amends, first reader, native: JSON, watch, judge, JSON', own, base);
}

/** Reading, watching and judging one post by both carriers of the injected module, interleaved, over the same posts. */
async function carriers() {
  // Browsers have it, Node from 22 on.
  /** @type {any} */ (ArrayBuffer.prototype).transfer ??= /** @this {ArrayBuffer} */ function (/** @type {number} */ bytes) {
    const next = new ArrayBuffer(bytes);
    new Uint8Array(next).set(new Uint8Array(this));
    structuredClone(this, { transfer: [this] });
    return next;
  };
  const posts = texts();
  const given = records(posts, 1);
  const fail = (/** @type {unknown} */ error) => { throw error; };
  const candidates = await Promise.all([['WebAssembly', '../pkg/judge.mjs'], ['translated', '../pkg/translated/judge.mjs'], ['WebAssembly again (control)', '../pkg/judge.mjs']].map(async ([name, path]) => {
    const made = (await import(new URL(path ?? '', import.meta.url).href)).make(fail);
    made.watch(JSON.stringify([brand]), '[]');
    return { name: name ?? '', made, times: /** @type {number[]} */ ([]) };
  }));
  for (let round = 0; round < 25; round++) {
    for (const { made, times } of [...candidates].sort(() => Math.random() - 0.5)) {
      const began = performance.now();
      for (let n = 0; n < 10; n++) made.complaints(given);
      // The first rounds compile.
      if (round >= 4) times.push(((performance.now() - began) * 1000) / (10 * posts.length));
    }
  }
  const base = median(candidates[0]?.times ?? []);
  console.log(`\none post in the page by each carrier (read, watch, judge), µs, median of 21 rounds over ${posts.length} posts, and times WebAssembly (at most 5)`);
  for (const { name, times } of candidates) line(name, median(times), base);
}

/**
 * Both readers as they ship, without a browser (tools/readers).
 * @param {string[]} posts warmed up with
 */
async function module(posts) {
  const { instance } = await WebAssembly.instantiate(readFileSync('target/wasm32-unknown-unknown/wasm-fast/amends_readers.wasm'), {});
  const { memory, room, first, second } = /** @type {any} */ (instance.exports);
  const encoder = new TextEncoder();
  const read = (/** @type {() => number} */ reader) => (/** @type {string} */ text) => {
    const bytes = encoder.encode(text);
    const at = room(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    return reader();
  };
  const ours = { first: read(first), second: read(second) };
  for (const text of posts) if (!(ours.first(text) >= 0) || Number.isNaN(ours.second(text))) throw new Error(`not read: ${text}`);
  return ours;
}

/**
 * @param {string} name
 * @param {number} micros
 * @param {number} base
 */
function line(name, micros, base) {
  console.log(`  ${name.padEnd(54)} ${micros.toFixed(2).padStart(9)} ${(micros / base).toFixed(1).padStart(8)}×`);
}

/** @param {string[]} posts */
function scanTime(posts) {
  mkdirSync('target/bench', { recursive: true });
  const input = (/** @type {number} */ times) => Array.from({ length: times }, () => posts).flat().map((text, id) => JSON.stringify({ id, text: text.toWellFormed?.() ?? text })).join('\n');
  const run = (/** @type {string} */ file) => {
    const began = performance.now();
    spawnSync('target/release/amends', ['scan', '--brand', 'Northwind Coffee', '--all', '--settings', FIRST_ALONE], { input: readFileSync(file), stdio: ['pipe', 'ignore', 'ignore'] });
    return performance.now() - began;
  };
  writeFileSync('target/bench/few.jsonl', input(1));
  writeFileSync('target/bench/many.jsonl', input(201));
  // The difference leaves the start of the process out.
  const rounds = Array.from({ length: 7 }, () => run('target/bench/many.jsonl') - run('target/bench/few.jsonl'));
  return (median(rounds) * 1000) / (200 * posts.length);
}

/** Instructions are the same on every run, whatever else the machine does. */
function instructions() {
  if (spawnSync('valgrind', ['--version']).status !== 0) {
    console.log('\ninstructions: valgrind is not installed');
    return;
  }
  const count = (/** @type {string} */ file) => {
    const { stderr } = spawnSync('valgrind', ['--tool=callgrind', '--callgrind-out-file=/dev/null', 'target/release/amends', 'scan', '--brand', 'Northwind Coffee', '--all', '--settings', FIRST_ALONE], { input: readFileSync(file), encoding: 'utf8', maxBuffer: 1 << 28 });
    return Number(/Collected : (\d+)/.exec(stderr)?.[1] ?? NaN);
  };
  const posts = texts();
  const once = Array.from({ length: 1 }, () => posts).flat();
  const thrice = Array.from({ length: 3 }, () => posts).flat();
  const write = (/** @type {string} */ file, /** @type {string[]} */ list) => writeFileSync(file, list.map((text, id) => JSON.stringify({ id, text: text.toWellFormed?.() ?? text })).join('\n'));
  write('target/bench/once.jsonl', once);
  write('target/bench/thrice.jsonl', thrice);
  const each = (count('target/bench/thrice.jsonl') - count('target/bench/once.jsonl')) / (2 * posts.length);
  console.log(`\ninstructions for one post (callgrind; JSON in, watch, judge, JSON out): ${Math.round(each).toLocaleString('en')}`);
}

/** The feed: 300 posts stream in. Only the extension's own calls are counted, read off a trace. */
async function feed() {
  const rig = new Rig('chromium');
  await rig.start();
  try {
    await rig.edit({ edit: 'put_brand', brand });
    console.log('\n300 posts stream into the stand-in feed, ten a frame, Chromium, traced (aim 10 µs a post, at most 50)');
    for (const where of ['end', 'start']) {
      const page = await rig.hands.open('about:blank');
      await page.goto('https://x.com/home?virtual=off');
      await page.bringToFront();
      await rig.marked(page, (marks) => marks.some(({ kind }) => kind === 'complaint'), 'marks');
      const stream = () => page.evaluate((at) => /** @type {any} */ (window).__site.appendPosts(300, { perFrame: 10, where: at }), where);
      for (const warmth of ['cold', 'warm']) {
        const spent = await cost(page, async () => {
          await stream();
          await rig.marked(page, (marks) => marks.slice(0, 8).every(({ kind }) => kind !== 'none'), 'the posts in view to be marked');
        });
        const calls = spent.calls.filter((ms) => ms > 0.02);
        console.log(`  at the ${where === 'end' ? 'end, out of sight mostly' : 'top, each one drawn'}, ${warmth}: ${((spent.total * 1000) / 300).toFixed(0)} µs a post of own script on average, ${((median(spent.slices(30)) * 1000) / 10).toFixed(0)} in the median of 30 slices, ${spent.total.toFixed(1)} ms in all; median call ${median(calls).toFixed(2)} ms, longest ${spent.longest.toFixed(1)} ms (at most 16); forced layouts ${spent.forced} in ${calls.length} calls`);
      }
      await page.close();
    }
    const page = await rig.hands.open('about:blank');
    const start = await cost(page, async () => {
      await page.goto('https://x.com/home');
      await page.bringToFront();
      await rig.marked(page, (marks) => marks.some(({ kind }) => kind === 'complaint'), 'marks');
    }, { start: true });
    console.log(`  start: module runs ${start.ready.toFixed(0)} ms after injection (at most 60), first marker at ${start.first.toFixed(0)} ms`);
    await page.close();
  } finally {
    await rig.stop();
  }
}
