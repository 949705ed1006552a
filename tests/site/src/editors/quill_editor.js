// Quill, of either generation: the same calls.

/**
 * @param {any} Quill
 * @returns {(host: HTMLElement, wanted: import('./offer.js').Wanted) => import('./offer.js').Mounted}
 */
export const quillOf = (Quill) => (host, wanted) => {
  const box = document.createElement('div');
  host.append(box);
  const quill = new Quill(box, { readOnly: wanted.readOnly, modules: { toolbar: false } });
  if (wanted.text) quill.setText(`${wanted.text}\n`, 'silent');
  quill.history.clear();
  for (const [name, value] of Object.entries(wanted.attributes)) quill.root.setAttribute(name, value);
  quill.root.style.minHeight = '96px';
  quill.root.style.whiteSpace = 'pre-wrap';
  // The model always ends in a line break.
  const text = () => quill.getText().replace(/\n$/, '');
  quill.on('text-change', () => wanted.onText(text()));
  return {
    element: () => quill.root,
    text,
    focus: () => {
      quill.focus();
      quill.setSelection(quill.getLength(), 0);
    },
    grouping: 1000,
    remove: () => box.remove(),
  };
};
