import type { ImportReport, StoreName } from '../../progress/index.ts';

/** The kinds of records in words, one and many, in the order shown. */
const kinds: readonly (readonly [store: StoreName, one: string, many: string])[] = [
  ['passes', 'exercise passed', 'exercises passed'],
  ['attempts', 'attempt', 'attempts'],
  ['drafts', 'draft', 'drafts'],
  ['ownTests', 'test of your own', 'tests of your own'],
  ['sessions', 'mock interview', 'mock interviews'],
  ['drawings', 'drawing', 'drawings'],
  ['reveals', 'solution shown', 'solutions shown'],
  ['predictions', 'prediction', 'predictions'],
  ['quizAnswers', 'quiz answer', 'quiz answers'],
  ['settings', 'setting', 'settings'],
  ['quarantine', 'record set aside', 'records set aside'],
];

/** Says a number of records: "3 drafts". */
export function countWords(store: StoreName, count: number): string {
  const [, one, many] = kinds.find(([name]) => name === store) ?? [store, store, store];
  return `${count} ${count === 1 ? one : many}`;
}

/** Names one record of a store that an import or a fault may have named freely: "Draft", "Record of an unknown kind". */
export function recordName(store: string): string {
  const one = kinds.find(([name]) => name === store)?.[1] ?? 'record of an unknown kind';
  return one.charAt(0).toUpperCase() + one.slice(1);
}

/** The stores in the order they are shown. */
export const shownStores: readonly StoreName[] = kinds.map(([store]) => store);

/** Says a number of records of any kind. */
export function recordWords(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}

/** Says what an import did in one sentence. */
export function importWords({ added, merged, unchanged, setAside }: ImportReport): string {
  const aside = setAside.length > 0 ? ` ${recordWords(setAside.length)} could not be read and went to the records set aside.` : '';
  return `${recordWords(added)} added, ${merged} merged with what was here, ${unchanged} already here.${aside}`;
}

/** Writes a moment as the site does: "21 Nov 2026, 07:15". */
export function momentWords(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
