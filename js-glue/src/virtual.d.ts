// Made by build/sources.mjs of what `cargo xtask build` hands it.

declare module 'virtual:bindings' {
  /** The generated bindings as a function. */
  export default function makeBindings(TextDecoder: unknown, TextEncoder: unknown): unknown;
}

declare module 'virtual:body' {
  /** engine/body.ts as a function of the names that it must not find by itself. */
  export default function makeBody(realm: object): typeof import('./engine/body');
}

declare module 'virtual:module' {
  /** The WebAssembly module, deflated, base64. */
  const text: string;
  export default text;
}

declare module 'virtual:unpack' {
  /** engine/unpack.ts as a function of the names that it must not find by itself. */
  export default function makeUnpack(realm: object): typeof import('./engine/unpack');
}

declare module 'virtual:js-module' {
  /** The module as JavaScript: a function that gives its exports. All that the module requires is the bindings. */
  export default function makeModule(require: () => unknown): unknown;
}

declare module 'virtual:utf8' {
  /** With `loose`, what is no UTF-8 becomes U+FFFD. */
  export function decode(bytes: Uint8Array, loose: boolean): string;
  /** With `loose`, half a surrogate pair becomes U+FFFD. */
  export function encode(text: string, loose: boolean): Uint8Array;
}

declare module 'virtual:engines' {
  /** The engines of the entry that is built, the preferred one first. */
  export const makers: readonly import('./engine/bindings').EngineMaker[];
}
