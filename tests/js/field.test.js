// The cases of the field, in the shape of what people who do this job report and commit in public.
const { execFile } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { pkg, rows } = require('./package');
const judges = require('../engines/field');
const { verifySignStr } = require('../../pkg/node');

const KEY = readFileSync(join(__dirname, '../vectors/field/field.pub.pem'), 'utf8');
const cases = rows('field/cases');
const of = (kind) => cases.filter((row) => row.kind === kind).map((row) => [`${row.id}: ${row.what}`, row]);

test('the cases are all of kinds that are judged', () => {
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['sign_str', 'result', 'client', 'flow']));
  expect(cases.length).toBeGreaterThanOrEqual(120);
});

describe.each(Object.keys(judges))('%s', (kind) => {
  test.each(of(kind))('%s', (_, row) => expect(judges[kind](pkg, row)).toEqual([]));
});

const suggested = of('sign_str').filter(([, { right }]) => right.suggestion === 'clean');

test.each(suggested)('the suggestion has the signature that was made: %s', (_, { input }) => {
  expect(verifySignStr(pkg.checkSignStr(input).suggestion, KEY)).toMatchObject({ valid: true });
});

describe('flow', () => {
  // Of an entry with one engine, which one runs is no question.
  const known = ({ right: { engine, msgNot, ...right } }) => (ENTRY === 'js' || !engine ? right : { ...right, engine });

  test.each(of('flow'))('%s', async (_, row) => {
    const page = join(__dirname, 'field_page.js');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [page, ENTRY, JSON.stringify(row.input)]);
    const found = JSON.parse(stdout);
    expect([found, stderr]).toEqual([expect.objectContaining(known(row)), '']);
    if (row.right.msgNot) expect(found.message).not.toMatch(new RegExp(row.right.msgNot));
  });
});
