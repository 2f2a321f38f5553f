// Reads the types of the package into plain data, of which docs/api.md is written: what each entry exports, with its texts.
import { join } from 'node:path';
import ts from 'typescript';
import { GLUE } from '../sources.mjs';
import { commentOf, valueComment } from './comments.mjs';
import { CODES, ENTRIES } from './entries.mjs';
import { declarationOf, objectIn, piecesOf, symbolOf, valuesOf } from './types.mjs';

const fileOf = (entry) => join(GLUE, 'src', entry === 'index' ? 'index.ts' : `${entry}/index.ts`);

/** The entries, each with `functions`, `constants` and `types`; every text has a key by which a translation finds it. */
export function readModel() {
  const { config } = ts.readConfigFile(join(GLUE, 'tsconfig.node.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: ENTRIES.map(({ key }) => fileOf(key)) }, ts.sys, GLUE);
  const program = ts.createProgram(
    ENTRIES.map(({ key }) => fileOf(key)),
    options,
  );
  const reader = new Reader(program.getTypeChecker());
  const exported = ENTRIES.map((entry) => reader.exportsOf(program.getSourceFile(fileOf(entry.key)), entry));
  return exported.map((symbols, index) => reader.entry(ENTRIES[index], symbols));
}

class Reader {
  constructor(checker) {
    this.checker = checker;
    /** What has a section: each symbol, with the entry that exports it first. */
    this.named = new Map();
    /** Functions by name. */
    this.functions = new Map();
  }

  exportsOf(file, { key }) {
    const exported = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(file));
    const symbols = exported.map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol));
    for (const symbol of symbols) if (declarationOf(symbol) && !this.named.has(symbol)) this.named.set(symbol, key);
    return symbols;
  }

  entry({ key, name, functions: order }, symbols) {
    const values = symbols.filter((symbol) => symbol.flags & ts.SymbolFlags.Value && !declarationOf(symbol));
    const isFunction = (symbol) => this.signaturesOf(symbol).length > 0;
    const found = values.filter(isFunction).map((symbol) => this.function(symbol));
    const again = found.filter((one) => this.functions.has(one.name));
    for (const { name: twice, signature } of again) {
      if (textOf(signature) !== textOf(this.functions.get(twice).signature)) throw new Error(`${twice} has two signatures`);
    }
    const own = found.filter((one) => !again.includes(one));
    const missing = own.filter((one) => !order.includes(one.name)).map((one) => one.name);
    if (missing.length || own.length !== order.length)
      throw new Error(`build/api/entries.mjs, ${name}: it exports ${own.map((one) => one.name)}`);
    for (const one of own) this.functions.set(one.name, one);
    return {
      key,
      name,
      functions: order.map((wanted) => own.find((one) => one.name === wanted)),
      again: again.map((one) => one.name),
      constants: values.filter((symbol) => !isFunction(symbol)).map((symbol) => this.constant(symbol)),
      types: symbols.filter((symbol) => this.named.get(symbol) === key).map((symbol) => this.type(symbol)),
    };
  }

  signaturesOf(symbol) {
    return this.checker.getTypeOfSymbol(symbol).getCallSignatures();
  }

  function(symbol) {
    const { declaration } = this.signaturesOf(symbol)[0];
    const { name } = symbol;
    const objects = declaration.parameters.map(({ type }) => objectIn(type)).filter(Boolean);
    return {
      name,
      text: { key: name, en: commentOf(symbol.valueDeclaration) ?? commentOf(declaration) },
      signature: [{ text: name }, ...this.signature(declaration, ': ')],
      members: objects.flatMap((object) => this.members(object, name, '')),
    };
  }

  /** The parameters and what comes back. */
  signature({ parameters, type }, arrow) {
    const given = parameters.flatMap((parameter, index) => {
      const optional = parameter.questionToken || parameter.initializer ? '?' : '';
      const before = `${index ? ', ' : ''}${parameter.dotDotDotToken ? '...' : ''}${parameter.name.text}${optional}: `;
      return [{ text: before }, ...this.pieces(parameter.type)];
    });
    return [{ text: '(' }, ...given, { text: `)${arrow}` }, ...this.pieces(type)];
  }

  pieces(type, object) {
    return piecesOf(this.checker, type, (symbol) => this.named.has(symbol), object);
  }

  constant(symbol) {
    const { valueDeclaration: declaration, name } = symbol;
    const type = declaration.type && this.pieces(declaration.type);
    return { name, text: { key: name, en: commentOf(declaration) }, type, codes: CODES[name] };
  }

  type(symbol) {
    const { name } = symbol;
    const declaration = declarationOf(symbol);
    const text = { key: name, en: commentOf(declaration) };
    if (ts.isInterfaceDeclaration(declaration)) return { name, symbol, text, ...this.interface(declaration) };
    if (CODES[name]) return { name, symbol, text, codes: CODES[name] };
    const values = valuesOf(this.checker, declaration.type);
    if (values) return { name, symbol, text, values: this.values(values, name) };
    const variants = this.variantsOf(declaration.type);
    const base = variants && this.basesOf(variants[0])[0];
    return { name, symbol, text, type: this.pieces(declaration.type), members: base ? this.members(base, base.name.text, '') : [] };
  }

  values(values, name) {
    return values.map(({ value, node }) => ({ value, text: { key: `${name}.${value}`, en: valueComment(node) } }));
  }

  /** The members of an interface, inherited ones first; those of a union's common base stand with the union. */
  interface(declaration) {
    const construct = declaration.members.find(ts.isConstructSignatureDeclaration);
    return {
      construct: construct && this.signature(construct, ': '),
      members: this.membersOf(declaration),
      union: this.unionOf(declaration),
    };
  }

  membersOf(declaration) {
    const bases = this.unionOf(declaration) ? [] : this.basesOf(declaration);
    const inherited = bases.flatMap((base) => this.membersOf(base));
    const own = this.members(declaration, declaration.name.text, '');
    const named = (members, name) => members.find((member) => member.name === name);
    const all = inherited.map((member) => named(own, member.name) ?? member);
    return [...all, ...own.filter(({ name }) => !named(inherited, name))];
  }

  /** The interfaces of this package that one extends. */
  basesOf({ heritageClauses = [] }) {
    const parents = heritageClauses.flatMap(({ types }) => types);
    return parents.map(({ expression }) => declarationOf(symbolOf(this.checker, expression))).filter(Boolean);
  }

  /** The interfaces that a union is of; undefined for other types. */
  variantsOf(type) {
    if (!ts.isUnionTypeNode(type)) return undefined;
    const variants = type.types.map((one) => ts.isTypeReferenceNode(one) && declarationOf(symbolOf(this.checker, one.typeName)));
    return variants.every((one) => one && ts.isInterfaceDeclaration(one)) ? variants : undefined;
  }

  /** The exported union that an interface is a variant of, by a base that is not exported. */
  unionOf(declaration) {
    const [base] = this.basesOf(declaration);
    if (!base || this.named.has(base.symbol)) return undefined;
    const isOf = (symbol) => {
      const { type } = declarationOf(symbol);
      return type && this.variantsOf(type)?.includes(declaration);
    };
    return [...this.named.keys()].find(isOf);
  }

  members(node, owner, path) {
    return node.members.flatMap((member) => {
      if (!ts.isPropertySignature(member) && !ts.isMethodSignature(member)) return [];
      const name = `${path}${member.name.text}`;
      const object = objectIn(member.type);
      const inner = object && this.members(object, owner, `${name}${object === member.type ? '' : '[]'}.`);
      const isOfFunction = this.functions.has(name) && ts.isMethodSignature(member);
      const own = commentOf(member);
      const inherited = own ? undefined : this.inherited(node, name);
      const text = inherited ?? { key: `${owner}.${name}`, en: own };
      const type = ts.isMethodSignature(member) ? this.signature(member, ' => ') : this.pieces(member.type, object);
      const row = { name, isOptional: member.questionToken !== undefined, narrows: inherited !== undefined, type };
      return [isOfFunction ? { ...row, sameAs: name } : { ...row, text }, ...(inner ?? [])];
    });
  }

  /** The text of the base's member, where one only narrows its type. */
  inherited(node, name) {
    for (const base of ts.isInterfaceDeclaration(node) ? this.basesOf(node) : []) {
      const member = base.members.find((one) => one.name?.text === name);
      const en = member && commentOf(member);
      if (en) return { key: `${base.name.text}.${name}`, en };
    }
    return undefined;
  }
}

function textOf(pieces) {
  return pieces.map(({ text }) => text).join('');
}
