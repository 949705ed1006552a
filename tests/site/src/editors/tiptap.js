// TipTap 3: Bluesky, LinkedIn, Elk.

import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { offer } from './offer.js';

offer('tiptap', (host, wanted) => {
  const editor = new Editor({
    element: host,
    editable: !wanted.readOnly,
    extensions: [StarterKit],
    content: { type: 'doc', content: wanted.text.split('\n').map((text) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })) },
    editorProps: { attributes: { role: 'textbox', style: 'min-height: 96px', ...wanted.attributes } },
    onUpdate: () => wanted.onText(text()),
  });
  const text = () => editor.getText({ blockSeparator: '\n' });
  return {
    element: () => editor.view.dom,
    text,
    focus: () => { editor.commands.focus('end'); },
    grouping: 500,
    remove: () => editor.destroy(),
  };
});
