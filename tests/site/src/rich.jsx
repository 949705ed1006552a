// A post's text as X draws it: spans, emoji as images, links with their scheme and tail hidden.

import { View, Text, atoms } from './atoms.jsx';
import { BLUE } from './themes.js';

const unit = '(?:\\p{RI}\\p{RI}|\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod})?)';
const entity = new RegExp(`(https?:\\/\\/[^\\s]+)|((?<![\\p{L}\\p{N}_.])@\\w{1,15})|((?<![\\p{L}\\p{N}_&])#[\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)|(${unit}(?:\\u200D${unit})*)`, 'gu');
const names = { '😡': 'Enraged face', '🤣': 'Rolling on the floor laughing', '❤️': 'Red heart' };
/** How much of an address X shows before it cuts. */
const shownOfLink = 27;

/** @param {string} emoji */
export function Emoji({ emoji }) {
  const points = [...emoji].map((c) => (c.codePointAt(0) ?? 0).toString(16));
  const file = (emoji.includes('\u200d') ? points : points.filter((point) => point !== 'fe0f')).join('-');
  return (
    <img alt={emoji} draggable="false" src={`https://abs-0.twimg.com/emoji/v2/svg/${file}.svg`} title={names[emoji] ?? 'Emoji'}
      className={atoms({ width: '1.2em', height: '1.2em', verticalAlign: '-20%', marginLeft: '0.075em', marginRight: '0.075em', display: 'inline-block' })} />
  );
}

const hidden = { fontSize: 0, lineHeight: 0 };
const blue = { color: BLUE, cursor: 'pointer' };

function Link({ url }) {
  const [, scheme, rest] = url.match(/^(https?:\/\/)(.*)$/);
  const shown = rest.slice(0, shownOfLink);
  const tail = rest.slice(shownOfLink);
  let key = 0;
  for (const c of url) key = (key * 33 + c.charCodeAt(0)) >>> 0;
  return (
    <Text as="a" s={blue} dir="ltr" href={`https://t.co/${key.toString(36)}`} rel="noopener noreferrer nofollow" target="_blank" role="link" onClick={(event) => event.preventDefault()}>
      <Text s={hidden} aria-hidden="true">{scheme}</Text>
      {shown}
      {tail && <Text s={hidden} aria-hidden="true">{tail}</Text>}
      {tail && <Text s={{}} >…</Text>}
    </Text>
  );
}

/**
 * The pieces of a text.
 * @param {string} text
 */
export function rich(text) {
  const parts = [];
  let from = 0;
  const plain = (/** @type {number} */ to) => { if (to > from) parts.push(<Text key={`${from}t`}>{text.slice(from, to)}</Text>); };
  for (const match of text.matchAll(entity)) {
    const [whole, url, mention, tag, emoji] = match;
    plain(match.index);
    if (url) parts.push(<Link key={match.index} url={url} />);
    else if (mention) parts.push(<View as="div" key={match.index} s={{ display: 'inline-flex' }}><Text as="a" s={blue} dir="ltr" href={`/${mention.slice(1)}`} role="link">{mention}</Text></View>);
    else if (tag) parts.push(<Text key={match.index}><Text as="a" s={blue} dir="ltr" href={`/hashtag/${encodeURIComponent(tag.slice(1))}?src=hashtag_click`} role="link">{tag}</Text></Text>);
    else if (emoji) parts.push(<Emoji key={match.index} emoji={emoji} />);
    from = match.index + whole.length;
  }
  plain(text.length);
  return parts;
}
