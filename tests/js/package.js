// The entry of the package that jest.config.cjs names, as its users get it, and the vectors that the Rust tests read too.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { tolerantlyDecoded } = require('../support/escapes');

const FOLDER = path.join(__dirname, '../../pkg');
const VECTORS = path.join(__dirname, '../vectors');

function read(file) {
  return readFileSync(path.join(FOLDER, file), 'utf8');
}

function rows(name) {
  const lines = readFileSync(path.join(VECTORS, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

function sample(name) {
  return readFileSync(path.join(VECTORS, name), 'utf8');
}

/** The members of a union of strings, which are there at compile time only. */
function union(name) {
  const [, members] = new RegExp(`type ${name} = ([^;]+);`).exec(read('index.d.ts'));
  return members.split('|').map((member) => member.trim().slice(1, -1));
}

/** Rows for `test.each('%s')`: the name comes first. */
function named(list) {
  return list.map((row) => [row.name, row]);
}

/** Every text in a signStr, at any depth of encoding, that must not be quoted: the sign, and personal data. */
function secretsOf(signStr) {
  const found = new Set();
  let text = String(signStr);
  for (let layer = 0; layer < 6; layer += 1) {
    for (const [, sign] of text.matchAll(/(?:^|&)sign=([^&"\s]+)/g)) found.add(sign).add(decode(sign));
    for (const [, json] of text.matchAll(/(?:^|&)biz_content=([^&]+)/g)) personal(decode(json), found);
    text = decode(text);
  }
  return [...found].filter((secret) => secret.length > 1);
}

function personal(json, found) {
  let content;
  try {
    content = JSON.parse(json);
  } catch {
    return;
  }
  const { identity_params: identity, external_logon_id: logon } = Object(content);
  for (const value of [logon, ...Object.values(Object(identity))]) if (typeof value === 'string') found.add(value);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return tolerantlyDecoded(text);
  }
}

/** The secrets that a text quotes, in whole or by a run of ten characters. */
function quoted(text, secrets) {
  return secrets.filter((secret) => {
    if (text.includes(secret)) return true;
    for (let at = 0; at + 10 <= secret.length; at += 1) if (text.includes(secret.slice(at, at + 10))) return true;
    return false;
  });
}

module.exports = {
  FOLDER,
  pkg: require(`../../pkg/${ENTRY}.js`),
  accepted: rows('accepted_sign_strs'),
  faulty: rows('faulty_sign_strs'),
  odd: rows('odd_results'),
  documented: rows('documented_samples'),
  wrongSignatures: rows('wrong_signatures'),
  FINDING_CODES: union('FindingCode'),
  ISSUE_CODES: union('IssueCode'),
  ERROR_CODES: union('SignCenterErrorCode'),
  sample,
  named,
  quoted,
  read,
  rows,
  secretsOf,
};
