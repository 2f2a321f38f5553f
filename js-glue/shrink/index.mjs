// Makes what wasm2js emits smaller, by a quarter: it writes every instruction on its own and by asm.js's rules, with which
// nobody compiles any more. A minifier knows nothing of integers and of memory, and leaves all of that as it is.
import { parse } from 'acorn';
import { generate } from 'astring';
import { dropCoercions, wideSums } from './coercions.mjs';
import { STACK_POINTER, assignment, assignmentOf, block, declarationsOf, identifier, number, readEmitted, rewriteLists, statement, stepOf } from './emitted.mjs';
import { tidyJumps } from './jumps.mjs';
import { Kinds } from './kinds.mjs';
import { callMoves, callStores, moveFunctions } from './moves.mjs';
import { nameNumbers } from './names.mjs';
import { websOf } from './webs.mjs';
import { useWords } from './words.mjs';

/**
 * The module of wasm2js's text in fewer letters: `code` is a function of its imports and of `data`, the bytes that its
 * memory begins with, and returns its exports. It throws on statements and expressions that it does not know.
 */
export function shrink(text) {
  const emitted = readEmitted(parse(text, { ecmaVersion: 2022, sourceType: 'module' }));
  const { functions } = emitted;
  const webs = new Map(functions.flatMap((node) => [...websOf(node)]));
  const kinds = new Kinds(emitted, webs, wideSums(emitted, webs));
  for (const node of functions) {
    dropCoercions(node, kinds);
    dropZeros(node, webs);
    joinFrames(node);
    callMoves(node, webs);
    callStores(node);
    useWords(node, webs);
    tidyJumps(node);
  }
  const { bytes, address } = dataOf(emitted.segments);
  const fill = parse(`HEAPU8.set(data, ${address})`, { ecmaVersion: 5 }).body;
  const body = [...nameNumbers(functions), ...moveFunctions(), ...emitted.body.flatMap((node) => (node === emitted.fill ? fill : [node]))];
  const params = [identifier(emitted.imports), identifier('data')];
  return { code: generate({ type: 'FunctionExpression', params, body: block(body) }), data: bytes };
}

/** The segments as one piece, and where it goes. */
function dataOf(segments) {
  const address = Math.min(...segments.map((segment) => segment.address));
  const end = Math.max(...segments.map((segment) => segment.address + segment.bytes.length));
  const bytes = Buffer.alloc(end - address);
  for (const segment of segments) segment.bytes.copy(bytes, segment.address - address);
  return { bytes, address };
}

/** Takes the `= 0` off variables that are always assigned before they are read. */
function dropZeros(node, webs) {
  for (const declarator of declarationsOf(node)) if (!webs.get(declarator.id).reads) declarator.init = null;
}

/** `frame = pointer - 16; pointer = frame;` as `frame = pointer -= 16;`. */
function joinFrames(node) {
  rewriteLists(node.body, (list) => {
    const done = [];
    for (const inner of list) {
      const [before, { left, right } = {}] = [done.length ? assignmentOf(done.at(-1)) : null, assignmentOf(inner) ?? undefined];
      const step = before && stepOf(before.right);
      const isFrame = step?.by < 0 && step.base.name === STACK_POINTER && left?.name === STACK_POINTER && right.type === 'Identifier' && right.name === before.left.name;
      if (isFrame) done[done.length - 1] = statement({ ...before, right: assignment('-=', left, number(-step.by)) });
      else done.push(inner);
    }
    return done;
  });
}
