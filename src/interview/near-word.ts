/** Words shorter than this are not mended: too many others are one letter away. */
const shortest = 5;
/**
 * In words shorter than this a letter exchanged is not mended: too often it makes another word ("match" is no slip of "batch"). The 2,218
 * words of five letters or more that content/ had three times or more were mended into others of three cases 100 times with 6, and 192 with 5.
 */
const shortestExchanged = 6;

/** Finds the one known word that is a slip of the finger away from a word; undefined where there is none or more than one. */
export function findNearWord(word: string, known: Iterable<string>): string | undefined {
  if (word.length < shortest) return undefined;
  let found: string | undefined;
  for (const candidate of known) {
    if (candidate.length < shortest) continue;
    const slip = findSlip(word, candidate);
    if (slip === undefined || (slip === 'exchanged' && word.length < shortestExchanged)) continue;
    if (found !== undefined) return undefined;
    found = candidate;
  }
  return found;
}

/** What a finger does to a word of another: one letter more, one less, another in its place, or two neighbours swapped. */
export type Slip = 'added' | 'left-out' | 'exchanged' | 'swapped';

/**
 * Finds the one slip that makes a word of the one meant; undefined where they are the same, or further apart.
 * Source: the four errors of F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964.
 */
export function findSlip(word: string, meant: string): Slip | undefined {
  if (word === meant || Math.abs(word.length - meant.length) > 1) return undefined;
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start++;
  let [wordEnd, meantEnd] = [word.length, meant.length];
  while (wordEnd > start && meantEnd > start && word[wordEnd - 1] === meant[meantEnd - 1])
    [wordEnd, meantEnd] = [wordEnd - 1, meantEnd - 1];
  const [rest, meantRest] = [word.slice(start, wordEnd), meant.slice(start, meantEnd)];
  if (rest.length <= 1 && meantRest.length <= 1) return meantRest === '' ? 'added' : rest === '' ? 'left-out' : 'exchanged';
  const isSwapped = rest.length === 2 && meantRest.length === 2 && rest[0] === meantRest[1] && rest[1] === meantRest[0];
  return isSwapped ? 'swapped' : undefined;
}
