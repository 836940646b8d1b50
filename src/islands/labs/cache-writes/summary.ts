import type {
  ClientOperation,
  LaneEvent,
  LaneRun,
  OperationOutcome,
  Snapshot,
  WriteId,
  WriteScenario,
} from '../../../sim/cache-writes/index.ts';
import { keyNames, snapshotAt } from '../../../sim/cache-writes/index.ts';
import { joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import type { ScoredGuess } from './predictions.ts';
import type { WriteRuns } from './settings.ts';
import { policyTexts } from './settings.ts';

/** Returns the value that a write gave its key; every key begins as 1. */
export function valueOf({ operations }: WriteScenario, write: WriteId): number {
  return write === 0 ? 1 : operations[write - 1]!.value;
}

/** Names a write: "A=2". */
export function nameWrite({ operations }: WriteScenario, write: WriteId): string {
  const { key, value } = operations[write - 1]!;
  return `${keyNames[key]!}=${value}`;
}

/** Says what a client asks for: "Ann writes A=2", "Ben reads A". */
export function describeOperation({ client, key, kind, value }: ClientOperation): string {
  return kind === 'write' ? `${client} writes ${keyNames[key]!}=${value}` : `${client} reads ${keyNames[key]!}`;
}

/** Says what happened, shortly. */
export function describeEvent(scenario: WriteScenario, event: LaneEvent): string {
  const named = (writes: readonly WriteId[]): string => joinNames(writes.map((write) => nameWrite(scenario, write)));
  switch (event.kind) {
    case 'flush begins':
      return `the cache sends ${named(event.writes)} to the store`;
    case 'flush lands':
      return `the store has ${named(event.writes)}`;
    case 'cache dies':
      return event.lost.length === 0 ? 'the cache dies; no acknowledged write is lost' : `the cache dies, and with it ${named(event.lost)}`;
    case 'application dies':
      return 'the application dies';
    default:
      return describeStep(scenario, event);
  }
}

function describeStep(scenario: WriteScenario, event: Extract<LaneEvent, { readonly operation: ClientOperation }>): string {
  const { operation, write } = event;
  const key = keyNames[operation.key]!;
  const value = `${key}=${valueOf(scenario, write)}`;
  switch (event.kind) {
    case 'begins':
      return describeOperation(operation);
    case 'hits':
      return `the cache has ${value}`;
    case 'misses':
      return `${operation.client} misses ${key}`;
    case 'written to cache':
      return `the cache has ${value}`;
    case 'buffered':
      return `the cache and its buffer have ${value}`;
    case 'deleted':
      return `${key} is deleted from the cache`;
    case 'written to store':
      return `the store has ${value}`;
    case 'filled':
      return `the cache is filled with ${value}`;
    case 'not kept':
      return `the cache does not keep ${value}, as ${key} has changed meanwhile`;
    case 'told':
      return operation.kind === 'write' ? `${operation.client} is told that ${value} is saved` : `${operation.client} is told ${value}`;
    case 'cut':
      return `${operation.client} is never told`;
  }
}

/** Says what happens in a lane at a time, or that nothing does. */
export function describeMoment(scenario: WriteScenario, run: LaneRun, atMs: number): string {
  const snapshot = snapshotAt(run, atMs);
  if (snapshot.atMs !== atMs || snapshot.events.length === 0) return 'nothing';
  return snapshot.events.map((event) => describeEvent(scenario, event)).join('; ');
}

/** Says what a lane holds. */
export function describePlaces(scenario: WriteScenario, { cached, buffered, stored, stale }: Snapshot): string {
  const list = (writes: readonly (WriteId | null)[]): string => {
    const held = writes.flatMap((write, key) => (write === null ? [] : [`${keyNames[key]!}=${valueOf(scenario, write)}`]));
    return held.length === 0 ? 'empty' : held.join(', ');
  };
  const buffer = buffered.some((write) => write !== null) ? `; buffer ${list(buffered)}` : '';
  const old = stale.length === 0 ? '' : `; stale in the cache: ${joinNames(stale.map((key) => keyNames[key]!))}`;
  return `cache ${list(cached)}${buffer}; store ${list(stored)}${old}`;
}

/** Says what the figure shows at a time. */
export function describeFigure({ scenario, crashed, crashMs, timeline }: WriteRuns, at: number): string {
  const atMs = timeline[at]!;
  const when = atMs < crashMs ? 'before the crash' : atMs === crashMs ? 'right after the crash' : 'after the crash';
  const lanes = crashed.map((run) => {
    const snapshot = snapshotAt(run, atMs);
    const count = snapshot.acknowledged.length;
    const lost = snapshot.lost.length === 0 ? '' : `, ${snapshot.lost.length} of them lost`;
    const unsafe = snapshot.unsafe.length === 0 ? '' : `, ${snapshot.unsafe.length} not yet in the store`;
    return `${policyTexts[run.policy]}: ${describePlaces(scenario, snapshot)}; ${count === 1 ? '1 write' : `${count} writes`} acknowledged${lost}${unsafe}.`;
  });
  return `Step ${at + 1} of ${timeline.length}, at ${atMs} ms, ${when}. ${lanes.join(' ')}`;
}

/** What a lane came to in the whole run. */
export interface LaneTotals {
  readonly storeWrites: number;
  readonly storeCalls: number;
  /** Undefined when no write was acknowledged. */
  readonly meanWriteMs: number | undefined;
  readonly slowestWriteMs: number | undefined;
  readonly lost: number;
  readonly staleReads: number;
  /** Keys stale in the end. */
  readonly staleKeys: number;
}

/** Counts what a lane came to. */
export function totalsOf({ snapshots, outcomes }: LaneRun): LaneTotals {
  const last = snapshots.at(-1)!;
  const times = outcomes.flatMap((one) => (one.operation.kind === 'write' && one.toldMs !== null ? [one.toldMs - one.begunMs] : []));
  const sum = times.reduce((total, ms) => total + ms, 0);
  return {
    storeWrites: last.storeWrites,
    storeCalls: last.storeCalls,
    meanWriteMs: times.length === 0 ? undefined : sum / times.length,
    slowestWriteMs: times.length === 0 ? undefined : Math.max(...times),
    lost: last.lost.length,
    staleReads: outcomes.filter(({ isStale }) => isStale).length,
    staleKeys: last.stale.length,
  };
}

/** Says how an operation fared in a lane: how long it took, and what a reader was told. */
export function describeOutcome(scenario: WriteScenario, run: LaneRun, number: number): string {
  const outcome = run.outcomes.find(({ operation }) => operation.number === number);
  if (!outcome || outcome.toldMs === null) return 'never told';
  return `${outcome.toldMs - outcome.begunMs} ms${outcomeRemark(scenario, run, outcome)}`;
}

function outcomeRemark(scenario: WriteScenario, { snapshots }: LaneRun, { operation, read, isStale }: OperationOutcome): string {
  if (operation.kind === 'read') return `, ${valueOf(scenario, read ?? 0)}${isStale ? ', stale' : ''}`;
  return snapshots.at(-1)!.lost.includes(operation.number) ? ', lost' : '';
}

/** Says how a guess fared. */
export function describeGuess({ guess, losers, lost, points }: ScoredGuess): string {
  const names = (policies: ScoredGuess['losers']): string => joinNames(policies.map((policy) => policyTexts[policy]));
  const isRight = losers.length === guess.losers.length && losers.every((policy) => guess.losers.includes(policy));
  const truth = losers.length === 0 ? 'None of the four has lost an acknowledged write' : `${names(losers)} has lost acknowledged writes`;
  const guessed = isRight ? 'as you guessed' : `you guessed ${guess.losers.length === 0 ? 'none' : names(guess.losers)}`;
  const count = guess.lost === lost ? 'as you guessed' : `you guessed ${guess.lost}`;
  return `${truth}; ${guessed}. Write-behind has lost ${lost}; ${count}. That makes ${points} of ${maxPoints} points.`;
}

/** Says what the time lines show. */
export function describeTimeLines({ calm, crashed, crashMs, timeline }: WriteRuns): string {
  const lanes = crashed.map((run, lane) => {
    const { storeWrites, storeCalls, meanWriteMs, lost } = totalsOf(run);
    const mean = meanWriteMs === undefined ? 'no write told' : `a write told after ${meanWriteMs.toFixed(1)} ms on average`;
    const most = Math.max(...calm[lane]!.snapshots.map(({ unsafe }) => unsafe.length));
    const calls = storeCalls === storeWrites ? '' : ` in ${storeCalls} calls`;
    const rows = storeWrites === 1 ? '1 store write' : `${storeWrites} store writes`;
    return `${policyTexts[run.policy]}: ${rows}${calls}, ${mean}; ${lost} lost; a crash of the cache at the worst moment loses ${most}.`;
  });
  return `The run of ${timeline.at(-1)!} ms with a crash at ${crashMs} ms. ${lanes.join(' ')}`;
}
