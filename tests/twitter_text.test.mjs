// Compares `amends count --site x` with npm `twitter-text` on generated texts, the same ones in every run.
// AMENDS_BIN names the program (default: target/release/amends); TEXTS says how many (default 30000), SEED
// which ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import twitter from "twitter-text";
import { counted, generator } from "./texts/generated.mjs";

const texts = Number(process.env.TEXTS ?? 30000);
const seed = Number(process.env.SEED ?? 20260101);

test(`${texts} generated texts are as long as twitter-text says`, () => {
  const next = generator(seed);
  const list = Array.from({ length: texts }, next);
  const ours = counted("x", list);
  assert.equal(ours.length, list.length);
  const differ = [];
  let links = 0;
  list.forEach((text, index) => {
    const theirs = twitter.parseTweet(text);
    if (twitter.extractUrls(text.normalize()).length > 0) links += 1;
    if (theirs.weightedLength !== ours[index].length || theirs.valid !== ours[index].fits) {
      differ.push({ text, theirs: [theirs.weightedLength, theirs.valid], ours: [ours[index].length, ours[index].fits] });
    }
  });
  assert.equal(differ.length, 0, JSON.stringify(differ.sort((a, b) => a.text.length - b.text.length).slice(0, 5), null, 1));
  // The texts are worth something: links are found in many of them, and not in all.
  assert.ok(links > texts / 4 && links < texts, `${links} of ${texts} have links`);
});

test("a half of a surrogate pair counts as twitter-text counts it", () => {
  const list = ["\ud800", "a\udc00b", "x\ud83d.com", "😀\ud83d"];
  const ours = counted("x", list).map((length) => length.length);
  assert.deepEqual(ours, list.map((text) => twitter.parseTweet(text).weightedLength));
});
