// One post, in X's markup of the asked generation.

import { Fragment, memo } from 'react';
import { person } from '../people.mjs';
import { atoms, Press, Text, View } from './atoms.jsx';
import { Grok, Icon } from './icons.jsx';
import { age, brief, exact, full, labels } from './labels.js';
import { options } from './options.js';
import { Emoji, rich } from './rich.jsx';
import { changed, find, go, openReply, state } from './store.js';
import { BLUE, useTheme } from './themes.js';

/** @typedef {import('../posts.mjs').Post} Post */

/** Where X cuts a long text. */
const CUT = 280;
const badge = { blue: BLUE, gold: 'rgb(226, 176, 62)', grey: 'rgb(130, 154, 171)' };
const row = { flexDirection: 'row' };
const oneLine = { whiteSpace: 'nowrap', overflowX: 'hidden', overflowY: 'hidden', textOverflow: 'ellipsis' };

const when = (/** @type {Post} */ post) => new Date(Math.floor((options.now - post.minutes * 60_000) / 1000) * 1000);
const permalink = (/** @type {Post} */ post) => `/${post.author}/status/${post.id}`;
const isoOf = (/** @type {Post} */ post) => when(post).toISOString();

export function Avatar({ handle, size = 40, link = true }) {
  const picture = <img alt="" draggable="true" src={`https://pbs.twimg.com/profile_images/1/${handle}_normal.jpg`} className={atoms({ width: size, height: size, borderRadius: 9999 })} />;
  return (
    <View test={`UserAvatar-Container-${handle}`} s={{ width: size, height: size, overflowX: 'hidden', overflowY: 'hidden', borderRadius: 9999 }}>
      {link ? <View as="a" href={`/${handle}`} aria-hidden="true" tabIndex={-1} role="link">{picture}</View> : <View>{picture}</View>}
    </View>
  );
}

const nameParts = (/** @type {string} */ name) => {
  const parts = rich(name);
  return parts.some((part) => part.type === Emoji) ? parts : <Text s={{ whiteSpace: 'nowrap' }}>{name}</Text>;
};

/** The name, its badge and that of the organisation: all inside one link, as of 2026. */
function Name({ who, tag, theme }) {
  return (
    <View as={tag} href={tag === 'a' ? `/${who.handle}` : undefined} role={tag === 'a' ? 'link' : undefined} s={{ ...row, alignItems: 'center', flexShrink: 1, maxWidth: '100%' }}>
      <View dir="ltr" s={{ display: 'block', flexShrink: 1, fontWeight: 700, color: theme.text, ...oneLine }}>{nameParts(who.name)}</View>
      <View dir="ltr" s={{ ...row, alignItems: 'center', flexShrink: 0, marginLeft: who.verified ? 2 : 0 }}>
        {who.verified && <Icon name="verified" fill={badge[who.verified]} aria-label={labels.verified} role="img" data-testid="icon-verified" aria-hidden={undefined} />}
        {who.affiliate && (
          <View role="link" tabIndex={0} s={{ marginLeft: 2 }}>
            <img alt={who.affiliate} src={`https://pbs.twimg.com/profile_images/2/${who.affiliate.replaceAll(' ', '').toLowerCase()}_bigger.jpg`} className={atoms({ width: 16, height: 16, borderRadius: 2 })} />
          </View>
        )}
      </View>
    </View>
  );
}

function Stamp({ post, theme }) {
  const { text, label } = age(post.minutes, when(post));
  return (
    <Fragment>
      <View dir="ltr" aria-hidden="true" s={{ paddingLeft: 4, paddingRight: 4, color: theme.muted }}><Text>·</Text></View>
      <View s={{ flexShrink: 0 }}>
        <View as="a" href={permalink(post)} dir="ltr" aria-label={label} role="link" s={{ color: theme.muted, whiteSpace: 'nowrap' }}><time dateTime={isoOf(post)}>{text}</time></View>
      </View>
    </Fragment>
  );
}

function UserName({ post, theme, focused }) {
  const who = person(post.author);
  return (
    <View test="User-Name" s={{ flexDirection: focused ? 'column' : 'row', alignItems: focused ? 'flex-start' : 'center', flexShrink: 1, maxWidth: '100%' }}>
      <View s={{ flexShrink: focused ? 1 : 0.5, ...row, maxWidth: '100%' }}><View s={{ ...row, maxWidth: '100%' }}><Name who={who} tag="a" theme={theme} /></View></View>
      <View s={{ ...row, flexShrink: 1, marginLeft: focused ? 0 : 4, alignItems: 'baseline' }}>
        <View s={{ flexShrink: 1 }}><View as="a" href={`/${who.handle}`} role="link" tabIndex={-1}><View dir="ltr" s={{ display: 'block', color: theme.muted, ...oneLine }}><Text s={{ whiteSpace: 'nowrap' }}>@{who.handle}</Text></View></View></View>
        {!focused && !post.ad && <Stamp post={post} theme={theme} />}
      </View>
    </View>
  );
}

function Quote({ id, theme }) {
  const post = find(id);
  if (!post) return null;
  const who = person(post.author);
  const label = `q-${post.id}`;
  return (
    <View aria-labelledby={label} id={`quote-${post.id}`} s={{ marginTop: 12 }}>
      <View>
        <View dir="ltr" id={label} s={{ position: 'absolute', width: 1, height: 1, overflowX: 'hidden', overflowY: 'hidden' }}><Text>{labels.quote}</Text></View>
        <View role="link" tabIndex={0} onClick={(event) => { event.stopPropagation(); go(permalink(post)); }} s={{ borderTopWidth: 1, borderBottomWidth: 1, borderLeftWidth: 1, borderRightWidth: 1, borderTopColor: theme.line, borderBottomColor: theme.line, borderLeftColor: theme.line, borderRightColor: theme.line, borderRadius: 16, overflowX: 'hidden', overflowY: 'hidden', cursor: 'pointer' }}>
          <View s={{ ...row, alignItems: 'center', paddingTop: 12, paddingLeft: 12, paddingRight: 12 }}>
            <View s={{ marginRight: 4 }}><Avatar handle={post.author} size={20} link={false} /></View>
            <View test="User-Name" s={{ ...row, flexShrink: 1 }}>
              <View s={{ flexShrink: 1 }}><Name who={who} tag="div" theme={theme} /></View>
              <View s={{ ...row, marginLeft: 4 }}><View dir="ltr" s={{ color: theme.muted }}><Text>@{who.handle}</Text></View><View s={{ color: theme.muted, paddingLeft: 4, paddingRight: 4 }}><Text>·</Text></View><View s={{ color: theme.muted }}><time dateTime={isoOf(post)}>{age(post.minutes, when(post)).text}</time></View></View>
            </View>
          </View>
          <View s={{ paddingLeft: 12, paddingRight: 12, paddingBottom: 12, paddingTop: 4 }}>
            <View test="tweetText" dir="auto" lang={post.lang} s={{ display: '-webkit-box', '-webkit-line-clamp': 10, '-webkit-box-orient': 'vertical', overflowX: 'hidden', overflowY: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word' }}>{rich(post.text)}</View>
          </View>
        </View>
      </View>
    </View>
  );
}

function Media({ post, theme }) {
  const frame = { borderRadius: 16, overflowX: 'hidden', overflowY: 'hidden', marginTop: 12, borderTopWidth: 1, borderBottomWidth: 1, borderLeftWidth: 1, borderRightWidth: 1, borderTopColor: theme.line, borderBottomColor: theme.line, borderLeftColor: theme.line, borderRightColor: theme.line };
  switch (post.media) {
    case 'photo':
    case 'video':
      return (
        <View test={post.media === 'video' ? 'placementTracking' : undefined} s={frame}>
          <View test={post.media === 'video' ? 'videoPlayer' : 'tweetPhoto'} aria-label={labels.image} s={{ height: 260 }}>
            <img alt={labels.image} draggable="true" src={`https://pbs.twimg.com/media/${post.id}`} className={atoms({ width: '100%', height: 260, objectFit: 'cover' })} />
          </View>
        </View>
      );
    case 'card':
      return (
        <View test="card.wrapper" s={frame}>
          <View s={{ ...row, height: 100 }}><img alt="" src={`https://pbs.twimg.com/media/${post.id}`} className={atoms({ width: 100, height: 100, objectFit: 'cover' })} /><View s={{ paddingLeft: 12, justifyContent: 'center', color: theme.muted }}><Text>harrowgate.example</Text><Text s={{ color: theme.text }}>Twelfth shop next spring</Text></View></View>
        </View>
      );
    case 'poll':
      return <View test="cardPoll" s={{ marginTop: 12 }}>{['Northwind Coffee', 'The library'].map((each, at) => <View key={each} s={{ ...row, justifyContent: 'space-between', backgroundColor: theme.field, borderRadius: 4, paddingTop: 6, paddingBottom: 6, paddingLeft: 12, paddingRight: 12, marginBottom: 4 }}><Text>{each}</Text><Text>{at ? '38%' : '62%'}</Text></View>)}</View>;
    default:
      return null;
  }
}

function Count({ n, post, kind }) {
  const turning = kind === 'like' && state.turning.has(post.id);
  const number = (/** @type {number} */ value) => <Text s={{ fontSize: 13, lineHeight: '16px', paddingLeft: 4, paddingRight: 4 }}><Text>{value ? brief(value) : ''}</Text></Text>;
  return (
    <View s={{ minWidth: 'calc(1em + 24px)' }}>
      <span data-testid="app-text-transition-container" className={atoms({ display: 'inline-flex' })}>
        {turning && number(n - 1)}
        {number(n)}
      </span>
    </View>
  );
}

function Action({ test, icon, n, label, action, post, kind, onPress, theme }) {
  return (
    <View s={{ flexGrow: 1, flexBasis: 0, justifyContent: 'center', alignItems: 'flex-start', color: theme.muted }}>
      <Press test={test} aria-label={`${exact(n)} ${label}. ${action}`} onPress={(event) => { event.stopPropagation(); onPress?.(event); }} s={{ minHeight: 20, justifyContent: 'center' }}>
        <View dir="ltr" s={{ ...row, alignItems: 'center' }}>
          <View><Icon name={icon} /></View>
          <Count n={n} post={post} kind={kind} />
        </View>
      </Press>
    </View>
  );
}

export const likesOf = (/** @type {Post} */ post) => (post.counts.likes ?? 0) + (state.liked.get(post.id) ?? 0);

function Actions({ post, theme, focused }) {
  const { replies = 0, reposts = 0, bookmarks = 0, views } = post.counts;
  const likes = likesOf(post);
  const group = [[replies, labels.replies.toLowerCase()], [reposts, labels.repost], [likes, labels.like.toLowerCase()], [bookmarks, labels.bookmark.toLowerCase()], [views ?? 0, labels.views]];
  const common = { post, theme };
  return (
    <View>
      <View role="group" id={`id__${post.id}`} aria-label={group.filter(([n]) => n).map(([n, word]) => `${exact(Number(n))} ${word}`).join(', ')}
        s={{ ...row, justifyContent: 'space-between', alignItems: 'center', marginTop: 12, maxWidth: focused ? '100%' : 600, ...(focused && { borderTopWidth: 1, borderTopColor: theme.line, paddingTop: 12 }) }}>
        <Action {...common} test="reply" icon="reply" kind="reply" n={replies} label={labels.replies} action={labels.repliesAction} onPress={() => openReply(post.id)} />
        <Action {...common} test="retweet" icon="repost" kind="repost" n={reposts} label={labels.repost} action={labels.repostAction} />
        <Action {...common} test="like" icon="like" kind="like" n={likes} label={labels.like} action={labels.likeAction} />
        {!focused && views !== undefined && (
          <View s={{ flexGrow: 1, flexBasis: 0, alignItems: 'flex-start', color: theme.muted }}>
            <View as="a" href={`${permalink(post)}/analytics`} aria-label={`${exact(views)} ${labels.views}. ${labels.analytics}`} role="link" onClick={(event) => event.stopPropagation()}>
              <View dir="ltr" s={{ ...row, alignItems: 'center' }}><View><Icon name="views" /></View><Count n={views} post={post} kind="views" /></View>
            </View>
          </View>
        )}
        <View s={{ ...row, color: theme.muted }}>
          <Press test="bookmark" aria-label={bookmarks ? `${exact(bookmarks)} ${labels.bookmark}. ${labels.bookmarkAction}` : labels.bookmarkAction} onPress={(event) => event.stopPropagation()} s={{ marginRight: 8 }}><Icon name="bookmark" /></Press>
          <Press aria-label={labels.share} aria-expanded="false" aria-haspopup="menu" onPress={(event) => event.stopPropagation()}><Icon name="share" /></Press>
        </View>
      </View>
    </View>
  );
}

function Words({ post, theme, size }) {
  const letters = [...post.text];
  const cut = post.more && !state.expanded.has(post.id) && letters.length > CUT;
  const text = cut ? letters.slice(0, CUT).join('') : post.text;
  const expand = (event) => { event.stopPropagation(); state.expanded.add(post.id); changed(); };
  const button = cut && (options.generation === '2023'
    ? <Text key="more" test="tweet-text-show-more-link" role="button" tabIndex={0} onClick={expand} s={{ color: BLUE, cursor: 'pointer' }}>{labels.showMore}</Text>
    : <View as="button" key="more" type="button" role="button" test="tweet-text-show-more-link" onClick={expand} s={{ color: BLUE, cursor: 'pointer', alignSelf: 'flex-start' }}><Text>{labels.showMore}</Text></View>);
  if (post.text === '') return null;
  return (
    <View>
      {post.translatedFrom && (
        <View s={{ ...row, alignItems: 'center', color: theme.muted, fontSize: 13, marginBottom: 4 }}>
          <Grok size={16} /><Text s={{ marginLeft: 4, marginRight: 4 }}>{labels.translated}{post.translatedFrom}</Text>
          <View as="button" type="button" aria-label={labels.original} s={{ color: BLUE, cursor: 'pointer' }} onClick={(event) => event.stopPropagation()}><Text>{labels.original}</Text></View>
        </View>
      )}
      <View test="tweetText" dir="auto" lang={post.translatedFrom ? labels.locale.slice(0, 2) : post.lang} id={`text-${post.id}`}
        s={{ display: 'block', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', color: theme.text, fontSize: size, lineHeight: size === 15 ? '20px' : '24px' }}>
        {rich(text)}
        {options.generation === '2023' && button}
      </View>
      {options.generation !== '2023' && button}
    </View>
  );
}

function Above({ icon, text, theme }) {
  return (
    <View s={{ ...row, alignItems: 'center', marginBottom: 4, color: theme.muted, fontSize: 13, fontWeight: 700 }}>
      <View s={{ width: 40, alignItems: 'flex-end', marginRight: 8 }}><Icon name={icon} size={16} /></View>
      <View s={{ flexShrink: 1 }}><Text test="socialContext" dir="ltr">{text}</Text></View>
    </View>
  );
}

/**
 * The whole article. `focused` is the post that a thread page is about; `plain` leaves the actions out, as the reply dialog does.
 * What else is passed only says whether it has to be drawn again.
 */
export const Article = memo(function Article({ id, focused = false, plain = false, last = false }) {
  const theme = useTheme();
  const post = find(id);
  if (!post) return null;
  const size = focused ? 17 : 15;
  const open = (event) => {
    if (state.deaf) return;
    if (event.target.closest('a')) {
      const href = event.target.closest('a').getAttribute('href');
      if (href.startsWith('/')) { event.preventDefault(); event.stopPropagation(); go(href); }
      return;
    }
    if (!focused && !plain && !String(getSelection())) go(permalink(post));
  };
  const words = (
    <Fragment>
      {post.replyingTo && !plain && !focused && (
        <View dir="ltr" s={{ ...row, color: theme.muted, flexWrap: 'wrap' }}>
          <Text>{labels.replyingTo}</Text>
          {post.replyingTo.map((handle) => <Text key={handle} as="a" href={`/${handle}`} role="link" s={{ color: BLUE, marginRight: 4 }}>@{handle}</Text>)}
        </View>
      )}
      <Words post={post} theme={theme} size={size} />
      <Media post={post} theme={theme} />
      {post.quotes && <Quote id={post.quotes} theme={theme} />}
      {focused && (
        <View s={{ ...row, color: theme.muted, marginTop: 12, alignItems: 'center' }}>
          <View as="a" href={permalink(post)} dir="ltr" role="link" aria-label={full(when(post))}><time dateTime={isoOf(post)}>{full(when(post))}</time></View>
          <Text s={{ paddingLeft: 4, paddingRight: 4 }}>·</Text>
          <View><Text><Text s={{ color: theme.text, fontWeight: 700 }}>{brief(post.counts.views ?? 0)}</Text> {labels.views}</Text></View>
        </View>
      )}
      {!plain && <Actions post={post} theme={theme} focused={focused} />}
    </Fragment>
  );
  const head = (
    <View s={{ ...row, justifyContent: 'space-between', alignItems: 'flex-start', marginBottom: 2 }}>
      <View s={{ flexShrink: 1, ...row }}><UserName post={post} theme={theme} focused={focused} /></View>
      <View s={{ ...row, alignItems: 'center', color: theme.muted, marginLeft: 8, flexShrink: 0 }}>
        {post.ad && <Text s={{ marginRight: 8 }}>{labels.ad}</Text>}
        {!plain && options.generation === '2026' && <Press aria-label={labels.grok} aria-haspopup="menu" aria-expanded="false" onPress={(event) => event.stopPropagation()} s={{ marginRight: 8 }}><Grok /></Press>}
        {!plain && <Press test="caret" aria-label={labels.more} aria-haspopup="menu" aria-expanded="false" onPress={(event) => event.stopPropagation()}><Icon name="caret" /></Press>}
      </View>
    </View>
  );
  return (
    <View as="article" test="tweet" role="article" tabIndex={focused ? -1 : 0} aria-labelledby={`id__${post.id} text-${post.id}`} onClick={open}
      s={{ display: 'flex', flexDirection: 'column', overflowX: 'hidden', overflowY: 'hidden', paddingTop: 12, paddingBottom: 12, paddingLeft: 16, paddingRight: 16, outlineStyle: 'none', cursor: focused || plain ? 'auto' : 'pointer', ':hover backgroundColor': plain || focused ? 'transparent' : theme.hover }}>
      <View>
        {post.pinned && <Above icon="pin" text={labels.pinned} theme={theme} />}
        {post.repostedBy && <Above icon="repost" text={`${post.repostedBy} ${labels.reposted}`} theme={theme} />}
        <View s={row}>
          <View test="Tweet-User-Avatar" s={{ flexBasis: 40, width: 40, marginRight: 8, alignItems: 'center' }}>
            <Avatar handle={post.author} />
            {plain && !last && <View s={{ width: 2, flexGrow: 1, backgroundColor: theme.line, marginTop: 4 }} />}
          </View>
          <View s={{ flexGrow: 1, flexBasis: 0, flexShrink: 1, fontSize: 15, lineHeight: '20px' }}>
            {head}
            {!focused && words}
          </View>
        </View>
        {focused && <View s={{ marginTop: 12 }}>{words}</View>}
      </View>
    </View>
  );
});
