// How a type is written in docs/api.md: its source text, in pieces, so that the name of a documented type can be a link.
import ts from 'typescript';
import { CODES } from './entries.mjs';

/** The symbol that a name stands for, through imports and re-exports. */
export function symbolOf(checker, node) {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The declaration of a type of this package; undefined for one of the language, such as Promise. */
export function declarationOf(symbol) {
  const isOurs = (node) => (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && !node.getSourceFile().isDeclarationFile;
  return symbol?.declarations?.find(isOurs);
}

/**
 * The pieces of a type: text, and `ref` where it is the symbol of a documented type. A name that is not exported is no use to
 * a reader: what it stands for is written in its place, unless `isNamed` says that it has a section of its own. `object` is a
 * literal inside whose members are told apart.
 */
export function piecesOf(checker, node, isNamed, object) {
  const pieces = [];
  const source = node.getSourceFile().text;
  let at = node.getStart();

  function put(child, replacement) {
    pieces.push({ text: source.slice(at, child.getStart()) }, ...replacement);
    at = child.getEnd();
  }

  function visit(child) {
    if (child === object) return put(child, [{ text: 'object' }]);
    if (ts.isIndexedAccessTypeNode(child)) return put(child, inlined(memberType(child), child));
    if (!ts.isTypeReferenceNode(child)) return ts.forEachChild(child, visit);
    const symbol = symbolOf(checker, child.typeName);
    const declaration = declarationOf(symbol);
    if (!declaration) return ts.forEachChild(child, visit);
    if (isNamed(symbol, declaration)) return put(child, [{ text: symbol.name, ref: symbol }]);
    if (CODES[symbol.name]) return put(child, [{ text: symbol.name, codes: CODES[symbol.name] }]);
    return put(child, inlined(declaration.type, child));
  }

  function inlined(type, place) {
    const inner = piecesOf(checker, type, isNamed);
    const isPart = ts.isArrayTypeNode(place.parent) || ts.isIntersectionTypeNode(place.parent);
    return isPart && inner.some(({ text }) => text.includes(' | ')) ? [{ text: '(' }, ...inner, { text: ')' }] : inner;
  }

  /** The type of `Finding['layer']`. */
  function memberType({ objectType, indexType }) {
    return checker.getTypeFromTypeNode(objectType).getProperty(indexType.literal.text).valueDeclaration.type;
  }

  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
    return [
      {
        text: valuesOf(checker, node)
          .map(({ value }) => `'${value}'`)
          .join(' | '),
      },
    ];
  }
  visit(node);
  return tidy([...pieces, { text: source.slice(at, node.getEnd()) }]);
}

/** On one line. */
function tidy(pieces) {
  const one = pieces.map((piece) => ({
    ...piece,
    text: piece.text
      .replace(/\/\*\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/; }/g, ' }')
      .replace('(string & {})', 'string'),
  }));
  if (one[0]) one[0].text = one[0].text.replace(/^\| /, '');
  return one.filter(({ text }) => text !== '');
}

/** A literal of an object whose members have names. */
function isObject(node) {
  return node.members.some(ts.isPropertySignature);
}

/** The literal of an object that a member's type is, or a list of; undefined for any other type. */
export function objectIn(type) {
  if (!type) return undefined;
  if (ts.isTypeLiteralNode(type)) return isObject(type) ? type : undefined;
  if (ts.isTypeOperatorNode(type)) return objectIn(type.type);
  return ts.isArrayTypeNode(type) ? objectIn(type.elementType) : undefined;
}

/** The members of a union of strings, each with the node that may have a comment; undefined for any other type. */
export function valuesOf(checker, type) {
  const isText = (node) => ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal);
  if (ts.isUnionTypeNode(type) && type.types.every(isText)) return type.types.map((node) => ({ value: node.literal.text, node }));
  if (!ts.isTypeOperatorNode(type) || type.operator !== ts.SyntaxKind.KeyOfKeyword) return undefined;
  const properties = checker.getPropertiesOfType(checker.getTypeFromTypeNode(type.type));
  return properties.map(({ name, valueDeclaration }) => ({ value: name, node: valueDeclaration }));
}
