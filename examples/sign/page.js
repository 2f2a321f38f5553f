// A page on which a user signs. It asks the server before anybody signs twice, and also when the client was closed while
// the user signed.
const { isSignCenterError, notifyShow, paySignCenter } = require('../../pkg');

const PENDING = 'pending agreement';

Page({
  /** `idle` shows the button; `busy` and `confirming` show none; `done` is the end. */
  data: { state: 'idle', message: '' },

  onLoad() {
    const { data: agreement } = my.getStorageSync({ key: PENDING });
    if (agreement) return this.confirm(agreement);
  },

  onShow() {
    notifyShow();
  },

  async sign() {
    if (this.data.state !== 'idle') return;
    this.setData({ state: 'busy', message: '' });
    try {
      const { signStr, agreement } = await post('/agreements/sign');
      // Before the call: the client may be closed while the user signs.
      my.setStorageSync({ key: PENDING, data: agreement });
      const { externalAgreementNo } = agreement;
      const options = { externalAgreementNo, timeout: 300000, queryAgreement: query, promptUpgrade: true };
      this.end(await paySignCenter({ signStr, ...options }));
    } catch (error) {
      if (!isSignCenterError(error)) return this.setData({ state: 'idle', message: '网络繁忙，请稍后重试' });
      this.end(error);
      // The client may answer after the timeout.
      if (error.late) error.late.then((outcome) => this.endLate(outcome), ignore);
    }
  },

  /** Of an outcome and of an error alike: the button comes back only where nothing can have been signed. */
  end({ kind, mayHaveSigned, userMessage }) {
    if (this.data.state === 'done') return;
    if (kind !== 'signed' && mayHaveSigned) return this.setData({ state: 'confirming', message: userMessage.zh });
    my.removeStorageSync({ key: PENDING });
    if (kind === 'signed') this.setData({ state: 'done', message: '签约成功' });
    else this.setData({ state: 'idle', message: userMessage.zh });
  },

  /** By then the user may have begun anew, and that only a signature ends. */
  endLate(outcome) {
    if (outcome.kind === 'signed' || this.data.state === 'confirming') this.end(outcome);
  },

  /** What became of an agreement that was begun before. */
  async confirm(agreement) {
    this.setData({ state: 'confirming', message: '签约结果确认中，请勿重复签约' });
    const { status } = await query(agreement).catch(() => ({ status: null }));
    if (status === 'NORMAL') this.end({ kind: 'signed' });
    if (status === 'NONE' || status === 'STOP') this.end({ mayHaveSigned: false, userMessage: { zh: '' } });
  },
});

function ignore() {}

function query(agreement) {
  return post('/agreements/query', agreement);
}

function post(path, data) {
  return new Promise((resolve, reject) => {
    my.request({ url: `https://merchant.example${path}`, method: 'POST', data, success: (answer) => resolve(answer.data), fail: reject });
  });
}
