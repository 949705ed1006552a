// Quill 1: the first of LinkedIn's three generations.

import Quill from 'quill-1/dist/quill.js';
import { offer } from './offer.js';
import { quillOf } from './quill_editor.js';

offer('quill-1', quillOf(Quill));
