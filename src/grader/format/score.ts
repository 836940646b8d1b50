import type { Score } from '../protocol/verdict.ts';
import { listInWords } from './number.ts';

/** A score in words, with what is needed to draw it. */
export interface ScoreLines {
  /** "0.32 of the way from LRU (0) to Belady (1)." */
  readonly summary: string;
  /** Which medals are reached, and what the next one asks for. */
  readonly medals: string;
  readonly marks: readonly MedalLine[];
  readonly parts: readonly PartLine[];
}

/** A medal, highest first. */
export interface MedalLine {
  readonly id: string;
  readonly title: string;
  /** "0.52". */
  readonly value: string;
  readonly isReached: boolean;
}

/** The score on one part. */
export interface PartLine {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly detail: string;
  /** What the medals' algorithms reach, in the order of the medals. */
  readonly marks: readonly { readonly id: string; readonly value: string }[];
}

/** Describes a score. A medal is reached by a score at least as high. */
export function describeScore(score: Score): ScoreLines {
  const { value, scale, medals, parts } = score;
  const marks = medals.map((medal) => ({ ...medal, value: formatScore(medal.value), isReached: value >= medal.value }));
  return {
    summary: `${formatScore(value)} of the way from ${scale.zero} (0) to ${scale.one} (1).`,
    medals: describeMedals(score, marks),
    marks,
    parts: parts.map((part) => ({
      id: part.id,
      title: part.title,
      value: formatScore(part.value),
      detail: part.detail,
      marks: medals.map(({ id }) => ({ id, value: formatScore(part.marks.find((mark) => mark.id === id)?.value) })),
    })),
  };
}

function describeMedals({ value, medals }: Score, marks: readonly MedalLine[]): string {
  const reached = marks.filter((mark) => mark.isReached).map((mark) => mark.title);
  const next = medals.findLast((medal) => medal.value > value);
  const has =
    reached.length === 0
      ? 'No medal yet.'
      : reached.length === marks.length
        ? `All medals: ${listInWords(reached)}.`
        : `Medals: ${listInWords(reached)}.`;
  return next ? `${has} The next is ${next.title}, at ${formatScore(next.value)}.` : has;
}

/** Writes a score with two decimals: "0.32", "−0.05"; a dash for none. */
export function formatScore(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}
