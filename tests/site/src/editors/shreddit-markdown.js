// Reddit's composer in its markdown mode: a text area inside the shadow root of a custom element.

import { offer } from './offer.js';

for (const name of ['shreddit-composer', 'shreddit-markdown-composer']) {
  if (!customElements.get(name)) {
    customElements.define(name, class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).append(document.createElement(name === 'shreddit-composer' ? 'slot' : 'textarea'));
      }
    });
  }
}

offer('shreddit-markdown', (host, wanted) => {
  const composer = document.createElement('shreddit-composer');
  // Only the custom element can be found from outside.
  for (const [name, value] of Object.entries({ ...wanted.attributes, contenteditable: 'false' })) composer.setAttribute(name, value);
  const field = document.createElement('shreddit-markdown-composer');
  const area = /** @type {HTMLTextAreaElement} */ (field.shadowRoot?.querySelector('textarea'));
  area.readOnly = wanted.readOnly;
  area.value = wanted.text;
  area.style.minHeight = '96px';
  let now = wanted.text;
  area.addEventListener('input', () => { now = area.value; wanted.onText(now); });
  composer.append(field);
  host.append(composer);
  return {
    element: () => area,
    text: () => now,
    focus: () => {
      area.focus();
      if (wanted.selected) area.setSelectionRange(...wanted.selected);
    },
    grouping: 0,
    remove: () => composer.remove(),
  };
});
