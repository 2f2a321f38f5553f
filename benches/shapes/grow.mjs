// Makes texts of a given length out of a text that has a part which can be there any number of times.

/** A series has no two texts of the same count: each call gets one part more than the call before. */
export const TEXTS_OF_A_SIZE = 24;

/** `groups` maps names of groups to shapes, and names of shapes to what gives the text for a number of parts. */
export function seriesOf(groups) {
  return Object.entries(groups).flatMap(([group, shapes]) =>
    Object.entries(shapes).map(([shape, build]) => ({ group, shape, ...grown(build) })),
  );
}

/** `countFor` gives the number of parts with which the text has that length, or a little less. */
function grown(build) {
  const empty = build(0).length;
  const unit = (build(64).length - empty) / 64;
  const countFor = (length) => Math.max(0, Math.floor((length - empty) / unit) - TEXTS_OF_A_SIZE);
  // Through JSON, as in fresh.mjs: a text of many parts would be put together on the first reader's time.
  return { countFor, text: (count) => JSON.parse(JSON.stringify(build(count))) };
}

/** Numbers of the same width, so that each part has the same length. */
export function numbered(count, part) {
  return Array.from({ length: count }, (_, index) => part(String(index).padStart(7, '0'))).join('');
}
