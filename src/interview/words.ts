/** The longest text whose words are read; the rest of a longer one is ignored. */
const mostCharacters = 100_000;

/** Splits a text into words of small letters and digits, without accents or apostrophes: "What's the TTL?" is what, s, the, ttl. */
export function splitWords(text: string): string[] {
  const plain = text
    .slice(0, mostCharacters)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d)[,_](?=\d{3})/g, '$1')
    .replace(/n['’]t\b/g, ' not')
    .replace(/['’]/g, ' ');
  return plain.match(/[a-z]+|\d+/g) ?? [];
}

/**
 * Folds the forms of a word into one: caches, cached and caching are "cach", deletion and deletes "delet". Not a word of any language, and
 * now and then two words in one; good enough to compare questions by.
 * Source: plurals as in D. Harman, "How effective is suffixing?", JASIS 42(1), 1991 (the S stemmer); -ed, -ing, -ion and doubled consonants
 * in the spirit of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, steps 1b and 4.
 */
export function foldWord(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let stem = word;
  if (/[^ae]ie[sd]$/.test(stem)) stem = `${stem.slice(0, -3)}y`;
  else if (/(ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^us]s$/.test(stem)) stem = stem.slice(0, -1);
  stem = cut(stem, /(ability|able|ible)$/);
  stem = cut(stem, /(ing|ed)$/).replace(/([bdfgmnprt])\1$/, '$1');
  stem = cut(stem, /(?<=[st])ion$/);
  stem = cut(stem, /ly$/);
  return stem.length > 3 ? stem.replace(/[ey]$/, '') : stem;
}

/** Cuts an ending off where at least three letters with a vowel are left. */
function cut(word: string, ending: RegExp): string {
  const stem = word.replace(ending, '');
  return stem.length >= 3 && /[aeiouy]/.test(stem) ? stem : word;
}

const negators: ReadonlySet<string> = new Set(['no', 'not', 'never', 'without', 'neither', 'nor']);
/** How many words before it a "not" reaches. */
const negationReach = 3;

/** A text read once, to look for many words in it: its sentences, each as its words and their folded forms. */
export type ReadText = readonly { readonly words: readonly string[]; readonly folded: readonly string[] }[];

/** Reads a text. A full stop ends a sentence, and with it what a "not" reaches. */
export function readText(text: string): ReadText {
  return text
    .slice(0, mostCharacters)
    .split(/[.!?;\n]+(?:\s|$)/)
    .map((sentence) => {
      const words = splitWords(sentence);
      return { words, folded: words.map(foldWord) };
    });
}

/**
 * Finds whether a text mentions a word or a run of words, in any of their forms. A mention that "no", "not" or the like stands within three
 * words before is none where `denied` is "ignored": "we need no cache" does not mention a cache.
 */
export function mentions(text: string | ReadText, phrase: string, denied: 'counted' | 'ignored' = 'counted'): boolean {
  const wanted = splitWords(phrase).map(foldWord);
  if (wanted.length === 0) return false;
  for (const { words, folded } of typeof text === 'string' ? readText(text) : text) {
    for (let start = 0; start + wanted.length <= folded.length; start++) {
      if (!wanted.every((word, index) => folded[start + index] === word)) continue;
      const before = words.slice(Math.max(0, start - negationReach), start);
      if (denied === 'counted' || !before.some((word) => negators.has(word))) return true;
    }
  }
  return false;
}
