// The bytes of the modules that the build makes, as the bundler hands them to the entries.
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
// The generated glue as a function that makes it (tools/build/bundle.mjs): each call serves one instance.
declare module 'glue:content' {
  export const glue: import('./content/begin.js').Glue;
}
declare module 'glue:translated/content' {
  export const glue: import('./content/begin.js').Glue;
}
declare module 'glue:worker' {
  export function glue(guard: (exports: any) => any): { start: (instantiate: import('./instance.js').Instantiate) => void };
}
// A module as wasm2js and tools/build/translate.mjs make it.
declare module '*_translation.js' {
  export function translation(imports: any, data: Uint8Array): any;
}
declare module '*.gz' {
  const base64: string;
  export default base64;
}
