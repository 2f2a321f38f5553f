// The attempt of which nothing is known yet. It outlives the client.
import Taro from '@tarojs/taro';

const KEY = 'pending attempt';

/** `{ agreement, begunAt, isDoubtful }`, where there is one. */
export function pending() {
  return Taro.getStorageSync(KEY);
}

/** Gives the time by which the attempt is known. */
export function remember(agreement) {
  const begunAt = Date.now();
  const before = pending();
  // What is not known of an attempt before, this one does not tell.
  const isDoubtful = Boolean(before && before.agreement.externalAgreementNo === agreement.externalAgreementNo);
  Taro.setStorageSync(KEY, { agreement, begunAt, isDoubtful });
  return begunAt;
}

/** Not where another attempt, of another page, has taken its place; where one before it is in doubt, only when signed. */
export function forget(begunAt, isSigned) {
  try {
    const attempt = pending();
    if (attempt?.begunAt === begunAt && (isSigned || !attempt.isDoubtful)) Taro.removeStorageSync(KEY);
  } catch {
    // What stays there is asked for at the next launch.
  }
}
