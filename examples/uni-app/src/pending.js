// The attempt of which nothing is known yet. It outlives the client.
const KEY = 'pending attempt';

/** `{ agreement, begunAt }`, where there is one. */
export function pending() {
  return uni.getStorageSync(KEY);
}

/** Gives the time by which the attempt is known. */
export function remember(agreement) {
  const begunAt = Date.now();
  uni.setStorageSync(KEY, { agreement, begunAt });
  return begunAt;
}

/** Not where another attempt, of another page, has taken its place. */
export function forget(begunAt) {
  try {
    const attempt = pending();
    if (attempt?.begunAt === begunAt) uni.removeStorageSync(KEY);
  } catch {
    // What stays there is asked for at the next launch.
  }
}
