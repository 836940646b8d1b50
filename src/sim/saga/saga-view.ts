import type { CallAct } from './acts.ts';
import { firstState, type SagaState } from './saga-states.ts';
import type { DefinitionSpec, RunSpec } from './schedule.ts';

/** What the judge knows of one saga in a schedule. */
export interface SagaView {
  readonly id: string;
  /** Runs whose definition and input may hold; the first call made decides. */
  readonly candidates: RunSpec[];
  /** The inputs of all calls of run. */
  readonly inputs: unknown[];
  definition: DefinitionSpec;
  input: unknown;
  /** The input as JSON. */
  inputText: string;
  states: readonly SagaState[];
  /** Whether a call was ever made for it. */
  isCalled: boolean;
  /** Whether it went wrong; nothing of it is judged any more. */
  isLost: boolean;
  /** Records kept since its last answer. */
  kept: number;
  /** The life of the last call made. */
  lastLife: number;
  /** Tries of the call in progress in this life. */
  attempt: number;
  answeredAtMs: number;
  /** Calls of run in this life. */
  runsInLife: number;
  /** The life in which each action or compensation was last called, by {@link callToken}. */
  readonly calledInLife: Map<string, number>;
  /** The key of each action or compensation. */
  readonly keys: Map<string, string>;
  /** What the last call of run told. */
  told?: 'completed' | 'compensated' | 'stuck';
}

/** Returns what is known of a saga that is run for the first time. */
export function createSagaView(run: RunSpec, definition: DefinitionSpec): SagaView {
  return {
    id: run.id,
    candidates: [run],
    inputs: [run.input],
    definition,
    input: run.input,
    inputText: JSON.stringify(run.input),
    states: [firstState()],
    isCalled: false,
    isLost: false,
    kept: 0,
    lastLife: 0,
    attempt: 0,
    answeredAtMs: 0,
    runsInLife: 0,
    calledInLife: new Map(),
    keys: new Map(),
  };
}

/** Names an action or compensation within its saga. */
export function callToken({ step, compensates }: Pick<CallAct, 'step' | 'compensates'>): string {
  return compensates ? `undo ${step}` : `do ${step}`;
}
