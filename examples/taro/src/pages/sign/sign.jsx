// A page on which a user signs. Nobody signs twice: the server gives each attempt the same number, and it is asked what became
// of one, also when the client was closed meanwhile.
import { Button, View } from '@tarojs/components';
import { useDidShow, useLoad } from '@tarojs/taro';
import { isSignCenterError, notifyShow, paySignCenter } from 'pay-sign-center';
import { useRef, useState } from 'react';
import { forget, isOfSameNumber, pending, remember } from '../../pending';
import { begin, query } from '../../server';
import './sign.css';

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
  const current = useRef(START.state);
  /** This page's newest attempt, as it is stored. */
  const newest = useRef(null);

  useLoad(() => {
    if (pending()) ask();
  });

  useDidShow(notifyShow);

  async function sign() {
    if (current.current !== 'idle') return;
    show('busy');
    const begun = await beginAttempt();
    if (!begun) return show('idle', '网络繁忙，请稍后重试');
    if (begun.isSigned) return show('done', '签约成功');
    const attempt = newest.current;
    const outcome = await call(begun);
    end(attempt, outcome);
    // The client may answer after the timeout.
    if (outcome.late) outcome.late.then((late) => end(attempt, late), ignore);
  }

  /** Nothing is signed yet: whatever fails here may be tried again. */
  async function beginAttempt() {
    try {
      const begun = await begin();
      // Before the call: the client may be closed while the user signs.
      if (!begun.isSigned) newest.current = remember(begun.agreement);
      return begun;
    } catch {
      return null;
    }
  }

  /** The button comes back only where nothing can have been signed. Of an older attempt a signature counts, if the number is the same. */
  function end(attempt, { kind, mayHaveSigned, userMessage }) {
    const isSigned = kind === 'signed';
    const isOver = isSigned || (!mayHaveSigned && !attempt.isDoubtful);
    const counts = isSigned ? isOfSameNumber(attempt, newest.current) : attempt.begunAt === newest.current.begunAt;
    if (counts && current.current !== 'done') {
      if (isSigned) show('done', '签约成功');
      else if (isOver) show('idle', userMessage.zh);
      else show('confirming', CONFIRMING);
    }
    if (isOver) forget(attempt);
  }

  /** What became of the pending attempt. */
  async function ask() {
    if (current.current === 'asking') return;
    const attempt = pending();
    // Another page has seen its end.
    if (!attempt) return show('idle');
    newest.current = attempt;
    show('asking', CONFIRMING);
    const answer = await query(attempt.agreement).catch(ignore);
    // The client's answer may have come first.
    if (current.current !== 'asking' || newest.current !== attempt) return;
    const status = answer?.status;
    if (status === 'NORMAL') end(attempt, { kind: 'signed' });
    // It stays pending: a signature may be on its way, and the next attempt has the same number.
    else if (status === 'NONE' || status === 'STOP') show('idle', '尚未签约，可重新签约');
    else show('confirming', CONFIRMING);
  }

  function show(newState, newMessage = '') {
    current.current = newState;
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

/** The outcome, or an error that says whether the user may have signed; of any other one, nothing is known. */
async function call({ signStr, agreement: { externalAgreementNo } }) {
  try {
    return await paySignCenter({ signStr, externalAgreementNo, timeout: 300000, queryAgreement: query, promptUpgrade: true });
  } catch (error) {
    return isSignCenterError(error) ? error : { mayHaveSigned: true, userMessage: { zh: CONFIRMING } };
  }
}

function ignore() {}
