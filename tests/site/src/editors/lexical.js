// Lexical: Facebook, Threads, direct messages of Instagram.

import { lexicalIn } from './lexical_editor.js';
import { offer } from './offer.js';

offer('lexical', (host, wanted) => {
  const root = document.createElement('div');
  host.append(root);
  const lexical = lexicalIn(root, wanted);
  return { ...lexical, element: () => root, remove: () => { lexical.remove(); root.remove(); } };
});
