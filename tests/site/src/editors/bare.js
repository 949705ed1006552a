// An editable element with no framework behind it, as YouTube's comments have.

import { offer } from './offer.js';

offer('bare', (host, wanted) => {
  const root = document.createElement('div');
  root.id = 'contenteditable-root';
  for (const [name, value] of Object.entries({ dir: 'auto', ...wanted.attributes, contenteditable: String(!wanted.readOnly) })) root.setAttribute(name, value);
  root.style.minHeight = '96px';
  root.style.whiteSpace = 'pre-wrap';
  root.textContent = wanted.text;
  host.append(root);
  // The page's own idea of the text: what it heard at the last input.
  const read = () => root.innerText.replace(/\n$/, '');
  let now = wanted.text;
  root.addEventListener('input', () => { now = read(); wanted.onText(now); });
  return {
    element: () => root,
    text: () => now,
    focus: () => {
      root.focus();
      getSelection()?.selectAllChildren(root);
      getSelection()?.collapseToEnd();
    },
    grouping: 0,
    remove: () => root.remove(),
  };
});
