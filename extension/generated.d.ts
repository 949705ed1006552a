// The bytes of the modules that the build makes, as the bundler hands them to the entries.
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module '*.wasm.gz' {
  const base64: string;
  export default base64;
}
