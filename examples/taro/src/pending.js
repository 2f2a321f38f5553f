// The attempt of which nothing is known yet. It outlives the client.
import Taro from '@tarojs/taro';

const KEY = 'pending attempt';

/** `{ agreement, begunAt }`, where there is one. */
export function pending() {
  return Taro.getStorageSync(KEY);
}

/** Gives the time by which the attempt is known. */
export function remember(agreement) {
  const begunAt = Date.now();
  Taro.setStorageSync(KEY, { agreement, begunAt });
  return begunAt;
}

/** Not where another attempt, of another page, has taken its place. */
export function forget(begunAt) {
  try {
    const attempt = pending();
    if (attempt?.begunAt === begunAt) Taro.removeStorageSync(KEY);
  } catch {
    // What stays there is asked for at the next launch.
  }
}
