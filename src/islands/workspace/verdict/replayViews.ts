import { lazy, type ComponentType } from 'react';
import type { Counterexample } from '../../../grader/protocol/verdict.ts';

/** What the replay view of an exercise is given: a failing case and the step to show, counted from 0. */
export interface ReplayProps {
  readonly counterexample: Counterexample;
  readonly step: number;
}

const modules = import.meta.glob<{ readonly default: ComponentType<ReplayProps> }>('/exercises/*/*/replay.tsx');
const views = new Map<string, ComponentType<ReplayProps>>();

/** Returns the replay view of an exercise, loaded when it is first shown; undefined when the exercise has none. */
export function replayViewOf(exerciseId: string): ComponentType<ReplayProps> | undefined {
  const known = views.get(exerciseId);
  if (known) return known;
  const entry = Object.entries(modules).find(([path]) => path.endsWith(`/${exerciseId}/replay.tsx`));
  if (!entry) return undefined;
  const view = lazy(entry[1]);
  views.set(exerciseId, view);
  return view;
}
