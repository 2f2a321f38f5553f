// Says what keeps an emitted file from running in a mini-program, which neither transpiles packages nor offers what
// browsers and Node do. The build fails on it.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { analyze } from 'eslint-scope';

/** What a file may read of the realm, and nothing else: whatever is missing in one client only shows up there. */
const OF_THE_REALM = new Set([
  // ECMAScript 5: every engine has them, and the preamble leaves them alone.
  ...['Array', 'Date', 'Error', 'JSON', 'Math', 'Number', 'Object', 'String', 'TypeError', 'isFinite'],
  ...['encodeURI', 'encodeURIComponent', 'decodeURIComponent'],
  // Older than any client that has the API: the memory of the module as JavaScript, and base64.
  ...['ArrayBuffer', 'DataView', 'Float64Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Uint8Array', 'Uint16Array', 'Uint32Array'],
  // Not everywhere; serde-wasm-bindgen has it for maps that are no objects, which there are none of.
  'Map',
  // Not everywhere; the code asks with `typeof`, or catches what it throws, and does without.
  ...['Promise', 'TextDecoder', 'TextEncoder', 'WebAssembly', 'clearTimeout', 'console', 'setTimeout'],
  // The host; missing in a worker, and outside a mini-program.
  'my',
]);

/** What a CommonJS module is given besides. */
const OF_COMMONJS = new Set(['exports']);

/**
 * The platform's compiler puts `var` and these names, all undefined, before every module: a function of such a name at
 * the top level is undefined too. The list is the part of it that is known.
 */
const PREAMBLE = new Set(JSON.parse(readFileSync(new URL('preamble.json', import.meta.url), 'utf8')));

/** Each makes code of text, which the platform bans, even when reached as a property: `x.constructor.constructor('…')`. */
const MAKES_CODE = new Set(['eval', 'Function', 'constructor.constructor']);

/** The problems of a file's text, each with its line and column; `format` is rollup's. */
export function problemsOf(code, format) {
  const isModule = format === 'es';
  const sourceType = isModule ? 'module' : 'script';
  let tree;
  try {
    // Of the syntax above ES5 it takes `import` and `export` of a module only.
    tree = parse(code, { ecmaVersion: 5, sourceType, ranges: true, locations: true });
  } catch (error) {
    return [`not ES5: ${error.message}`];
  }
  // As a function's body, which a CommonJS module is: else `var` at the top level makes names of the realm.
  const { scopes, globalScope } = analyze(tree, { ecmaVersion: 6, sourceType, nodejsScope: !isModule });
  const found = [...ofReferences(globalScope.through, isModule), ...ofDeclarations(scopes[1]), ...ofNodes(tree)];
  return found.map(({ loc, message }) => `${loc.start.line}:${loc.start.column} ${message}`);
}

function ofReferences(references, isModule) {
  const isAllowed = ({ name }) => OF_THE_REALM.has(name) || (!isModule && OF_COMMONJS.has(name));
  const identifiers = references.map(({ identifier }) => identifier).filter((identifier) => !isAllowed(identifier));
  return identifiers.map(({ name, loc }) => ({ loc, message: `${name}: not a name that a file may read of the realm` }));
}

function ofDeclarations(topLevel) {
  const taken = topLevel.variables.filter(({ name }) => PREAMBLE.has(name));
  const message = "declared at the top level; the platform's preamble has it";
  return taken.flatMap(({ name, identifiers }) => identifiers.map(({ loc }) => ({ loc, message: `${name}: ${message}` })));
}

function ofNodes(tree) {
  const found = [];
  walk(tree, (node) => {
    const { type, loc } = node;
    if ((type === 'CallExpression' || type === 'NewExpression') && MAKES_CODE.has(lastNames(node.callee))) {
      found.push({ loc, message: `${lastNames(node.callee)}: makes code of text` });
    }
    // Of imports, and of exports that are another file's.
    if (node.source) found.push({ loc, message: 'imports another file' });
  });
  return found;
}

/** The property's name, with the one before it for `a.constructor.constructor`; names of the realm are looked at elsewhere. */
function lastNames(callee) {
  if (callee.type !== 'MemberExpression') return undefined;
  const name = keyOf(callee);
  return name === 'constructor' && callee.object.type === 'MemberExpression' ? `${keyOf(callee.object)}.${name}` : name;
}

function keyOf({ computed, property }) {
  return computed ? property.value : property.name;
}

function walk(node, visit) {
  visit(node);
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') walk(child, visit);
}
