import { useCallback, useEffect, useRef, useState } from 'react';
import type { Simulators } from './simulators.ts';
import { createSimulators } from './own-code-simulator.ts';
import { runTrials, type TrialJob, type TrialRun, type TrialState } from './trial-runs.ts';

/** The runs of one design as it was when they were started. */
export interface TrialSet {
  /** What they were run on, as text: where it differs from what stands now, the runs are out of date. */
  readonly key: string;
  /** By the ids of their jobs, in the order in which they were asked for. */
  readonly runs: ReadonlyMap<string, TrialRun>;
}

/** Runs of a design, one after the other. */
export interface Trials {
  /** Undefined before the first run. */
  readonly set: TrialSet | undefined;
  readonly isRunning: boolean;
  /** The share of what was asked for that is done, 0 to 1. */
  readonly fraction: number;
  /** Runs jobs; what was run before is kept where the key is the same. Ends what is running. */
  start(key: string, jobs: readonly TrialJob[]): void;
  cancel(): void;
}

/** Runs designs in a worker and, with the learner's parts, in the sandbox; both end with the component. `make` must stay the same. */
export function useTrials(make: () => Simulators = createSimulators): Trials {
  const [set, setSet] = useState<TrialSet>();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const simulators = useRef<Simulators | undefined>(undefined);
  const running = useRef<{ cancel(): void } | undefined>(undefined);
  const turn = useRef(0);

  useEffect(
    () => () => {
      turn.current++;
      running.current?.cancel();
      simulators.current?.dispose();
      simulators.current = undefined;
    },
    [],
  );

  const start = useCallback(
    (key: string, jobs: readonly TrialJob[]) => {
      running.current?.cancel();
      const mine = ++turn.current;
      simulators.current ??= make();
      setAsked(jobs.map(({ id }) => id));
      setSet((before) => ({ key, runs: before?.key === key ? settled(before.runs) : new Map() }));
      const tell = (job: TrialJob, state: TrialState): void => {
        if (turn.current !== mine) return;
        setSet((before) => before && { ...before, runs: new Map(before.runs).set(job.id, { job, state }) });
      };
      const run = runTrials(jobs, simulators.current, tell);
      running.current = run;
      void run.done.then(() => {
        if (running.current === run) running.current = undefined;
      });
    },
    [make],
  );

  const cancel = useCallback(() => running.current?.cancel(), []);

  const states = asked.map((id) => set?.runs.get(id)?.state);
  const isRunning = states.some((state) => state?.kind === 'waiting' || state?.kind === 'running');
  const shares = states.map((state) =>
    state?.kind === 'running' ? state.fraction : state === undefined || state.kind === 'waiting' ? 0 : 1,
  );
  const fraction = shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { set, isRunning, fraction, start, cancel };
}

/** Leaves out what was not run to its end: a run that was cut off by another. */
function settled(runs: ReadonlyMap<string, TrialRun>): ReadonlyMap<string, TrialRun> {
  return new Map([...runs].filter(([, { state }]) => state.kind !== 'waiting' && state.kind !== 'running' && state.kind !== 'cancelled'));
}
