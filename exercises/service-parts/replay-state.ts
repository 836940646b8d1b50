import type { CallStep } from '../../src/grader/authoring.ts';
import type { StoryRow } from './story.ts';

/** What the steps of a counterexample say: the rows of its story, and the headings of the lanes. */
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
    if (!isRow(row)) return undefined;
    rows.push(row);
    if (Array.isArray(named)) lanes = named.filter((lane): lane is string => typeof lane === 'string');
  }
  return { rows, lanes };
}

function isRow(row: unknown): row is StoryRow {
  if (typeof row !== 'object' || row === null) return false;
  const { atMicros, kind, lane, text, sentence } = row as Record<string, unknown>;
  return [atMicros, lane].every((value) => typeof value === 'number') && [kind, text, sentence].every((value) => typeof value === 'string');
}
