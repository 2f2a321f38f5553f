// Takes out `| 0` and `>>> 0` where they change nothing. wasm2js writes them by asm.js's rules, at every step.
import { walk } from 'estree-walker';
import { STACK_POINTER, bytesOf, isCoercionOfParameter, isNumber, isUnused, rewrite } from './emitted.mjs';
import { isComparable, isInt, isPlace, isPositive, isSmallStep, isTruthful } from './kinds.mjs';

const BITWISE = new Set(['|', '&', '^', '<<', '>>', '>>>', '~']);
const COMPARING = new Set(['==', '!=', '<', '<=', '>', '>=']);

const isCoercion = ({ type, operator, right }) => type === 'BinaryExpression' && operator === '|' && isNumber(right, 0);

/**
 * The sums `x + 8 | 0` that can be `x + 8`: those of variables, parameters and results that are given more of them than
 * there are places where these need a `| 0` of their own then.
 */
export function wideSums(emitted, webs) {
  const functions = new Map(emitted.functions.filter(({ id }) => !emitted.shared.has(id.name)).map((node) => [node.id.name, node]));
  const sums = new Map();
  const needs = new Map();
  const give = (value, to) => {
    if (to && isCoercion(value) && isSmallStep(value.left)) sums.set(to, [...(sums.get(to) ?? []), value]);
  };
  for (const node of emitted.functions) {
    walk(node.body, {
      enter(inner, parent) {
        if (inner.type === 'ReturnStatement' && inner.argument && functions.has(node.id.name)) give(inner.argument, node.id.name);
        if (inner.type === 'AssignmentExpression') give(inner.right, inner.left.name === STACK_POINTER ? STACK_POINTER : webs.get(inner.left));
        const called = inner.type === 'CallExpression' && functions.get(inner.callee.name);
        if (called) inner.arguments.forEach((argument, index) => give(argument, webs.get(called.params[index])));
        if (isCoercion(inner) && !BITWISE.has(parent.operator)) {
          const from = webs.get(inner.left) ?? inner.left.callee?.name;
          needs.set(from, (needs.get(from) ?? 0) + 1);
        }
      },
    });
  }
  const isWorthIt = ([to, list]) => to === STACK_POINTER || list.length > (needs.get(to) ?? 0);
  return new Set([...sums].filter(isWorthIt).flatMap(([, list]) => list));
}

export function dropCoercions(node, kinds) {
  rewrite(node.body, (inner, above) => {
    if (inner.type !== 'BinaryExpression' || !isNumber(inner.right, 0) || isCoercionOfParameter(above.at(-1))) return null;
    if (inner.operator === '>>>') return isPositive(kinds.of(inner.left)) ? inner.left : null;
    return inner.operator === '|' && isNeedless(inner, above, kinds) ? inner.left : null;
  });
}

function isNeedless(node, above, kinds) {
  const kind = kinds.of(node.left);
  if (isInt(kind) || kinds.wide.has(node)) return true;
  if (!kinds.isExact(node.left)) return false;
  const parent = above.at(-1);
  const isTest = parent.test === node || parent.operator === '!';
  if (isTest) return isTruthful(kind);
  if (bytesOf(parent) === 1) return isPlace(kind);
  if (COMPARING.has(parent.operator)) return isComparable(kind);
  return isCoercedAnyway(node, above, above.length - 1, kinds);
}

/** Whether what stands there is taken modulo 2 ** 32. */
function isCoercedAnyway(node, above, at, kinds) {
  const parent = above[at];
  const isHere = () => isCoercedAnyway(parent, above, at - 1, kinds);
  switch (parent.type) {
    case 'UnaryExpression': return BITWISE.has(parent.operator);
    case 'BinaryExpression':
      if (parent.operator !== '+' && parent.operator !== '-') return BITWISE.has(parent.operator);
      return kinds.isExact(parent.left === node ? parent.right : parent.left) && isHere();
    case 'ConditionalExpression': return parent.test !== node && isHere();
    case 'SequenceExpression': return parent.expressions.at(-1) === node && isHere();
    case 'AssignmentExpression': return bytesOf(parent.left) !== undefined && isUnused(parent, above, at - 1);
    default: return false;
  }
}
