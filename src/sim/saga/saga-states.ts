import type { DefinitionSpec } from './schedule.ts';

/**
 * Where a saga may stand by the contract. After a crash there can be several places: what was answered last may or may not be in the log, and
 * only the coordinator knows. So a set of these is followed, as one follows a nondeterministic automaton.
 */
export interface SagaState {
  readonly phase: 'forward' | 'backward' | 'finished';
  /** Forward: the step in progress or next. Otherwise the failed step, or the number of steps when all are done. */
  readonly step: number;
  /** It compensates, or has compensated. */
  readonly hasTurned: boolean;
  /** Backward: steps to compensate, the next first. */
  readonly queue: readonly number[];
  /** Steps whose compensation failed for good, or the step that failed for good past the pivot. */
  readonly stuck: readonly number[];
  /** Failed tries of the call in progress in this life. */
  readonly tries: number;
  /** The last try failed and may be made again. */
  readonly retrying: boolean;
  readonly inFlight: boolean;
  /** Some try of the step in progress may have happened. */
  readonly unsure: boolean;
  /** A crash keeps the coordinator from knowing whether a try was made. */
  readonly blurred: boolean;
  /** Its outcome was told, so nothing of it changes any more. */
  readonly final?: true;
  /** The state to fall back to when the last answer is not in the log. */
  readonly before?: SagaState | undefined;
}

/** What a saga comes to. */
export type SagaEnd =
  | { readonly status: 'completed' }
  | { readonly status: 'compensated'; readonly failedStep: number }
  /** At any one of these steps. */
  | { readonly status: 'stuck'; readonly steps: readonly number[] };

/** Returns what a saga in a finished state came to, or undefined when the state is not finished. */
export function endOf(state: SagaState): SagaEnd | undefined {
  if (state.phase !== 'finished') return undefined;
  if (state.stuck.length > 0) return { status: 'stuck', steps: state.stuck };
  return state.hasTurned ? { status: 'compensated', failedStep: state.step } : { status: 'completed' };
}

/** Returns where a saga starts. */
export function firstState(): SagaState {
  const nothing: readonly number[] = [];
  return {
    phase: 'forward',
    step: 0,
    hasTurned: false,
    queue: nothing,
    stuck: nothing,
    tries: 0,
    retrying: false,
    inFlight: false,
    unsure: false,
    blurred: false,
  };
}

/** Returns the step and kind of the call that comes next, or undefined when none may. */
export function nextCall(state: SagaState): { readonly step: number; readonly compensates: boolean } | undefined {
  if (state.inFlight || state.phase === 'finished') return undefined;
  return state.phase === 'forward' ? { step: state.step, compensates: false } : { step: state.queue[0]!, compensates: true };
}

/** Returns the states after a call is made; none when no state allows it. */
export function afterCall(states: readonly SagaState[], step: number, compensates: boolean): SagaState[] {
  return states
    .filter((state) => {
      const next = nextCall(state);
      return next !== undefined && next.step === step && next.compensates === compensates;
    })
    .map((state) => ({ ...state, inFlight: true, before: undefined }));
}

/** Returns the states after the call under way was answered. */
export function afterSuccess(states: readonly SagaState[], { steps }: DefinitionSpec): SagaState[] {
  return states.map((state): SagaState => {
    const before = forgotten(state);
    const rest = { tries: 0, retrying: false, inFlight: false, unsure: false, blurred: false, before };
    if (state.phase === 'forward') {
      const step = state.step + 1;
      return { ...state, ...rest, step, phase: step === steps.length ? 'finished' : 'forward' };
    }
    const queue = state.queue.slice(1);
    return { ...state, ...rest, queue, phase: queue.length === 0 ? 'finished' : 'backward' };
  });
}

/** Returns the states after the call under way failed. */
export function afterFailure(
  states: readonly SagaState[],
  { steps }: DefinitionSpec,
  failure: { readonly definite: boolean; readonly retryable: boolean },
  maxAttempts: number,
): SagaState[] {
  return states.flatMap((state): SagaState[] => {
    const tries = state.tries + 1;
    const unsure = state.unsure || !failure.definite;
    if (failure.retryable && tries < maxAttempts) return [{ ...state, tries, unsure, inFlight: false, retrying: true }];
    const before = { ...forgotten(state), unsure: state.phase === 'forward' && unsure };
    const rest = { tries: 0, retrying: false, inFlight: false, unsure: false, blurred: false, before };
    if (state.phase === 'backward') {
      const queue = state.queue.slice(1);
      const stuck = [...state.stuck, state.queue[0]!];
      return [{ ...state, ...rest, queue, stuck, phase: queue.length === 0 ? 'finished' : 'backward' }];
    }
    const isPastPivot = steps.slice(0, state.step).some((step) => step.pivot);
    if (isPastPivot) return [{ ...state, ...rest, phase: 'finished', stuck: [state.step] }];
    const withFailed = compensable(steps, state.step);
    const without = compensable(steps, state.step - 1);
    const backward = (queue: readonly number[]): SagaState => ({
      ...state,
      ...rest,
      queue,
      hasTurned: true,
      phase: queue.length === 0 ? 'finished' : 'backward',
    });
    if (withFailed.length === without.length || unsure) return [backward(withFailed)];
    return state.blurred ? [backward(without), backward(withFailed)] : [backward(without)];
  });
}

/** Returns the states after a restart; `keptSinceAnswer` records were kept since the last answer. */
export function afterCrash(states: readonly SagaState[], keptSinceAnswer: number): SagaState[] {
  return states.flatMap((state): SagaState[] => {
    const { before } = state;
    const resumed = resume(state);
    if (before === undefined) return resumed;
    return keptSinceAnswer === 0 ? resume(before) : [...resumed, ...resume(before)];
  });
}

/** Returns where a state goes on in a new life: tries are counted anew, and a compensation that had failed for good may be tried once more. */
function resume(state: SagaState): SagaState[] {
  if (state.final) return [state];
  const isForward = state.phase === 'forward';
  const unsure = isForward && (state.unsure || state.inFlight);
  const resumed: SagaState = { ...state, tries: 0, retrying: false, inFlight: false, unsure, blurred: isForward, before: undefined };
  if (!state.hasTurned || state.stuck.length === 0) return [resumed];
  return [resumed, { ...resumed, phase: 'backward', queue: [...state.stuck, ...state.queue], stuck: [] }];
}

/** Returns the state in which the answer just given is not known: the call may have happened, and is made again. */
function forgotten(state: SagaState): SagaState {
  return { ...state, tries: 0, retrying: false, inFlight: false, unsure: true, before: undefined };
}

/** Returns the steps up to one that have a compensation, last first. */
function compensable(steps: DefinitionSpec['steps'], last: number): number[] {
  const found: number[] = [];
  for (let step = last; step >= 0; step--) if (steps[step]!.compensation) found.push(step);
  return found;
}
