// Addresses in words: `HEAP32[p + 8 >> 2]` is `HEAP32[q + 2]` where `q` is `p >> 2`. Such places are a third of what
// wasm2js emits, most of them in a function's frame on the stack.
import { walk } from 'estree-walker';
import { assignment, binary, bytesOf, identifier, isNumber, isUnused, number, rewrite, stepOf } from './emitted.mjs';

/** `variable + 8 >> 2`: the variable, and how many words behind it that is; null for anything else. */
export function wordOf({ type, operator, left, right }) {
  if (type !== 'BinaryExpression' || operator !== '>>' || !isNumber(right, 2)) return null;
  const { base, by } = stepOf(left) ?? { base: left, by: 0 };
  return base.type === 'Identifier' && by % 4 === 0 ? { variable: base, words: by / 4 } : null;
}

/** Gives values whose places are read or written often a second variable, their address in words. */
export function useWords(node, webs) {
  const chosen = chooseWebs(node, webs);
  const twins = new Map();
  const twinOf = (variable) => {
    const name = `${variable.name}w`;
    const isFirst = !twins.has(name);
    if (isFirst || webs.get(variable).isInitial) twins.set(name, webs.get(variable).isInitial ? number(0) : null);
    return identifier(name);
  };
  rewrite(node.body, (inner, above) => {
    const word = isAddress(inner, above.at(-1)) ? wordOf(inner) : null;
    if (word && chosen.has(webs.get(word.variable))) return moved(twinOf(word.variable), word.words);
    if (inner.type !== 'AssignmentExpression' || !chosen.has(webs.get(inner.left))) return null;
    const isNothingElse = isUnused(inner, above);
    const value = isNothingElse && chosen.get(webs.get(inner.left)).isOnly ? inner.right : { ...inner };
    const both = assignment('=', twinOf(inner.left), binary('>>', value, number(2)));
    return isNothingElse ? both : { type: 'SequenceExpression', expressions: [both, { ...inner.left }] };
  });
  for (const param of node.params) {
    if (chosen.has(webs.get(param))) twins.set(`${param.name}w`, binary('>>', { ...param }, number(2)));
  }
  const declarations = [...twins].map(([name, init]) => ({ type: 'VariableDeclarator', id: identifier(name), init }));
  if (declarations.length) node.body.body.unshift({ type: 'VariableDeclaration', kind: 'var', declarations });
}

/** Whether the node is an address in words: an index of a view of words, or an argument of the functions of moves.mjs. */
function isAddress(node, parent) {
  if (!parent) return false;
  if (bytesOf(parent) === 4) return parent.property === node;
  return parent.isMove === true && parent.arguments.includes(node);
}

function moved(address, words) {
  if (words === 0) return address;
  return binary(words < 0 ? '-' : '+', address, number(Math.abs(words)));
}

/** The webs for which it saves more letters than it costs. */
function chooseWebs(node, webs) {
  const found = new Map();
  const count = (inner, key, by = 1) => {
    const web = webs.get(inner);
    if (!web) return;
    if (!found.has(web)) found.set(web, { saved: 0, places: 0, writes: 0, params: 0 });
    found.get(web)[key] += by;
  };
  node.params.forEach((param) => count(param, 'params'));
  walk(node.body, {
    enter(inner, parent) {
      if (inner.type === 'AssignmentExpression') count(inner.left, 'writes');
      const word = isAddress(inner, parent) ? wordOf(inner) : null;
      if (!word) return;
      count(word.variable, 'places');
      // `>> 2`, and the digits of the bytes against those of the words.
      count(word.variable, 'saved', 3 + String(word.words * 4).length - String(word.words).length);
    },
  });
  const chosen = new Map();
  for (const [web, { saved, places, writes, params }] of found) {
    // Where nothing else reads the variable, its words take its place.
    const isOnly = places === web.reads && !web.isInitial;
    if (saved > 2 + writes * (isOnly ? 3 : 7) + params * 5) chosen.set(web, { isOnly });
  }
  return chosen;
}
