import { proseOf } from './exercise-texts.ts';
import type { CheckReport } from './report.ts';

/** A text with its reading level. */
interface Levelled {
  readonly path: string;
  readonly level: number;
}

/** So far from the median, in grades, a text is named. */
const outlierGrades = 2.5;

/**
 * Returns the reading level of a text as the grade of American schools it asks for: 4.71 characters a word + 0.5 words a sentence - 21.43.
 * Source: R. J. Senter, E. A. Smith, Automated readability index, AMRL-TR-66-220, 1967.
 */
export function readingLevel(mdx: string): number {
  const prose = proseOf(mdx)
    .replace(/^#+ .*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\{[^}]*\}/g, ' ');
  const words = prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const sentences = prose.match(/[.!?:](?=\s|$)/g)?.length ?? 0;
  if (words.length === 0) return 0;
  const characters = words.reduce((sum, word) => sum + word.replace(/[^\p{L}\p{N}]/gu, '').length, 0);
  return 4.71 * (characters / words.length) + 0.5 * (words.length / Math.max(1, sentences)) - 21.43;
}

/** Says the reading level of lessons at the median, and which are far from it. It is a note: what is hard to say is not easier for being cut short. */
export function noteReadingLevels(report: CheckReport, lessons: readonly { readonly path: string; readonly body: string }[]): void {
  const levels = lessons.map(({ path, body }): Levelled => ({ path, level: readingLevel(body) })).sort((a, b) => a.level - b.level);
  const median = levels[Math.floor(levels.length / 2)]?.level ?? 0;
  report.note(`reading level ${median.toFixed(1)} at the median (automated readability index)`);
  for (const { path, level } of levels) {
    if (Math.abs(level - median) > outlierGrades)
      report.note(`${level > median ? 'harder' : 'easier'} to read than others: ${path}, ${level.toFixed(1)}`);
  }
}
