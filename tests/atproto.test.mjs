// Compares `amends count --site bluesky` with npm `@atproto/api` on generated texts, the same ones in every run: links as its
// `RichText` finds them, shortened as Bluesky's client does, counted in its graphemes (those of the platform's
// `Intl.Segmenter`) and bytes. URLs are those of npm `whatwg-url`, as Node's own have older tables of what a host may be made of.
// AMENDS_BIN names the program (default: target/release/amends); TEXTS says how many (default 30000), SEED
// which ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RichText, UnicodeString } from "@atproto/api";
import { URL as StandardUrl } from "whatwg-url";
import { chosen, counted, numbers } from "./texts/generated.mjs";

const texts = Number(process.env.TEXTS ?? 30000);
const seed = Number(process.env.SEED ?? 20260202);

const pieces = {
  before: [" ", " ", "\n", "(", "see ", "日本 "],
  scheme: ["https://", "https://", "https://", "http://", "HTTPS://", "hTTp://", "http:/", "ftp://", "https://https://", "//", "www.", "http", "https:"],
  user: ["ann@", "ann:secret@", "a%40b@", ":@", "@"],
  host: ["northwind.com", "shop.north-wind.co.uk", "SHOP.Example", "a.b", "localhost", "1.2", "0x7f.1", "127.0.0.1", "256.1.1.1", "1.2.3.4.5", "[::1]",
    "[2001:DB8:0:0:1::1]", "[::ffff:1.2.3.4]", "[1", "büro.example", "BÜRO.example", "straße.de", "例え.テスト", "пример.рф", "مثال.إختبار", "a。b.com", "xn--e1afmkfd.xn--p1ai",
    "xn--abc", "a_b.com", "-a.com", "a..b", ".", "", "😀.com", "a%62.com", "a%zz.com", "a|b.com", "a^b.com", "ﬁsh.com", "northwind.com.", "a\u00adb.com", "é".repeat(40) + ".com",
    "httpbin.org", "http.cat"],
  port: [":80", ":443", ":8443", ":", ":8o", ":99999", ":0"],
  path: ["/", "/a", "/orders/2026/1234567", "/12345678901234", "/123456789012345", "/a/../b", "/./", "/é", "/%C3%A9", "/a^b", "/a|b", "/a`b", '/a"b', "/<a>", "/{a}",
    "/a\\b", "\\a", "/日本", "/😀", "/x_(y)", "/(", "/)", "/a'b", "/a[b]", "//", "/~", "/%", "/a:b@c"],
  query: ["?", "?a=b", "?order=1234567890", "?é", "?a'b", '?a"b', "?a#b", "#", "#f", "#é", "#a`b", "?#"],
  end: ["", "", "", ".", ",", ";", ":", "!", "?", ")", ").", ".)", "?!", ")))", "…", "。", "\u0007"],
  emoji: ["😀", "👩‍💻", "👩🏽‍💻", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪", "🇩", "🇩🇪🇫🇷", "🇩🇪🇫", "1️⃣", "☺️", "☺", "👍🏽", "🏽", "\ufe0f", "\u200d", "🧑‍🚀", "👩‍❤️‍💋‍👨", "❤‍🔥", "©‍®", "🫩", "\u{1faea}"],
  word: ["late", "again", "Ärger", "中文", "привет", "a\u0301", "e\u0302\u0323", "각", "각", "ᄀ각ᆨ", "ᅡᆨ", "각", "שָׁלוֹם", "مَرْحَبًا", "नमस्ते", "क्षत्रिय", "क्‍ष", "ত্র্যম্বক", "స్త్రీ", "ක්‍ෂ",
    "കൃഷ്ണ", "ક્ષ", "ଶ୍ରୀ", "க்ஷ", "ไทยคำ", "ກຳ", "မြန်မာ", "ខ្មែរ", "བོད", "\u0600١", "\u0600\u0600a", "\u110bdx", "z\u0321\u0334\u0352", "𠮷", "ﷺ", "\ufffd", "\u{1133b}\u{11347}", "𑄃𑄳𑄇", "ᬓ᭄ᬓ"],
  border: [" ", " ", " ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u0085", "\ufeff", "\u200b", "\u3000", "\u2028", "\u180e", "(", "(", "((", ")", "[", ".", ",", "-", "@", "#", "\u0000", ""],
  direction: ["\u202e", "\u200f", "\u2066", "\u061c"],
  lone: ["\ud800", "\udc00", "\ud83d", "\ude00"],
  mention: ["@ann.bsky.social", "@ann", "(@ann.test)", "#late", "#漢字", "＃late", "$ACME", "ann@northwind.com"],
};

/** Whether the platform's Unicode does not know it yet. */
const isNew = (point) => /\p{Cn}/u.test(point);

function generator(seed) {
  const number = numbers(seed);
  const below = (n) => Math.floor(number() * n);
  const one = (list) => list[below(list.length)];
  const maybe = (chance, list) => (number() < chance ? one(list) : "");
  const point = () => {
    for (;;) {
      const point = String.fromCodePoint(below(number() < 0.5 ? 0x3000 : 0x20000));
      if (!isNew(point) && point.isWellFormed()) return point;
    }
  };
  const makers = [
    [22, () => maybe(0.7, pieces.before) + maybe(0.75, pieces.scheme) + maybe(0.06, pieces.user) + one(pieces.host) + maybe(0.12, pieces.port) + maybe(0.6, pieces.path) +
      maybe(0.2, pieces.path) + maybe(0.2, pieces.query) + one(pieces.end)],
    [14, () => one(pieces.emoji)],
    [16, () => one(pieces.word)],
    [30, () => one(pieces.border)],
    [2, () => one(pieces.direction)],
    [1, () => one(pieces.lone)],
    [4, () => one(pieces.mention)],
    [1, () => "late again ".repeat(below(40))],
    [1, () => one(pieces.word).repeat(below(60))],
    [8, point],
  ];
  return () => {
    let text = "";
    for (let count = 1 + below(number() < 0.1 ? 60 : 10); count > 0; count -= 1) text += chosen(makers, number);
    return text;
  };
}

/** What is written in the place of a link. */
function short(link) {
  let url;
  try {
    url = new StandardUrl(link);
  } catch {
    return link;
  }
  const { protocol, host, pathname, search, hash } = url;
  if (protocol !== "https:" && protocol !== "http:") return link;
  const path = (pathname === "/" ? "" : pathname) + search + hash;
  return host + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
}

/** The text as Bluesky's client posts it, its length, and how many links were shortened. */
function theirs(text) {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  // Not with its own `slice`, which drops a U+FEFF at the start of each slice.
  const bytes = Buffer.from(rich.unicodeText.utf8);
  let posted = "";
  let at = 0;
  let shortened = 0;
  for (const { index, features } of rich.facets ?? []) {
    if (!features.some(({ $type }) => $type === "app.bsky.richtext.facet#link")) continue;
    const link = bytes.toString("utf8", index.byteStart, index.byteEnd);
    posted += bytes.toString("utf8", at, index.byteStart) + short(link);
    at = index.byteEnd;
    shortened += Number(short(link) !== link);
  }
  posted += bytes.toString("utf8", at);
  const unicode = new UnicodeString(posted);
  return { length: unicode.graphemeLength, bytes: unicode.length, shortened, isBlank: text.trim() === "" };
}

test(`${texts} generated texts are as long as @atproto/api says`, () => {
  const next = generator(seed);
  // What is posted is UTF-8, which has no lone surrogates; see the next test.
  const list = Array.from({ length: texts }, () => next().toWellFormed());
  const ours = counted("bluesky", list);
  assert.equal(ours.length, list.length);
  const differ = [];
  let shortened = 0;
  let long = 0;
  list.forEach((text, index) => {
    const their = theirs(text);
    shortened += Number(their.shortened > 0);
    const fits = !their.isBlank && their.length <= 300 && their.bytes <= 3000;
    long += Number(!fits);
    const wanted = { length: their.length, limit: 300, fits, bytes: { length: their.bytes, limit: 3000 } };
    if (JSON.stringify(wanted) !== JSON.stringify(ours[index])) differ.push({ text, theirs: wanted, ours: ours[index] });
  });
  const shown = JSON.stringify(differ.sort((a, b) => a.text.length - b.text.length).slice(0, Number(process.env.SHOWN ?? 5)), null, 1);
  assert.equal(differ.length, 0, `${differ.length} differ; the platform's Unicode is ${process.versions.unicode}: ${shown}`);
  // The texts are worth something: links are shortened in many of them, and not in all; some are too long.
  assert.ok(shortened > texts / 5 && shortened < texts, `links shortened in ${shortened} of ${texts}`);
  assert.ok(long > texts / 1000, `${long} of ${texts} too long`);
});

test("a half of a surrogate pair counts as the U+FFFD that is posted in its place", () => {
  const list = ["\ud800", "a\udc00b", "https://northwind.com/\ud83d", "😀\ud83d", "\ud83d\u0301"];
  const whole = list.map((text) => text.toWellFormed());
  assert.deepEqual(counted("bluesky", list), counted("bluesky", whole));
  assert.deepEqual(counted("bluesky", list).map(({ length, bytes }) => [length, bytes.length]), whole.map(theirs).map(({ length, bytes }) => [length, bytes]));
});

test("hosts and graphemes differ in no code point that the platform's Unicode knows", () => {
  const list = [];
  for (let point = 0x80; point <= 0x10ffff; point += 1) {
    const c = String.fromCodePoint(point);
    if (c.isWellFormed() && !isNew(c)) list.push(`https://a${c}b.com/ e${c}\u0301${c}`);
  }
  assert.ok(list.length > 290_000, `${list.length}`);
  const ours = counted("bluesky", list);
  const differ = list.filter((text, index) => {
    const { length, bytes } = theirs(text);
    return length !== ours[index].length || bytes !== ours[index].bytes.length;
  });
  assert.deepEqual(differ.slice(0, 5), [], `${differ.length} differ`);
});
