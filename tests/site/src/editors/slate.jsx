// Slate, with its placeholder, which stands inside the editor.

import { useLayoutEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { createEditor, Editor, Node, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, ReactEditor, Slate, withReact } from 'slate-react';
import { offer } from './offer.js';

const linesOf = (editor) => editor.children.map((each) => Node.string(each)).join('\n');

function Box({ wanted, tell }) {
  const editor = useMemo(() => withHistory(withReact(createEditor())), []);
  const [initial] = useState(() => wanted.text.split('\n').map((text) => ({ type: 'paragraph', children: [{ text }] })));
  useLayoutEffect(() => { tell(editor); }, []);
  return (
    <Slate editor={editor} initialValue={initial} onChange={() => wanted.onText(linesOf(editor))}>
      <Editable
        {...wanted.attributes}
        placeholder="Post your reply"
        readOnly={wanted.readOnly}
        style={{ minHeight: 96 }}
        onKeyDown={(event) => {
          // Slate leaves undo to whoever uses it.
          if (!event.ctrlKey || event.key.toLowerCase() !== 'z') return;
          event.preventDefault();
          if (event.shiftKey) editor.redo();
          else editor.undo();
        }}
      />
    </Slate>
  );
}

offer('slate', (host, wanted) => {
  const root = createRoot(host);
  let editor = /** @type {any} */ (null);
  flushSync(() => root.render(<Box wanted={wanted} tell={(made) => { editor = made; }} />));
  return {
    element: () => host.querySelector('[data-slate-editor]'),
    text: () => linesOf(editor),
    focus: () => {
      Transforms.select(editor, Editor.end(editor, []));
      ReactEditor.focus(editor);
    },
    grouping: 0,
    remove: () => root.unmount(),
  };
});
