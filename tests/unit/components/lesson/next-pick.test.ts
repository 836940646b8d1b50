import { describe, expect, it } from 'vitest';
import { describePicks, firstBackends, pickRules, picksOf, waitOf } from '../../../../src/components/lesson/next-pick.ts';

describe('picksOf', () => {
  it('has each rule choose another of the first backends', () => {
    expect(pickRules.map((rule) => picksOf(rule, firstBackends))).toEqual([['a'], ['c'], ['b']]);
  });

  it('names all that are level', () => {
    const level = [
      { id: 'a', running: 9, latencyMs: 10, mbits: 0 },
      { id: 'b', running: 0, latencyMs: 100, mbits: 0 },
    ];
    expect(picksOf(pickRules[1]!, level)).toEqual(['a', 'b']);
  });
});

describe('describePicks', () => {
  it('says where each rule goes', () => {
    expect(describePicks(firstBackends)).toBe(
      'The next request goes to: least connections, a; least response time, c; least bandwidth, b.',
    );
  });
});

describe('waitOf', () => {
  it('counts the request to come', () => {
    expect(waitOf({ id: 'c', running: 5, latencyMs: 10, mbits: 80 })).toBe(60);
  });
});
