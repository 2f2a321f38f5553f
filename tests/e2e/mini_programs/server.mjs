// The merchant's server, as far as the pages see it.
const AGREEMENT = {
  externalAgreementNo: 'no20270328',
  personalProductCode: 'CYCLE_PAY_AUTH_P',
  signScene: 'INDUSTRY|DIGITAL_MEDIA',
};

export class Server {
  encodes = true;
  /** Whether the user is known to have signed before. */
  isSigned = false;
  /** What it says in place of an agreement that was begun. */
  insteadOfAgreement = undefined;
  /** Whether a query gets an answer without a word in it. */
  isSilent = false;
  /** The paths of all requests. */
  requests = [];
  #isUp = true;

  /** `simulator` knows what became of the agreement. */
  constructor(simulator, sampleSignStr) {
    this.simulator = simulator;
    this.signStr = sampleSignStr({ bizContent: { external_agreement_no: AGREEMENT.externalAgreementNo } });
  }

  start() {
    this.#isUp = true;
  }

  stop() {
    this.#isUp = false;
  }

  /** What it answers to a request. A rejection is a request that fails. */
  async answer(path, data) {
    this.requests.push(path);
    if (!this.#isUp) throw new Error('the server is down');
    if (path === '/agreements/query') return this.isSilent ? null : this.simulator.queryAgreement(data);
    if (path === '/agreements/sign' && this.insteadOfAgreement !== undefined) return this.insteadOfAgreement;
    if (path === '/agreements/sign' && this.isSigned) return { isSigned: true };
    if (path === '/agreements/sign')
      return { signStr: this.encodes ? this.signStr : decodeURIComponent(this.signStr), agreement: AGREEMENT };
    throw new Error(`there is no ${path}`);
  }
}
