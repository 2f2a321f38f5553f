/** Of the package, set by vite.config.mjs. */
declare const VERSION: string;

// Parts of node-forge, whose types are declared for the whole alone.
declare module 'node-forge/lib/forge.js' {
  export { default } from 'node-forge';
}

declare module 'node-forge/lib/x509.js' {}
declare module 'node-forge/lib/md5.js' {}

declare module '*?raw' {
  const text: string;
  export default text;
}
