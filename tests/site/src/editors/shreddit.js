// Reddit's composer: a custom element with Lexical in its slot.

import { lexicalIn } from './lexical_editor.js';
import { offer } from './offer.js';

if (!customElements.get('shreddit-composer')) {
  customElements.define('shreddit-composer', class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
      const rte = document.createElement('slot');
      rte.name = 'rte';
      this.shadowRoot?.append(rte);
    }
  });
}

offer('shreddit', (host, wanted) => {
  const composer = document.createElement('shreddit-composer');
  const root = document.createElement('div');
  root.slot = 'rte';
  composer.append(root);
  host.append(composer);
  const lexical = lexicalIn(root, wanted);
  return { ...lexical, element: () => root, remove: () => { lexical.remove(); composer.remove(); } };
});
