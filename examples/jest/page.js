// A page on which a user signs; page.test.js tests it.
const { isSignCenterError, notifyShow, paySignCenter } = require('pay-sign-center');
const { queryAgreement, signStr } = require('./server');

Page({
  /** The button is there while the state is `idle`. */
  data: { state: 'idle', message: '' },

  onShow() {
    notifyShow();
  },

  async sign() {
    if (this.data.state !== 'idle') return;
    this.setData({ state: 'busy', message: '' });
    try {
      this.end(await paySignCenter({ signStr: await signStr(), queryAgreement, timeout: 300000 }));
    } catch (error) {
      if (isSignCenterError(error)) this.end(error);
      else this.setData({ state: 'idle', message: '网络繁忙，请稍后重试' });
    }
  },

  /** Of an outcome and of an error alike: the button comes back only where nothing can have been signed. */
  end({ kind, mayHaveSigned, userMessage }) {
    if (kind === 'signed') this.setData({ state: 'done', message: '签约成功' });
    else this.setData({ state: mayHaveSigned ? 'confirming' : 'idle', message: userMessage.zh });
  },
});
