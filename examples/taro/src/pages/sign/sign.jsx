// A page on which a user signs. Nobody signs twice: it asks the server first, also when the client was closed meanwhile.
import { Button, View } from '@tarojs/components';
import Taro, { useDidShow, useLoad } from '@tarojs/taro';
import { isSignCenterError, notifyShow, paySignCenter } from 'pay-sign-center';
import { useRef, useState } from 'react';
import { begin, query } from '../../server';
import './sign.css';

/** The agreement that was begun and of which nothing is known yet. It outlives the client. */
const PENDING = 'pending agreement';

const CONFIRMING = '签约结果确认中，请勿重复签约';

/**
 * `idle`: the button 立即签约; `busy`: it is disabled, the user signs.
 * `confirming`: the button 查询结果, since the user may have signed; `asking`: it is disabled, the server is asked.
 * `done`: no button.
 */
const START = { state: 'idle', message: '' };

export default function Sign() {
  const [{ state, message }, setShown] = useState(START);
  // A tap or an answer may come before the next render: what they decide by is the newest state.
  const newest = useRef(START.state);

  useLoad(() => {
    if (Taro.getStorageSync(PENDING)) ask();
  });

  useDidShow(notifyShow);

  async function sign() {
    if (newest.current !== 'idle') return;
    show('busy');
    try {
      const { signStr, agreement } = await begin();
      // Before the call: the client may be closed while the user signs.
      Taro.setStorageSync(PENDING, agreement);
      const { externalAgreementNo } = agreement;
      const options = { externalAgreementNo, timeout: 300000, queryAgreement: query, promptUpgrade: true };
      end(await paySignCenter({ signStr, ...options }));
    } catch (error) {
      if (!isSignCenterError(error)) return show('idle', '网络繁忙，请稍后重试');
      end(error);
      // The client may answer after the timeout.
      if (error.late) error.late.then(endLate, ignore);
    }
  }

  /** Of an outcome and of an error alike: the button comes back only where nothing can have been signed. */
  function end({ kind, mayHaveSigned, userMessage }) {
    if (newest.current === 'done') return;
    if (kind !== 'signed' && mayHaveSigned) return show('confirming', userMessage.zh);
    Taro.removeStorageSync(PENDING);
    if (kind === 'signed') show('done', '签约成功');
    else show('idle', userMessage.zh);
  }

  /** By then the user may have begun anew, and that only a signature ends. */
  function endLate(outcome) {
    if (outcome.kind === 'signed' || newest.current === 'confirming' || newest.current === 'asking') end(outcome);
  }

  /** What became of the pending agreement. */
  async function ask() {
    if (newest.current === 'asking') return;
    show('asking', CONFIRMING);
    const { status } = await query(Taro.getStorageSync(PENDING)).catch(() => ({ status: null }));
    // A late answer may have come first.
    if (newest.current !== 'asking') return;
    if (status === 'NORMAL') end({ kind: 'signed' });
    else if (status === 'NONE' || status === 'STOP') end({ mayHaveSigned: false, userMessage: { zh: '尚未签约，可重新签约' } });
    else show('confirming', CONFIRMING);
  }

  function show(newState, newMessage = '') {
    newest.current = newState;
    setShown({ state: newState, message: newMessage });
  }

  return (
    <View className="page">
      <View className="page-description">支付代扣签约</View>
      <View className="page-section">
        <View className="page-section-title">连续包月，每月 30 元</View>
        {message && <View className="message">{message}</View>}
        <View className="page-section-demo">
          {(state === 'idle' || state === 'busy') && (
            <Button type="primary" disabled={state === 'busy'} onClick={sign}>
              立即签约
            </Button>
          )}
          {(state === 'confirming' || state === 'asking') && (
            <Button disabled={state === 'asking'} onClick={ask}>
              查询结果
            </Button>
          )}
        </View>
      </View>
    </View>
  );
}

function ignore() {}
