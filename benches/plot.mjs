// The growth as an SVG: a panel for each function and engine, time per character over length, both in logarithms.
import { ENGINES } from './engines.mjs';
import { SIZES, growthOf } from './growth.mjs';
import { GROWTH } from './limits.mjs';
import { count } from './markdown.mjs';

const PANEL = { width: 380, height: 200, left: 70, right: 44, top: 64, gapX: 110, gapY: 74 };

const STYLE = `
  svg { background: #fff; font: 12px system-ui, sans-serif; }
  text { fill: #24292f; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { fill: none; stroke-width: 1.2; }
  .hostile { stroke: #8c959f; }
  .faulty { stroke: #bf8700; }
  .ordinary { stroke: #0969da; stroke-width: 2; }
  .steep { stroke: #cf222e; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; }
    text { fill: #e6edf3; }
    .grid { stroke: #30363d; }
    .hostile { stroke: #6e7681; }
    .faulty { stroke: #d29922; }
    .ordinary { stroke: #58a6ff; }
    .steep { stroke: #ff7b72; }
  }`;

const ORDER = ['hostile', 'faulty', 'ordinary', 'steep'];
const LEGEND = {
  ordinary: 'ordinary',
  faulty: 'faulty',
  hostile: 'hostile',
  steep: `grows more than ${GROWTH} times, or was stopped`,
};

export function plot(growth) {
  const functions = [...new Set(growth.map((series) => series.function))];
  const scale = scaleOf(growth);
  const panels = functions.flatMap((name, row) =>
    ENGINES.map((engine, column) => {
      const own = growth.filter((series) => series.function === name && series.engine === engine);
      const x = PANEL.left + column * (PANEL.width + PANEL.gapX);
      const y = PANEL.top + row * (PANEL.height + PANEL.gapY);
      return `<g transform="translate(${x} ${y})">${panel(`${name}, ${engine}`, own, scale)}</g>`;
    }),
  );
  const width = PANEL.left + ENGINES.length * (PANEL.width + PANEL.gapX) - PANEL.gapX + PANEL.right;
  const height = PANEL.top + functions.length * (PANEL.height + PANEL.gapY) - 10;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">
<title>Time per character by the length of the string</title>
<style>${STYLE}
</style>
${legend()}
${panels.join('\n')}
</svg>
`;
}

/** One scale for all panels, so that they can be compared; its ends are powers of ten. */
function scaleOf(growth) {
  const exponents = growth.flatMap(({ points }) => points.map(({ nanos }) => Math.log10(nanos)));
  const low = Math.floor(Math.min(...exponents));
  const high = Math.ceil(Math.max(...exponents));
  const [first, last] = [SIZES[0], SIZES.at(-1)].map(Math.log10);
  return {
    exponents: Array.from({ length: high - low + 1 }, (_, index) => low + index),
    // A text may be a little shorter than the size it was made for.
    x: (length) => round(Math.max(0, (Math.log10(length) - first) / (last - first)) * PANEL.width),
    y: (nanos) => round(PANEL.height - ((Math.log10(nanos) - low) / (high - low)) * PANEL.height),
  };
}

function panel(title, growth, scale) {
  const drawn = growth.map((series) => ({ kind: kindOf(series), points: series.points }));
  drawn.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const lines = drawn.map(({ kind, points }) => {
    const places = points.map(({ length, nanos }) => `${scale.x(length)},${scale.y(nanos)}`);
    return `<polyline class="line ${kind}" points="${places.join(' ')}"/>`;
  });
  return [
    `<text x="0" y="-10" font-weight="600">${title}</text>`,
    ...scale.exponents.map((exponent) => rule(0, scale.y(10 ** exponent), PANEL.width, scale.y(10 ** exponent))),
    ...scale.exponents.map((exponent) => label(-8, scale.y(10 ** exponent) + 4, 'end', number(10 ** exponent))),
    ...[1e3, 1e4, 1e5, 1e6].map((length) => rule(scale.x(length), 0, scale.x(length), PANEL.height)),
    ...[1e3, 1e4, 1e5, 1e6].map((length) => label(scale.x(length), PANEL.height + 16, 'middle', number(length))),
    label(PANEL.width / 2, PANEL.height + 34, 'middle', 'characters'),
    `<text transform="translate(-54 ${PANEL.height / 2}) rotate(-90)" text-anchor="middle">ns per character</text>`,
    ...lines,
  ].join('\n');
}

function kindOf(series) {
  const growth = growthOf(series);
  return growth === null || growth > GROWTH ? 'steep' : series.group;
}

function legend() {
  const kinds = Object.entries(LEGEND);
  return kinds
    .map(([kind, words], index) => {
      const x = PANEL.left + index * 110;
      return `<path class="line ${kind}" d="M${x} 14h24"/>${label(x + 30, 18, 'start', words)}`;
    })
    .join('\n');
}

function rule(x1, y1, x2, y2) {
  return `<path class="grid" d="M${x1} ${y1}L${x2} ${y2}"/>`;
}

function label(x, y, anchor, words) {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
}

function number(value) {
  return value >= 1 ? count(value) : String(Number(value.toPrecision(1)));
}

function round(value) {
  return Math.round(value * 10) / 10;
}
