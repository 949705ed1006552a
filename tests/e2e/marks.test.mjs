// @ts-check
// Which posts are marked, and that marks follow the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, POSTS, postOf } from '../site/posts.mjs';
import { scenario, waitFor } from './rig.mjs';

scenario('marks', (rig) => {
  test('the flagged set is exactly what a reader would flag', async () => {
    const page = await rig.open('/home?virtual=off');
    /** @type {Map<string, import('./rig.mjs').Mark>} */
    const seen = new Map();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y <= height; y += 800) {
      await page.evaluate((top) => scrollTo(0, top), y);
      const inWindow = await page.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet]')]
        .filter((each) => { const { top, bottom } = each.getBoundingClientRect(); return bottom > 0 && top < innerHeight && !each.closest('[data-testid=placementTracking]'); })
        .map((each) => /(\d+)$/.exec(each.querySelector('a[href*="/status/"]:has(> time)')?.getAttribute('href') ?? '')?.[1] ?? ''));
      const marks = await rig.marked(page, (all) => inWindow.every((id) => all.some((mark) => mark.id === id && mark.kind !== 'none')), 'every post in the window to have its host');
      for (const mark of marks) if (mark.kind !== 'none' && mark.id !== '') seen.set(mark.id, mark);
    }
    assert.ok(seen.size > 60, `only ${seen.size} posts were seen`);
    const wrong = [];
    for (const [id, mark] of seen) {
      const post = postOf(id);
      assert.ok(post, id);
      const { mention, complaint, judged } = post.expect;
      if (post.ad) continue;
      if (complaint !== null && (mark.kind === 'complaint') !== complaint) wrong.push(`${mark.kind}, not ${complaint ? 'a complaint' : 'none'}: ${post.text}`);
      if (judged === false && !/aria-label="Not judged: language\./.test(mark.html)) wrong.push(`not said to be beyond the reader: ${post.text}`);
      if (mention !== null && (mark.kind !== 'blank') !== mention) wrong.push(`${mark.kind}, but mention is ${mention}: ${post.text}`);
    }
    assert.deepEqual(wrong, []);
    for (const post of [...seen.keys()].map(postOf)) {
      if (post?.author.startsWith('northwind')) assert.equal(seen.get(post.id)?.kind, 'blank', `our own post is marked: ${post.text}`);
    }
    await page.close();
  });

  test('advertisements are not marked', async () => {
    const page = await rig.open('/home?virtual=off');
    await waitFor(() => page.evaluate(() => {
      const article = document.querySelector('[data-testid=placementTracking] article[data-testid=tweet]');
      article?.scrollIntoView({ block: 'center' });
      return !!article;
    }), { what: 'an advertisement' });
    await rig.marked(page, (marks) => marks.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    const marked = await page.evaluate(() => [...document.querySelectorAll('[data-testid=placementTracking] article[data-testid=tweet]')].length);
    assert.ok(marked > 0);
    const marks = await rig.marks(page);
    for (const mark of marks) if (postOf(mark.id)?.ad) assert.ok(mark.kind === 'none' || mark.kind === 'blank');
    await page.close();
  });

  test('a marker says how hard, how long ago, and underlines the words that decided', async () => {
    const page = await rig.open(`/mara_okello/status/${idOf(1)}`);
    const marks = await rig.marked(page, (all) => all.find(({ id, kind }) => id === idOf(1) && kind === 'complaint'), 'the post to be marked');
    const mark = marks.find(({ id }) => id === idOf(1));
    assert.ok(mark);
    assert.match(mark.word, /Mild|Upset|Accuses|Blames|Answered/);
    assert.match(mark.html, /data-age="\d+[mh]"/);
    assert.match(mark.html, /aria-label="Complaint\. [^"]*Posted \d+ (minute|hour)s? ago/);
    assert.ok(mark.underlined > 0, 'no words are underlined');
    assert.match(mark.classes, /focused/);
    await page.close();
  });

  test('whom a post is about, what sort it is and what presses are said', async () => {
    /** @param {string} words */
    const of = (words) => POSTS.find(({ text }) => text.startsWith(words))?.id ?? '';
    for (const [words, kind, label] of /** @type {const} */ ([
      ['@bluebirdroasts lost my order', 'mention', /Mentions your brand \(A complaint about another\), posted/],
      ['Does Northwind Coffee open', 'mention', /Mentions your brand \(A question\), posted/],
      ['Huge thanks to the lovely team', 'mention', /Mentions your brand \(Praise\), posted/],
      ['Meeting Sam', 'mention', /Mentions your brand, posted/],
      ['@bluebirdroasts @northwindcoffee my parcel', 'complaint', /Complaint\. [^"]*Perhaps about another\./],
    ])) {
      const id = of(words);
      const page = await rig.open(`/${postOf(id)?.author}/status/${id}`);
      const marks = await rig.marked(page, (all) => all.find((mark) => mark.id === id)?.kind === kind, `"${words}" to be a ${kind}`);
      assert.match(marks.find((mark) => mark.id === id)?.html ?? '', label);
      await page.close();
    }
    const id = of('Third time that Northwind');
    const page = await rig.open(`/otis_lake/status/${id}`);
    await rig.marked(page, (all) => all.find((mark) => mark.id === id)?.kind === 'complaint', 'the complaint to be marked');
    await rig.press(page, id, 'more');
    const facts = await waitFor(async () => { const found = await rig.hands.findInside(page, '.facts'); return found.length > 1 && found; });
    assert.match(facts.map(({ text }) => text).join(' | '), /Not the first time: “Third time” · Waiting: “two weeks” · No answer: “nobody answers”/);
    await page.close();
  });

  test('underlines lie on the words of the post', async () => {
    const page = await rig.open(`/home?virtual=off`);
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    const boxes = await waitFor(async () => { const found = await rig.hands.findInside(page, '.mark'); return found.length > 0 && found; });
    const texts = await page.evaluate(() => [...document.querySelectorAll('[data-testid=tweetText]')].map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { x, y, width, height }; }));
    for (const box of boxes) {
      const on = texts.some((text) => box.x >= text.x && box.x <= text.x + text.width && box.y >= text.y - 1 && box.y <= text.y + text.height + 3);
      assert.ok(on, `an underline at ${box.x},${box.y} lies on no text`);
    }
    await page.close();
  });

  test('no element of the page moves or changes its size', async () => {
    const page = await rig.open('/home?virtual=off&seed=5&now=1790000000000');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    const withMarks = await page.evaluate(() => [...document.querySelectorAll('#react-root [data-testid]')].map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return `${each.getAttribute('data-testid')} ${x} ${y} ${width} ${height}`; }));
    await rig.edit({ edit: 'set_switch', switch: 'off' });
    await rig.marked(page, (all) => all.every(({ kind }) => kind === 'none'), 'marks to be gone');
    const without = await page.evaluate(() => [...document.querySelectorAll('#react-root [data-testid]')].map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return `${each.getAttribute('data-testid')} ${x} ${y} ${width} ${height}`; }));
    await rig.edit({ edit: 'set_switch', switch: 'on' });
    assert.deepEqual(withMarks, without);
    await page.close();
  });

  test('an element that is used for another post shows that post\'s mark', async () => {
    const page = await rig.open('/home?virtual=off');
    const marks = await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    const at = marks.findIndex(({ kind, id }) => kind === 'complaint' && postOf(id)?.expect.complaint);
    const before = /** @type {import('./rig.mjs').Mark} */ (marks[at]);
    const praise = idOf(22);
    assert.ok(await page.evaluate((index, id) => /** @type {any} */ (window).__site.recycle(index, id), at, praise), 'the element was not used again');
    const after = await rig.marked(page, (all) => all[at]?.id === praise && all[at]?.kind === 'mention', 'the mark to follow');
    assert.notEqual(after[at]?.id, before.id);
    await page.close();
  });

  test('words that change in place are judged again', async () => {
    const page = await rig.open('/home?virtual=off');
    const target = idOf(26); // "Meeting Sam at Northwind Coffee at ten."
    await rig.bring(page, target);
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'mention', 'the mention to be marked');
    await page.evaluate((id) => /** @type {any} */ (window).__site.rewrite(id, 'Northwind Coffee lost my order again. Terrible service, I want a refund.'), target);
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'complaint', 'the complaint to be marked');
    await page.close();
  });

  test('"show more" is read when it is opened, and the place of the words follows', async () => {
    const page = await rig.open('/home?virtual=off');
    const target = idOf(21);
    await rig.bring(page, target);
    await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind !== 'none', 'the post to have its host');
    await page.evaluate((id) => /** @type {any} */ (window).__site.showMore(id), target);
    const marks = await rig.marked(page, (all) => all.find(({ id }) => id === target)?.kind === 'complaint', 'the whole text to be judged');
    assert.ok((marks.find(({ id }) => id === target)?.underlined ?? 0) > 0);
    await page.close();
  });

  test('marks come with posts that are added while reading, and survive a timeline that is replaced', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    await page.evaluate(() => /** @type {any} */ (window).__site.appendPosts(30, { perFrame: 3, where: 'start' }));
    await rig.marked(page, (all) => all.slice(0, 8).every(({ kind }) => kind !== 'none'), 'added posts to have their hosts');
    await page.evaluate(() => /** @type {any} */ (window).__site.remountTimeline());
    await rig.marked(page, (all) => all.length > 0 && all.slice(0, 8).every(({ kind }) => kind !== 'none'), 'the new timeline to be marked');
    await page.close();
  });

  test('each post has exactly one host', async () => {
    const page = await rig.open('/home?virtual=off');
    await rig.marked(page, (all) => all.some(({ kind }) => kind === 'complaint'), 'marks to be there');
    await page.evaluate(() => /** @type {any} */ (window).__site.streamChurn({ frames: 40 }));
    const hosts = await page.evaluate(() => [...document.querySelectorAll('article[data-testid=tweet]')].map((article) => [...article.children].filter((child) => child.localName === 'div' && child.childElementCount === 0 && /** @type {HTMLElement} */ (child).style.position === 'absolute').length));
    assert.ok(hosts.every((count) => count <= 1) && hosts.some((count) => count === 1));
    assert.deepEqual(rig.hands.errors(page), []);
    await page.close();
  });

  test('our own answer in a thread is seen', async () => {
    const page = await rig.open(`/mara_okello/status/${idOf(1)}`);
    const marks = await rig.marked(page, (all) => all.find(({ id }) => id === idOf(1))?.word === 'Answered', 'the complaint to count as answered');
    assert.ok(marks.some(({ kind }) => kind === 'complaint'));
    // … and is remembered where the answer cannot be seen.
    const home = await rig.open('/home?virtual=off');
    await rig.bring(home, idOf(1));
    await rig.marked(home, (all) => all.find(({ id }) => id === idOf(1))?.word === 'Answered', 'the answer to be remembered');
    await page.close();
    await home.close();
  });

  test('every kind of page that has posts is read', async () => {
    for (const path of ['/search?q=northwind', '/notifications/mentions', '/northwindcoffee', '/i/columns']) {
      const page = await rig.open(path);
      const should = await page.evaluate(() => document.querySelectorAll('article[data-testid=tweet]').length >= 0);
      assert.ok(should);
      await rig.marked(page, (all) => all.length > 0 && all.some(({ kind }) => kind !== 'none'), `posts of ${path} to be read`);
      await page.close();
    }
  });

  test('all three generations of the markup, dark and dim, are read alike', async () => {
    /** @type {string[][]} */
    const found = [];
    for (const query of ['generation=2023', 'generation=2025&theme=dim', 'generation=2026&theme=dark', 'ui=fr']) {
      const page = await rig.open(`/home?${query}`);
      const marks = await rig.marked(page, (all) => all.slice(0, 6).every(({ kind }) => kind !== 'none') && all.length >= 6, `posts of ${query} to be read`);
      found.push(marks.slice(0, 6).map(({ id, kind }) => `${id} ${kind}`));
      await page.close();
    }
    for (const each of found) assert.deepEqual(each, found[0]);
  });
});
