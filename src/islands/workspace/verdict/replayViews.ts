import { lazy, type ComponentType } from 'react';
import type { Counterexample, Exhibit } from '../../../grader/protocol/verdict.ts';

/** What the replay view of an exercise is given: a failing case and the step to show, counted from 0. */
export interface ReplayProps {
  readonly counterexample: Counterexample;
  readonly step: number;
}

/** What draws an exhibit of a run. */
export interface ExhibitProps {
  readonly exhibit: Exhibit;
}

interface ReplayModule {
  readonly default: ComponentType<ReplayProps>;
  /** There where the exercise's simulations have something to show. */
  readonly Exhibit?: ComponentType<ExhibitProps>;
}

const modules = import.meta.glob<ReplayModule>('/exercises/*/*/replay.tsx');
const views = new Map<string, ComponentType<ReplayProps>>();
const exhibitViews = new Map<string, ComponentType<ExhibitProps>>();

/** Returns the replay view of an exercise, loaded when it is first shown; undefined when the exercise has none. */
export function replayViewOf(exerciseId: string): ComponentType<ReplayProps> | undefined {
  return viewOf(views, exerciseId, (module) => module.default);
}

/** Returns what draws the exhibits of an exercise, loaded when the first is shown; undefined when the exercise has no replay view. */
export function exhibitViewOf(exerciseId: string): ComponentType<ExhibitProps> | undefined {
  return viewOf(exhibitViews, exerciseId, (module) => module.Exhibit ?? (() => null));
}

function viewOf<P>(
  known: Map<string, ComponentType<P>>,
  exerciseId: string,
  choose: (module: ReplayModule) => ComponentType<P>,
): ComponentType<P> | undefined {
  const found = known.get(exerciseId);
  if (found) return found;
  const load = Object.entries(modules).find(([path]) => path.endsWith(`/${exerciseId}/replay.tsx`))?.[1];
  if (!load) return undefined;
  const view = lazy(() => load().then((module) => ({ default: choose(module) })));
  known.set(exerciseId, view as unknown as ComponentType<P>);
  return view as unknown as ComponentType<P>;
}
