// A page on which a user signs. Nobody signs twice: it asks the server first, also when the client was closed meanwhile.
import { isSignCenterError, notifyShow, paySignCenter } from 'pay-sign-center';
import { begin, query } from '../../server';

/** The agreement that was begun and of which nothing is known yet. It outlives the client. */
const PENDING = 'pending agreement';

const CONFIRMING = '签约结果确认中，请勿重复签约';

Page({
  /**
   * `idle`: the button 立即签约; `busy`: it is disabled, the user signs.
   * `confirming`: the button 查询结果, since the user may have signed; `asking`: it is disabled, the server is asked.
   * `done`: no button.
   */
  data: { state: 'idle', message: '' },

  onLoad() {
    if (this.pending()) this.ask();
  },

  onShow() {
    notifyShow();
  },

  async sign() {
    if (this.data.state !== 'idle') return;
    this.show('busy');
    try {
      const { signStr, agreement } = await begin();
      // Before the call: the client may be closed while the user signs.
      my.setStorageSync({ key: PENDING, data: agreement });
      const { externalAgreementNo } = agreement;
      const options = { externalAgreementNo, timeout: 300000, queryAgreement: query, promptUpgrade: true };
      this.end(await paySignCenter({ signStr, ...options }));
    } catch (error) {
      if (!isSignCenterError(error)) return this.show('idle', '网络繁忙，请稍后重试');
      this.end(error);
      // The client may answer after the timeout.
      if (error.late) error.late.then((outcome) => this.endLate(outcome), ignore);
    }
  },

  /** Of an outcome and of an error alike: the button comes back only where nothing can have been signed. */
  end({ kind, mayHaveSigned, userMessage }) {
    if (this.data.state === 'done') return;
    if (kind !== 'signed' && mayHaveSigned) return this.show('confirming', userMessage.zh);
    my.removeStorageSync({ key: PENDING });
    if (kind === 'signed') this.show('done', '签约成功');
    else this.show('idle', userMessage.zh);
  },

  /** By then the user may have begun anew, and that only a signature ends. */
  endLate(outcome) {
    const { state } = this.data;
    if (outcome.kind === 'signed' || state === 'confirming' || state === 'asking') this.end(outcome);
  },

  /** What became of the pending agreement. */
  async ask() {
    if (this.data.state === 'asking') return;
    this.show('asking', CONFIRMING);
    const { status } = await query(this.pending()).catch(() => ({ status: null }));
    // A late answer may have come first.
    if (this.data.state !== 'asking') return;
    if (status === 'NORMAL') this.end({ kind: 'signed' });
    else if (status === 'NONE' || status === 'STOP') this.end({ mayHaveSigned: false, userMessage: { zh: '尚未签约，可重新签约' } });
    else this.show('confirming', CONFIRMING);
  },

  pending() {
    return my.getStorageSync({ key: PENDING }).data;
  },

  show(state, message = '') {
    this.setData({ state, message });
  },
});

function ignore() {}
