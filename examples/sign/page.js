// A page on which a user signs. Nobody signs twice: the server gives each attempt the same number, and it is asked what became
// of one, also when the client was closed meanwhile.
// In your project: require('pay-sign-center').
const { isSignCenterError, notifyShow, paySignCenter } = require('../../pkg');

const PENDING = 'pending attempt';
const CONFIRMING = '签约结果确认中，请勿重复签约';

Page({
  /**
   * `idle`: the button 立即签约; `busy`: it is disabled, the user signs.
   * `confirming`: the button 查询结果, since the user may have signed; `asking`: it is disabled, the server is asked.
   * `done`: no button.
   */
  data: { state: 'idle', message: '' },

  /** This page's newest attempt, as it is stored. */
  newest: null,

  onLoad() {
    if (pending()) return this.ask();
  },

  onShow() {
    notifyShow();
  },

  async sign() {
    if (this.data.state !== 'idle') return;
    this.show('busy');
    const begun = await this.begin();
    if (!begun) return this.show('idle', '网络繁忙，请稍后重试');
    if (begun.isSigned) return this.show('done', '签约成功');
    const attempt = this.newest;
    const outcome = await call(begun);
    this.end(attempt, outcome);
    // The client may answer after the timeout.
    if (outcome.late) outcome.late.then((late) => this.end(attempt, late), ignore);
  },

  /** Nothing is signed yet: whatever fails here may be tried again. */
  async begin() {
    try {
      const begun = await begin();
      // Before the call: the client may be closed while the user signs.
      if (!begun.isSigned) this.newest = remember(begun.agreement);
      return begun;
    } catch (_error) {
      return null;
    }
  },

  /** The button comes back only where nothing can have been signed. Of an older attempt a signature counts, if the number is the same. */
  end(attempt, { kind, mayHaveSigned, userMessage }) {
    const isSigned = kind === 'signed';
    const isOver = isSigned || (!mayHaveSigned && !attempt.isDoubtful);
    const counts = isSigned ? isOfSameNumber(attempt, this.newest) : attempt.begunAt === this.newest.begunAt;
    if (counts && this.data.state !== 'done') {
      if (isSigned) this.show('done', '签约成功');
      else if (isOver) this.show('idle', userMessage.zh);
      else this.show('confirming', CONFIRMING);
    }
    if (isOver) forget(attempt);
  },

  /** What became of the pending attempt. */
  async ask() {
    if (this.data.state === 'asking') return;
    const attempt = pending();
    // Another page has seen its end.
    if (!attempt) return this.show('idle');
    this.newest = attempt;
    this.show('asking', CONFIRMING);
    const answer = await query(attempt.agreement).catch(ignore);
    // The client's answer may have come first.
    if (this.data.state !== 'asking' || this.newest !== attempt) return;
    const status = answer && answer.status;
    if (status === 'NORMAL') this.end(attempt, { kind: 'signed' });
    // It stays pending: a signature may be on its way, and the next attempt has the same number.
    else if (status === 'NONE' || status === 'STOP') this.show('idle', '尚未签约，可重新签约');
    else this.show('confirming', CONFIRMING);
  },

  show(state, message = '') {
    this.setData({ state, message });
  },
});

/** The outcome, or an error that says whether the user may have signed; of any other one, nothing is known. */
async function call({ signStr, agreement: { externalAgreementNo } }) {
  try {
    return await paySignCenter({ signStr, externalAgreementNo, timeout: 300000, queryAgreement: query, promptUpgrade: true });
  } catch (error) {
    return isSignCenterError(error) ? error : { mayHaveSigned: true, userMessage: { zh: CONFIRMING } };
  }
}

function ignore() {}

/** Begins an agreement: `{ signStr, agreement }`, or `{ isSigned: true }` where it is signed already. */
async function begin() {
  const begun = await post('/agreements/sign');
  const { isSigned, signStr, agreement } = begun || {};
  // A page of an error is an answer, too. Without a number the agreement could not be asked for.
  if (isSigned !== true && !(signStr && agreement && agreement.externalAgreementNo)) throw new Error('no agreement was begun');
  return begun;
}

function query(agreement) {
  return post('/agreements/query', agreement);
}

function post(path, data) {
  return new Promise((resolve, reject) => {
    my.request({ url: `https://merchant.example${path}`, method: 'POST', data, success: (answer) => resolve(answer.data), fail: reject });
  });
}

/** The attempt of which nothing is known yet: `{ agreement, begunAt, isDoubtful }`. It outlives the client. */
function pending() {
  return my.getStorageSync({ key: PENDING }).data;
}

function remember(agreement) {
  const attempt = { agreement, begunAt: Date.now(), isDoubtful: false };
  const before = pending();
  // What is not known of the attempt before, this one does not tell.
  attempt.isDoubtful = Boolean(before) && isOfSameNumber(before, attempt);
  my.setStorageSync({ key: PENDING, data: attempt });
  return attempt;
}

function isOfSameNumber(one, other) {
  return one.agreement.externalAgreementNo === other.agreement.externalAgreementNo;
}

/** Not where another attempt, of another page, has taken its place. */
function forget(attempt) {
  try {
    const stored = pending();
    if (stored && stored.begunAt === attempt.begunAt) my.removeStorageSync({ key: PENDING });
  } catch (_error) {
    // What stays there is asked for at the next launch.
  }
}
