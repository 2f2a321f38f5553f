// Calls for what wasm2js writes out: eight bytes that are moved within the memory, and words in a row that are written.
import { parse } from 'acorn';
import { assignmentOf, bytesOf, call, rewriteLists, statement, valueOf } from './emitted.mjs';
import { wordOf } from './words.mjs';

/** They take addresses in words. What is moved may overlap: of eight bytes all are read before any is written. */
const FUNCTIONS = `
  function move2(to, from) { var high = HEAP32[from + 1]; HEAP32[to] = HEAP32[from]; HEAP32[to + 1] = high; }
  function move3(to, from) { HEAP32[to + 2] = HEAP32[from + 2]; move2(to, from); }
  function store2(to, a, b) { HEAP32[to] = a; HEAP32[to + 1] = b; }
  function store3(to, a, b, c) { store2(to, a, b); HEAP32[to + 2] = c; }
  function store4(to, a, b, c, d) { store2(to, a, b); store2(to + 2, c, d); }`;

const MOST_STORED = 4;

export const moveFunctions = () => parse(FUNCTIONS, { ecmaVersion: 5 }).body;

export function callMoves(node, webs) {
  rewriteLists(node.body, (list) => {
    const done = [];
    for (let at = 0; at < list.length; at++) {
      const move = moveOf(list.slice(at, at + 3), webs);
      if (!move) {
        done.push(list[at]);
        continue;
      }
      at += 2;
      // Three words: a `String`, a `Vec`.
      const before = done.length ? copyOf(done.at(-1)) : null;
      const isThird = before && isBehind(before.to, move.to, 2) && isBehind(before.from, move.from, 2);
      if (isThird) done.pop();
      done.push(callOf(isThird ? 'move3' : 'move2', [move.to.address, move.from.address]));
    }
    return done;
  });
}

export function callStores(node) {
  rewriteLists(node.body, (list) => {
    const done = [];
    let group = [];
    for (const inner of [...list, null]) {
      const store = inner && storeOf(inner);
      if (store && group.every(({ name }) => name === store.name)) {
        group.push(store);
        continue;
      }
      done.push(...storesOf(group));
      group = store ? [store] : [];
      if (inner && !store) done.push(inner);
    }
    return done;
  });
}

const callOf = (name, list) => statement({ ...call(name, list), isMove: true });

/** `high = HEAP32[s + 4 >> 2]; HEAP32[d >> 2] = HEAP32[s >> 2]; HEAP32[d + 4 >> 2] = high;` */
function moveOf([first, second, third], webs) {
  const [high, last] = [first, third].map((inner) => (inner ? assignmentOf(inner) : null));
  const copy = second && copyOf(second);
  const web = high && webs.get(high.left);
  if (!copy || !last || !web || webs.get(last.right) !== web || web.reads > 1) return null;
  const [from, to] = [placeOf(high.right), placeOf(last.left)];
  return from && to && isBehind(from, copy.from, 1) && isBehind(to, copy.to, 1) ? copy : null;
}

/** `HEAP32[d >> 2] = HEAP32[s >> 2]` */
function copyOf(inner) {
  const { left, right } = assignmentOf(inner) ?? {};
  const [to, from] = [left, right].map((side) => (side ? placeOf(side) : null));
  return to && from ? { to, from } : null;
}

/** `HEAP32[variable + 8 >> 2]`; its words behind the variable, and the address. */
function placeOf(node) {
  const word = bytesOf(node) === 4 ? wordOf(node.property) : null;
  return word && { name: word.variable.name, words: word.words, address: node.property };
}

const isBehind = (place, other, words) => place.name === other.name && place.words === other.words + words;

/** `HEAP32[d >> 2] = 1`, whose value nothing can change in between. */
function storeOf(inner) {
  const { left, right } = assignmentOf(inner) ?? {};
  const place = left ? placeOf(left) : null;
  const isPlain = place && (right.type === 'Identifier' || valueOf(right) !== null);
  return isPlain ? { ...place, value: right, inner } : null;
}

/** Of two that write the same word, the second stays behind the first. */
function storesOf(group) {
  const sorted = group.toSorted((store, other) => store.words - other.words);
  const rows = [];
  for (const store of sorted) {
    const row = rows.at(-1);
    if (row && row.length < MOST_STORED && isBehind(store, row.at(-1), 1)) row.push(store);
    else rows.push([store]);
  }
  return rows.map((row) => (row.length === 1 ? row[0].inner : callOf(`store${row.length}`, [row[0].address, ...row.map(({ value }) => value)])));
}
