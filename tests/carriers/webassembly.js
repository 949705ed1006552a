// The judge as WebAssembly, made as the content script makes its module.
import { glue } from 'glue:judge';
import bytes from '../../pkg/judge_bg.wasm';
import { live } from '../../extension/instance.js';

const module = new WebAssembly.Module(bytes);

/** @param {(error: unknown) => void} trapped */
export const make = (trapped) => live(glue, (imports) => new WebAssembly.Instance(module, imports), trapped);
