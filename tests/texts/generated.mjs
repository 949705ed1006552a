// Texts for the tests that compare a count of ours with somebody else's, and the way to ours.
// AMENDS_BIN names the program (default: target/release/amends).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

const program = process.env.AMENDS_BIN ?? new URL("../../target/release/amends", import.meta.url).pathname;

/** What `amends count` says of each of the texts. */
export function counted(site, list) {
  const input = list.map((text) => JSON.stringify({ text })).join("\n");
  const run = spawnSync(program, ["count", "--site", site], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.error, undefined);
  assert.equal(run.stderr, "");
  assert.equal(run.status, 0);
  return run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** Calls one of the makers, each as often as its share says. */
export function chosen(makers, number) {
  let at = number() * makers.reduce((sum, [share]) => sum + share, 0);
  for (const [share, make] of makers) {
    at -= share;
    if (at < 0) return make();
  }
  return "";
}

/** Numbers from 0 to below 1, the same for the same seed (the mulberry32 recurrence). */
export function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = {
  scheme: ["http://", "https://", "HTTPS://", "hTTp://", "http:/", "ftp://", "https://https://", "//", "www."],
  label: ["a", "shop", "north-wind", "a_b", "_x", "x_", "-x", "x-", "büro", "例え", "пример", "ελ", "xn--abc", "XN--AbC",
    "q'uote", 'say"', "`b`", "x".repeat(62), "x".repeat(63), "x".repeat(64), "あ".repeat(30), "é".repeat(50), "一。二", "😀", "\u0345",
    "ι", "ſ", "t", "0", "42", "\u0007", "ÿ", "ɐ", "ⱥ", "Ὀ"],
  end: ["com", "COM", "co", "co.uk", "org", "io", "de", "museum", "онлайн", "РФ", "рф", "中国", "中國", "嘉里大酒店", "嘉里", "香港", "한국",
    "გე", "vermögensberatung", "VERMÖGENSBERATUNG", "xn--p1ai", "xn--", "notatld", "comx", "c", "भारत", "भारतम्", "ευ", "ΕΥ", "コム", "пок"],
  dot: [".", ".", ".", ".", "..", "。", "．", "-.", "_."],
  port: [":80", ":443", ":", ":8o", ":99999"],
  path: ["/", "/a", "/a/b", "/a.", "/a,b;c", "/(x)", "/x_(y)", "/x_(y(z))", "/x_(y(z)w)q", "/(x", "/x)", "/((x)(y))", "/@me", "/@me/", "/..",
    "/é", "/я", "/ι", "/–", "/a–", "/%20", "/~", "/a|b&c", "/漢", "/#", "/a!", "/()", "//", "/a:b", "/a'b"],
  query: ["?", "?a", "?a=b", "?a=b&c=d.", "?=", "?a?b", "?é", "?(x)", "?!", "?a=1#f", "#f", "?a|", "?a/"],
  tco: ["https://t.co/abc", "https://t.co/ABC123.", "http://t.co/a/b", "https://t.co/a?x=y", "https://t.co/", "https://t.co/aé", "HTTPS://T.CO/x-y",
    "https://t.co/" + "a".repeat(40), "https://t.co/" + "a".repeat(41), "t.co/abc", "https://t.co:80/abc/d", "https://t.co/a?", "https://t.co/a(b)"],
  emoji: ["😀", "🤪", "👩‍💻", "👩🏽‍💻", "👨‍⚕️", "👨‍⚕", "👨‍👩‍👧‍👦", "👩‍❤️‍💋‍👨", "👨‍👦‍👦", "👨‍👦", "🏳️‍🌈", "🏳‍🌈", "🏴‍☠️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢", "🇩🇪", "🇩", "🇪🇺🇬", "🇽🇽", "1️⃣", "1⃣",
    "#️⃣", "*⃣", "9️", "©", "©️", "®️", "™️", "♟️", "☺", "☺️", "☺︎", "❤︎", "☝🏻", "☝️🏿", "✌︎", "✊🏿", "👍🏽", "🏽", "🏋🏽‍♀️", "🏋️‍♂️", "🕵‍♀️", "🏃‍♂️",
    "🏃🏿‍♀️", "🏃‍♂", "🤷🏼‍♀️", "👯‍♂️", "🧟‍♀️", "🧝🏻‍♂️", "👁‍🗨", "\ufe0f", "\ufe0e", "\u200d", "\u20e3", "🥲", "🫠", "🧑‍🚀", "👩‍🦰", "🦹🏾‍♂️", "\ue50a", "㊗️", "〰", "⌚︎", "🀄︎"],
  word: ["late", "again", "Ärger", "no", "中文", "日本語", "한글", "привет", "مرحبا", "שלום", "नमस्ते", "ไทย", "a\u0301", "e\u0302\u0323", "ﬁ", "Ω", "Å", "각", "각",
    "\u1e9b\u0323", "z\u0321\u0334\u0352", "𝕬𝖇𝖈", "𠮷", "𓀀", "’", "—", "…", "‽", "₿", "\u10ff", "\u1100", "\u1101", "‧", "\u2010", "\u2032"],
  border: [" ", "  ", "\n", "\t", ".", ",", "!", "?", "(", ")", "[", "]", "<", ">", '"', "'", "@", "#", "$", "＠", "＃", "-", "_", "/", ":", ";", "&", "+", "%", "*",
    "|", "~", "^", "=", "\\", "`", "{", "}", "\u00a0", "\u3000", "\u2009", "\u2028", "\u180e", "\u0085", "\u0000", "、", "。", "「", "」", ""],
  direction: ["\u202a", "\u202c", "\u200e", "\u200f", "\u2066", "\u2069", "\u061c", "\u202e"],
  refused: ["\ufffe", "\ufeff", "\uffff"],
  mention: ["@northwind", "@a_b", "#late", "#漢字", "$ACME", "a@b.com", "me@shop.co.uk", "@x.com", "#x.com", "$x.com"],
  remote: ["@ann@example.com", "@Ann_1@a.b", "@ann@a", "@ann@ab", "@ann@büro.de", "@ann@a-.", "@ann@-a", "@ann@a..b.", "/@ann@a.b", "@ann@a.b@c.d", "@@ann@a.b", "@a@b.c@d@e.f"],
};

/**
 * Makes texts that are hard to find links in; always the same ones for the same seed.
 * @param {number} seed which ones
 * @param {number} remote how many of 100 pieces are people on other servers
 */
export function generator(seed, remote = 0) {
  const number = numbers(seed);
  const below = (n) => Math.floor(number() * n);
  const one = (list) => list[below(list.length)];
  const maybe = (chance, make) => (number() < chance ? make() : "");
  const host = () => {
    let host = "";
    for (let labels = 1 + below(3); labels > 0; labels -= 1) host += one(pieces.label) + one(pieces.dot);
    return host + one(pieces.end);
  };
  const link = () =>
    maybe(0.5, () => one(pieces.scheme)) + host() + maybe(0.15, () => one(pieces.port)) +
    maybe(0.5, () => one(pieces.path) + maybe(0.3, () => one(pieces.path))) + maybe(0.3, () => one(pieces.query));
  const makers = [
    [24, link],
    [3, () => one(pieces.tco)],
    [18, () => one(pieces.emoji)],
    [20, () => one(pieces.word)],
    [24, () => one(pieces.border)],
    [4, () => one(pieces.direction)],
    [0.3, () => one(pieces.refused)],
    [4, () => one(pieces.mention)],
    [remote, () => one(pieces.remote)],
    [1, () => "xy ".repeat(below(60))],
    [1, () => one(pieces.word).repeat(below(30))],
    [1, () => String.fromCodePoint([below(0xd800), 0xe000 + below(0x2000), 0x10000 + below(0x20000)][below(3)])],
    [1, () => one(pieces.scheme)],
    [2, () => one(pieces.path)],
    [1, () => one(pieces.query)],
  ];
  return () => {
    let text = "";
    for (let count = 1 + below(number() < 0.1 ? 60 : 10); count > 0; count -= 1) text += chosen(makers, number);
    return text;
  };
}
