// A page on which a user signs; page.test.js tests it. examples/sign has one that also survives a closed client.
const { notifyShow, paySignCenter } = require('pay-sign-center');
const { begin, queryAgreement } = require('./server');

const CONFIRMING = '签约结果确认中，请勿重复签约';

Page({
  /** `idle`: the button 立即签约; `confirming`: the button 查询结果; `busy`: it is disabled; `done`: there is none. */
  data: { state: 'idle', message: '' },

  onShow() {
    notifyShow();
  },

  async sign() {
    if (this.data.state !== 'idle') return;
    this.show('busy');
    // Nothing is signed yet: the user may try again.
    const begun = await begin().catch(() => null);
    if (begun?.isSigned) return this.show('done', '签约成功');
    if (!begun?.signStr) return this.show('idle', '网络繁忙，请稍后重试');
    this.agreement = begun.agreement;
    const end = await paySignCenter({ signStr: begun.signStr, queryAgreement, timeout: 300000 }).catch((error) => error);
    this.end(end);
    // The client may answer after the timeout.
    if (end.late) end.late.then((late) => this.end(late)).catch(() => {});
  },

  /** Of an outcome and of an error alike: the button comes back only where nothing can have been signed. */
  end({ kind, mayHaveSigned, userMessage }) {
    if (this.data.state === 'done') return;
    if (kind === 'signed') this.show('done', '签约成功');
    else if (mayHaveSigned === false) this.show('idle', userMessage.zh);
    else this.show('confirming', CONFIRMING);
  },

  /** The button 查询结果. A query can only find a signature. */
  async ask() {
    if (this.data.state !== 'confirming') return;
    const answer = await queryAgreement(this.agreement).catch(() => null);
    if (answer && answer.status === 'NORMAL') this.end({ kind: 'signed' });
  },

  show(state, message = '') {
    this.setData({ state, message });
  },
});
