// The entries of the package as docs/api.md has them: the source of each, and its functions in the order of the page.
export const ENTRIES = [
  {
    key: 'index',
    name: 'pay-sign-center',
    functions: [
      'paySignCenter',
      'checkSignStr',
      'toSignStr',
      'parseSignResult',
      'checkClient',
      'notifyShow',
      'engine',
      'createPaySignCenter',
      'isSignCenterError',
    ],
  },
  { key: 'messages', name: 'pay-sign-center/messages', functions: ['explain', 'explainOutcome'] },
  { key: 'simulator', name: 'pay-sign-center/simulator', functions: ['createSimulator', 'sampleSignStr', 'samplePayload'] },
  {
    key: 'node',
    name: 'pay-sign-center/node',
    functions: [
      'verifySignStr',
      'verifySignResult',
      'verifyNotify',
      'agreementStatus',
      'signedTextOf',
      'compareSignedText',
      'inspectSignStr',
      'maskText',
      'maskJson',
      'showsValue',
      'simulatorKeys',
    ],
  },
];

/** Unions and tables of codes that docs/findings.md or docs/codes.md explains: the kind of the codes in `./messages`. */
export const CODES = {
  FindingCode: 'finding',
  IssueCode: 'issue',
  UnsupportedReason: 'client',
  VerificationReason: 'signature',
  SignatureCause: 'cause',
  SignCenterErrorCode: 'error',
  MESSAGES: 'finding',
  ISSUES: 'issue',
  CLIENT_REASONS: 'client',
  REASONS: 'signature',
  CAUSES: 'cause',
  ERRORS: 'error',
  PLATFORM: 'platform',
};
