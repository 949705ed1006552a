// ProseMirror without anything around it.

import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { offer } from './offer.js';

offer('prosemirror', (host, wanted) => {
  const doc = schema.node('doc', null, wanted.text.split('\n').map((line) => schema.node('paragraph', null, line ? [schema.text(line)] : [])));
  const view = new EditorView(host, {
    state: EditorState.create({ doc, plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }), keymap(baseKeymap)] }),
    editable: () => !wanted.readOnly,
    attributes: { role: 'textbox', style: 'min-height: 96px; white-space: pre-wrap', ...wanted.attributes },
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      wanted.onText(text());
    },
  });
  const text = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n');
  return {
    element: () => view.dom,
    text,
    focus: () => {
      view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
      view.focus();
    },
    grouping: 500,
    remove: () => view.destroy(),
  };
});
