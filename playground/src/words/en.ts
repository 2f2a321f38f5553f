// What the playground says in English; the Chinese file has the same shape, or it does not compile.
import type { TraceActor } from 'pay-sign-center';
import type { Choice } from '../phone/choices';
import type { Sample } from '../panel/samples';
import type { Step } from '../timeline/steps';

export type Lang = 'zh' | 'en';

const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

const ordinal = (day: number) => {
  const suffixes: { readonly [rule: string]: string } = { one: 'st', two: 'nd', few: 'rd' };
  return `${day}${suffixes[new Intl.PluralRules('en', { type: 'ordinal' }).select(day)] ?? 'th'}`;
};

const SAMPLES: { readonly [name in Sample]: string } = {
  official: 'the official page’s example',
  clean: 'one without a finding',
  notEncoded: 'not encoded',
  encodedTwice: 'encoded twice',
  cutOff: 'cut off',
  plusLost: 'a plus lost in the sign',
  htmlEscaped: '&amp; in place of &',
  shortPeriod: 'a period of 3 days',
  certificates: 'certificate mode',
  chinese: '中文',
  signed: '7000, signed',
  officialResult: 'the official page’s result',
  unknown: '7001, nothing known',
  contradiction: '7002 around an agreement',
  cancelled: '6001, cancelled',
  resultCutOff: '7000, cut off',
};

const ACTORS: { readonly [actor in TraceActor]: string } = {
  page: 'page',
  package: 'package',
  client: 'client',
  server: 'server',
};

const STEPS: { readonly [what in Step['what']]: (step: Step) => string } = {
  called: () => 'paySignCenter({ signStr, … })',
  shown: () => 'onShow: notifyShow()',
  checked_client: ({ ok, code, client }) => `client ${client ?? 'of unknown version'} ${ok ? 'can' : `cannot: ${code}`}`,
  checked_sign_str: ({ errors, warnings }) => `signStr has ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`,
  asked: () => '→ client: my.paySignCenter',
  returned: () => 'my.paySignCenter has returned',
  threw: () => 'my.paySignCenter has thrown',
  answered: ({ code, by }) => `→ ${by}: ${code ?? 'no status'}`,
  waits: () => 'waits: this may not be the last word',
  timer_set: ({ after }) => `a timer, ${seconds(after)}`,
  timer_fired: () => 'the timer is over',
  queried: ({ query }) => `→ server: queryAgreement, query ${query}`,
  replied: ({ code, query }) => `${code}, to query ${query}`,
  called_back: ({ by }) => `→ page: callback ${by}`,
  upgrades: () => '→ client: the page for updates',
  settled: ({ code }) => `→ page: ${code}`,
  settled_late: ({ code }) => `→ page, after the end: ${code}`,
};

function seconds(milliseconds: number | undefined): string {
  return `${((milliseconds ?? 0) / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
}

const CHOICES: { readonly [choice in Choice]: string } = {
  agree: 'Agree and sign',
  cancel: 'Cancel',
  leave: 'Sign, then leave (6001)',
  offline: 'Lose the network (6002)',
  found: 'No clear answer; the query finds it (7001)',
  notFound: 'No clear answer; the query finds nothing (7001)',
  refuse: 'Refused by the platform (7002)',
  other: 'A code that is not documented (8000)',
  nothing: 'Nothing is ever heard',
};

export const en = {
  lang: 'en' as Lang,
  readme: 'README',
  readmeFile: 'README.html',
  bar: {
    language: 'Language',
    theme: 'Theme',
    themes: { light: 'light', dark: 'dark', system: 'as the system' },
    starting: 'the engine starts…',
    engine: (name: 'wasm' | 'js') => (name === 'wasm' ? 'WebAssembly' : 'JavaScript'),
    chosen: 'chosen above the phone',
    firstChoice: 'the client has it',
    failed: 'The package could not be started in this browser',
  },
  phone: {
    title: 'The phone',
    settings: 'What kind of client',
    version: 'Client',
    noVersion: 'not said',
    app: 'Host app',
    apps: { alipay: 'Alipay', other: 'another', ide: 'the IDE' },
    engine: 'Engine',
    engines: { wasm: 'WebAssembly', js: 'JavaScript' },
    answers: 'Answers',
    answer: { now: 'at once', late: 'after 2 s', never: 'never' },
    reopen: 'Open the page anew',
    busy: 'Signing…',
    confirming: 'Being confirmed',
    signed: 'Signed',
    signedFor: (number: string) => `Agreement ${number}`,
    network: 'The network is busy; try again later',
    timeoutNote: 'This page waits ten seconds for an answer; a real one waits minutes.',
  },
  sheet: {
    title: 'Sign an agreement on recurring deductions',
    note: 'Drawn from the signStr by the package. Nobody is asked for money here.',
    merchant: 'Merchant (app id)',
    subMerchant: 'On behalf of',
    product: 'Product',
    scene: 'Scene',
    number: 'External agreement number',
    account: 'Account',
    terms: 'Deductions',
    first: 'First one',
    total: 'In all',
    encrypted: 'biz_content is encrypted: only the platform can read it.',
    warnings: 'The check warns',
    else: 'What else may happen',
    choices: CHOICES,
  },
  terms: {
    monthly: (every: number, day: number) =>
      every === 1 ? `on the ${ordinal(day)} of each month` : `on the ${ordinal(day)}, every ${every} months`,
    monthlyNoDay: (every: number) => (every === 1 ? 'each month' : `every ${every} months`),
    daily: (every: number) => (every === 1 ? 'each day' : `every ${every} days`),
    atMost: (amount: string) => `at most ${amount}`,
    times: (times: number) => `${plural(times, 'time')} at most`,
    joint: ', ',
  },
  timeline: {
    title: 'What happened',
    empty: 'Press the button in the phone. Every step of the call is listed here as the package and the client tell it.',
    since: 'Time since the tap',
    actors: ACTORS,
    steps: STEPS,
    object: 'the object',
    masked: 'Personal data is masked.',
    open: 'show the findings',
  },
  panel: {
    title: 'The string',
    tabs: { signStr: 'signStr', result: 'result' },
    paste: 'Paste a signStr or a result',
    stays: 'Nothing leaves this page: it makes no request, and its policy forbids any.',
    sample: 'An example',
    samples: SAMPLES,
    choose: 'choose…',
    empty: 'Nothing to check yet: paste a string, or choose an example.',
    layers: 'Layers',
    formatted: 'formatted',
    cut: (shown: string) => `only the first ${shown} are shown`,
    layerNames: { outer: 'signStr, as given', body: 'body', biz_content: 'biz_content' },
    characters: (count: number) => plural(count, 'character'),
    noBody: 'No parameters can be found in it.',
    severities: { error: 'error', warning: 'warning' },
    found: (errors: number, warnings: number) =>
      [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')].filter(Boolean).join(', ') || 'nothing was found',
    findings: 'Findings',
    where: (offset: string) => `at ${offset}`,
    nowhere: 'missing',
    means: 'What it means',
    cause: 'How it comes about',
    fix: 'What to change',
    todo: 'What to do',
    otherSdks: 'The line for your SDK',
    repaired: 'The repaired signStr',
    notRepaired: 'It cannot be mended without a guess: change the server.',
    copy: 'Copy',
    copied: 'Copied',
    use: 'Use it in the phone',
    used: 'The phone has it',
    useGiven: 'Use this string in the phone',
    key: 'With a public key',
    keyHint: 'PEM, a certificate, or base64. Of the app for a signStr, of the platform for a result. It stays in this page.',
    keyFile: 'a file',
    signatureRight: 'The signature is right.',
    badKey:
      'This is no RSA public key: PEM, a certificate, or the base64 text that the open platform shows. A private key belongs nowhere but where it signs.',
    noTools: 'The layers cannot be shown: this browser has no WebAssembly.',
    outcome: 'The outcome',
    mayHaveSigned: 'mayHaveSigned',
    userMessage: 'May be shown to the user',
    advice: 'Advice',
    issues: 'Issues',
    said: 'What the platform says',
    evidence: 'What speaks for what',
    statusSays: 'The status',
    resultSays: 'The result',
    errorSays: 'The error',
    nothingSaid: 'says nothing',
    signedContent: 'The signed text',
    notAnAnswer: 'No status: the client failed the call.',
  },
};

export type Words = typeof en;
