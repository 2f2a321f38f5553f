// The two ways in which numbers are summed up here.

/** The middle one of the numbers. Unlike a mean, it does not move when the machine was busy for a moment. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of `top[i] / bottom[i]`. A pair was measured within milliseconds: what slows one slows both. */
export function medianRatio(top, bottom) {
  return median(top.map((value, round) => value / bottom[round]));
}
