// @ts-check
// Starts the injected half as the JavaScript that its WebAssembly was translated to.

import { glue } from 'glue:translated/content';
import packed from '../../pkg/translated/content.data.gz';
import { translation } from '../../pkg/translated/content_translation.js';
import { begin } from './begin.js';
import { unpack } from './unpack.js';

begin(glue, async () => {
  const data = await unpack(packed);
  return (imports) => ({ exports: translation(imports, data) });
});
