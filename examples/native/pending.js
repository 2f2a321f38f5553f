// The attempt of which nothing is known yet. It outlives the client.
const KEY = 'pending attempt';

/** `{ agreement, begunAt }`, where there is one. */
export function pending() {
  return my.getStorageSync({ key: KEY }).data;
}

/** Gives the time by which the attempt is known. */
export function remember(agreement) {
  const begunAt = Date.now();
  my.setStorageSync({ key: KEY, data: { agreement, begunAt } });
  return begunAt;
}

/** Not where another attempt, of another page, has taken its place. */
export function forget(begunAt) {
  try {
    const attempt = pending();
    if (attempt && attempt.begunAt === begunAt) my.removeStorageSync({ key: KEY });
  } catch (_error) {
    // What stays there is asked for at the next launch.
  }
}
