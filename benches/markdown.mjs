// Tables and numbers in Markdown that is readable as plain text too.

/** The first column is text, the others are numbers. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map((cell) => escaped(String(cell))));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const padded = (row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
  const line = (row) => `| ${row.join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [padded(cells[0]), rule, ...cells.slice(1).map(padded)].map(line).join('\n');
}

/** A bar would end the cell, even between backquotes. */
function escaped(cell) {
  return cell.replaceAll('|', '\\|');
}

/** Three digits, none of them after the point from 100 on. */
export function figure(value) {
  if (value === null || value === undefined) return '–';
  if (value >= 99.5) return count(Math.round(value));
  return value.toFixed(value >= 9.95 ? 1 : 2);
}

/** `1234567` as `1,234,567`. */
export function count(value) {
  return value.toLocaleString('en-US');
}
