import { ln } from '../kernel/index.ts';
import { longestQuestion } from '../schema/interview.ts';
import { findNearWord } from './near-word.ts';
import type { Synonyms } from './synonyms.ts';
import { createSynonyms } from './synonyms.ts';
import { foldWord, splitWords } from './words.ts';

/** What the search needs of an answer: its id and ways to ask for it. */
export interface Askable {
  readonly id: string;
  readonly phrasings: readonly string[];
}

/** An answer found, and how well the question fits it, above 0 to 1. */
export interface Match {
  readonly answerId: string;
  readonly score: number;
}

/** What a question leads to: an answer, two to choose from, or neither. */
export type SearchResult =
  | { readonly kind: 'found'; readonly match: Match }
  | { readonly kind: 'ambiguous'; readonly matches: readonly [Match, Match] }
  | { readonly kind: 'none' };

/** Finds what a question asks for. */
export type QuestionSearch = (question: string) => SearchResult;

/** The least score that counts as asked for. Set by the paraphrases and the foreign questions of tests/unit/interview. */
const threshold = 0.49;
/** The second best is offered too where its score is at least this share of the best. */
const closeShare = 0.92;
/** At this score the words are those of a phrasing, and no other is offered. */
const exactScore = 0.97;
/** How much of the score is the fit to one phrasing; the rest is how much of the question the answer's words cover. */
const phrasingShare = 0.6;
/**
 * A word in no phrasing weighs this share of the rarest known one: it may be what was asked for, or only talk. Less gives more answers, and
 * more wrong ones: with 0.7, of the 145 unseen questions of tests/unit/interview one more is found, and two more lead elsewhere.
 */
const unknownShare = 0.8;

/** Words that carry no subject in a question to an interviewer. */
const stopWords: ReadonlySet<string> = new Set(
  (
    'a about actually all also am an and any are as at be been being but by can could did do does doing done else even ever ' +
    'expect expected for from get give given go going good got had has have having here how i if in into is it its just kind let like ' +
    'll look may me might more most much must my need needed of ok okay on one or other our ought out over per please re really s shall ' +
    'should so some something sort suppose sure system service t take talk tell than that the their them then there these they thing ' +
    'think this those to too up us use ve very want wanted was way we well were what whats when whether which will with would you your ' +
    'interested require requirement acceptable tolerable fine ok problem concern allowed entire ' +
    'assume ask concerned consider know matter mean say see support allow handle possible'
  ).split(' '),
);

interface IndexedPhrasing {
  readonly answer: number;
  readonly words: ReadonlySet<string>;
  /** Length of its vector of weights. */
  readonly norm: number;
}

/**
 * Creates the search over the phrasings of a case: words folded, synonyms replaced, stop words dropped, weighted by how few answers have
 * them, compared by the cosine. The same question gives the same result on every machine.
 * Source: tf-idf weighting and cosine as in G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", Information
 * Processing and Management 24(5), 1988; shares and threshold are our own.
 */
export function createQuestionSearch(answers: readonly Askable[], ownSynonyms: readonly (readonly string[])[] = []): QuestionSearch {
  const synonyms = createSynonyms(ownSynonyms);
  const wordsOf = answers.map(({ phrasings }) => phrasings.map((phrasing) => new Set(readTerms(splitWords(phrasing), synonyms))));
  const counts = new Map<string, number>();
  for (const sets of wordsOf) for (const word of new Set(sets.flatMap((set) => [...set]))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarest = ln(1 + answers.length);
  const weightOf = (word: string): number => {
    const count = counts.get(word);
    return count === undefined ? rarest * unknownShare : ln(1 + answers.length / count);
  };
  const phrasings: IndexedPhrasing[] = wordsOf.flatMap((sets, answer) =>
    sets.map((words) => ({ answer, words, norm: lengthOf(words, weightOf) })),
  );
  const known = new Set([...answers.flatMap(({ phrasings }) => phrasings.flatMap(splitWords)), ...synonyms.words, ...stopWords]);
  const knownStems = new Set([...known].map(foldWord));
  const unions = wordsOf.map((sets) => new Set(sets.flatMap((set) => [...set])));

  return (question) => {
    const typed = splitWords(question.slice(0, longestQuestion)).map((word) =>
      knownStems.has(foldWord(word)) ? word : (findNearWord(word, known) ?? word),
    );
    const words = new Set(readTerms(typed, synonyms));
    if (words.size === 0) return { kind: 'none' };
    const norm = lengthOf(words, weightOf);
    const fits = new Float64Array(answers.length);
    for (const phrasing of phrasings) {
      if (phrasing.norm === 0) continue;
      const shared = sumOf(
        [...words].filter((word) => phrasing.words.has(word)),
        (word) => weightOf(word) * weightOf(word),
      );
      fits[phrasing.answer] = Math.max(fits[phrasing.answer]!, shared / (norm * phrasing.norm));
    }
    const total = sumOf(words, weightOf);
    const matches = answers.map(({ id }, index): Match => {
      const covered =
        sumOf(
          [...words].filter((word) => unions[index]!.has(word)),
          weightOf,
        ) / total;
      return { answerId: id, score: phrasingShare * fits[index]! + (1 - phrasingShare) * covered };
    });
    return choose(matches);
  };
}

/** Returns what some words say a question is about: folded, each synonym replaced by what stands for its group, without stop words. */
function readTerms(words: readonly string[], synonyms: Synonyms): string[] {
  // Synonyms of several words may hold stop words ("at once"), so they are replaced first.
  return synonyms.replace(words.map(foldWord)).filter((word) => !foldedStopWords.has(word));
}

const foldedStopWords: ReadonlySet<string> = new Set([...stopWords].map(foldWord));

/** Picks the best of some matches; of equal ones the first in the case file. */
function choose(matches: readonly Match[]): SearchResult {
  const [best, second] = matches.toSorted((left, right) => right.score - left.score);
  if (!best || best.score < threshold) return { kind: 'none' };
  const isClose = second !== undefined && second.score >= threshold && second.score >= best.score * closeShare;
  if (!isClose || (best.score >= exactScore && second.score < exactScore)) return { kind: 'found', match: best };
  return { kind: 'ambiguous', matches: [best, second] };
}

function lengthOf(words: Iterable<string>, weightOf: (word: string) => number): number {
  return Math.sqrt(sumOf(words, (word) => weightOf(word) * weightOf(word)));
}

function sumOf(words: Iterable<string>, weightOf: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += weightOf(word);
  return sum;
}
