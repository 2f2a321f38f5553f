// A terminal's screen as a page: what the command prints, with its colours.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { run } = require('../../../pkg/bin/pay-sign-center.js');

/** The marks that the command sets, and what they look like. */
const MARKS = {
  '\x1b[1m': '<b>',
  '\x1b[22m': '</b></i>',
  '\x1b[2m': '<i>',
  '\x1b[31m': '<em class="error">',
  '\x1b[32m': '<em class="good">',
  '\x1b[33m': '<em class="warning">',
  '\x1b[39m': '</em>',
};

const THEMES = {
  dark: { ground: '#16181d', text: '#e6e6e6', dim: '#9aa0a8', error: '#ff8a80', good: '#7ddc8f', warning: '#ffcf70' },
  light: { ground: '#ffffff', text: '#1b1d22', dim: '#5c626b', error: '#b3261e', good: '#17693a', warning: '#8a5200' },
};

/** The page of `pay-sign-center check`, as a terminal of so many columns shows it. */
export async function screenOf(signStr, { args, columns, theme, lang }) {
  let printed = `$ npx pay-sign-center check ${args.length ? '--app-public-key app.pem ' : ''}sign_str.txt\n`;
  const out = async (text) => {
    printed += text;
  };
  const stdin = { read: async () => Buffer.from(signStr) };
  await run(['check', '--color', '--lang', lang, ...args, '-'], { env: {}, isTerminal: true, columns, version: '', stdin, out, err: out });
  const escaped = printed.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const { ground, text, dim, error, good, warning } = THEMES[theme];
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 16px; background: ${ground}; color: ${text}; display: inline-block; }
    pre { font: 13px/1.5 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; width: ${columns}ch; white-space: pre-wrap; word-break: break-all; margin: 0; }
    b { font-weight: 700; } i { font-style: normal; color: ${dim}; } em { font-style: normal; }
    .error { color: ${error}; } .good { color: ${good}; } .warning { color: ${warning}; }
  </style><pre>${escaped.replace(/\x1b\[\d+m/g, (mark) => MARKS[mark])}</pre>`;
}
