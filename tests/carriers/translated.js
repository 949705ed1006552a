// The judge translated to JavaScript, made as the content script makes its module.
import { glue } from 'glue:translated/judge';
import packed from '../../pkg/translated/judge.data.gz';
import { translation } from '../../pkg/translated/judge_translation.js';
import { unpack } from '../../extension/content/unpack.js';
import { live } from '../../extension/instance.js';

const data = await unpack(packed);
/** The memory of the instance that was made last. */
export let memory;

/** @param {(error: unknown) => void} trapped */
export const make = (trapped) => live(glue, (imports) => {
  const exports = translation(imports, data);
  memory = exports.memory;
  return { exports };
}, trapped);
