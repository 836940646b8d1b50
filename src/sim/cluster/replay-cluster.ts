import { Decision, faultOfDecision, type ClusterFault } from './decision.ts';
import { countErrors, countPicks, jainFairness, latencyFigures, type LatencyFigures } from './figures.ts';
import type { PortFactory } from './port.ts';
import { runCluster, type ClusterRecord } from './run-cluster.ts';
import type { ClusterScenario } from './scenario.ts';

/** What a balancer decided: see {@link ClusterTrace.decisions}. The same shape as the grader's WorldTrace. */
export interface ClusterTrace {
  /** A decision for each request, and in the end {@link Decision}.ended or the code of what ended the run. */
  readonly decisions: Int32Array;
  /** The metered steps of each `pick`, and in the end those of all calls together. Absent: none were counted. */
  readonly steps?: Int32Array;
  /** None: decisions refer to no texts. */
  readonly texts: readonly string[];
  /** At most one: the name that was returned, or what was thrown. */
  readonly words?: readonly string[];
}

/** Metered steps of the learner's code, as its realm counted them. */
export interface ClusterSteps {
  readonly perPick: number;
  readonly maxPick: number;
  /** Steps of all calls over the number of requests; undefined when the run did not end well. */
  readonly perRequest: number | undefined;
}

/** A run and its figures. */
export interface ClusterOutcome {
  readonly record: ClusterRecord;
  readonly latency: LatencyFigures;
  readonly errors: number;
  /** Requests that each backend was picked for. */
  readonly picks: readonly number[];
  /** Evenness of picks over weight, among the backends that were healthy from the start. */
  readonly fairness: number;
  readonly fault?: ClusterFault;
  readonly steps: ClusterSteps;
}

/**
 * Runs a scenario again with recorded decisions and computes what came of them. The trace may be anything: decisions that do not fit end the replay
 * as a fault. Never throws for a trace, and takes no longer than the scenario does. Rules C11 and C12 of SPEC.md.
 */
export function replayCluster(scenario: ClusterScenario, trace: ClusterTrace): ClusterOutcome {
  const { decisions } = trace;
  const playBack: PortFactory = () => ({
    pick: (request) => (request < decisions.length ? decisions[request]! : Decision.missing),
    finished() {},
    progress() {},
    setBackends() {},
  });
  const record = runCluster(scenario, playBack);
  const fault = withText(record.fault ?? faultAtEnd(record, decisions), trace);
  return { ...outcomeOf(record), ...(fault && { fault }), steps: stepsOf(record, trace) };
}

/** Runs a scenario with one of our own balancers. */
export function simulateCluster(scenario: ClusterScenario, makePort: PortFactory): ClusterOutcome {
  const record = runCluster(scenario, makePort);
  return { ...outcomeOf(record), ...(record.fault && { fault: record.fault }), steps: { perPick: 0, maxPick: 0, perRequest: undefined } };
}

function outcomeOf(record: ClusterRecord): Omit<ClusterOutcome, 'fault' | 'steps'> {
  const picks = countPicks(record);
  const perWeight = record.scenario.backends.flatMap(({ weight, joinsLater }, index) => (joinsLater ? [] : [picks[index]! / weight]));
  return { record, latency: latencyFigures(record), errors: countErrors(record), picks, fairness: jainFairness(perWeight) };
}

/** Returns the fault that stands behind the last decision: something thrown while the last requests ended, or a trace that does not fit. */
function faultAtEnd(record: ClusterRecord, decisions: Int32Array): ClusterFault | undefined {
  const code = decisions[record.decided] ?? Decision.missing;
  if (code === Decision.ended && decisions.length === record.decided + 1) return undefined;
  const [kind, place] = faultOfDecision(code);
  const fits = place !== 'pick' && decisions.length === record.decided + 1;
  return { kind: fits ? kind : 'trace', place, request: record.decided, atMs: record.endNs / 1e6 };
}

function withText(fault: ClusterFault | undefined, { words }: ClusterTrace): ClusterFault | undefined {
  const text: unknown = words?.[0];
  const hasText = fault?.kind === 'threw' || fault?.kind === 'unknown-backend';
  return hasText && typeof text === 'string' ? { ...fault, text: text.slice(0, 300) } : fault;
}

function stepsOf(record: ClusterRecord, { decisions, steps }: ClusterTrace): ClusterSteps {
  const { decided } = record;
  let sum = 0;
  let maxPick = 0;
  for (let request = 0; request < decided; request++) {
    const ofPick = Math.max(0, steps?.[request] ?? 0);
    sum += ofPick;
    maxPick = Math.max(maxPick, ofPick);
  }
  const isWhole = decided > 0 && decisions[decided] === Decision.ended;
  return {
    perPick: decided > 0 ? sum / decided : 0,
    maxPick,
    perRequest: isWhole ? (steps?.[decided] ?? 0) / decided : undefined,
  };
}
