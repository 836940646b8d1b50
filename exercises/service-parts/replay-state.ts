import type { CallStep } from '../../src/grader/authoring.ts';
import { readStory, type Story } from '../replay-parts/read-story.ts';
import type { StoryRow } from './story.ts';

/** Reads a story of the service world from steps, or returns undefined where they tell none. */
export function readServiceStory(steps: readonly CallStep[]): Story<StoryRow> | undefined {
  return readStory(steps, isRow);
}

function isRow(row: unknown): row is StoryRow {
  if (typeof row !== 'object' || row === null) return false;
  const { atMicros, kind, lane, text, sentence } = row as Record<string, unknown>;
  return [atMicros, lane].every((value) => typeof value === 'number') && [kind, text, sentence].every((value) => typeof value === 'string');
}
