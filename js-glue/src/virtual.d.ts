// Made by build.mjs of what `cargo xtask build` hands it.

declare module 'virtual:bindings' {
  /** The generated bindings as a function, so that nothing of them runs before the first call. */
  export default function makeBindings(TextDecoder: unknown, TextEncoder: unknown): unknown;
}

declare module 'virtual:module' {
  /** The WebAssembly module, base64. */
  const text: string;
  export default text;
}
