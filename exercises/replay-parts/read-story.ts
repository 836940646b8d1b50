import type { CallStep } from '../../src/grader/authoring.ts';

/** What the steps of a counterexample say: the rows of its story, and the headings of the lanes. */
export interface Story<Row> {
  readonly rows: readonly Row[];
  readonly lanes: readonly string[];
}

/** Reads a story from steps, or returns undefined where they tell none, as `isRow` says: a report may come from a file. */
export function readStory<Row>(steps: readonly CallStep[], isRow: (row: unknown) => row is Row): Story<Row> | undefined {
  const rows: Row[] = [];
  let lanes: readonly string[] = [];
  for (const { state } of steps) {
    if (typeof state !== 'object' || state === null) return undefined;
    const { row, lanes: named } = state as { readonly row?: unknown; readonly lanes?: unknown };
    if (!isRow(row)) return undefined;
    rows.push(row);
    if (Array.isArray(named)) lanes = named.filter((lane): lane is string => typeof lane === 'string');
  }
  return { rows, lanes };
}
