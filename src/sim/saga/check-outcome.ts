import { sameJson } from '../learner/same-json.ts';
import { parseJson } from './json-equal.ts';
import { endOf, type SagaEnd, type SagaState } from './saga-states.ts';
import type { SagaView } from './saga-view.ts';
import { resultText, type DefinitionSpec } from './schedule.ts';
import type { ViolationKind } from './violation.ts';

/** Results by step name, as a value and as the text that it mostly comes as. */
export interface Results {
  readonly value: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Results of each definition by saga and step: thousands of schedules share their definitions, and ask for the same few. */
const known = new WeakMap<DefinitionSpec, Map<string, Results[]>>();

/** Returns the results of the steps before one. */
export function resultsBefore(definition: DefinitionSpec, sagaId: string, step: number): Results {
  let ofDefinition = known.get(definition);
  if (!ofDefinition) known.set(definition, (ofDefinition = new Map()));
  let ofSaga = ofDefinition.get(sagaId);
  if (!ofSaga) ofDefinition.set(sagaId, (ofSaga = []));
  return (ofSaga[step] ??= makeResults(definition, sagaId, step));
}

function makeResults({ steps }: DefinitionSpec, sagaId: string, step: number): Results {
  const value: Record<string, unknown> = {};
  for (const one of steps.slice(0, step)) value[one.name] = JSON.parse(resultText(one, sagaId) ?? 'null') as unknown;
  return { value, text: JSON.stringify(value) };
}

/** Returns the states of a saga that an outcome is right for. */
export function statesThatFit(saga: SagaView, outcome: unknown): SagaState[] {
  if (typeof outcome !== 'object' || outcome === null) return [];
  const told = outcome as Record<string, unknown>;
  return saga.states.filter((state) => {
    const end = endOf(state);
    return end !== undefined && told['id'] === saga.id && fits(saga, end, told);
  });
}

function fits({ definition, id }: SagaView, end: SagaEnd, told: Record<string, unknown>): boolean {
  if (told['status'] !== end.status) return false;
  if (end.status === 'completed') return sameJson(told['results'], resultsBefore(definition, id, definition.steps.length).value);
  if (end.status === 'compensated') return told['failedStep'] === definition.steps[end.failedStep]?.name;
  return end.steps.some((step) => told['step'] === definition.steps[step]?.name);
}

/** Says which rule an outcome breaks that fits no state of its saga. */
export function kindOfWrongOutcome(saga: SagaView, text: string | null, isRecovered: boolean): ViolationKind {
  const state = saga.states[0]!;
  const end = endOf(state);
  if (end && state.final) return isRecovered ? 'outcomes' : 'joins';
  switch (end?.status) {
    case 'completed':
      return 'completed';
    case 'compensated':
      return 'compensated';
    case 'stuck':
      return state.hasTurned ? 'stuck-compensation' : 'stuck-forward';
  }
  if (isRecovered && !saga.isCalled) return 'outcomes';
  if (state.retrying) return 'all-tries';
  if (state.phase === 'backward') {
    if (state.stuck.length > 0) return 'other-compensations';
    if (state.queue[0] === state.step) return 'failed-step';
    return 'compensates';
  }
  if (isRecovered) return 'finishes';
  return (parseJson(text) as { status?: unknown } | undefined)?.status === 'stuck' ? 'stuck-forward' : 'completed';
}

/** Returns the outcome that a finished state calls for, as JSON text. */
export function outcomeText({ definition, id }: SagaView, state: SagaState): string {
  const end = endOf(state);
  const nameOf = (step: number) => definition.steps[step]?.name;
  switch (end?.status) {
    case 'completed':
      return JSON.stringify({ id, status: 'completed', results: resultsBefore(definition, id, definition.steps.length).value });
    case 'compensated':
      return JSON.stringify({ id, status: 'compensated', failedStep: nameOf(end.failedStep) });
    case 'stuck':
      return end.steps.map((step) => JSON.stringify({ id, status: 'stuck', step: nameOf(step) })).join(' or ');
    case undefined:
      return 'no outcome yet';
  }
}
