import { type Fault, simulateDesign, type SimulationResult } from '../../../design/simulation/index.ts';
import { assert } from '../../../kernel/index.ts';
import { assess } from './assessment.ts';
import type { MillionsSettings } from './settings.ts';
import { loadOfUsers, peakPagesPerSec } from './step-load.ts';
import { steps } from './steps.ts';

/** What was seen of pages, read and written together, in one third of a run. */
export interface Third {
  readonly pagesPerSec: number;
  /** The share of pages that failed, of those that ended. */
  readonly failedShare: number;
  /** The slowest of the p99s of its windows, of pages that were read; null where none was. */
  readonly readP99Ms: number | null;
}

/** A step under its load: before, in and after the trouble. */
export interface MillionsRun {
  readonly thirds: readonly [Third, Third, Third];
  /** Virtual time of the run, without its warm-up. */
  readonly simulatedMs: number;
  readonly pages: number;
  /** Why it ended, where not at its end. */
  readonly endedEarly?: string;
}

const windows = 20;
/** The first fifth lets queues fill and counts to no third. */
const warmUpWindows = 5;
const mostMs = 30_000;
/** Pages simulated at most, so that a run takes about a second. */
const mostPages = 100_000;

/** Simulates a step in its busiest hour; `tell` is called now and then with the share that is done. */
export function runMillions(settings: MillionsSettings, tell: (fraction: number) => void): MillionsRun {
  const { step, users, seed } = settings;
  const { design } = steps[step];
  const durationMs = Math.round(Math.min(mostMs, (mostPages / peakPagesPerSec(users)) * 1000));
  const windowMs = durationMs / windows;
  const [fromMs, untilMs] = [(warmUpWindows + 5) * windowMs, (warmUpWindows + 10) * windowMs];
  const outcome = simulateDesign(
    design,
    loadOfUsers(users),
    { seed, durationMs, warmUpMs: warmUpWindows * windowMs, windows, faults: faultsOf(settings, fromMs, untilMs) },
    tell,
  );
  assert(outcome.ok, `a step of the walk cannot run: ${outcome.ok ? '' : JSON.stringify(outcome.problems)}`);
  const { result } = outcome;
  const third = (index: number): Third => thirdOf(result, warmUpWindows + index * 5);
  const pages = result.kinds.reduce((sum, { conservation }) => sum + conservation.arrivals, 0);
  const run: MillionsRun = { thirds: [third(0), third(1), third(2)], simulatedMs: (windows - warmUpWindows) * windowMs, pages };
  return result.end.reason === 'finished' ? run : { ...run, endedEarly: result.end.message };
}

function faultsOf({ step, users, trouble }: MillionsSettings, fromMs: number, untilMs: number): Fault[] {
  if (trouble === 'burst') return [{ kind: 'burst', factor: 2, fromMs, untilMs }];
  if (trouble === 'none') return [];
  return [{ kind: 'instances-lost', component: assess(step, users).bottleneck, first: 0, count: 1, fromMs, untilMs }];
}

function thirdOf(result: SimulationResult, from: number): Third {
  const seen = result.windows.slice(from, from + 5);
  const sum = (count: (kind: SimulationResult['windows'][number]['kinds'][number]) => number): number =>
    seen.reduce((total, { kinds }) => total + kinds.reduce((all, kind) => all + count(kind), 0), 0);
  const [done, failed] = [sum((kind) => kind.done), sum((kind) => kind.failed)];
  const p99s = seen.flatMap(({ kinds }) => kinds[0]?.latency.p99Ms ?? []);
  const ms = seen.reduce((total, { fromMs, untilMs }) => total + untilMs - fromMs, 0);
  return {
    pagesPerSec: ms === 0 ? 0 : (done * 1000) / ms,
    failedShare: done + failed === 0 ? 0 : failed / (done + failed),
    readP99Ms: p99s.length === 0 ? null : Math.max(...p99s),
  };
}
