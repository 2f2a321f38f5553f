// A program that uses the package, as JavaScript and as TypeScript, and what it must print.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HERE } from './projects.mjs';

const rows = (name) =>
  readFileSync(join(HERE, `../vectors/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const [accepted] = rows('accepted_sign_strs');
const faulty = rows('faulty_sign_strs').find(({ expect }) => expect.blocks_call);

/** What is written in an import, and the engine that it brings. */
export const ENTRIES = { 'pay-sign-center': 'wasm', 'pay-sign-center/wasm': 'wasm', 'pay-sign-center/js': 'js' };

const { external_agreement_no: number } = accepted.biz_content;
const answers = (entries) =>
  entries.map((entry) => ({ kind: 'signed', number, good: [], bad: faulty.expect.code, engine: ENTRIES[entry] }));
export const isAnswerOf = (entries) => (printed) => {
  if (printed.trim() !== JSON.stringify(answers(entries)))
    throw new Error(`printed ${printed}\ninstead of ${JSON.stringify(answers(entries))}`);
};

/** In ES5, for the oldest of the bundlers; `typed` adds the type that TypeScript does not find by itself. */
function body(entries, typed) {
  const type = (text) => (typed ? text : '');
  const names = entries.map((_, index) => `entry${index}`);
  return `
${type('declare const console: { log(text: string): void };')}
var client = simulator.createSimulator({ scene: { after: 'at once' } }).my;
Promise.all([${names}].map(function (entry) {
  return entry.createPaySignCenter({ my: client }).paySignCenter({ signStr: ${JSON.stringify(accepted.sign_str)} }).then(function (outcome) {
    var good = entry.checkSignStr(${JSON.stringify(accepted.sign_str)}).findings;
    var bad = entry.checkSignStr(${JSON.stringify(faulty.input)}).findings;
    return { kind: outcome.kind, number: outcome.externalAgreementNo, good: good, bad: bad[0]${type('!')}.code, engine: entry.engine().name };
  });
})).then(function (answers) {
  console.log(JSON.stringify(answers));
});
`;
}

const each = (entries, line) => entries.map((entry, index) => line(`entry${index}`, entry)).join('\n');

/** A line for each entry, and one for the client that answers. */
const withClient = (entries, line) => `${each(entries, line)}\n${line('simulator', 'pay-sign-center/simulator')}`;

export const asCommonJs = (entries) => withClient(entries, (name, entry) => `var ${name} = require('${entry}');`) + body(entries, false);
export const asModule = (entries) => withClient(entries, (name, entry) => `import * as ${name} from '${entry}';`) + body(entries, false);

/** With an error that only an untyped package would let pass. */
export const asTypeScript = (entries) =>
  withClient(entries, (name, entry) => `import * as ${name} from '${entry}';\n// @ts-expect-error\n${name}.noSuchName;`) +
  body(entries, true);

/** The types of the platform, whose `my` is declared for every file; of `any` every name could be read. */
export const withPlatformTypes = (entries) =>
  each(
    entries,
    (name, entry) => `import { checkClient as ${name}, type MyLike as Like${name} } from '${entry}';
const like${name}: Like${name} = my;
${name}(my);`,
  ) + '\n// @ts-expect-error\nmy.noSuchName;\n';
