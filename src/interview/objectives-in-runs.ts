import { componentName, type Design } from '../design/design.ts';
import type { Failures, KindResult, SimulationResult } from '../design/simulation/index.ts';
import type { CaseObjective } from './case-file.ts';

/** What was seen of an objective's measure, in SI units; undefined where nothing could tell. */
export interface Seen {
  readonly value: number | undefined;
  /** Said in place of the value. */
  readonly shown?: string;
  readonly why: string;
  /** Whether there were more calls than a run has room for, which is worse than any value. */
  readonly isOverflown?: boolean;
}

/** A failure of this share of requests means that not even 99 of 100 were answered, within any time. */
const p99Share = 0.01;

/**
 * Reads an objective's measure from a run, of its kind of request or the worst of all.
 *
 * - `p99` is of the requests answered; where more than 1 in 100 was not, there is no time within which 99 of 100 were.
 * - `staleness` is the longest seen, 0 where no answer was out of date.
 * - `message-age` is the p99 of those that ended, or how long it would take to work off those that have not, whichever is longer.
 */
export function seenInRun(objective: CaseObjective, design: Design, run: SimulationResult): Seen {
  const kinds = objective.kind === undefined ? run.kinds : run.kinds.filter(({ id }) => id === objective.kind);
  if (kinds.length === 0) return { value: undefined, why: 'Your design has no requests of this kind.' };
  if (run.end.reason === 'cancelled') return { value: undefined, why: run.end.message };
  if (run.end.reason === 'too-many-in-flight') {
    return { value: undefined, shown: 'no end', isOverflown: true, why: `${run.end.message} ${busiestOf(design, run)}`.trim() };
  }
  const seen = kinds.map((kind) => readMeasure(objective.measure, design, run, kind));
  const sign = objective.bound === 'at-most' ? 1 : -1;
  const told = seen.filter(({ value }) => value !== undefined);
  return told.toSorted((a, b) => sign * (b.value! - a.value!))[0] ?? seen[0]!;
}

function readMeasure(measure: CaseObjective['measure'], design: Design, run: SimulationResult, kind: KindResult): Seen {
  const ended = kind.done + kind.failed;
  const failedShare = ended > 0 ? kind.failed / ended : undefined;
  if (failedShare === undefined) return { value: undefined, why: 'No request ended while it was measured.' };
  switch (measure) {
    case 'p99': {
      if (failedShare > p99Share) {
        const why = `${percent(failedShare)} of requests were never answered, so no time holds for 99 of 100. ${causesOf(design, kind.failures)}`;
        return { value: Infinity, shown: 'never', why };
      }
      return { value: kind.latency.p99Ms === null ? undefined : kind.latency.p99Ms / 1000, why: busiestOf(design, run) };
    }
    case 'availability':
      return { value: 1 - failedShare, why: causesOf(design, kind.failures) };
    case 'error-share':
      return { value: failedShare, why: causesOf(design, kind.failures) };
    case 'staleness':
      return readStaleness(design, kind);
    case 'message-age':
      return readMessageAge(design, run, kind);
    case 'cost':
    case 'duplicates':
      return { value: undefined, why: 'A run cannot tell.' };
  }
}

function readStaleness(design: Design, { stale }: KindResult): Seen {
  const given = design.components.filter(({ settings }) => 'ttlMs' in settings && settings.hitRatio !== null);
  const blind = given.length === 0 ? '' : ` The hit ratio of “${given[0]!.name}” was given, so nothing out of date is seen there.`;
  if (stale.maxMs === null) return { value: 0, why: `No answer was out of date.${blind}` };
  return { value: stale.maxMs / 1000, why: `${percent(stale.share ?? 0)} of answers were out of date, by this at most.${blind}` };
}

function readMessageAge(design: Design, run: SimulationResult, { messages }: KindResult): Seen {
  if (messages.sent === 0) return { value: undefined, why: 'Nothing was handed over without being waited for.' };
  const ended = messages.done + messages.failed;
  if (messages.failed > p99Share * messages.sent) {
    const why = `${percent(messages.failed / messages.sent)} of messages were lost. ${causesOf(design, messages.failures)}`;
    return { value: Infinity, shown: 'never', why };
  }
  const measuredSec = (run.simulatedMs - run.warmUpMs) / 1000;
  const left = Math.max(0, messages.sent - ended);
  const drainSec = ended === 0 ? Infinity : (left / ended) * measuredSec;
  const ageSec = (messages.age.p99Ms ?? 0) / 1000;
  if (drainSec <= ageSec) return { value: ageSec, why: `${messages.done} messages were worked off.` };
  const why = `${left} messages were left at the end; at the pace seen they take so long.`;
  return { value: drainSec, ...(drainSec === Infinity && { shown: 'never' }), why };
}

function causesOf(design: Design, failures: readonly Failures[]): string {
  if (failures.length === 0) return 'None failed.';
  const most = failures.toSorted((a, b) => b.count - a.count).slice(0, 2);
  return `Most failures: ${most.map(({ cause, component, count }) => `${causeWords[cause]} at “${componentName(design, component)}” (${count})`).join(', ')}.`;
}

const causeWords: Readonly<Record<Failures['cause'], string>> = {
  timeout: 'no answer in time',
  full: 'full line',
  lost: 'lost instances',
  noCapacity: 'nobody to serve',
  partition: 'a cut connection',
  error: 'errors',
  quorum: 'too few copies',
  noPath: 'nowhere to go',
  brokenPart: 'your own code broke',
  readOnly: 'read-only store',
};

/** Names the component whose workers were busiest; nothing where none was busy. */
function busiestOf(design: Design, { components }: SimulationResult): string {
  const most = components.toSorted((a, b) => (b.utilisation ?? 0) - (a.utilisation ?? 0))[0];
  if (!most?.utilisation) return '';
  return `The busiest part was “${componentName(design, most.id)}”, at work ${percent(most.utilisation)} of the time.`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(share < 0.01 ? 3 : 1))}%`;
}
