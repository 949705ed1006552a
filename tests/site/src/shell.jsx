// The page around the timeline: navigation, headings, side bar, columns.

import { useRef } from 'react';
import { person } from '../people.mjs';
import { Press, Text, View } from './atoms.jsx';
import { Composer } from './composer.jsx';
import { Icon } from './icons.jsx';
import { labels } from './labels.js';
import { Avatar } from './post.jsx';
import { go, route, useStore } from './store.js';
import { Timeline } from './timeline.jsx';
import { FONT, Theme, THEMES, useTheme } from './themes.js';

const links = (/** @type {string} */ viewer) => [
  ['home', 'AppTabBar_Home_Link', '/home', labels.home],
  ['search', 'AppTabBar_Explore_Link', '/search?q=northwind', labels.search],
  ['bell', 'AppTabBar_Notifications_Link', '/notifications/mentions', 'Notifications'],
  ['columns', undefined, '/i/columns', 'Pro'],
  ['person', 'AppTabBar_Profile_Link', `/${viewer}`, 'Profile'],
];

function Navigation({ viewer, wide }) {
  const theme = useTheme();
  const follow = (event, href) => { event.preventDefault(); go(href); };
  return (
    <View as="header" role="banner" s={{ width: wide ? 230 : 68, flexShrink: 0 }}>
      <View s={{ position: 'fixed', top: 0, bottom: 0, width: wide ? 230 : 68, paddingTop: 12, paddingLeft: 8, paddingRight: 8, justifyContent: 'space-between' }}>
        <View>
          <View s={{ paddingLeft: 12, paddingBottom: 16 }}><Icon name="mark" size={28} /></View>
          <View as="nav" role="navigation" aria-label="Primary">
            {links(viewer).map(([icon, test, href, text]) => (
              <View as="a" key={href} href={href} test={test} role="link" aria-label={text} onClick={(event) => follow(event, href)} s={{ flexDirection: 'row', alignItems: 'center', paddingTop: 12, paddingBottom: 12, paddingLeft: 12, fontSize: 20 }}>
                <Icon name={icon} size={26} />{wide && <Text s={{ marginLeft: 20 }}>{text}</Text>}
              </View>
            ))}
          </View>
          <View as="a" test="SideNav_NewTweet_Button" href="/compose/post" role="link" onClick={(event) => event.preventDefault()} s={{ marginTop: 16, backgroundColor: theme.strong, color: theme.onStrong, borderRadius: 999, alignItems: 'center', paddingTop: 14, paddingBottom: 14, fontWeight: 700, width: '90%' }}><Text>{labels.post}</Text></View>
        </View>
        <Press test="SideNav_AccountSwitcher_Button" aria-label="Account menu" s={{ flexDirection: 'row', alignItems: 'center', marginBottom: 16, paddingLeft: 4 }}>
          <Avatar handle={viewer} link={false} />
          {wide && <View s={{ marginLeft: 8, fontSize: 14, flexShrink: 1 }}><Text s={{ fontWeight: 700 }}>{person(viewer).name}</Text><Text s={{ color: theme.muted }}>@{viewer}</Text></View>}
        </Press>
      </View>
    </View>
  );
}

function Sidebar() {
  const theme = useTheme();
  const box = { borderTopWidth: 1, borderBottomWidth: 1, borderLeftWidth: 1, borderRightWidth: 1, borderTopColor: theme.line, borderBottomColor: theme.line, borderLeftColor: theme.line, borderRightColor: theme.line, borderRadius: 16, paddingTop: 12, paddingBottom: 12, paddingLeft: 16, paddingRight: 16, marginTop: 16 };
  return (
    <View test="sidebarColumn" s={{ width: 300, marginLeft: 24, paddingTop: 8, position: 'sticky', top: 0, alignSelf: 'flex-start' }}>
      <View s={{ borderRadius: 999, backgroundColor: theme.field, paddingTop: 10, paddingBottom: 10, paddingLeft: 16, paddingRight: 16, color: theme.muted, flexDirection: 'row' }}><Icon name="search" /><Text s={{ marginLeft: 8 }}>{labels.search}</Text></View>
      <View s={box}><Text s={{ fontSize: 20, fontWeight: 800 }}>What is happening</Text>{['Port Ellery harbour fair', '#TwelfthShop', 'Half marathon'].map((each) => <View key={each} s={{ paddingTop: 10 }}><Text s={{ color: theme.muted, fontSize: 13 }}>Trending</Text><Text s={{ fontWeight: 700 }}>{each}</Text></View>)}</View>
    </View>
  );
}

function Column({ at, title }) {
  const scroller = useRef(/** @type {HTMLElement | null} */ (null));
  const theme = useTheme();
  return (
    <View s={{ width: 350, height: '100vh', borderRightWidth: 1, borderRightColor: theme.line }}>
      <View test="column-title-wrapper" s={{ height: 53, justifyContent: 'center', paddingLeft: 16, fontWeight: 800, fontSize: 18 }}><Text>{title}</Text></View>
      <View test="multi-column-layout-column-content" inner={scroller} s={{ overflowY: 'scroll', overflowX: 'hidden', flexGrow: 1, flexBasis: 0 }}><Timeline at={at} scroller={scroller} region /></View>
    </View>
  );
}

const headings = { home: labels.home, search: labels.search, mentions: 'Mentions', notifications: 'Notifications', thread: labels.post, empty: labels.home };

/** The whole of #react-root. */
export function App() {
  const { theme: name, viewer } = useStore();
  const theme = THEMES[name] ?? THEMES.light;
  const at = route();
  const wide = innerWidth > 1200;
  const frame = { fontFamily: FONT, fontSize: 15, lineHeight: '20px', color: theme.text, width: '100%', flexDirection: 'row', minHeight: '100vh' };
  if (at.page === 'about') {
    return <Theme.Provider value={theme}><View s={{ ...frame, flexDirection: 'column', paddingLeft: 32, paddingTop: 32 }}><View as="h1"><Text>About</Text></View><View as="p"><Text>A page without a timeline.</Text></View></View></Theme.Provider>;
  }
  if (at.page === 'columns') {
    return (
      <Theme.Provider value={theme}>
        <View s={frame}>
          <Navigation viewer={viewer} wide={false} />
          <View as="main" role="main" s={{ flexDirection: 'row' }}>
            <Column at={route('/home')} title={labels.home} />
            <Column at={route('/search?q=northwind')} title="northwind" />
            <Column at={route('/notifications/mentions')} title="Mentions" />
          </View>
        </View>
      </Theme.Provider>
    );
  }
  return (
    <Theme.Provider value={theme}>
      <View s={{ ...frame, justifyContent: 'center' }}>
        <Navigation viewer={viewer} wide={wide} />
        <View as="main" role="main" s={{ flexDirection: 'row', flexGrow: 0 }}>
          <View test="primaryColumn" s={{ width: 600, maxWidth: '100%', borderLeftWidth: 1, borderRightWidth: 1, borderLeftColor: theme.line, borderRightColor: theme.line, minHeight: '100vh' }}>
            <View aria-label={labels.timeline} tabIndex={0} s={{ outlineStyle: 'none' }}>
              <View s={{ position: 'sticky', top: 0, zIndex: 3, backgroundColor: theme.page, opacity: 0.96, height: 53, justifyContent: 'center', paddingLeft: 16, borderBottomWidth: 1, borderBottomColor: theme.line }}>
                <View as="h2" dir="ltr" role="heading" aria-level={2} s={{ fontSize: 20, fontWeight: 700 }}><Text>{headings[at.page] ?? `@${at.handle}`}</Text></View>
              </View>
              {at.page === 'home' && <View s={{ borderBottomWidth: 1, borderBottomColor: theme.line }}><Composer where="home" placeholder={labels.happening} button={labels.post} /></View>}
              <View><Timeline key={at.name} at={at} /></View>
            </View>
          </View>
          {wide && <Sidebar />}
        </View>
      </View>
    </Theme.Provider>
  );
}
