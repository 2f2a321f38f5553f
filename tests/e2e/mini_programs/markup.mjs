// What a page shows: its compiled .axml, filled with its data as the client does. It knows what the three frameworks write:
// a:if, a:for, {{ }}, templates, imports, and functions of .sjs files.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TOKEN = /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g;

/** A file, with the templates that it has or imports, and the functions that its expressions may call. */
export function readMarkup(file) {
  const nodes = parse(readFileSync(file, 'utf8'));
  const templates = new Map();
  const functions = {};
  for (const { tag, attributes, children } of nodes) {
    const beside = (path) => join(dirname(file), path);
    if (tag === 'import') for (const [name, template] of readMarkup(beside(attributes.src)).templates) templates.set(name, template);
    if (tag === 'import-sjs') functions[attributes.name] = readFunctions(beside(attributes.from));
    if (tag === 'template' && attributes.name) templates.set(attributes.name, { nodes: children, functions });
  }
  return { nodes, templates, functions };
}

function readFunctions(file) {
  return new Function(readFileSync(file, 'utf8').replace('export default', 'return'))();
}

function parse(text) {
  const root = { children: [] };
  const open = [root];
  for (const [token, closing, opening, attributes, isClosed, content] of text.matchAll(TOKEN)) {
    const parent = open[open.length - 1];
    if (closing) {
      if (parent.tag !== closing) throw new Error(`</${closing}> stands where </${parent.tag}> should`);
      open.pop();
    } else if (opening) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value ?? true]);
      const node = { tag: opening, attributes: Object.fromEntries(pairs), children: [] };
      parent.children.push(node);
      if (!isClosed) open.push(node);
    } else if (!token.startsWith('<!--')) parent.children.push({ text: content });
  }
  if (open.length > 1) throw new Error(`<${open[open.length - 1].tag}> is not closed`);
  return root.children;
}

/** The elements and texts on the screen: `{ tag, attributes, children }` and strings. */
export function render({ nodes, templates, functions }, data) {
  return renderAll(nodes, { ...functions, ...data }, templates);
}

function renderAll(nodes, scope, templates) {
  // Of an a:if and the a:elif and a:else after it, the first that holds.
  let isChosen = false;
  return nodes.flatMap((node) => {
    if (node.text !== undefined) return [`${filled(node.text, scope)}`];
    const { 'a:if': first, 'a:elif': next, 'a:else': last } = node.attributes;
    if (first !== undefined) isChosen = false;
    if (first !== undefined || next !== undefined || last !== undefined) {
      if (isChosen || !filled(first ?? next ?? 'else', scope)) return [];
      isChosen = true;
    }
    return renderEach(node, scope, templates);
  });
}

function renderEach(node, scope, templates) {
  const { 'a:for': list, 'a:for-item': item = 'item', 'a:for-index': index = 'index' } = node.attributes;
  if (list === undefined) return renderOne(node, scope, templates);
  return (filled(list, scope) ?? []).flatMap((value, at) => renderOne(node, { ...scope, [item]: value, [index]: at }, templates));
}

function renderOne({ tag, attributes, children }, scope, templates) {
  if (tag === 'import' || tag === 'import-sjs' || (tag === 'template' && attributes.name)) return [];
  if (tag === 'block') return renderAll(children, scope, templates);
  if (tag === 'template') {
    const name = filled(attributes.is, scope);
    const template = templates.get(name);
    if (!template) throw new Error(`there is no template ${name}`);
    return renderAll(template.nodes, { ...template.functions, ...objectOf(attributes.data, scope) }, templates);
  }
  const values = Object.entries(attributes).map(([name, value]) => [name, filled(value, scope)]);
  return [{ tag, attributes: Object.fromEntries(values), children: renderAll(children, scope, templates) }];
}

/** Of one expression its value; of a text with expressions in it, a text. */
function filled(text, scope) {
  if (text === true) return true;
  const [whole, expression] = /^\{\{((?:(?!\}\})[\s\S])*)\}\}$/.exec(text) ?? [];
  if (whole) return evaluate(expression, scope);
  return text.replace(/\{\{([\s\S]*?)\}\}/g, (_, inner) => evaluate(inner, scope) ?? '');
}

function objectOf(text, scope) {
  return text === undefined ? {} : evaluate(text.replace(/^\{\{([\s\S]*)\}\}$/, '{$1}'), scope);
}

const compiled = new Map();

/** A name that the data does not have is undefined. */
function evaluate(expression, scope) {
  if (!compiled.has(expression)) compiled.set(expression, new Function('scope', `with (scope) { return (${expression}); }`));
  return compiled.get(expression)(new Proxy(scope, { has: (_, name) => typeof name === 'string' }));
}
