import type { CallStep } from '../../../src/grader/authoring.ts';
import type { StoryRow } from '../../../src/sim/saga/index.ts';
import { readStory, type Story } from '../../replay-parts/read-story.ts';

/** Reads a story of sagas from steps, or returns undefined where they tell none. */
export function readSagaStory(steps: readonly CallStep[]): Story<StoryRow> | undefined {
  return readStory(steps, isRow);
}

function isRow(row: unknown): row is StoryRow {
  return typeof row === 'object' && row !== null && 'kind' in row && 'atMs' in row;
}
