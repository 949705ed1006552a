// Draft.js as X has it.

import { ContentState, Editor, EditorState } from 'draft-js';
import { useLayoutEffect, useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import { offer } from './offer.js';

function Box({ wanted, tell }) {
  const [editor, setEditor] = useState(() => EditorState.moveSelectionToEnd(EditorState.createWithContent(ContentState.createFromText(wanted.text))));
  const node = useRef(/** @type {Editor | null} */ (null));
  const text = editor.getCurrentContent().getPlainText('\n');
  useLayoutEffect(() => { tell(text, node.current); wanted.onText(text); }, [text]);
  return <Editor ref={node} editorState={editor} onChange={setEditor} readOnly={wanted.readOnly} ariaLabel={wanted.attributes['aria-label']} role="textbox" spellCheck webDriverTestID={wanted.attributes['data-testid']} />;
}

offer('draft-js', (host, wanted) => {
  let now = wanted.text;
  let editor = /** @type {Editor | null} */ (null);
  ReactDOM.render(<Box wanted={wanted} tell={(text, node) => { now = text; editor = node; }} />, host);
  return {
    element: () => host.querySelector('[contenteditable]'),
    text: () => now,
    focus: () => editor?.focus(),
    grouping: 0,
    remove: () => { ReactDOM.unmountComponentAtNode(host); },
  };
});
