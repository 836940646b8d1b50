import type { ServiceRun } from '../../src/sim/service/index.ts';

/** Where a run breaks a rule. */
export interface Breach<Kind extends string = string> {
  /** What was done wrong, the exercise's own name for it; tests are by kinds. */
  readonly kind: Kind;
  /** Index of the event in the history; the history's length: at the end. */
  readonly event: number;
  /** What the contract allows there, in words. */
  readonly expected: string;
  /** What the code did, in words. */
  readonly actual: string;
}

/** Finds where a run first breaks a rule. */
export type FindBreach<Kind extends string = string> = (run: ServiceRun) => Breach<Kind> | undefined;

/** A breach with the run it was found in. */
export interface FoundBreach<Kind extends string = string> {
  readonly run: ServiceRun;
  readonly breach: Breach<Kind>;
}

/** Returns the breach of one of these kinds that has the fewest calls before it, then the fewest events; of any kind when none are given. */
export function smallestBreach<Kind extends string>(
  runs: readonly ServiceRun[],
  find: FindBreach<Kind>,
  kinds?: readonly Kind[],
): FoundBreach<Kind> | undefined {
  let found: FoundBreach<Kind> | undefined;
  for (const run of runs) {
    const breach = findOnce(run, find);
    if (!breach || (kinds && !kinds.includes(breach.kind))) continue;
    if (!found || sizeOf({ run, breach }) < sizeOf(found)) found = { run, breach };
  }
  return found;
}

/** Breaches by run: several tests look at the same runs. */
const known = new WeakMap<ServiceRun, WeakMap<FindBreach, { readonly breach: Breach | undefined }>>();

function findOnce<Kind extends string>(run: ServiceRun, find: FindBreach<Kind>): Breach<Kind> | undefined {
  let ofRun = known.get(run);
  if (!ofRun) known.set(run, (ofRun = new WeakMap()));
  let entry = ofRun.get(find);
  if (!entry) ofRun.set(find, (entry = { breach: find(run) }));
  return entry.breach as Breach<Kind> | undefined;
}

function sizeOf({ run, breach }: FoundBreach): number {
  const calls = run.history.slice(0, breach.event + 1).filter((event) => event.kind === 'call').length;
  return calls * 100_000 + breach.event;
}
