import type { CallStep, Counterexample } from '../../src/grader/authoring.ts';
import type { FoundBreach } from './breach.ts';
import { lanesOf, storyOf, type StoryNames, type StoryRow } from './story.ts';

/** Rows shown at most; of a longer story the beginning is left out. */
const mostRows = 80;

/** What each step of a counterexample has as its state: a row of the story; the first has the lanes too. */
export interface StepState {
  readonly row: StoryRow;
  readonly lanes?: readonly string[];
}

/** Turns a breach into a story that can be stepped through; the last row is where the rule broke. */
export function counterexampleOf({ run, breach }: FoundBreach, names: StoryNames): Counterexample {
  const rows = storyOf(run, breach.event, names);
  if (breach.event >= run.history.length)
    rows.push({ atMicros: run.history.at(-1)?.atMicros ?? 0, kind: 'end', lane: 1, text: 'the end', sentence: 'Nothing more happens.' });
  const shown = rows.slice(-mostRows);
  const last = shown.length - 1;
  const lanes = lanesOf(names);
  const steps = shown.map((row, index): CallStep => {
    const state: StepState = index === 0 ? { row, lanes } : { row };
    const call = row.title ?? row.text;
    if (index === last) return { call, expected: breach.expected, actual: breach.actual, state };
    const gave = row.title === undefined ? '' : row.text;
    return { call, expected: gave, actual: gave, state };
  });
  return { kind: 'calls', setup: names.setup(run), steps, divergence: last };
}
