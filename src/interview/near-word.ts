/** Words shorter than this are not mended: too many others are one letter away. */
const shortest = 5;

/** Finds the one known word that is a slip of the finger away from a word; undefined where there is none or more than one. */
export function findNearWord(word: string, known: Iterable<string>): string | undefined {
  if (word.length < shortest) return undefined;
  let found: string | undefined;
  for (const candidate of known) {
    if (candidate.length < shortest || !isOneSlipAway(word, candidate)) continue;
    if (found !== undefined) return undefined;
    found = candidate;
  }
  return found;
}

/**
 * Returns whether one letter added, left out, exchanged, or swapped with its neighbour makes one word of the other.
 * Source: the four errors of F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964.
 */
export function isOneSlipAway(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let [leftEnd, rightEnd] = [left.length, right.length];
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1])
    [leftEnd, rightEnd] = [leftEnd - 1, rightEnd - 1];
  const [leftRest, rightRest] = [left.slice(start, leftEnd), right.slice(start, rightEnd)];
  if (leftRest.length <= 1 && rightRest.length <= 1) return true;
  return leftRest.length === 2 && rightRest.length === 2 && leftRest[0] === rightRest[1] && leftRest[1] === rightRest[0];
}
