// Reads the whole of an answer into a number, so that an answer made only when it is read is paid for all the same.

const AGREEMENT = [
  'code',
  'msg',
  'subCode',
  'subMsg',
  'appId',
  'authAppId',
  'charset',
  'timestamp',
  'agreementNo',
  'externalAgreementNo',
  'externalLogonId',
  'personalProductCode',
  'signScene',
  'status',
  'signTime',
  'validTime',
  'invalidTime',
  'alipayUserId',
  'alipayOpenId',
  'alipayLogonId',
  'zmOpenId',
  'forexEligible',
  'creditAuthMode',
  'specifiedSortAssets',
];
const SIGNATURE = ['signedContent', 'sign', 'signType', 'certSn'];

/** The length, and a character: asking for one has a text that was put together of parts made whole. */
function text(value) {
  return typeof value === 'string' && value !== '' ? value.length + value.charCodeAt(value.length - 1) : 1;
}

function named(record, names) {
  let sum = 1;
  if (record !== null && record !== undefined) for (const name of names) sum += text(record[name]);
  return sum;
}

export function readReport(report) {
  let sum = report.ok ? 1 : 0;
  for (const { code, message, severity } of report.findings) sum += text(code) + text(message) + text(severity);
  return sum;
}

export function readFields({ fields }) {
  return fields === null ? 1 : members(fields.params) + members(fields.bizContent);
}

export function readSuggestion({ suggestion }) {
  return text(suggestion);
}

export function readOutcome({ kind, externalAgreementNo, agreement, signature, issues }) {
  let sum = text(kind) + text(externalAgreementNo) + named(agreement, AGREEMENT) + named(signature, SIGNATURE);
  for (const issue of issues) sum += text(issue);
  return sum;
}

/** The values of a plain record, those of records within it not. Used on what was parsed by hand as well. */
export function members(record) {
  let sum = 1;
  for (const name in record) sum += text(record[name]);
  return sum;
}
