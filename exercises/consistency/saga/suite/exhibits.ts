import type { Exhibit } from '../../../../src/grader/authoring.ts';
import type { SagaRun } from '../../../../src/sim/saga/index.ts';
import { explorations } from './simulations.ts';

/** What was explored, for the replay view. */
export interface ExploredData {
  readonly total: number;
  readonly parts: readonly {
    readonly label: string;
    readonly schedules: number;
    readonly faults: number;
    readonly exhaustedFaults: number;
  }[];
}

/** Returns how much was explored; nothing where only the examples ran. */
export function exhibits(runs: ReadonlyMap<string, unknown>): readonly Exhibit[] {
  const parts = [
    ...explorations,
    { id: 'joined', label: 'The same saga run twice at once', faults: 1 },
    { id: 'several', label: 'Several sagas at once, faults at random', faults: 0 },
  ].flatMap(({ id, label, faults }) => {
    const run = runs.get(id) as SagaRun | undefined;
    return run ? [{ label, schedules: run.schedules, faults, exhaustedFaults: run.exhaustedFaults }] : [];
  });
  if (parts.length === 0) return [];
  const total = parts.reduce((sum, part) => sum + part.schedules, 0);
  const data: ExploredData = { total, parts };
  return [{ id: 'explored', title: 'What was explored', data }];
}
