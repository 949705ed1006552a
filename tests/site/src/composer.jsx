// X's composers: the real Draft.js in X's markup, its odd moments on request, and the plain text area of the mobile page.

import { CompositeDecorator, ContentState, Editor, EditorState, getDefaultKeyBinding, KeyBindingUtil } from 'draft-js';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Press, Text, View } from './atoms.jsx';
import { ForeignBox, isForeign } from './foreign.jsx';
import { labels } from './labels.js';
import { Avatar } from './post.jsx';
import { composers } from './readings.js';
import { closeReply, send, state } from './store.js';
import { BLUE, useTheme } from './themes.js';

const blueWords = new CompositeDecorator([{
  strategy: (block, mark) => { for (const match of block.getText().matchAll(/[@#]\w+|https?:\/\/\S+/g)) mark(match.index, match.index + match[0].length); },
  component: ({ children }) => <span style={{ color: BLUE }}>{children}</span>,
}]);

/** Where a place in a block is in the whole text. */
const offset = (content, key, at) => {
  let sum = 0;
  for (const block of content.getBlocksAsArray()) {
    if (block.getKey() === key) return sum + at;
    sum += block.getLength() + 1;
  }
  return sum;
};

const variantOf = (/** @type {string} */ where) => (where === 'home' ? 'normal' : state.composer);
const draftOf = (/** @type {string} */ variant) => (variant === 'draft' ? 'I was going to say ' : '');

function DraftBox({ where, target, placeholder, onText, autoFocus }) {
  const theme = useTheme();
  const variant = variantOf(where);
  const [editor, setEditor] = useState(() => EditorState.moveSelectionToEnd(EditorState.createWithContent(ContentState.createFromText(draftOf(variant)), blueWords)));
  const [life, setLife] = useState(0);
  const reborn = useRef(false);
  const node = useRef(/** @type {Editor | null} */ (null));
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const latest = useRef(editor);
  latest.current = editor;
  const text = editor.getCurrentContent().getPlainText('\n');

  useLayoutEffect(() => { onText(text); }, [text]);
  useLayoutEffect(() => {
    /** @type {import('./readings.js').Reading} */
    const reading = {
      where, target,
      element: () => root.current?.querySelector('[contenteditable]') ?? null,
      focus: () => node.current?.focus(),
      read: () => {
        const content = latest.current.getCurrentContent();
        const selection = latest.current.getSelection();
        return {
          text: content.getPlainText('\n'),
          start: offset(content, selection.getStartKey(), selection.getStartOffset()),
          end: offset(content, selection.getEndKey(), selection.getEndOffset()),
          focused: selection.getHasFocus(),
          undo: latest.current.getUndoStack().size,
        };
      },
    };
    composers.add(reading);
    return () => { composers.delete(reading); };
  }, []);
  useEffect(() => { if (autoFocus && variant !== 'remount') node.current?.focus(); }, []);

  const onFocus = () => {
    if (variant === 'remount' && !reborn.current) {
      reborn.current = true;
      setTimeout(() => setLife(1));
    }
  };
  return (
    <View as="label" test="tweetTextarea_0_label" s={{ flexGrow: 1, cursor: 'text' }}>
      <View test="tweetTextarea_0RichTextInputContainer" inner={root} s={{ fontSize: 20, lineHeight: '24px', color: theme.text, minHeight: where === 'dialog' ? 96 : 56, paddingTop: 12, paddingBottom: 12, wordBreak: 'break-word' }}>
        <Editor
          key={life}
          ref={node}
          editorState={editor}
          onChange={setEditor}
          onFocus={onFocus}
          readOnly={variant === 'read-only'}
          placeholder={text === '' ? placeholder : undefined}
          ariaLabel={labels.postText}
          ariaMultiline
          role="textbox"
          spellCheck
          webDriverTestID="tweetTextarea_0"
          keyBindingFn={(event) => (event.key === 'Enter' && KeyBindingUtil.hasCommandModifier(event) ? 'send' : getDefaultKeyBinding(event))}
          handleKeyCommand={(command) => {
            if (command !== 'send') return 'not-handled';
            send(text, target, true, where);
            return 'handled';
          }}
        />
      </View>
    </View>
  );
}

function PlainBox({ where, target, placeholder, onText }) {
  const theme = useTheme();
  const [text, setText] = useState('');
  const node = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useLayoutEffect(() => { onText(text); }, [text]);
  useLayoutEffect(() => {
    /** @type {import('./readings.js').Reading} */
    const reading = {
      where, target,
      element: () => node.current,
      focus: () => node.current?.focus(),
      // React's own value: what the site would send, whatever the DOM shows.
      read: () => {
        const area = node.current;
        const key = area && Object.keys(area).find((name) => name.startsWith('__reactProps$'));
        return { text: key ? area[key].value : '', start: area?.selectionStart ?? 0, end: area?.selectionEnd ?? 0, focused: document.activeElement === area, undo: 0 };
      },
    };
    composers.add(reading);
    return () => { composers.delete(reading); };
  }, []);
  return (
    <View test="tweetTextarea_0" s={{ flexGrow: 1 }}>
      <textarea ref={node} autoCapitalize="sentences" aria-label={labels.postText} placeholder={placeholder} value={text} onChange={(event) => setText(event.target.value)}
        style={{ font: 'inherit', fontSize: 20, lineHeight: '24px', minHeight: 96, border: 0, outline: 0, padding: '12px 0', resize: 'none', background: 'transparent', color: theme.text, width: '100%' }} />
    </View>
  );
}

/** Avatar, editor, tool bar and button. */
export function Composer({ where, target = undefined, placeholder, button, autoFocus = false }) {
  const theme = useTheme();
  const variant = variantOf(where);
  const [text, setText] = useState('');
  const [there, setThere] = useState(variant !== 'late' || where !== 'dialog');
  useEffect(() => {
    if (there) return undefined;
    const timer = setTimeout(() => setThere(true), 1000);
    return () => clearTimeout(timer);
  }, [there]);
  const Box = isForeign(variant) ? ForeignBox : variant === 'textarea' && where !== 'home' ? PlainBox : DraftBox;
  return (
    <View s={{ flexDirection: 'row', paddingLeft: 16, paddingRight: 16, paddingTop: 4 }}>
      <View s={{ width: 40, marginRight: 8, paddingTop: 12 }}><Avatar handle={state.viewer} /></View>
      <View s={{ flexGrow: 1, flexBasis: 0, flexShrink: 1 }}>
        {there && <Box where={where} target={target} placeholder={placeholder} onText={setText} autoFocus={autoFocus} />}
        <View test="toolBar" role="navigation" s={{ flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center', paddingTop: 8, paddingBottom: 12, borderTopWidth: where === 'dialog' ? 1 : 0, borderTopColor: theme.line }}>
          <View role="tablist" s={{ flexDirection: 'row', color: BLUE }}><Text>▣  ☺  ◷</Text></View>
          <Press test={where === 'dialog' ? 'tweetButton' : 'tweetButtonInline'} disabled={text.trim() === ''} onPress={(event) => send(text, target, event.nativeEvent.isTrusted, where)}
            s={{ backgroundColor: theme.strong, color: theme.onStrong, borderRadius: 9999, paddingLeft: 16, paddingRight: 16, minHeight: 36, justifyContent: 'center', opacity: text.trim() === '' ? 0.5 : 1, fontWeight: 700 }}>
            <View dir="ltr"><Text>{button}</Text></View>
          </Press>
        </View>
      </View>
    </View>
  );
}

/** The composer under the post of a thread page. */
export const InlineReply = ({ target }) => (
  <View test="inline_reply_offscreen"><Composer where="inline" target={target} placeholder={labels.postReply} button={labels.reply} /></View>
);

/** Plays the dialog's odd moments: it closes as soon as it opened, or the moment something is pasted. */
export function useOddMoments(/** @type {{current: HTMLElement | null}} */ dialog) {
  useEffect(() => {
    const node = dialog.current;
    if (!node) return undefined;
    const onPaste = () => { if (state.composer === 'vanish-paste') closeReply(); };
    node.addEventListener('paste', onPaste, true);
    let frames = state.composer === 'vanish-open' ? 3 : 0;
    const count = () => { if (frames > 0 && --frames === 0) closeReply(); else if (frames > 0) requestAnimationFrame(count); };
    requestAnimationFrame(count);
    return () => { frames = 0; node.removeEventListener('paste', onPaste, true); };
  }, []);
}

