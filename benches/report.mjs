// The report: what was measured, in Markdown.
import { cpus } from 'node:os';
import { holds, limits, reachesAim } from './limits.mjs';
import { count, figure, table } from './markdown.mjs';
import {
  callSection,
  checkSection,
  coldSection,
  growthSection,
  jscSection,
  memorySection,
  resultSection,
  sizeSection,
} from './sections.mjs';
import { faulty, meanLength, ordinary, results } from './vectors.mjs';

export function report(measured) {
  return `${[
    '<!-- Written by `cargo xtask bench`. Do not edit: run it again. -->',
    '# Performance',
    introduction(),
    '## Limits',
    limitsTable(measured),
    '## checkSignStr',
    checkSection(measured),
    '## parseSignResult',
    resultSection(measured.results),
    '## A whole paySignCenter',
    callSection(measured.calls),
    '## Cold start',
    coldSection(measured.cold),
    '## Sizes',
    sizeSection(measured),
    '## Growth',
    growthSection(measured.growth),
    '## Linear memory',
    memorySection(measured.memory),
    '## JavaScriptCore',
    jscSection(measured.jsc),
  ].join('\n\n')}\n`;
}

function introduction() {
  const inputs = Object.entries({ 'ordinary signStr': ordinary, 'faulty signStr': faulty, results }).map(
    ([name, list]) => `${list.length} ${name} of ${count(meanLength(list))} characters`,
  );
  return `Measured on the built package, through its public entries, in Node ${process.versions.node} on ${cpus().length} cores.
Times depend on the machine and are given as information. What is judged are ratios: the contestants run in turn, in
many short rounds of one process, and a figure is the median of the ratios of the rounds. The inputs are
${inputs.join(', ')} on average.
Each call gets a variant that no call has seen, and the whole answer is read.`;
}

export function limitsTable(measured) {
  const rows = limits(measured).map((row) => [
    row.figure,
    figure(row.value),
    row.most ?? '',
    row.aim ?? '',
    holds(row) ? verdict(row) : '**does not hold**',
  ]);
  return table(['figure', 'measured', 'at most', 'aim', ''], rows);
}

function verdict(row) {
  return reachesAim(row) ? 'holds, aim reached' : 'holds';
}
