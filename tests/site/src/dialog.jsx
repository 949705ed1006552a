// The reply dialog in #layers.

import { useEffect, useRef } from 'react';
import { Press, Text, View } from './atoms.jsx';
import { Composer, useOddMoments } from './composer.jsx';
import { Icon } from './icons.jsx';
import { labels } from './labels.js';
import { Article } from './post.jsx';
import { closeReply, find, useStore } from './store.js';
import { BLUE, FONT, Theme, THEMES, useTheme } from './themes.js';

function ReplyDialog({ dialog }) {
  const theme = useTheme();
  const node = useRef(/** @type {HTMLElement | null} */ (null));
  useOddMoments(node);
  useEffect(() => {
    // Draft.js prevents the default of every Escape, so that says nothing.
    const onKey = (/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') closeReply(); };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const author = find(dialog.shown)?.author;
  return (
    <View s={{ position: 'fixed', top: 0, bottom: 0, left: 0, right: 0 }}>
      <View test="mask" s={{ position: 'fixed', top: 0, bottom: 0, left: 0, right: 0, backgroundColor: 'rgba(91, 112, 131, 0.4)' }} onClick={closeReply} />
      <View role="dialog" aria-modal="true" aria-labelledby="modal-header" inner={node}
        s={{ alignSelf: 'center', marginTop: 48, width: 600, maxWidth: '100%', maxHeight: '90vh', overflowY: 'auto', backgroundColor: theme.page, borderRadius: 16, color: theme.text }}>
        <View s={{ flexDirection: 'row', alignItems: 'center', height: 53, paddingLeft: 16, paddingRight: 16 }}>
          <Press test="app-bar-close" aria-label={labels.close} onPress={closeReply}><Icon name="close" size={20} /></Press>
          <View as="h2" id="modal-header" role="heading" aria-level={2} s={{ marginLeft: 16 }} />
        </View>
        <Article id={dialog.shown} plain />
        <View dir="ltr" s={{ flexDirection: 'row', paddingLeft: 64, color: theme.muted, fontSize: 15 }}><Text>{labels.replyingTo}</Text><Text as="a" href={`/${author}`} s={{ color: BLUE }}>@{author}</Text></View>
        <Composer key={dialog.target} where="dialog" target={dialog.shown} placeholder={labels.postReply} button={labels.reply} autoFocus />
      </View>
    </View>
  );
}

/** Everything that floats above the page. */
export function Layers() {
  const { dialog, theme } = useStore();
  return dialog && (
    <Theme.Provider value={THEMES[theme] ?? THEMES.light}>
      <View s={{ fontFamily: FONT, fontSize: 15, lineHeight: '20px' }}><ReplyDialog dialog={dialog} /></View>
    </Theme.Provider>
  );
}
