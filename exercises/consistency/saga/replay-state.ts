import type { CallStep } from '../../../src/grader/authoring.ts';
import type { StoryRow } from '../../../src/sim/saga/index.ts';

/** What the steps of a counterexample say: the rows of its story, and the services in it. */
export interface Story {
  readonly rows: readonly StoryRow[];
  readonly lanes: readonly string[];
}

/** Reads a story from steps, or returns undefined where they tell none: a report may come from a file. */
export function readStory(steps: readonly CallStep[]): Story | undefined {
  const rows: StoryRow[] = [];
  let lanes: readonly string[] = [];
  for (const { state } of steps) {
    if (typeof state !== 'object' || state === null) return undefined;
    const { row, lanes: named } = state as { readonly row?: unknown; readonly lanes?: unknown };
    if (typeof row !== 'object' || row === null || !('kind' in row) || !('atMs' in row)) return undefined;
    rows.push(row as StoryRow);
    if (Array.isArray(named)) lanes = named.filter((lane): lane is string => typeof lane === 'string');
  }
  return { rows, lanes };
}
