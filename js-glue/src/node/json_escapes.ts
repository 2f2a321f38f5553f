/** Rewrites the escapes of JSON one by one: a backslash that is escaped itself begins none. */
export const rewritingEscapes =
  (write: (escaped: string) => string) =>
  (text: string): string =>
    text.replace(/\\(?:u[0-9a-fA-F]{4}|[\s\S])/g, write);

/** As Java writes it: `\/` is `/`. */
export const withBareSlashes = rewritingEscapes((escaped) => (escaped === '\\/' ? '/' : escaped));
