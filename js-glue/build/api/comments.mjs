// The texts of docs/api.md in English: the comments in the sources.
import ts from 'typescript';

/** What the comment above a declaration says, and what it throws; undefined where there is none. */
export function commentOf(node) {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (!comment) return undefined;
  const throws = (comment.tags ?? []).filter(({ tagName }) => tagName.text === 'throws');
  const texts = [comment.comment, ...throws.map((tag) => `Throws: ${ts.getTextOfJSDocComment(tag.comment)}`)];
  const [text, ...others] = texts.map((one) => (typeof one === 'string' ? one : ts.getTextOfJSDocComment(one)));
  return text && [text, ...others].join('\n\n');
}

/** The comment before a member of a union, which stands before its `|`, or above a property. */
export function valueComment(node) {
  if (!ts.isUnionTypeNode(node.parent)) return commentOf(node);
  const { types } = node.parent;
  const index = types.indexOf(node);
  const from = index ? types[index - 1].getEnd() : node.parent.getFullStart();
  const [, text] = /\/\*\*(.*?)\*\//s.exec(node.getSourceFile().text.slice(from, node.getStart())) ?? [];
  return text?.replace(/\s*\n\s*\*?\s*/g, ' ').trim();
}
