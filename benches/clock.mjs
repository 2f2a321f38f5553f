// Milliseconds, with a fraction, in Node and in the shell of JavaScriptCore.

export const now = typeof preciseTime === 'function' ? () => globalThis.preciseTime() * 1000 : () => globalThis.performance.now();
