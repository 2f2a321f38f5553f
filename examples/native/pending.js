// The attempt of which nothing is known yet. It outlives the client.
const KEY = 'pending attempt';

/** `{ agreement, begunAt, isDoubtful }`, where there is one. */
export function pending() {
  return my.getStorageSync({ key: KEY }).data;
}

/** Gives the time by which the attempt is known. */
export function remember(agreement) {
  const begunAt = Date.now();
  const before = pending();
  // What is not known of an attempt before, this one does not tell.
  const isDoubtful = Boolean(before && before.agreement.externalAgreementNo === agreement.externalAgreementNo);
  my.setStorageSync({ key: KEY, data: { agreement, begunAt, isDoubtful } });
  return begunAt;
}

/** Not where another attempt, of another page, has taken its place; where one before it is in doubt, only when signed. */
export function forget(begunAt, isSigned) {
  try {
    const attempt = pending();
    if (attempt && attempt.begunAt === begunAt && (isSigned || !attempt.isDoubtful)) my.removeStorageSync({ key: KEY });
  } catch (_error) {
    // What stays there is asked for at the next launch.
  }
}
