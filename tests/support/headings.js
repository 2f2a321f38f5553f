/** The fragments of a document's headings, as GitHub makes them: one that stands there again gets a number. */
function fragmentsOf(text) {
  const found = [];
  for (const [, title] of text.matchAll(/^#+ (.+)$/gm)) {
    const fragment = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const times = found.filter((one) => one.replace(/-\d+$/, '') === fragment).length;
    found.push(times ? `${fragment}-${times}` : fragment);
  }
  return found;
}

module.exports = { fragmentsOf };
