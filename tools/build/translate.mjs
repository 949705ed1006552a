// @ts-check
// Makes what wasm2js wrote re-makable: a function that gives one instance, from the imports and the module's data. The data go into a
// file of their own, `NAME.data`: as base64 in the script they can't be packed well.
//   node tools/build/translate.mjs pkg/translated/NAME
import { readFileSync, writeFileSync } from 'node:fs';

const name = process.argv[2] ?? '';
let code = readFileSync(`${name}_bg.wasm.js`, 'utf8');

/**
 * Replaces the one place that looks so.
 * @param {RegExp} what
 * @param {string} by
 * @returns {string} what stood there
 */
function replace(what, by) {
  const found = code.match(new RegExp(what, `${what.flags}g`));
  if (found?.length !== 1) throw new Error(`${name}: the translation is not of the shape that was expected: ${what} ${found?.length ?? 0} times.`);
  code = code.replace(what, () => by);
  return found[0];
}

/**
 * Where an address comes from a call, the call is made first and the memory looked at afterwards. JavaScript looks first: `HEAP32[f()]`
 * reads the memory from before the call, which is gone when the call has made it grow. (wasm2js minds this where it writes.)
 * @param {string} source
 * @returns {string}
 */
function callFirst(source) {
  let made = '';
  let from = 0;
  for (const opening of source.matchAll(/\bHEAP[A-Z0-9]+\[/g)) {
    if (opening.index < from) continue;
    const inside = opening.index + opening[0].length;
    let end = inside;
    for (let depth = 1; depth > 0; end++) {
      const next = source[end];
      if (next === undefined) throw new Error(`${name}: a bracket is not closed.`);
      depth += next === '[' ? 1 : next === ']' ? -1 : 0;
    }
    const address = source.slice(inside, end - 1);
    if (!/[\d\]]\(/.test(address)) continue;
    if (/^ *=[^=]/.test(source.slice(end, end + 4))) throw new Error(`${name}: a call stands in the address of a write.`);
    made += `${source.slice(from, opening.index)}(callFirst$ = ${callFirst(address)}, ${opening[0]}callFirst$])`;
    from = end;
  }
  return made + source.slice(from);
}

code = code.replace(/^import .*$/gm, '');
replace(/^ *var base64ReverseLookup[^]*?return uint8Array;\n *}$/m, '');
const segments = replace(/^function initActiveSegments\(imports\) {[^]*?^}$/m, '');
// A buffer that grows by `transfer` leaves the old one detached, which is how the glue sees that its views are out of date; one that is
// copied leaves it as it was, and the glue goes on reading it. Where memory runs out this throws, as a trap does; so it does at 2 GiB, from
// where on an address is a negative number and nothing would be found at it.
replace(/^ function __wasm_memory_grow\(pagesToAdd\) {[^]*?^ }$/m, ` function __wasm_memory_grow(pagesToAdd) {
  var oldPages = __wasm_memory_size();
  if (oldPages + pagesToAdd > 32768) throw new RangeError('out of memory');
  buffer = buffer.transfer((oldPages + pagesToAdd) * 65536);
  HEAP8 = new Int8Array(buffer);
  HEAP16 = new Int16Array(buffer);
  HEAP32 = new Int32Array(buffer);
  HEAPU8 = new Uint8Array(buffer);
  HEAPU16 = new Uint16Array(buffer);
  HEAPU32 = new Uint32Array(buffer);
  HEAPF32 = new Float32Array(buffer);
  HEAPF64 = new Float64Array(buffer);
  return oldPages;
 }`);
const parts = [...segments.matchAll(/base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\)/g)].map(([, at, text]) => ({ at: Number(at), bytes: Buffer.from(text ?? '', 'base64') }));
if (parts.length !== segments.split('\n').length - 2) throw new Error(`${name}: not every piece of the data was read.`);
const start = Math.min(...parts.map(({ at }) => at));
const data = Buffer.alloc(Math.max(...parts.map(({ at, bytes }) => at + bytes.length)) - start);
for (const { at, bytes } of parts) bytes.copy(data, at - start);
replace(/^ bufferView = HEAPU8;\n initActiveSegments\(imports\);$/m, ` HEAPU8.set(data, ${start});`);
replace(/^ *var bufferView;$/m, '');
code = callFirst(code);
replace(/^ var HEAP8 = new Int8Array\(buffer\);$/m, ' var HEAP8 = new Int8Array(buffer), callFirst$;');
// What would make the one instance of a module.
replace(/^var retasmFunc = asmFunc\([^]*$/m, '');

writeFileSync(`${name}.data`, data);
writeFileSync(`${name}_translation.js`, `export function translation(imports, data) {\n${code}\nreturn asmFunc(imports);\n}\n`);
