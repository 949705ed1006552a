// The invented people, brands and bots whose posts the stand-in shows. Any likeness to a real account is chance.

/**
 * @typedef {object} Person
 * @property {string} handle without @
 * @property {string} name may hold emoji, which the page draws as images
 * @property {'blue' | 'gold' | 'grey'} [verified]
 * @property {string} [affiliate] the organisation whose small badge stands after the name
 * @property {number} hue colour of the drawn avatar, degrees
 */

/** @type {readonly Person[]} */
export const PEOPLE = Object.freeze([
  { handle: 'northwindcoffee', name: 'Northwind Coffee', verified: 'gold', hue: 190 },
  { handle: 'northwindhelp', name: 'Northwind Coffee Help', verified: 'gold', affiliate: 'Northwind Coffee', hue: 200 },
  { handle: 'bluebirdroasts', name: 'Bluebird Roasters', verified: 'gold', hue: 220 },
  { handle: 'mara_okello', name: 'Mara Okello', hue: 12 },
  { handle: 'jonas_pfeil', name: 'Jonas Pfeil', verified: 'blue', hue: 45 },
  { handle: 'teodora_v', name: 'Teodora ☕️ V.', hue: 80 },
  { handle: 'quietharbour', name: 'quiet harbour', hue: 150 },
  { handle: 'delroy_b', name: 'Delroy Banton', hue: 260 },
  { handle: 'anneke_runs', name: 'Anneke 🏃‍♀️🌷', hue: 330 },
  { handle: 'sofia_lindq', name: 'Sofia Lindqvist', verified: 'blue', hue: 20 },
  { handle: 'tunde_writes', name: 'Tunde Adair', hue: 100 },
  { handle: 'pixel_mo', name: 'Mo (they/them)', hue: 290 },
  { handle: 'harrowgate_fm', name: 'Harrowgate FM', verified: 'grey', hue: 350 },
  { handle: 'cityfreight', name: 'City Freight Desk', verified: 'blue', affiliate: 'Harbour Ledger', hue: 240 },
  { handle: 'ines_duarte', name: 'Inês Duarte', hue: 170 },
  { handle: 'old_gregor', name: 'Gregor', hue: 60 },
  { handle: 'kanae_t', name: '田中かなえ', hue: 310 },
  { handle: 'rami_qasem', name: 'رامي قاسم', hue: 130 },
  { handle: 'lotte_w', name: 'Lotte Wagner', hue: 30 },
  { handle: 'bean_counter', name: 'Bean Counter', hue: 90 },
  { handle: 'priya_sand', name: 'Priya Sand', hue: 210 },
  { handle: 'weatherpeak', name: 'Peak Weather', verified: 'grey', hue: 205 },
  { handle: 'norrisjobs', name: 'Norris Jobs', hue: 110 },
  { handle: 'velvet_crow', name: '𝓥𝓮𝓵𝓿𝓮𝓽 Crow', hue: 275 },
  { handle: 'ferry_dad', name: 'Ferry Dad', hue: 185 },
  { handle: 'mugshot_meg', name: 'Meg & mugs', hue: 5 },
  { handle: 'otis_lake', name: 'Otis Lake', verified: 'blue', hue: 55 },
  { handle: 'shopbot_4471', name: 'Deals every hour', hue: 140 },
  { handle: 'brightpans', name: 'BrightPans', verified: 'gold', hue: 28 },
  { handle: 'yusuf_karam', name: 'Yusuf Karam', hue: 160 },
]);

const byHandle = new Map(PEOPLE.map((person) => [person.handle, person]));

/**
 * The person of that handle; whoever is not in the list is made up on the spot.
 * @param {string} handle
 * @returns {Person}
 */
export function person(handle) {
  return byHandle.get(handle) ?? { handle, name: handle, hue: (handle.length * 47) % 360 };
}
