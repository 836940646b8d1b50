import type { CallAct } from './acts.ts';
import { endOf, nextCall, type SagaState } from './saga-states.ts';
import { callToken, type SagaView } from './saga-view.ts';
import { callName } from './story.ts';
import type { ViolationKind } from './violation.ts';

/** What is wrong with a call that no state of its saga allows. */
export interface WrongCall {
  readonly kind: ViolationKind;
  readonly expected: string;
  /** The call left out, where it shows only later whether it is made late or not at all. */
  readonly leftOut?: { readonly step: number; readonly kind: ViolationKind };
}

/** Says which rule a call breaks. `life` is the present life of the coordinator. */
export function classifyCall(saga: SagaView, act: CallAct, life: number): WrongCall {
  const state = saga.states[0]!;
  const expected = describeNext(saga);
  const kind = act.compensates ? kindOfCompensation(saga, state, act, life) : kindOfAction(saga, state, act, life);
  if (kind !== 'last-first') return { kind, expected };
  const step = state.queue[0]!;
  return { kind, expected, leftOut: { step, kind: step === state.step ? 'failed-step' : 'compensates' } };
}

function kindOfAction(saga: SagaView, state: SagaState, act: CallAct, life: number): ViolationKind {
  const before = saga.calledInLife.get(callToken(act));
  const end = endOf(state);
  if (state.phase === 'forward') {
    if (act.step > state.step || before === undefined) return 'in-order';
    if (before !== life) return 'replays';
    return saga.runsInLife > 1 ? 'joins' : 'in-order';
  }
  if (end?.status === 'completed') return afterTheEnd(saga, before, life);
  const justFailed = act.step === (end?.status === 'stuck' && !state.hasTurned ? end.steps[0] : state.step);
  const isUnderWay = [...saga.calledInLife].some(([token, when]) => token.startsWith('undo') && when <= life);
  if (state.hasTurned && isUnderWay) return life > saga.lastLife || before !== life ? 'direction' : 'compensates';
  if (justFailed && before === life && !state.final) return 'no-more-tries';
  if (state.final) return afterTheEnd(saga, before, life);
  if (life > 0 && before !== life) return 'direction';
  return state.hasTurned ? 'compensates' : 'stuck-forward';
}

function kindOfCompensation(saga: SagaView, state: SagaState, act: CallAct, life: number): ViolationKind {
  const before = saga.calledInLife.get(callToken(act));
  if (state.phase === 'forward') {
    if (saga.definition.steps.slice(0, state.step).some((step) => step.pivot)) return 'forward-only';
    if (state.retrying) return 'all-tries';
    return life > 0 ? 'direction' : 'compensates';
  }
  if (!state.hasTurned) return endOf(state)?.status === 'completed' ? afterTheEnd(saga, before, life) : 'forward-only';
  if (before === undefined && act.step >= state.step) return 'never-happened';
  if (state.queue.includes(act.step)) {
    if (act.step !== state.queue[0]) return state.retrying ? 'all-tries' : 'last-first';
    return saga.runsInLife > 1 ? 'joins' : 'compensates';
  }
  if (state.final) return afterTheEnd(saga, before, life);
  if (before !== undefined && before !== life) return 'replays';
  if (state.stuck.includes(act.step)) return 'no-more-tries';
  return saga.runsInLife > 1 ? 'joins' : 'compensates';
}

function afterTheEnd(saga: SagaView, before: number | undefined, life: number): ViolationKind {
  if (before === undefined || before === life) return saga.runsInLife > 1 ? 'joins' : 'in-order';
  return saga.states.every((state) => state.final) ? 'finished-stays' : 'replays';
}

/** Says in words what may come next in a saga. */
export function describeNext(saga: SagaView): string {
  const texts = saga.states.map((state) => {
    const next = nextCall(state);
    if (state.inFlight) return 'to wait for the call under way';
    if (next) {
      const name = callName(saga.definition.steps[next.step]?.name ?? '', next.compensates);
      return state.retrying ? `to try ${name} again` : `to call ${name}`;
    }
    return `no call: ${describeEnd(saga, state)}`;
  });
  return [...new Set(texts)].join(', or ');
}

/** Says in words what a finished saga came to. */
export function describeEnd(saga: SagaView, state: SagaState): string {
  const end = endOf(state);
  const nameOf = (step: number) => saga.definition.steps[step]?.name ?? '';
  switch (end?.status) {
    case 'completed':
      return 'the saga is completed';
    case 'compensated':
      return `the saga is compensated, failed at ${nameOf(end.failedStep)}`;
    case 'stuck':
      return `the saga is stuck at ${end.steps.map(nameOf).join(' or ')}`;
    case undefined:
      return 'the saga is not at its end';
  }
}
