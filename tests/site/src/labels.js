// The words of the site's own interface. Two languages, because nothing may be read from them.

import { options } from './options.js';

const en = {
  locale: 'en-US',
  timeline: 'Timeline: Your Home Timeline', home: 'Home', replies: 'Replies', repliesAction: 'Reply', repost: 'reposts', repostAction: 'Repost', like: 'Likes', likeAction: 'Like',
  bookmark: 'Bookmarks', bookmarkAction: 'Bookmark', views: 'views', analytics: 'View post analytics', share: 'Share post', more: 'More', grok: 'Grok actions', showMore: 'Show more',
  pinned: 'Pinned', reposted: 'reposted', replyingTo: 'Replying to ', quote: 'Quote', ad: 'Ad', verified: 'Verified account', translated: 'Translated from ', original: 'Show original',
  postText: 'Post text', postReply: 'Post your reply', happening: 'What is happening?!', post: 'Post', reply: 'Reply', close: 'Close', discover: 'Discover more', follow: 'Follow', search: 'Search',
  image: 'Image', ago: (/** @type {number} */ n, /** @type {string} */ unit) => `${n} ${{ m: 'minutes', h: 'hours', d: 'days' }[unit]} ago`,
};
const fr = {
  ...en, locale: 'fr-FR',
  timeline: 'Timeline : votre fil d’actualités', home: 'Accueil', replies: 'réponses', repliesAction: 'Répondre', repost: 'reposts', repostAction: 'Reposter', like: 'J’aime', likeAction: 'Aimer',
  bookmark: 'signets', bookmarkAction: 'Ajouter aux signets', views: 'vues', analytics: 'Voir les statistiques du post', share: 'Partager le post', more: 'Plus', grok: 'Actions de Grok', showMore: 'Voir plus',
  pinned: 'Épinglé', reposted: 'a reposté', replyingTo: 'En réponse à ', quote: 'Citation', ad: 'Sponsorisé', verified: 'Compte certifié', translated: 'Traduit de : ', original: 'Voir l’original',
  postText: 'Texte du post', postReply: 'Postez votre réponse', happening: 'Quoi de neuf ?', post: 'Poster', reply: 'Répondre', close: 'Fermer', discover: 'Découvrir plus', follow: 'Suivre', search: 'Chercher',
  image: 'Image', ago: (/** @type {number} */ n, /** @type {string} */ unit) => `il y a ${n} ${{ m: 'minutes', h: 'heures', d: 'jours' }[unit]}`,
};

export const labels = options.ui === 'fr' ? fr : en;

const whole = new Intl.NumberFormat(labels.locale);
const short = new Intl.NumberFormat(labels.locale, { notation: 'compact', maximumFractionDigits: 1 });
const fullDate = new Intl.DateTimeFormat(labels.locale, { hour: 'numeric', minute: '2-digit', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayDate = new Intl.DateTimeFormat(labels.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** 1,904 in labels. */
export const exact = (/** @type {number} */ n) => whole.format(n);
/** 1.9K on the page. */
export const brief = (/** @type {number} */ n) => (n < 1000 ? String(n) : short.format(n));
/** 9:41 AM · Nov 3, 2026 */
export const full = (/** @type {Date} */ date) => fullDate.format(date).replace(/, (?=\d+:)/, ' · ');

/** How long ago: what stands on the page, and what the link is called. */
export function age(/** @type {number} */ minutes, /** @type {Date} */ date) {
  const [n, unit] = minutes < 60 ? [minutes, 'm'] : minutes < 1440 ? [Math.floor(minutes / 60), 'h'] : [Math.floor(minutes / 1440), 'd'];
  return { text: unit === 'd' ? dayDate.format(date) : `${n}${unit}`, label: labels.ago(n, unit) };
}
