import type { CallStep, Counterexample } from '../../../src/grader/authoring.ts';
import type { ClusterFault, ClusterOutcome } from '../../../src/sim/cluster/index.ts';
import { memberships } from './cluster-membership.ts';
import { thousands } from './number-text.ts';
import type { LaneState, ScriptState } from './script-states.ts';

/** Decisions told before the wrong one. */
const stepsBefore = 5;
/** Requests listed at most on one backend. */
const requestsListed = 200;

/** What was wrong with a decision. */
export interface StoryEnd {
  readonly request: number;
  /** What it should have been, as source text and perhaps why: `"b1" or "b2" (…)`. */
  readonly expected: string;
  /** Ids it might have named. */
  readonly allowed: readonly string[];
  /** What it was, where the record does not know: a fault. */
  readonly actual?: string;
}

/** Returns the last decisions up to a wrong one as a counterexample: states are those of scripts, so that the same view draws them. */
export function storyOf(outcome: ClusterOutcome, end: StoryEnd): Counterexample {
  const first = Math.max(0, end.request - stepsBefore);
  const steps = Array.from({ length: end.request - first + 1 }, (_, at) => stepOf(outcome, first + at, end));
  return { kind: 'calls', setup: setupOf(outcome), steps, divergence: steps.length - 1 };
}

/** Returns the story of a fault. */
export function faultStory(outcome: ClusterOutcome, fault: ClusterFault): Counterexample {
  const allowed = membersAt(outcome, fault.atMs).map(({ id }) => id);
  const expected = allowed.length === 0 ? 'undefined (no backend is healthy)' : listOf(allowed);
  const actual = fault.kind === 'none-picked' ? 'undefined' : fault.kind === 'not-a-text' ? 'a value that is no text' : undefined;
  const named = fault.backend ?? fault.text;
  return storyOf(outcome, {
    request: fault.request,
    expected,
    allowed,
    actual: actual ?? (named === undefined ? '?' : JSON.stringify(named)),
  });
}

/** Returns ids as a list of choices in words: `"a", "b" or "c"`. */
export function listOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 6).map((id) => JSON.stringify(id));
  if (ids.length > shown.length) shown.push(`${ids.length - shown.length} more`);
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)!}`;
}

function stepOf(outcome: ClusterOutcome, request: number, end: StoryEnd): CallStep {
  const { record } = outcome;
  const isLast = request === end.request;
  const index = record.backends[request] ?? -1;
  const backend = request < record.decided ? record.scenario.backends[index]?.id : undefined;
  const actual = (isLast ? end.actual : undefined) ?? (backend === undefined ? 'undefined' : JSON.stringify(backend));
  const nowMs = record.table.arrivesNs[request]! / 1e6;
  const state: ScriptState = {
    nowMs: Math.round(nowMs),
    balancer: 0,
    lanes: lanesAt(outcome, request),
    pick: {
      request,
      address: 'its client',
      ...(backend !== undefined && { backend }),
      allowed: isLast ? end.allowed : backend === undefined ? [] : [backend],
      right: !isLast,
    },
  };
  return { call: `pick(request ${thousands(request)})`, expected: isLast ? end.expected : actual, actual, state };
}

/** Returns the backends with the requests that run right after a decision. */
function lanesAt(outcome: ClusterOutcome, request: number): LaneState[] {
  const { record } = outcome;
  const nowNs = record.table.arrivesNs[request]!;
  const running = record.scenario.backends.map((): number[] => []);
  for (let one = Math.min(request, record.decided - 1); one >= 0; one--) {
    const index = record.backends[one]!;
    const latency = record.latenciesNs[one]!;
    const isRunning = latency < 0 || record.table.arrivesNs[one]! + latency > nowNs;
    if (index >= 0 && isRunning && running[index]!.length < requestsListed) running[index]!.unshift(one);
  }
  const members = membersAt(outcome, nowNs / 1e6);
  const lanes = members.map(({ id, weight, index }): LaneState => ({ id, weight, healthy: true, running: running[index]! }));
  record.scenario.backends.forEach(({ id, weight }, index) => {
    const isAway = members.every((member) => member.id !== id);
    if (isAway && running[index]!.length > 0) lanes.push({ id, weight, healthy: false, running: running[index]! });
  });
  return lanes;
}

function membersAt(outcome: ClusterOutcome, atMs: number) {
  return memberships(outcome.record.scenario).findLast(({ fromMs }) => fromMs <= atMs)!.members;
}

function setupOf({ record }: ClusterOutcome): string {
  const { backends, options } = record.scenario;
  const shown = backends.filter(({ joinsLater }) => !joinsLater).map(({ id, weight }) => `${JSON.stringify(id)} × ${weight}`);
  const others = Object.entries(options ?? {}).map(([name, value]) => `, ${name}: ${value}`);
  return `createBalancer({ backends: [${shown.join(', ')}]${others.join('')} }) in the simulated cluster`;
}
