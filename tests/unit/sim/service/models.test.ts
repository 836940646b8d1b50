import { describe, expect, it } from 'vitest';
import { createModel, type Plan, type ServiceModel } from '../../../../src/sim/service/models/index.ts';
import type { KeyValueStoreParams, ServiceModelSpec } from '../../../../src/sim/service/index.ts';

const fixed = (micros: number) => ({ kind: 'fixed' as const, micros });

function begin(model: ServiceModel, operation: string, args: unknown[], nowMicros = 0): Plan {
  return model.begin({ operation, args, nowMicros });
}

function storeOf(over: Partial<KeyValueStoreParams>): ServiceModel {
  return createModel({ model: 'keyValueStore', params: { initial: { a: 1 }, read: fixed(10), write: fixed(20), ...over } }, 1, 0)!;
}

function modelOf(spec: ServiceModelSpec): ServiceModel {
  return createModel(spec, 1, 0)!;
}

describe('the key-value store', () => {
  it('reads what is written at the instant of the effect', () => {
    const store = storeOf({ effectAt: 'middle' });
    const write = begin(store, 'write', ['a', 2]);
    const read = begin(store, 'read', ['a']);
    expect([write.effectAfterMicros, write.answerAfterMicros, read.effectAfterMicros]).toEqual([10, 20, 5]);
    expect(read.effect(5)).toEqual({ kind: 'resolved', value: 1 });
    write.effect(10);
    expect(begin(store, 'read', ['a']).effect(20)).toEqual({ kind: 'resolved', value: 2 });
    begin(store, 'delete', ['a']).effect(30);
    expect(begin(store, 'read', ['a']).effect(40)).toEqual({ kind: 'resolved', value: undefined });
    expect(begin(storeOf({ missing: 'null' }), 'read', ['b']).effect(40)).toEqual({ kind: 'resolved', value: null });
    expect(begin(store, 'read', [3]).effect(0).kind).toBe('rejected');
  });

  it('knows what somebody else wrote by then', () => {
    const store = storeOf({
      changes: [
        { atMicros: 100, key: 'a', value: 9 },
        { atMicros: 200, key: 'a', value: null },
      ],
    });
    const valueAt = (micros: number) => begin(store, 'read', ['a']).effect(micros);
    expect([valueAt(99), valueAt(100), valueAt(200)]).toEqual([1, 9, undefined].map((value) => ({ kind: 'resolved', value })));
  });

  it('draws the same for the n-th call of a key, whatever is called in between', () => {
    const read = { kind: 'uniform' as const, minMicros: 100, maxMicros: 100_000 };
    const [one, other] = [storeOf({ read, effectAt: 'drawn' }), storeOf({ read, effectAt: 'drawn' })];
    const first = begin(one, 'read', ['a']);
    begin(other, 'read', ['b']);
    begin(other, 'write', ['a', 1]);
    const same = begin(other, 'read', ['a']);
    expect([same.answerAfterMicros, same.effectAfterMicros]).toEqual([first.answerAfterMicros, first.effectAfterMicros]);
    expect(begin(one, 'read', ['a']).answerAfterMicros).not.toBe(first.answerAfterMicros);
    expect(first.effectAfterMicros!).toBeLessThanOrEqual(first.answerAfterMicros!);
  });

  it('fails as its faults say', () => {
    const store = storeOf({
      faults: [
        { operation: 'read', nth: [2], how: 'rejects', message: 'down', afterMicros: 3 },
        { operation: 'read', keys: ['k'], how: 'never' },
        { operation: 'write', fromMicros: 50, untilMicros: 60, how: 'rejectsAfterEffect' },
      ],
    });
    expect(begin(store, 'read', ['a']).refusal).toBeUndefined();
    expect(begin(store, 'read', ['a'])).toMatchObject({ effectAfterMicros: null, answerAfterMicros: 3, refusal: { message: 'down' } });
    expect(begin(store, 'read', ['k'])).toMatchObject({ effectAfterMicros: null, answerAfterMicros: null });
    expect(begin(store, 'write', ['a', 5], 49).refusal).toBeUndefined();
    expect(begin(store, 'write', ['a', 5], 50)).toMatchObject({
      effectAfterMicros: 20,
      answerAfterMicros: 20,
      refusal: { kind: 'rejected' },
    });
    expect(begin(store, 'write', ['a', 5], 60).refusal).toBeUndefined();
  });

  it('fails about as often as asked', () => {
    const store = storeOf({ faults: [{ how: 'rejects', perMille: 250 }] });
    let failed = 0;
    for (let n = 0; n < 4000; n++) if (begin(store, 'read', ['a']).refusal) failed += 1;
    // Four standard deviations of a binomial: 110.
    expect(Math.abs(failed - 1000)).toBeLessThan(110);
  });

  it('takes times from a list, the last for all that follow, and exponential ones of their mean', () => {
    const store = storeOf({ read: { kind: 'list', micros: [5, 7] } });
    expect([1, 2, 3].map(() => begin(store, 'read', ['a']).answerAfterMicros)).toEqual([5, 7, 7]);
    const random = storeOf({ read: { kind: 'exponential', meanMicros: 1000 } });
    let sum = 0;
    for (let n = 0; n < 10_000; n++) sum += begin(random, 'read', ['a']).answerAfterMicros!;
    // Four standard errors of the mean: 40.
    expect(Math.abs(sum / 10_000 - 1000)).toBeLessThan(40);
  });
});

describe('the other services', () => {
  it('an origin answers each fetch anew', () => {
    const origin = modelOf({ model: 'origin', params: { fetch: fixed(8) } });
    expect(begin(origin, 'fetch', ['x']).effect(8)).toEqual({ kind: 'resolved', value: { key: 'x', serial: 1 } });
    expect(begin(origin, 'fetch', ['x']).effect(9)).toEqual({ kind: 'resolved', value: { key: 'x', serial: 2 } });
  });

  it('jobs take the time they are said to', () => {
    const jobs = modelOf({ model: 'jobs', params: { run: fixed(10), micros: { long: 500 } } });
    expect(begin(jobs, 'run', ['long']).answerAfterMicros).toBe(500);
    expect(begin(jobs, 'run', ['toString']).answerAfterMicros).toBe(10);
    expect(begin(jobs, 'run', ['j1']).effect(10)).toEqual({ kind: 'resolved', value: 'done j1' });
  });

  it('backends behave by the phase in which a probe begins', () => {
    const backends = modelOf({
      model: 'backends',
      params: {
        backends: [
          {
            id: 'a',
            phases: [
              { fromMicros: 0, behaves: 'answers', latency: fixed(5) },
              { fromMicros: 100, behaves: 'never', latency: fixed(5) },
              { fromMicros: 200, behaves: 'rejects', latency: fixed(7) },
              { fromMicros: 300, behaves: 'answers', latency: fixed(900), failsPerMille: 500 },
            ],
          },
        ],
      },
    });
    expect(begin(backends, 'probe', ['a'], 99).effect(104)).toEqual({ kind: 'resolved', value: { id: 'a', status: 200 } });
    expect(begin(backends, 'probe', ['a'], 100).answerAfterMicros).toBeNull();
    expect(begin(backends, 'probe', ['a'], 200)).toMatchObject({ answerAfterMicros: 7, refusal: { kind: 'rejected' } });
    expect(begin(backends, 'probe', ['b'], 0).refusal).toBeDefined();
    let refused = 0;
    for (let n = 0; n < 1000; n++) if (begin(backends, 'probe', ['a'], 300).refusal) refused += 1;
    expect(Math.abs(refused - 500)).toBeLessThan(64);
  });
});
