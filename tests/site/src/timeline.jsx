// A timeline that keeps only the rows near the viewport, measures each, and places it, as X's does.

import { Fragment, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { person } from '../people.mjs';
import { Press, Text, View } from './atoms.jsx';
import { InlineReply } from './composer.jsx';
import { labels } from './labels.js';
import { options } from './options.js';
import { Article, Avatar } from './post.jsx';
import { find, route, rows, state, useStore } from './store.js';
import { useTheme } from './themes.js';

/** Height that a row is given before it was measured, px. */
const GUESS = 170;
/** How far beyond the viewport rows stay, px. */
const BEYOND = 900;

function Row({ cell, focused }) {
  const theme = useTheme();
  switch (cell.kind) {
    case 'post': {
      const article = <Article id={cell.id} focused={focused} post={find(cell.id)} whole={state.expanded.has(cell.id)} turning={state.turning.has(cell.id)} liked={state.liked.get(cell.id)} />;
      return find(cell.id)?.ad ? <View test="placementTracking">{article}</View> : article;
    }
    case 'users':
      return (
        <View>
          {['anneke_runs', 'harrowgate_fm'].map((handle) => (
            <Press key={handle} test="UserCell" s={{ flexDirection: 'row', alignItems: 'center', paddingTop: 12, paddingBottom: 12, paddingLeft: 16, paddingRight: 16 }}>
              <View s={{ marginRight: 8 }}><Avatar handle={handle} /></View>
              <View s={{ flexGrow: 1 }}><Text s={{ fontWeight: 700 }}>{person(handle).name}</Text><Text s={{ color: theme.muted }}>@{handle}</Text></View>
              <View test="placementTracking"><View s={{ backgroundColor: theme.strong, color: theme.onStrong, borderRadius: 999, paddingLeft: 16, paddingRight: 16, paddingTop: 6, paddingBottom: 6, fontWeight: 700, fontSize: 14 }}><Text>{labels.follow}</Text></View></View>
            </Press>
          ))}
        </View>
      );
    case 'heading':
      return <View s={{ paddingTop: 12, paddingBottom: 12, paddingLeft: 16, paddingRight: 16 }}><View as="h2" role="heading" aria-level={2} s={{ fontSize: 20, fontWeight: 800 }}><Text>{cell.text === 'discover' ? labels.discover : cell.text}</Text></View></View>;
    case 'composer':
      return <InlineReply target={cell.id} />;
    case 'notification':
      return <View as="article" test="notification" role="article" tabIndex={0} s={{ paddingTop: 12, paddingBottom: 12, paddingLeft: 16, paddingRight: 16 }}><Text>{cell.text}</Text></View>;
    default:
      return <View s={{ paddingTop: 16, paddingBottom: 16, paddingLeft: 16, paddingRight: 16 }}><View as="article" s={{ backgroundColor: theme.field, borderRadius: 16, paddingTop: 12, paddingBottom: 12, paddingLeft: 12, paddingRight: 12, color: theme.muted }}><Text>This post is unavailable.</Text></View></View>;
  }
}

/** @param {{at: ReturnType<typeof route>, scroller?: {current: HTMLElement | null}}} props */
export function Rows({ at, scroller }) {
  useStore();
  const theme = useTheme();
  const cells = rows(at);
  const [, again] = useReducer((n) => n + 1, 0);
  const heights = useRef(new Map()).current;
  const nodes = useRef(new Map()).current;
  const box = useRef(/** @type {HTMLElement | null} */ (null));

  const view = () => {
    const frame = scroller?.current;
    const top = frame ? frame.scrollTop : -(box.current?.getBoundingClientRect().top ?? 0);
    return [top - BEYOND, top + (frame ? frame.clientHeight : innerHeight) + BEYOND];
  };
  const [low, high] = options.virtual ? view() : [-Infinity, Infinity];

  let y = 0;
  const placed = cells.map((cell) => {
    const place = { cell, top: y, height: heights.get(cell.key) ?? GUESS };
    y += place.height;
    return place;
  });
  const shown = placed.filter(({ top, height }) => top + height >= low && top <= high);

  const measure = () => {
    let moved = false;
    for (const [key, node] of nodes) {
      const height = node.offsetHeight;
      if (height && heights.get(key) !== height) {
        heights.set(key, height);
        moved = true;
      }
    }
    if (moved) again();
  };
  useLayoutEffect(measure);
  useEffect(() => {
    const target = scroller?.current ?? window;
    let asked = 0;
    const onScroll = () => { asked ||= requestAnimationFrame(() => { asked = 0; again(); }); };
    target.addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    return () => {
      target.removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
      cancelAnimationFrame(asked);
    };
  }, []);

  return (
    <div ref={box} style={{ position: 'relative', minHeight: y }}>
      {shown.map(({ cell, top }) => (
        <div key={cell.key} data-testid="cellInnerDiv" style={{ transform: `translateY(${top}px)`, position: 'absolute', width: '100%' }}
          ref={(node) => { if (node) nodes.set(cell.key, node); else nodes.delete(cell.key); }}>
          <View s={{ borderBottomWidth: 1, borderBottomColor: theme.line }}>
            <View><Row cell={cell} focused={at.page === 'thread' && cell.id === at.id && cell.kind === 'post'} /></View>
          </View>
        </div>
      ))}
    </div>
  );
}

/** The section around it. Before the rows there is a placeholder without a style, which another element then replaces. */
export function Timeline({ at, scroller = undefined, region = false }) {
  const theme = useTheme();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), options.latency);
    return () => clearTimeout(timer);
  }, []);
  const heading = <View as="h1" dir="ltr" role="heading" aria-level={1} s={{ position: 'absolute', width: 1, height: 1, overflowX: 'hidden', overflowY: 'hidden' }}><Text>{labels.timeline}</Text></View>;
  return (
    <section role="region" aria-labelledby={region ? undefined : 'accessible-list-0'}>
      {region ? null : heading}
      <div aria-label={labels.timeline}>
        {ready
          ? <Fragment key="rows"><Rows at={at} scroller={scroller} /></Fragment>
          : <div key="waiting"><View s={{ alignItems: 'center', paddingTop: 24, color: theme.muted }} role="progressbar"><Text>…</Text></View></div>}
      </div>
    </section>
  );
}
