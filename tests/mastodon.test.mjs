// Compares `amends count --site mastodon` with the rule of Mastodon's composer, written down here with the patterns of npm
// `twitter-text`, which it uses too, on generated texts, the same ones in every run. The characters are those of the platform's
// `Intl.Segmenter`; Mastodon's server counts the same ones.
// AMENDS_BIN names the program (default: target/release/amends); TEXTS says how many (default 30000), SEED
// which ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import twitter from "twitter-text";
import { counted, generator } from "./texts/generated.mjs";

const texts = Number(process.env.TEXTS ?? 30000);
const seed = Number(process.env.SEED ?? 20260303);

const { validUrlPrecedingChars, validDomain, validPortNumber, validUrlPath, validUrlQueryChars, validUrlQueryEndingChars } = Object.fromEntries(
  Object.entries(twitter.regexen).map(([name, pattern]) => [name, pattern.source]),
);
// As for X, but with a scheme.
const link = new RegExp(
  `(${validUrlPrecedingChars})https?://${validDomain}(?::${validPortNumber})?(?:/${validUrlPath}*)?(?:\\?${validUrlQueryChars}*${validUrlQueryEndingChars})?`,
  "gi",
);
// A person on another server; only the name counts.
const remote = /(^|[^\w/])(@\w+)@[a-z\d.-]+[a-z\d]/gi;
const segmenter = new Intl.Segmenter();

const withLinks = (text) => text.replace(link, (_, before) => before + "x".repeat(23));
const theirs = (text) => [...segmenter.segment(withLinks(text).replace(remote, "$1$2"))].length;

test(`${texts} generated texts are as long as Mastodon's composer says`, () => {
  const next = generator(seed, 6);
  const list = Array.from({ length: texts }, () => next().toWellFormed());
  const ours = counted("mastodon", list);
  const differ = [];
  let links = 0;
  let people = 0;
  list.forEach((text, index) => {
    links += Number(withLinks(text) !== text);
    people += Number(withLinks(text).search(remote) >= 0);
    const length = theirs(text);
    const fits = text.trim() !== "" && length <= 500;
    if (length !== ours[index].length || fits !== ours[index].fits) differ.push({ text, theirs: [length, fits], ours: ours[index] });
  });
  const shown = JSON.stringify(differ.sort((a, b) => a.text.length - b.text.length).slice(0, 5), null, 1);
  assert.equal(differ.length, 0, `${differ.length} differ; the platform's Unicode is ${process.versions.unicode}: ${shown}`);
  // The texts are worth something: links and people are found in many of them, and not in all.
  assert.ok(links > texts / 10 && links < texts, `${links} of ${texts} have links`);
  assert.ok(people > texts / 20 && people < texts, `${people} of ${texts} have people`);
});
