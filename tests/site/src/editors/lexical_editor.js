// Lexical in an element that is there already.

import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';

/**
 * @param {HTMLElement} root
 * @param {import('./offer.js').Wanted} wanted
 * @returns {Omit<import('./offer.js').Mounted, 'element'>}
 */
export function lexicalIn(root, wanted) {
  const editor = createEditor({ namespace: 'replies', editable: !wanted.readOnly, onError: (error) => { throw error; } });
  const lines = () => editor.getEditorState().read(() => $getRoot().getChildren().map((child) => child.getTextContent()).join('\n'));
  root.setAttribute('contenteditable', String(!wanted.readOnly));
  for (const [name, value] of Object.entries({ role: 'textbox', spellcheck: 'true', ...wanted.attributes })) root.setAttribute(name, value);
  root.style.minHeight = '96px';
  root.style.whiteSpace = 'pre-wrap';
  editor.setRootElement(root);
  const ends = [registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 300)];
  editor.update(() => {
    $getRoot().clear().append(...wanted.text.split('\n').map((line) => {
      const paragraph = $createParagraphNode();
      return line ? paragraph.append($createTextNode(line)) : paragraph;
    }));
  }, { discrete: true, tag: 'history-merge' });
  editor.registerUpdateListener(() => wanted.onText(lines()));
  return {
    text: lines,
    focus: () => editor.focus(),
    grouping: 300,
    remove: () => {
      for (const end of ends) end();
      editor.setRootElement(null);
    },
  };
}
