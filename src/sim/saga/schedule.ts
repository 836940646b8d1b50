/** A step of a simulated saga: a service of its own name answers its action and, where it has one, its compensation. */
export interface StepSpec {
  readonly name: string;
  readonly compensation: boolean;
  readonly pivot?: boolean;
  /** What the action returns: an object of its own (absent), nothing, or the number 0. */
  readonly returns?: 'nothing' | 'zero';
}

/** A saga as the world knows it. Step names are unique in it. */
export interface DefinitionSpec {
  readonly name: string;
  readonly steps: readonly StepSpec[];
}

/** How often and how soon calls are tried again; the contract's `retry`. */
export interface RetrySpec {
  readonly maxAttempts: number;
  readonly baseMs: number;
  readonly capMs: number;
}

/** A call of `run` by a client. */
export interface RunSpec {
  readonly definition: string;
  readonly id: string;
  /** JSON. */
  readonly input: unknown;
  readonly atMs: number;
}

/** What a fault does at the point where it strikes: an option of {@link callOption}, {@link appendOption} or {@link endOption}. */
export type Fault = readonly [point: number, option: number];

/** A fault named by what it strikes: the n-th time (from 1) that a step's action or compensation is called, or the n-th append, in all lives. */
export type PlannedFault =
  | { readonly at: 'call'; readonly step: string; readonly compensates: boolean; readonly nth: number; readonly option: number }
  | { readonly at: 'append'; readonly nth: number; readonly option: number };

/** Faults drawn at every point in place of chosen ones. */
export interface Chaos {
  readonly seed: number;
  /** Calls in a thousand that fail in one of the ways there are. */
  readonly badPerMille: number;
  /** Calls and appends in a thousand at which the coordinator crashes. */
  readonly crashPerMille: number;
  readonly mostCrashes: number;
}

/** How long calls take, in virtual milliseconds: always the same, or drawn with that mean. */
export interface Latency {
  readonly callMs: number;
  readonly spread: 'fixed' | 'uniform' | 'exponential';
  readonly appendMs: number;
}

/** One story the world can tell: which sagas run, and what goes wrong at which point. JSON. */
export interface Schedule {
  readonly definitions: readonly DefinitionSpec[];
  readonly retry: RetrySpec;
  readonly runs: readonly RunSpec[];
  /** Ordered by point; a point is the n-th call answered, append answered or end of a life, counted together from 0. */
  readonly faults: readonly Fault[];
  readonly planned?: readonly PlannedFault[];
  readonly chaos?: Chaos;
  readonly latency: Latency;
  /** Names the random numbers of the coordinator and of the latencies. */
  readonly seed: number;
  /** Whether waits between tries are compared with the random numbers drawn: only where nothing else takes time. */
  readonly exactWaits: boolean;
  /** Crashes at this time, once. */
  readonly crashAtMs?: number;
  /** Acts of the coordinator after which it is said to go on for ever. */
  readonly mostActs: number;
}

/** Schedules to explore: each base with every choice of up to `faults` faults, few faults first, at most `most` schedules in all. JSON. */
export interface SagaScenario {
  readonly bases: readonly Schedule[];
  readonly faults: number;
  readonly most: number;
}

/** How a call can end. "Until restart" means that every further try of the same call in this life ends in the same way. */
export const callOption = {
  ok: 0,
  /** Definite, not retryable. */
  refused: 1,
  /** Definite, retryable. */
  busy: 2,
  /** Definite, retryable, until restart. */
  down: 3,
  /** The answer is lost, the effect is there; retryable. */
  lostDone: 4,
  /** The answer is lost, the effect is not there; retryable. */
  lostUndone: 5,
  /** As lostDone, until restart. */
  muteDone: 6,
  /** Throws something that is no call error; the effect is there. */
  thrownDone: 7,
  /** Throws something that is no call error; the effect is not there. */
  thrownUndone: 8,
  crashBefore: 9,
  crashAfter: 10,
} as const;

/** How many ways a call can end. */
export const callOptions = 11;

/** How an append can end. */
export const appendOption = {
  ok: 0,
  rejected: 1,
  /** The coordinator crashes, and the record is not kept. */
  crashLost: 2,
  /** The coordinator crashes, and the record is kept. */
  crashKept: 3,
  /** It resolves only when nothing else goes on; offered where the coordinator did not wait for it. */
  slow: 4,
} as const;

/** What can happen when all is said and done. */
export const endOption = { ok: 0, crash: 1 } as const;

/** Returns the JSON text that an action of a saga returns, or undefined when it returns nothing. */
export function resultText(step: StepSpec, sagaId: string): string | undefined {
  if (step.returns === 'nothing') return undefined;
  return step.returns === 'zero' ? '0' : JSON.stringify({ ref: `${step.name} ${sagaId}` });
}
