// What the build makes and the entries import: the glue of the three modules and their bytes.
declare module '*/pkg/content.js' {
  export function initSync(source: { module: Uint8Array }): unknown;
}
declare module '*/pkg/worker.js' {
  export function initSync(source: { module: Uint8Array }): unknown;
}
declare module '*/pkg/app.js' {
  export function initSync(source: { module: Uint8Array }): unknown;
}
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module '*.wasm.gz' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
