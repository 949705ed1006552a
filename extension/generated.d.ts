// The bytes of the modules that the build makes, as the bundler hands them to the entries.
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
// The generated glue as a function that makes it (tools/build/bundle.mjs): each call serves one instance.
declare module 'glue:content' {
  type Guard = (exports: WebAssembly.Exports) => WebAssembly.Exports;
  export function glue(guard: Guard): {
    initSync: (...args: any[]) => any;
    working_on: () => string | undefined;
    again: (aside: string | undefined, givingUp: boolean) => void;
  };
}
declare module 'glue:worker' {
  type Guard = (exports: WebAssembly.Exports) => WebAssembly.Exports;
  export function glue(guard: Guard): { initSync: (...args: any[]) => any };
}
declare module '*.wasm.gz' {
  const base64: string;
  export default base64;
}
