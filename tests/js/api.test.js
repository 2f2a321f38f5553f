// docs/api.md and docs/api.zh-CN.md. Their examples are run as they stand there: each value in a comment behind an expression
// is compared with the expression's.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { FOLDER, read } = require('./package');
const { valueIn } = require('../support/es_module');
const { fragmentsOf } = require('../support/headings');

const ROOT = path.join(FOLDER, '..');
const MODEL = 'readModel().map(({ key, functions, again }) => ({ key, again, functions: functions.map(({ name }) => name) }))';
const ENTRIES = valueIn('js-glue/build/api/model.mjs', 'readModel', MODEL);
const examplesOf = (key) => valueIn('js-glue/build/api/examples.mjs', 'examplesOf', 'examplesOf(input)', key);
const BY_ENTRY = Object.fromEntries(ENTRIES.map(({ key }) => [key, examplesOf(key)]));
const EXAMPLES = Object.entries(BY_ENTRY).flatMap(([key, { start = '', ...examples }]) =>
  Object.entries(examples).map(([name, text]) => [key, name, text, start]),
);

/** `expression; // value` */
const ASSERTION = /^(?!const |let |var )(.+); \/\/ (.+)$/gm;
const AsyncFunction = (async () => {}).constructor;

function requireAsUser(name) {
  const [, entry] = /^pay-sign-center(?:\/(\w+))?$/.exec(name) ?? [];
  return require(name.startsWith('pay-sign-center') ? `../../pkg/${entry ?? 'index'}.js` : name);
}

afterEach(() => {
  globalThis.my = undefined;
  jest.resetModules();
});

test.each(EXAMPLES)('%s: the example of %s does what it says', async (_, __, text, start) => {
  const asserted = text.replace(ASSERTION, 'check(($1), ($2));');
  const values = [];
  await new AsyncFunction('require', 'check', `${start}\n${asserted}`)(requireAsUser, (...pair) => values.push(pair));
  expect(values.length).toBeGreaterThan(0);
  for (const [actual, expected] of values) expect(actual).toEqual(expected);
});

test.each(EXAMPLES)('%s: the example of %s is short, and shows it', (_, name, text) => {
  expect(text.split('\n').length).toBeLessThanOrEqual(8);
  expect(text).toMatch(new RegExp(`\\b${name}\\b.*\\n[^]*\\b${name}\\b`));
});

test.each(ENTRIES.map((entry) => [entry.key, entry]))('%s: every function that it exports has an example', (key, { functions, again }) => {
  const examples = BY_ENTRY[key];
  const exported = require(`../../pkg/${key}.js`);
  const isFunction = (name) => typeof exported[name] === 'function' && !/^[A-Z]/.test(name);
  expect([...functions, ...again].sort()).toEqual(Object.keys(exported).filter(isFunction).sort());
  expect(functions.filter((name) => !(name in examples))).toEqual([]);
  for (const name of Object.keys(examples)) expect(['start', ...Object.keys(exported)]).toContain(name);
});

describe.each(['api.md', 'api.zh-CN.md'])('%s', (name) => {
  const textOf = (document) => readFileSync(path.join(ROOT, 'docs', document), 'utf8');
  const text = textOf(name);

  test('every link leads to a heading', () => {
    const links = [...text.matchAll(/\]\(([^)\s]*)#([^)\s]+)\)|<a href="([^"]*)#([^"]+)">/g)];
    expect(links.length).toBeGreaterThan(100);
    const leads = ([, file, fragment, otherFile, otherFragment]) =>
      fragmentsOf(textOf((file ?? otherFile) || name)).includes(decodeURIComponent(fragment ?? otherFragment));
    expect(links.filter((link) => !leads(link)).map(([link]) => link)).toEqual([]);
  });

  test('every example stands there', () => {
    for (const [, , example] of EXAMPLES) expect(text).toContain(`\`\`\`js\n${example}\n\`\`\``);
  });

  test('every name that the declarations export has a section, with every member of its own', () => {
    const sections = Object.fromEntries(text.split(/^#+ /m).map((section) => [section.split('\n')[0], section]));
    const missing = ENTRIES.flatMap(({ key }) => {
      const declarations = read(`${key}.d.ts`);
      const names = [...declarations.matchAll(/^export (?:type )?\{ (.*) \};$/gm)].flatMap(([, list]) => list.split(', '));
      expect(names.length).toBeGreaterThan(4);
      const membersOf = (name) => new RegExp(`^interface ${name}\\b.*\\{\\n((?:.*\\n)*?)\\}`, 'm').exec(declarations)?.[1] ?? '';
      const own = (name) => Array.from(membersOf(name).matchAll(/^ {4}(?:readonly )?(\w+)\??[:(]/gm), ([, member]) => member);
      // In a row of its own, or in the line that says what one of a union has.
      const isTold = (name, member) => new RegExp(`^\\| \`${member}\\??\`|\`${member}: `, 'm').test(sections[name]);
      return names.flatMap((name) =>
        name in sections
          ? own(name)
              .filter((member) => !isTold(name, member))
              .map((member) => `${name}.${member}`)
          : name,
      );
    });
    expect(missing).toEqual([]);
  });
});
