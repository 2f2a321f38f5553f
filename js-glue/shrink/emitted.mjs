// What wasm2js emits, as far as the passes of this folder read it.
import { walk } from 'estree-walker';

/** The typed arrays over the memory, with the bytes of an element. */
const VIEWS = { HEAP8: 1, HEAPU8: 1, HEAP16: 2, HEAPU16: 2, HEAP32: 4, HEAPU32: 4 };

/** The stack pointer: the first global of every module that LLVM links. */
export const STACK_POINTER = 'global$0';

/** Written by hand, with JavaScript's own numbers. */
const HELPERS = new Set(['__wasm_memory_grow', '__wasm_memory_size', 'wasm2js_trap']);

/** `bufferView = HEAPU8`, for what decodes the segments. */
const isForSegments = (node) => assignmentOf(node)?.left.name === 'bufferView';

/**
 * The parts of what wasm2js emits: the statements that make the module, of these the functions that were WebAssembly's, with
 * the names of those that are not only called, and the call that fills the memory; the segments that it fills in, and the
 * name of the imports.
 */
export function readEmitted({ body: top }) {
  const named = (list, name) => list.find(({ type, id }) => type === 'FunctionDeclaration' && id.name === name);
  const { body: made } = named(top, 'asmFunc').body;
  const segments = named(top, 'initActiveSegments').body.body.map(({ expression: { arguments: [, address, text] } }) => ({
    address: address.value, bytes: Buffer.from(text.value, 'base64'),
  }));
  const isImports = ({ type, declarations }) => type === 'VariableDeclaration' && declarations[0].init?.object?.name === 'imports';
  const body = [named(top, 'wasm2js_trap'), ...made.filter((node) => !isImports(node) && !isForSegments(node))];
  rewriteLists(named(body, '__wasm_memory_grow'), (list) => list.filter((node) => !isForSegments(node)));
  const functions = body.filter(({ type, id }) => type === 'FunctionDeclaration' && !HELPERS.has(id.name));
  return {
    body,
    functions,
    shared: sharedNames(body, functions),
    fill: body.find(({ expression }) => expression?.callee?.name === 'initActiveSegments'),
    segments,
    imports: made.find(isImports).declarations[0].id.name,
  };
}

/** The names of functions that are not only called by name: those in the table, and the exports. */
function sharedNames(body, functions) {
  const names = new Set();
  for (const node of body) {
    const isOurs = functions.includes(node);
    walk(node, {
      enter(inner, parent, key) {
        const isCall = isOurs && parent?.type === 'CallExpression' && key === 'callee';
        if (inner.type === 'Identifier' && inner !== node.id && !isCall) names.add(inner.name);
      },
    });
  }
  return names;
}

/** The variables that a function declares: all of them at its top. */
export function declarationsOf({ body }) {
  return body.body.filter(({ type }) => type === 'VariableDeclaration').flatMap(({ declarations }) => declarations);
}

export const identifier = (name) => ({ type: 'Identifier', name });
export const number = (value) => ({ type: 'Literal', value, raw: String(value) });
export const binary = (operator, left, right) => ({ type: 'BinaryExpression', operator, left, right });
export const assignment = (operator, left, right) => ({ type: 'AssignmentExpression', operator, left, right });
export const block = (body) => ({ type: 'BlockStatement', body });
export const call = (name, list) => ({ type: 'CallExpression', callee: identifier(name), arguments: list });
export const statement = (expression) => ({ type: 'ExpressionStatement', expression });

/** The number that a literal is, with its sign; null for anything else. */
export function valueOf({ type, operator, argument, value }) {
  if (type === 'Literal' && typeof value === 'number') return value;
  return type === 'UnaryExpression' && operator === '-' && argument.type === 'Literal' ? -argument.value : null;
}

export const isNumber = (node, value) => node?.type === 'Literal' && node.value === value;

/** The bytes of an element of the view that `HEAP8[…]` and its like read or write; undefined for anything else. */
export const bytesOf = ({ type, computed, object }) => (type === 'MemberExpression' && computed ? VIEWS[object.name] : undefined);

/** The assignment that a statement is. */
export const assignmentOf = ({ type, expression }) => (type === 'ExpressionStatement' && expression.type === 'AssignmentExpression' ? expression : null);

/** `x + 8` or `x - 8`: what is added to what; null for anything else. */
export function stepOf({ type, operator, left, right }) {
  const value = type === 'BinaryExpression' ? valueOf(right) : null;
  if (value === null || (operator !== '+' && operator !== '-')) return null;
  return { base: left, by: operator === '+' ? value : -value };
}

/** `$0 = $0 | 0`, with which an exported function begins. */
export const isCoercionOfParameter = ({ type, left, right }) =>
  type === 'AssignmentExpression' && left.type === 'Identifier' && right.operator === '|' && right.left.name === left.name && isNumber(right.right, 0);

/** Puts what `replacement` gives in place of a node, its children first. `above` are the nodes around it, the nearest last. */
export function rewrite(root, replacement) {
  const above = [];
  walk(root, {
    enter(node) {
      above.push(node);
    },
    leave(node) {
      above.pop();
      const other = replacement(node, above);
      if (other) this.replace(other);
    },
  });
}

/** Puts what `replacement` makes of it in place of each list of statements in a function. */
export function rewriteLists(root, replacement) {
  rewrite(root, (node) => {
    const key = { BlockStatement: 'body', SwitchCase: 'consequent' }[node.type];
    if (key) node[key] = replacement(node[key]);
  });
}

/** Whether nothing takes the value of an expression with these nodes around it. */
export function isUnused(node, above, at = above.length - 1) {
  const parent = above[at];
  if (parent.type !== 'SequenceExpression') return parent.type === 'ExpressionStatement';
  return parent.expressions.at(-1) !== node || isUnused(parent, above, at - 1);
}
