// Names for the numbers that stand there often and take many letters.
import { parse } from 'acorn';
import { identifier, rewrite, valueOf } from './emitted.mjs';

/** A name of two letters and its definition. */
const COST = 24;

/** Returns the names' definitions. */
export function nameNumbers(functions) {
  const counts = new Map();
  forNumbers(functions, (value) => void counts.set(value, (counts.get(value) ?? 0) + 1));
  const values = [...counts].filter(([value, count]) => count * (lengthOf(value) - 2) > COST).map(([value]) => value);
  forNumbers(functions, (value) => (values.includes(value) ? identifier(`number${values.indexOf(value)}`) : null));
  // From a typed array: of a plain constant the minifier would put the value back.
  const definitions = values.map((_, index) => `var number${index} = numbers[${index}];`);
  return parse(`var numbers = new Int32Array([${values}]); ${definitions.join(' ')}`, { ecmaVersion: 5 }).body;
}

function forNumbers(functions, replacement) {
  for (const node of functions) {
    rewrite(node.body, (inner, above) => {
      const value = valueOf(inner);
      const isHalf = above.length > 0 && valueOf(above.at(-1)) !== null;
      const isInt = Number.isInteger(value) && value === (value | 0);
      return value !== null && isInt && !isHalf ? replacement(value) : null;
    });
  }
}

/** As minifiers write it. */
const lengthOf = (value) => (value < 0 ? 3 + (-value).toString(16).length : String(value).length);
