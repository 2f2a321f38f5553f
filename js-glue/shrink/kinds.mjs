// What numbers an expression may have.
import { walk } from 'estree-walker';
import { STACK_POINTER, bytesOf, declarationsOf, isCoercionOfParameter, isNumber, stepOf, valueOf } from './emitted.mjs';

// A kind is a set of these.
const NEGATIVE = 1;
const POSITIVE = 2;
/** From 2 ** 31 to 2 ** 32. */
const LARGE = 4;
const BOOLEAN = 8;
/** An integer of 32 bits and some small constants: whole, but perhaps of more than 32 bits. */
const WIDE = 16;
const OTHER = 32;

const INT = NEGATIVE | POSITIVE;
const OF_VIEW = { HEAPU8: POSITIVE, HEAPU16: POSITIVE, HEAPU32: POSITIVE | LARGE };
const OF_MATH = { Math_imul: INT, Math_clz32: POSITIVE };

/** Additions of this much have to go round two billion times before a number is rounded, or 0 when its low bits are not. */
const SMALL = 0x10000;

const isWithin = (kind, set) => (kind & ~set) === 0;
/** What `x | 0` leaves as it is. */
export const isInt = (kind) => isWithin(kind, INT);
/** What `x >>> 0` leaves as it is. */
export const isPositive = (kind) => isWithin(kind, POSITIVE);
/** What compares as `x | 0` does. */
export const isComparable = (kind) => isWithin(kind, INT | BOOLEAN);
/** What is zero if and only if `x | 0` is. */
export const isTruthful = (kind) => isWithin(kind, INT | LARGE | BOOLEAN | WIDE);
/** What is a place in the memory if and only if `x | 0` is, and the same: the memory has less than 2 ** 31 bytes. */
export const isPlace = (kind) => isWithin(kind, INT | WIDE);

/** Whether it is `x + 8` or `x - 8`, with a constant so small. */
export function isSmallStep(node) {
  const step = stepOf(node);
  return step !== null && Math.abs(step.by) < SMALL;
}

/** The kinds of a module's expressions. */
export class Kinds {
  #webs;
  #functions;
  /** Of webs; by name, of what functions return. */
  #known = new Map();
  #hasGrown = true;

  /** `webs` are those of all functions, `wide` the `x + 8 | 0` that are going to be `x + 8`. */
  constructor(emitted, webs, wide) {
    this.wide = wide;
    this.#webs = webs;
    this.#functions = new Map(emitted.functions.map((node) => [node.id.name, node]));
    emitted.functions.forEach((node) => this.#begin(node, emitted.shared.has(node.id.name)));
    // Kinds only grow, so this ends.
    while (this.#hasGrown) {
      this.#hasGrown = false;
      emitted.functions.forEach((node) => this.#collect(node));
    }
  }

  of(node) {
    const value = valueOf(node);
    if (value !== null) return ofNumber(value);
    switch (node.type) {
      case 'UnaryExpression': return { '!': BOOLEAN, '~': INT }[node.operator] ?? OTHER;
      case 'BinaryExpression': return this.#ofBinary(node);
      case 'ConditionalExpression': return this.of(node.consequent) | this.of(node.alternate);
      case 'SequenceExpression': return this.of(node.expressions.at(-1));
      case 'AssignmentExpression': return this.of(node.right);
      case 'MemberExpression': return bytesOf(node) ? OF_VIEW[node.object.name] ?? INT : OTHER;
      case 'CallExpression': return OF_MATH[node.callee.name] ?? this.#known.get(node.callee.name) ?? (this.#functions.has(node.callee.name) ? 0 : OTHER);
      case 'Identifier':
        if (node.name === STACK_POINTER) return WIDE;
        return this.#webs.has(node) ? this.#known.get(this.#webs.get(node)) ?? 0 : OTHER;
      default: return OTHER;
    }
  }

  /** Whether it is a whole number, and no rounding has touched it. */
  isExact(node) {
    if (isTruthful(this.of(node))) return true;
    const isSum = node.type === 'BinaryExpression' && (node.operator === '+' || node.operator === '-');
    return isSum && this.isExact(node.left) && this.isExact(node.right);
  }

  #ofBinary(node) {
    const { operator, left, right } = node;
    const isFlag = (side) => isWithin(this.of(side), POSITIVE | BOOLEAN);
    switch (operator) {
      case '|':
        if (isNumber(right, 0) && (this.wide.has(node) || isInt(this.of(left)))) return this.of(left);
        return isFlag(left) && isFlag(right) ? POSITIVE : INT;
      case '^': return isFlag(left) && isFlag(right) ? POSITIVE : INT;
      case '&': return isFlag(left) || isFlag(right) ? POSITIVE : INT;
      case '<<': return INT;
      case '>>': return isFlag(left) ? POSITIVE : INT;
      case '>>>': return isFlag(left) || (valueOf(right) & 31) > 0 ? POSITIVE : POSITIVE | LARGE;
      case '==': case '!=': case '<': case '<=': case '>': case '>=': return BOOLEAN;
      default: return isSmallStep(node) && isPlace(this.of(left)) ? WIDE : OTHER;
    }
  }

  #add(key, kind) {
    const before = this.#known.get(key) ?? 0;
    if (isWithin(kind, before)) return;
    this.#known.set(key, before | kind);
    this.#hasGrown = true;
  }

  /** What JavaScript calls may be given anything, and what it gets stays as wasm2js has it. */
  #begin(node, isShared) {
    const coerced = coercedParameters(node);
    for (const param of node.params) {
      if (coerced.has(param.name)) this.#add(this.#webs.get(param), INT);
      else if (isShared) this.#add(this.#webs.get(param), OTHER);
    }
    for (const { id, init } of declarationsOf(node)) this.#add(this.#webs.get(id), this.of(init));
    if (isShared) this.#add(node.id.name, OTHER);
  }

  #collect(node) {
    const enter = (inner) => {
      if (inner.type === 'ReturnStatement' && inner.argument) this.#add(node.id.name, this.of(inner.argument));
      if (inner.type === 'AssignmentExpression' && this.#webs.has(inner.left)) {
        this.#add(this.#webs.get(inner.left), isCoercionOfParameter(inner) ? INT : this.of(inner.right));
      }
      const called = inner.type === 'CallExpression' && this.#functions.get(inner.callee.name);
      if (called) inner.arguments.forEach((argument, index) => this.#add(this.#webs.get(called.params[index]), this.of(argument)));
    };
    walk(node.body, { enter });
  }
}

function ofNumber(value) {
  if (!Number.isInteger(value) || value < -0x80000000 || value > 0xffffffff) return OTHER;
  if (value < 0) return NEGATIVE;
  return value > 0x7fffffff ? LARGE : POSITIVE;
}

function coercedParameters({ body }) {
  const first = body.body.filter(({ type }) => type !== 'VariableDeclaration');
  const end = first.findIndex(({ expression }) => !expression || !isCoercionOfParameter(expression));
  return new Set(first.slice(0, end < 0 ? first.length : end).map(({ expression }) => expression.left.name));
}
