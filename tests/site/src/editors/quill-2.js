// Quill 2.

import Quill from 'quill';
import { offer } from './offer.js';
import { quillOf } from './quill_editor.js';

offer('quill-2', quillOf(Quill));
