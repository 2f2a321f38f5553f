// Which assignments to a variable each reading of it may see. wasm-opt lets one variable hold one value after another, and
// what is true of one of them is not of the next.
import { declarationsOf, isNumber } from './emitted.mjs';

/**
 * The web of each identifier that names a variable of the function: those that may stand for the same value have the same.
 * `isInitial` where that may be a declared variable's first value, `reads` is how many of them read it.
 */
export function websOf(node) {
  const reader = new Reader();
  node.params.forEach((param) => reader.begin(param, { reads: 0 }));
  declarationsOf(node).forEach(({ id }) => reader.begin(id, { reads: 0, isInitial: true }));
  reader.statements(node.body.body);
  const webs = new Map([...reader.values].map(([inner, value]) => [inner, webOf(value)]));
  for (const inner of reader.readings) webs.get(inner).reads++;
  return webs;
}

/** Values that were united are a tree; its root is the web. */
function webOf(value) {
  let root = value;
  while (root.parent) root = root.parent;
  return root;
}

function unite(value, other) {
  read(other);
  const [web, joined] = [webOf(value), webOf(other)];
  if (web === joined) return;
  joined.parent = web;
  web.isInitial ||= joined.isInitial;
}

/** Where ways meet, the values that come by them are one only if something behind reads it. */
function read(value) {
  if (!value.ways || value.isRead) return;
  value.isRead = true;
  value.ways.forEach((way) => unite(value, way));
}

function addWay(value, way) {
  if (value.isRead) unite(value, way);
  else value.ways.push(way);
}

/** The state where these meet, each a Map of variables to values, or null where no way leads. */
function meet(states) {
  const [first, ...others] = states.filter(Boolean);
  if (!others.length) return first ?? null;
  const values = [...first].map(([name, value]) => {
    const ways = [value, ...others.map((other) => other.get(name))];
    return [name, ways.every((way) => way === value) ? value : { reads: 0, ways }];
  });
  return new Map(values);
}

/** Goes through a function in the order in which it runs. */
class Reader {
  state = new Map();
  values = new Map();
  readings = [];
  /** What `break` and `continue` may name, the innermost last. */
  targets = [];

  begin(node, value) {
    this.state.set(node.name, value);
    this.values.set(node, value);
  }

  statements(list) {
    list.forEach((node) => this.statement(node));
  }

  statement(node, label) {
    switch (node.type) {
      case 'EmptyStatement': case 'VariableDeclaration': return;
      case 'ExpressionStatement': return this.expression(node.expression);
      case 'BlockStatement': return this.inside({ label }, () => this.statements(node.body));
      case 'LabeledStatement': return this.statement(node.body, node.label.name);
      case 'IfStatement':
        this.expression(node.test);
        return this.either(() => this.statement(node.consequent), () => node.alternate && this.statement(node.alternate));
      case 'WhileStatement': return this.loop(node, label);
      case 'SwitchStatement': return this.switch(node, label);
      case 'BreakStatement': return this.leave(this.target(node).breaks);
      case 'ContinueStatement': return this.leave(this.target(node).continues);
      case 'ReturnStatement':
        if (node.argument) this.expression(node.argument);
        return this.leave([]);
      default: throw new Error(`wasm2js emits a statement that is not known here: ${node.type}`);
    }
  }

  expression(node) {
    switch (node.type) {
      case 'Literal': return;
      case 'Identifier': return this.read(node);
      case 'UnaryExpression': return this.expression(node.argument);
      case 'BinaryExpression': return this.expressions(node.left, node.right);
      case 'MemberExpression': return this.expressions(node.object, ...(node.computed ? [node.property] : []));
      case 'CallExpression': return this.expressions(node.callee, ...node.arguments);
      case 'SequenceExpression': return this.expressions(...node.expressions);
      case 'ConditionalExpression':
        this.expression(node.test);
        return this.either(() => this.expression(node.consequent), () => this.expression(node.alternate));
      case 'AssignmentExpression':
        if (node.operator !== '=') break;
        if (node.left.type !== 'Identifier') return this.expressions(node.left, node.right);
        this.expression(node.right);
        if (this.state?.has(node.left.name)) this.begin(node.left, { reads: 0 });
        return;
      default:
    }
    throw new Error(`wasm2js emits an expression that is not known here: ${node.type} ${node.operator ?? ''}`);
  }

  expressions(...nodes) {
    nodes.forEach((node) => this.expression(node));
  }

  read(node) {
    const value = this.state?.get(node.name);
    if (!value) return;
    read(value);
    this.values.set(node, value);
    this.readings.push(node);
  }

  either(...branches) {
    const before = this.state;
    this.state = meet(branches.map((branch) => {
      this.state = before && new Map(before);
      branch();
      return this.state;
    }));
  }

  inside(target, work) {
    this.targets.push({ ...target, breaks: [] });
    work();
    this.state = meet([this.state, ...this.targets.pop().breaks]);
  }

  loop({ test, body }, label) {
    if (!isNumber(test, 1)) throw new Error('wasm2js emits a loop that ends by its condition');
    if (!this.state) return;
    const head = new Map([...this.state].map(([name, value]) => [name, { reads: 0, ways: [value] }]));
    const around = [];
    this.state = new Map(head);
    this.inside({ label, isNearest: true, continues: around }, () => {
      this.statement(body);
      this.leave(around);
    });
    for (const end of around) head.forEach((value, name) => addWay(value, end.get(name)));
  }

  switch({ discriminant, cases }, label) {
    this.expression(discriminant);
    const before = this.state;
    this.inside({ label, isNearest: true }, () => {
      this.state = null;
      for (const { consequent } of cases) {
        this.state = meet([this.state, before && new Map(before)]);
        this.statements(consequent);
      }
      if (cases.every(({ test }) => test)) this.state = meet([this.state, before]);
    });
  }

  target({ type, label }) {
    const isNearest = (target) => target.isNearest && (type === 'BreakStatement' || target.continues);
    return this.targets.findLast((target) => (label ? target.label === label.name : isNearest(target)));
  }

  leave(ways) {
    if (this.state) ways.push(this.state);
    this.state = null;
  }
}
