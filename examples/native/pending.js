// The attempt of which nothing is known yet. It outlives the client.
const KEY = 'pending attempt';

/** `{ agreement, begunAt, isDoubtful }`, where there is one. */
export function pending() {
  return my.getStorageSync({ key: KEY }).data;
}

/** Stores an attempt, and gives it as it is stored. */
export function remember(agreement) {
  const attempt = { agreement, begunAt: Date.now(), isDoubtful: false };
  const before = pending();
  // What is not known of the attempt before, this one does not tell.
  attempt.isDoubtful = Boolean(before) && isOfSameNumber(before, attempt);
  my.setStorageSync({ key: KEY, data: attempt });
  return attempt;
}

export function isOfSameNumber(one, other) {
  return one.agreement.externalAgreementNo === other.agreement.externalAgreementNo;
}

/** Not where another attempt, of another page, has taken its place. */
export function forget(attempt) {
  try {
    const stored = pending();
    if (stored && stored.begunAt === attempt.begunAt) my.removeStorageSync({ key: KEY });
  } catch (_error) {
    // What stays there is asked for at the next launch.
  }
}
