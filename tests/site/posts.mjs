// Every post of the stand-in, as data, with what a reasonable reader would say about it.
// The brand is invented, and so is everyone who speaks of it.

/** The brand that the tests watch. */
export const BRAND = Object.freeze({
  name: 'Northwind Coffee',
  handles: Object.freeze(['northwindcoffee', 'northwindhelp']),
  words: Object.freeze(['Northwind']),
});

/** Whose account looks at the page: the brand's help desk. */
export const VIEWER = 'northwindhelp';

/**
 * @typedef {object} Counts
 * @property {number} [replies]
 * @property {number} [reposts]
 * @property {number} [likes]
 * @property {number} [bookmarks]
 * @property {number} [views]
 */

/**
 * What a reader would say; `null` where readers would differ, and no test asserts it.
 * @typedef {object} Expect
 * @property {boolean | null} mention whether the post's own words speak of the brand
 * @property {boolean | null} complaint whether they complain about it
 * @property {boolean} [judged] false where the language is beyond the reader of the page
 */

/**
 * @typedef {object} Post
 * @property {string} id
 * @property {string} author handle
 * @property {string} text
 * @property {string} lang the page's `lang` attribute
 * @property {number} minutes how long ago
 * @property {Counts} counts
 * @property {Expect} expect
 * @property {string} [parent] the post it answers
 * @property {string[]} [replyingTo] handles of the "Replying to" line
 * @property {string} [quotes] the post shown inside
 * @property {string} [repostedBy] name in the line above
 * @property {boolean} [pinned]
 * @property {boolean} [ad]
 * @property {string} [translatedFrom] language of which the page shows a machine translation
 * @property {boolean} [more] the page cuts the text and offers the rest
 * @property {'photo' | 'video' | 'card' | 'poll'} [media]
 * @property {boolean} [offHome] does not stand on /home (too heavy or only a reply)
 */

const COMPLAINT = Object.freeze({ mention: true, complaint: true });
const MENTION = Object.freeze({ mention: true, complaint: false });
const OTHER = Object.freeze({ mention: false, complaint: false });
const NOT_JUDGED = Object.freeze({ mention: true, complaint: false, judged: false });
const UNSURE = Object.freeze({ mention: true, complaint: null });
const OWN = Object.freeze({ mention: null, complaint: null });

/**
 * A status id: nineteen digits, so that neighbours are one and the same number to whoever reads them as doubles.
 * @param {number} n
 */
export const idOf = (n) => `1990000000000000${String(n).padStart(3, '0')}`;

let next = 0;
/**
 * @param {string} author
 * @param {string} text
 * @param {Expect} expect
 * @param {Partial<Post>} [more]
 * @returns {Post}
 */
function post(author, text, expect, more = {}) {
  const n = ++next;
  const counts = { replies: n % 4, reposts: n % 3, likes: (n * 7) % 41, bookmarks: n % 2, views: 120 + n * 37 };
  return { id: idOf(n), author, text, lang: 'en', minutes: 3 + n * 11, counts, expect, ...more };
}

/** @type {readonly Post[]} */
export const POSTS = Object.freeze([
  // Complaints, clear ones, mild to severe.
  post('mara_okello', 'Ordered two bags from @northwindcoffee nine days ago and still nothing. No tracking, no answer to my emails. Really disappointed.', COMPLAINT, { minutes: 4, counts: { replies: 1, reposts: 0, likes: 10, bookmarks: 2, views: 978 } }),
  post('jonas_pfeil', 'Third time this month that the Northwind Coffee app charged me twice. This is unacceptable, I want my money back.', COMPLAINT, { counts: { replies: 12, reposts: 31, likes: 813, bookmarks: 9, views: 48213 } }),
  post('quietharbour', 'The staff at Northwind Coffee on Quay Street were so rude to my mother today. She left in tears. Awful service, never going back.', COMPLAINT, { counts: { replies: 44, reposts: 120, likes: 1904, bookmarks: 30, views: 210450 } }),
  post('delroy_b', '@northwindhelp your delivery never arrived, your support line hung up on me twice, and you refuse a refund. You are stealing from customers.', COMPLAINT),
  post('anneke_runs', 'Found a piece of glass in my @northwindcoffee cold brew. I cut my lip. This is dangerous and nobody at the shop cared!!', COMPLAINT, { counts: { replies: 203, reposts: 1100, likes: 11025, bookmarks: 400, views: 1100000 } }),
  post('sofia_lindq', 'My Northwind Coffee subscription was cancelled without a word and they kept charging my card for 3 months. What a scam.', COMPLAINT),
  post('tunde_writes', 'The grinder I bought from Northwind Coffee broke after one week. Terrible quality, total waste of money.', COMPLAINT, { media: 'photo' }),
  post('teodora_v', 'Northwind Coffee, your beans were stale and bitter this time 😡 worst bag I have ever had from you', COMPLAINT),
  post('pixel_mo', 'why does the @northwindcoffee app crash every single time i try to pay?? so frustrating 😤😤', COMPLAINT),
  post('ines_duarte', 'Waited 50 minutes for one flat white at Northwind Coffee and it was cold when it came. Terrible.', COMPLAINT),
  post('old_gregor', '@northwindcoffee I have emailed four times about my missing order. No reply. Disgraceful customer service.', COMPLAINT),
  post('lotte_w', 'Northwind Coffee lost my parcel and blames the courier. Nobody helps. I am so angry.', COMPLAINT, { repostedBy: 'Priya Sand' }),
  post('bean_counter', 'Nortwind Coffee sent me the wrong order again and will not refund it. Horrible company.', COMPLAINT),
  post('priya_sand', 'Νorthwind Сoffee overcharged me and then ignored every message. Avoid them, terrible service.', COMPLAINT),
  post('yusuf_karam', 'My order is two weeks late and the chat is useless. Worst service ever. #NorthwindCoffee', COMPLAINT),
  post('velvet_crow', '@NorthwindHelp @NorthwindCoffee broken machine, broken website, broken promises. I hate this company.', COMPLAINT),
  post('ferry_dad', 'NORTHWIND COFFEE YOUR WEBSITE IS DOWN AGAIN AND I CANNOT CANCEL MY ORDER. THIS IS A JOKE.', COMPLAINT),
  post('mugshot_meg', 'Paid £9 extra for next day delivery from Northwind Coffee, it took eight days and the box arrived crushed. Very unhappy.\n\nStill no apology.', COMPLAINT, { media: 'photo' }),
  post('otis_lake', 'Hey @northwindcoffee, your new loyalty scheme deleted all my points. Nobody on the phone could help. Awful.', COMPLAINT, { counts: { replies: 0, reposts: 0, likes: 0, bookmarks: 0, views: 61 } }),
  post('mara_okello', 'Got food poisoning from a Northwind Coffee sandwich last night. Sick for hours. Disgusting, the place is filthy.', COMPLAINT),
  post('jonas_pfeil', [
    'A long story about Northwind Coffee and a missing parcel. I ordered in the first week of the month, paid at once, and had a friendly mail that it was packed.',
    'Then nothing came. I wrote to the shop, then to the help desk, then to the courier. Each said that another one was to blame.',
    'I have now lost three afternoons to this. The service is terrible, nobody answers, and I still have neither coffee nor refund. I am furious and will never order again.',
  ].join('\n\n'), COMPLAINT, { more: true }),

  // Praise, questions, plain mentions.
  post('teodora_v', 'The new Ethiopian roast from @northwindcoffee is wonderful. Best cup I have had this year ❤️', MENTION),
  post('anneke_runs', 'Huge thanks to the lovely team at Northwind Coffee who found my lost scarf and kept it for me. You made my day!', MENTION),
  post('ines_duarte', 'Does Northwind Coffee open on Sundays?', MENTION),
  post('old_gregor', '@northwindcoffee which grind do you recommend for a moka pot?', MENTION),
  post('lotte_w', 'Meeting Sam at Northwind Coffee at ten.', MENTION),
  post('bean_counter', 'Love the Northwind Coffee playlist, great music all morning 🎶', MENTION),
  post('priya_sand', '@northwindcoffee thank you for the quick delivery, it came a day early. Great service!', MENTION, { counts: { replies: 1, likes: 22, views: 640 } }),
  post('yusuf_karam', 'Working from Northwind Coffee today, window seat ☀️', MENTION, { media: 'photo' }),
  post('quietharbour', 'Happy birthday @northwindcoffee, five lovely years on our street 🎉🎂', MENTION),
  post('velvet_crow', 'Coffee order for the office: two bags of Northwind Coffee house blend and oat milk.', MENTION),

  // News, jobs, jokes.
  post('harrowgate_fm', 'Northwind Coffee will open its twelfth shop in Harrowgate next spring, the company said on Monday. https://harrowgate.example/business/northwind-opens-twelfth-shop-next-spring-2026', MENTION, { media: 'card', counts: { replies: 8, reposts: 14, likes: 96, bookmarks: 3, views: 15400 } }),
  post('cityfreight', 'Northwind Coffee names Alma Reyes as its new head of logistics.', MENTION),
  post('norrisjobs', 'Northwind Coffee is hiring a barista in Port Ellery. Full time, training given. Apply by Friday: https://jobs.example/ads/88121 #jobs #barista', MENTION),
  post('pixel_mo', 'I told my cat I would be home after one coffee at Northwind Coffee. She laughed 😹', UNSURE),
  post('otis_lake', 'My blood type is Northwind Coffee 🤣', UNSURE),
  post('shopbot_4471', 'DEAL: Northwind Coffee beans 1 kg, 20 % off today https://deals.example/n/5512', MENTION),
  post('tunde_writes', 'Poll for the book club: where do we meet? Northwind Coffee or the library?', MENTION, { media: 'poll' }),

  // A complaint about someone else.
  post('delroy_b', 'Bluebird Roasters burnt every bean in the bag. Terrible, I want a refund. @bluebirdroasts', OTHER),
  post('sofia_lindq', '@bluebirdroasts your app is broken again and nobody answers. Awful service.', OTHER),
  post('ferry_dad', 'The 7.40 ferry is late for the third day. Useless company, I am so angry.', OTHER),
  post('mugshot_meg', 'Bluebird Roasters ruined my order again. Back to Northwind Coffee for me, they never let me down.', MENTION),

  // The wind itself.
  post('weatherpeak', 'A bitter north wind tonight, gusts of 60 km/h on the coast. Terrible driving weather, stay at home.', OTHER),
  post('ferry_dad', 'That north wind ruined my garden fence. Awful night.', OTHER),

  // Quotes: the words inside belong to someone else.
  post('sofia_lindq', 'Oh no. Has anyone else seen this?', OTHER, { quotes: idOf(5) }),
  post('tunde_writes', 'Same here. Northwind Coffee ignored me for weeks as well, terrible support.', COMPLAINT, { quotes: idOf(1) }),
  post('bean_counter', 'What a beautiful morning by the sea.', OTHER, { quotes: idOf(22) }),

  // Shapes that are easy to get wrong.
  post('lotte_w', '#NorthwindCoffee', UNSURE),
  post('old_gregor', '@northwindcoffee', UNSURE),
  post('yusuf_karam', '', OTHER, { media: 'photo', lang: 'zxx' }),
  post('anneke_runs', '😡😡😡🤬', OTHER, { lang: 'qme' }),
  post('teodora_v', '☕️🥐👩‍👩‍👧‍👦🏳️‍🌈👍🏽', OTHER, { lang: 'qme' }),
  post('rami_qasem', 'طلبت قهوة من @northwindcoffee ولم تصل حتى الآن. خدمة سيئة جدا', NOT_JUDGED, { lang: 'ar' }),
  post('kanae_t', '@northwindcoffee のコーヒー、注文してから二週間たっても届きません。がっかりです。', NOT_JUDGED, { lang: 'ja' }),
  post('kanae_t', 'My order from Northwind Coffee arrived broken and nobody answers. Terrible service.', COMPLAINT, { translatedFrom: 'Japanese' }),
  post('rami_qasem', 'The coffee at the corner shop is wonderful today, thank you all.', OTHER, { translatedFrom: 'Arabic' }),
  post('velvet_crow', 'N̷̢̛o̴͓͑r̶̜̈́t̵͉̏h̸̻̎w̶͈̑i̷͖͊n̵̥̓d̶̼̀ Coffee is cursed ȧ̸̡n̵̹͝d̶̰̎ so am I', { mention: null, complaint: null }),
  post('pixel_mo', '\u202eeeffoC dniwhtroN\u202c turned around, \u2066isolated\u2069 and left open \u202e', { mention: null, complaint: null }),
  post('bean_counter', 'North\u200bwind Coffee ruined my morning, terrible service and a rude manager.', COMPLAINT),
  post('delroy_b', 'Half a pair \ud83d and the other half \udc4d, and @northwindcoffee broke my order again. Terrible, I want a refund.', { mention: true, complaint: null }),
  post('otis_lake', '<img src=x onerror="window.__pwned=1"> Northwind Coffee <script>window.__pwned=2</script> {{ customer.name }} {% raw %}', UNSURE),
  post('shopbot_4471', `Northwind Coffee ${'la '.repeat(8320)}end`, UNSURE, { offHome: true, more: true }),
  post('ferry_dad', 'Read this: https://northwind.example/orders/2026/11/receipt/very-long-path-that-the-page-cuts-off?ref=mail and this https://short.example/a', OTHER),
  post('quietharbour', 'line one\nline two\n\nline four\twith a tab', OTHER),
  post('mugshot_meg', 'ＮＯＲＴＨＷＩＮＤ ＣＯＦＦＥＥ lost my order. Terrible service, I am so disappointed.', COMPLAINT),
  post('old_gregor', 'Mail me at gregor@northwindcoffee.example if you find the dog.', { mention: null, complaint: false }),
  post('sofia_lindq', 'Northwindcoffees and northwindowsill are not words.', { mention: null, complaint: false }),

  // Advertisements.
  post('brightpans', 'Tired of terrible pans? BrightPans never stick. Order today.', OTHER, { ad: true, media: 'photo' }),
  post('bluebirdroasts', 'Disappointed by Northwind Coffee? Terrible service? Switch to Bluebird Roasters.', { mention: null, complaint: null }, { ad: true }),

  // The brand's own words.
  post('northwindcoffee', 'Our winter blend is here. Notes of orange and clove, in every shop from today.', OWN, { pinned: true, counts: { replies: 20, reposts: 33, likes: 410, bookmarks: 12, views: 30120 } }),
  post('northwindhelp', 'We are sorry about the broken checkout this morning. It works again, and nobody was charged twice.', OWN),

  // Answers in a thread. X leaves the handles that a post answers out of its text and names them in a line above, if at all.
  post('northwindhelp', 'We are sorry, Mara. Could you send us the order number in a direct message?', OWN, { parent: idOf(1), offHome: true }),
  post('quietharbour', 'Same here, Northwind Coffee never answered me either. Awful.', COMPLAINT, { parent: idOf(1), offHome: true, replyingTo: ['mara_okello'] }),
  post('old_gregor', 'Mine took ten days and then came. Hang on!', OTHER, { parent: idOf(1), offHome: true }),
  post('lotte_w', 'Try the web page, it worked for me.', { mention: null, complaint: false }, { parent: idOf(2), offHome: true, replyingTo: ['jonas_pfeil', 'northwindcoffee'] }),
  post('ines_duarte', 'Oh no, are you all right?', OTHER, { parent: idOf(5), offHome: true }),
  post('priya_sand', 'It has been a week and you still ignore me. Terrible.', { mention: null, complaint: null }, { replyingTo: ['northwindcoffee'] }),

  // What else people say.
  post('harrowgate_fm', 'Road works on Mill Lane until Thursday. Expect delays.', OTHER),
  post('anneke_runs', 'Half marathon done in 1:48. Legs are jelly, heart is full.', OTHER),
  post('kanae_t', '今日は海がきれい。', OTHER, { lang: 'ja' }),
  post('yusuf_karam', 'Anyone up for chess on Sunday?', OTHER),
  post('velvet_crow', 'New song is out tonight at nine.', OTHER, { media: 'video' }),
  post('cityfreight', 'Container rates fell for the fifth week. Details in the thread below.', OTHER),

  // Whom it is about, and what presses.
  post('delroy_b', '@bluebirdroasts lost my order and nobody replies. @northwindcoffee would never do that.', MENTION),
  post('anneke_runs', 'Switched from Bluebird Roasters, who charged me twice, to Northwind Coffee and never looked back', MENTION),
  post('lotte_w', 'Unlike Northwind Coffee, Bluebird Roasters did not lose my parcel. Terrible service from you lot, refund me.', COMPLAINT),
  post('ines_duarte', '@bluebirdroasts @northwindcoffee my parcel is broken and nobody answers me, terrible service', COMPLAINT, { offHome: true }),
  post('otis_lake', 'Third time that Northwind Coffee lost my parcel. Waiting two weeks now and nobody answers my emails. Terrible.', COMPLAINT, { offHome: true }),
  post('ines_duarte', 'Llevo dos semanas esperando mi pedido de Northwind Coffee y nadie me contesta. Qué vergüenza.', COMPLAINT, { lang: 'es' }),

  // What the first reader alone takes for something else.
  post('jun_hadid', 'Northwind Coffee never fails to cheer me up on a terrible day', MENTION),
  post('wanda_k', 'my bag from Northwind Coffee is half empty, fun', COMPLAINT),
]);

const byId = new Map(POSTS.map((each) => [each.id, each]));

/**
 * The post of that id.
 * @param {string} id
 * @returns {Post | undefined}
 */
export const postOf = (id) => byId.get(id);

/** Ids on /home, in the order in which they stand there. Complaints, praise and the rest are mixed, always the same way. */
export const HOME = Object.freeze(mixed(POSTS.filter((each) => !each.offHome)).map((each) => each.id));

/**
 * Deals the list out in strides, so that like stands beside unlike.
 * @template T
 * @param {T[]} list
 * @returns {T[]}
 */
function mixed(list) {
  const stride = 7;
  return Array.from({ length: stride }, (_, start) => list.filter((_each, at) => at % stride === start)).flat();
}

/**
 * The answers to a post, oldest first.
 * @param {string} id
 */
export const answersTo = (id) => POSTS.filter((each) => each.parent === id);
