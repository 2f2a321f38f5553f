// WebAssembly's blocks and loops as `if` and `while`: jumps to where the way leads anyway are not needed.
import { walk } from 'estree-walker';
import { block, isNumber, statement } from './emitted.mjs';

const OPPOSITE = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

/** Each round makes room for more in the next one; there is little left after some. */
const ROUNDS = 4;

export function tidyJumps(node) {
  for (let round = 0; round < ROUNDS; round++) node.body.body = tidy(node.body.body, { ends: ['return'], exits: [] });
}

/**
 * The statements without needless jumps. Of the jumps, `ends` lead to where the list ends, and `exits` to where an
 * unlabelled `break` does.
 */
function tidy(list, way) {
  const [node, ...rest] = list.filter(({ type }) => type !== 'EmptyStatement');
  if (!node) return [];
  // Nothing comes behind a jump.
  if (isJump(node)) return jump(node, way);
  const folded = rest.length ? fold(node, rest, way) : null;
  if (folded) return tidied(folded, way);
  return rest.length ? [...tidied(node, { ...way, ends: [] }), ...tidy(rest, way)] : tidied(node, way);
}

function jump(node, { ends, exits }) {
  if (ends.includes(keyOf(node))) return [];
  return [exits.includes(keyOf(node)) ? { type: 'BreakStatement', label: null } : node];
}

/** `if (test) { work; break block; } rest` as `if (test) { work } else { rest }`. */
function fold(node, rest, { ends }) {
  if (node.type !== 'IfStatement' || node.alternate) return null;
  const branch = listOf(node.consequent);
  if (!isJump(branch.at(-1)) || !ends.includes(keyOf(branch.at(-1)))) return null;
  return choice(node.test, branch.slice(0, -1), rest);
}

/** What becomes of a statement. */
function tidied(node, way) {
  switch (node.type) {
    case 'BlockStatement': return tidy(node.body, way);
    case 'IfStatement': return [choice(node.test, tidy(listOf(node.consequent), way), node.alternate ? tidy(listOf(node.alternate), way) : [])];
    case 'LabeledStatement': return labelled(node, way);
    case 'WhileStatement': return [loop(node, way)];
    case 'SwitchStatement': return [{ ...node, cases: cases(node.cases, way) }];
    default: return [node];
  }
}

function choice(test, consequent, alternate) {
  if (consequent.length) return { type: 'IfStatement', test, consequent: block(consequent), alternate: alternate.length ? block(alternate) : null };
  return alternate.length ? choice(not(test), alternate, []) : statement(test);
}

function labelled({ label, body }, way) {
  if (body.type === 'WhileStatement') return [{ type: 'LabeledStatement', label, body: loop(body, way, label) }];
  const list = tidy(listOf(body), { ...way, ends: [...way.ends, `break ${label.name}`] });
  return isNamed(label.name, list) ? [{ type: 'LabeledStatement', label, body: block(list) }] : list;
}

/** The last case ends where the `switch` does. */
function cases(list, { ends }) {
  const exits = ends.filter((key) => key !== 'break');
  return list.map((one, at) => {
    const isLast = at === list.length - 1;
    return { ...one, consequent: tidy(one.consequent, { ends: isLast ? [...exits, 'break'] : [], exits: exits.filter((key) => key !== 'continue') }) };
  });
}

function loop({ test, body }, { ends }, label) {
  const exits = ends.filter((key) => key !== 'break' && key !== 'continue');
  const list = tidy(listOf(body), { ends: ['continue', ...(label ? [`continue ${label.name}`] : [])], exits });
  const before = list.slice(0, -1);
  const last = list.at(-1);
  const whole = { type: 'WhileStatement', test, body: block(list) };
  if (!isNumber(test, 1) || last?.type !== 'IfStatement') return whole;
  const isEnd = [last.consequent, last.alternate].map((branch) => branch && listOf(branch).length === 1 && isBreak(listOf(branch)[0]));
  if (!isEnd[0] && !isEnd[1]) return whole;
  const goesOn = isEnd[0] ? not(last.test) : last.test;
  const rest = listOf((isEnd[0] ? last.alternate : last.consequent) ?? block([]));
  if (!before.length) return { type: 'WhileStatement', test: goesOn, body: block(rest) };
  if (!rest.length && !hasContinue(before)) return { type: 'DoWhileStatement', test: goesOn, body: block(before) };
  const end = { type: 'IfStatement', test: not(goesOn), consequent: block([{ type: 'BreakStatement', label: null }]), alternate: null };
  return { ...whole, body: block([...before, end, ...rest]) };
}

const listOf = (node) => (node.type === 'BlockStatement' ? node.body : [node]);
const isBreak = ({ type, label }) => type === 'BreakStatement' && !label;

function isJump(node) {
  return node?.type === 'BreakStatement' || node?.type === 'ContinueStatement' || (node?.type === 'ReturnStatement' && !node.argument);
}

function keyOf({ type, label }) {
  const word = { BreakStatement: 'break', ContinueStatement: 'continue', ReturnStatement: 'return' }[type];
  return label ? `${word} ${label.name}` : word;
}

function not(test) {
  if (test.operator === '!') return test.argument;
  if (test.operator in OPPOSITE) return { ...test, operator: OPPOSITE[test.operator] };
  return { type: 'UnaryExpression', operator: '!', prefix: true, argument: test };
}

function some(list, test) {
  let isFound = false;
  walk(block(list), { enter: (inner) => { isFound ||= test(inner); } });
  return isFound;
}

const isNamed = (name, list) => some(list, (inner) => isJump(inner) && inner.label?.name === name);
const hasContinue = (list) => some(list, ({ type }) => type === 'ContinueStatement');
