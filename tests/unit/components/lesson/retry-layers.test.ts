import { describe, expect, it } from 'vitest';
import { callsAtStore, retryDefaults, retryLayers } from '../../../../src/components/lesson/retry-layers.ts';
import { describeChain, describeRetries, renderRetryRows } from '../../../../src/components/lesson/retry-layers-table.ts';
import { runStall, stallPolicies } from '../../../../src/components/lesson/stalled-store.ts';

describe('retries through layers', () => {
  it('multiply: 64 calls of three layers with four attempts, 4 of one, 1.331 within budgets of 10%', () => {
    expect(callsAtStore(retryDefaults)).toBe(64);
    expect(callsAtStore({ ...retryDefaults, layers: 1 })).toBe(4);
    expect(callsAtStore({ ...retryDefaults, budgetPercent: 10 })).toBeCloseTo(1.331, 12);
  });

  it('rescue what fails by chance: half the calls of a store, for twice the calls', () => {
    const half = { ...retryDefaults, failingPercent: 50 };
    expect(callsAtStore(half)).toBeCloseTo(2, 2);
    // Of four attempts that fail by half, one in sixteen calls fails; the next layer sees that.
    expect(retryLayers(half).map(({ failing }) => failing)[2]).toBeCloseTo(1 / 16, 12);
    expect(retryLayers(half)[0]!.failing).toBeLessThan(1e-15);
  });

  it('are none without failures, and fail what a budget leaves', () => {
    expect(callsAtStore({ ...retryDefaults, failingPercent: 0 })).toBe(1);
    const [only] = retryLayers({ ...retryDefaults, layers: 1, failingPercent: 50, budgetPercent: 20 });
    expect(only!.callsPerClick).toBeCloseTo(1.2, 12);
    expect(only!.failing).toBeCloseTo(0.4, 12);
  });

  it('are put into rows and words', () => {
    expect(renderRetryRows(retryDefaults)).toContain('<th scope="row">Layer 3</th><td>64</td><td>100%</td>');
    expect(renderRetryRows({ ...retryDefaults, failingPercent: 50 })).toContain('<td>under 0.001%</td>');
    expect(describeRetries(retryDefaults)).toBe('1,000 clicks a second are 64,000 calls a second at the store.');
    expect(describeChain({ ...retryDefaults, layers: 1 })).toContain('One layer over a store that fails 100%');
  });
});

describe('a store that stalls for ten seconds', () => {
  it('recovers or not as the lesson’s table says', () => {
    const results = stallPolicies.map(runStall);
    expect(results.map(({ recoveredAfterSec }) => recoveredAfterSec)).toEqual([18, undefined, undefined, 0]);
    expect(results.map(({ lastPerSec }) => Math.round(lastPerSec / 100) * 100)).toEqual([700, 0, 0, 700]);
    expect(results.map(({ darkSec }) => darkSec)).toEqual([28, 100, 100, 8]);
  });
});
