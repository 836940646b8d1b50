import { describe, expect, it } from 'vitest';
import {
  afterCall,
  afterCrash,
  afterFailure,
  afterSuccess,
  endOf,
  firstState,
  nextCall,
  type SagaState,
} from '../../../../src/sim/saga/saga-states.ts';

const definition = {
  name: 'order',
  steps: [
    { name: 'a', compensation: true },
    { name: 'b', compensation: true },
    { name: 'c', compensation: true },
  ],
};
const refused = { definite: true, retryable: false };
const lost = { definite: false, retryable: true };
const most = 2;

/** Goes through calls of actions that succeed, and leaves the last answer in the log. */
function done(count: number): SagaState[] {
  let states = [firstState()];
  for (let step = 0; step < count; step++) states = afterSuccess(afterCall(states, step, false), definition);
  return states;
}

const nextOf = (states: readonly SagaState[]) =>
  states.map((state) => nextCall(state)).map((next) => next && [next.step, next.compensates]);

describe('saga states', () => {
  it('run forward and end as completed', () => {
    expect(nextOf(done(2))).toEqual([[2, false]]);
    expect(endOf(done(3)[0]!)).toEqual({ status: 'completed' });
    expect(afterCall(done(1), 2, false)).toEqual([]);
  });

  it('leave out the failed step only when every try failed definitely', () => {
    const asked = () => afterCall(done(2), 2, false);
    expect(nextOf(afterFailure(asked(), definition, refused, most))).toEqual([[1, true]]);
    const once = afterFailure(asked(), definition, lost, most);
    expect(nextOf(once)).toEqual([[2, false]]);
    expect(nextOf(afterFailure(afterCall(once, 2, false), definition, refused, most))).toEqual([[2, true]]);
  });

  it('allow either after a crash, when nobody can know whether a try was made', () => {
    const restarted = afterCall(afterCrash(done(2), 1), 2, false);
    // The state that fell back cannot be here: it would call b.
    expect(nextOf(afterFailure(restarted, definition, refused, most))).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('fall back to the call when its end is not in the log, and may do either when something is', () => {
    expect(nextOf(afterCrash(done(2), 0))).toEqual([[1, false]]);
    expect(nextOf(afterCrash(done(2), 1))).toEqual([
      [2, false],
      [1, false],
    ]);
    expect(nextOf(afterCrash(afterCall(done(2), 2, false), 5))).toEqual([[2, false]]);
  });

  it('count tries anew in each life', () => {
    const once = afterFailure(afterCall(done(0), 0, false), definition, lost, most);
    const again = afterFailure(afterCall(afterCrash(once, 0), 0, false), definition, lost, most);
    expect(again[0]).toMatchObject({ retrying: true, tries: 1 });
  });

  it('get stuck past the pivot, and at compensations that fail for good', () => {
    const withPivot = { ...definition, steps: definition.steps.map((step, index) => ({ ...step, pivot: index === 1 })) };
    const failed = afterFailure(afterCall(done(2), 2, false), withPivot, refused, most);
    expect(endOf(failed[0]!)).toEqual({ status: 'stuck', steps: [2] });
    let states = afterFailure(afterCall(done(2), 2, false), definition, refused, most);
    states = afterFailure(afterCall(states, 1, true), definition, refused, most);
    states = afterSuccess(afterCall(states, 0, true), definition);
    expect(endOf(states[0]!)).toEqual({ status: 'stuck', steps: [1] });
  });
});
