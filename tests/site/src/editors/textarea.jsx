// A plain text area whose value React controls: Mastodon, Instagram, the mobile page of X.

import { useLayoutEffect, useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import { offer } from './offer.js';

function Area({ wanted, tell }) {
  const [text, setText] = useState(wanted.text);
  const node = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useLayoutEffect(() => { tell(text, node.current); wanted.onText(text); }, [text]);
  return <textarea {...wanted.attributes} ref={node} dir="auto" readOnly={wanted.readOnly} value={text} onChange={(event) => setText(event.target.value)} style={{ width: '100%', minHeight: 96 }} />;
}

offer('textarea', (host, wanted) => {
  let now = wanted.text;
  let area = /** @type {HTMLTextAreaElement | null} */ (null);
  ReactDOM.render(<Area wanted={wanted} tell={(text, node) => { now = text; area = node; }} />, host);
  return {
    element: () => area,
    text: () => now,
    focus: () => {
      area?.focus();
      if (wanted.selected) area?.setSelectionRange(...wanted.selected);
      else area?.setSelectionRange(now.length, now.length);
    },
    grouping: 0,
    remove: () => { ReactDOM.unmountComponentAtNode(host); },
  };
});
