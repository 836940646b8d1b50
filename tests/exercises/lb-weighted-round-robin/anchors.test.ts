import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../exercises/traffic/lb-weighted-round-robin/contract.ts';
import { createBalancer } from '../../../exercises/traffic/lb-weighted-round-robin/private/reference.ts';
import { check } from '../../../exercises/traffic/lb-weighted-round-robin/suite/check.ts';
import { ruleTests } from '../../../exercises/traffic/lb-weighted-round-robin/suite/rules.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { ResultCode } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { playScript } from '../traffic/play-script.ts';

const request = { id: 0, clientAddress: '10.0.0.1' };
const chance = () => 0.5;

function sequence(backends: readonly Backend[], picks: number): string[] {
  const balancer = createBalancer({ backends, now: () => 0, random: chance });
  return Array.from({ length: picks }, () => balancer.pick(request)!);
}

describe('the sequences of nginx', () => {
  // Maxim Dounin, "Upstream: smooth weighted round-robin balancing", nginx, May 2012: the commit message.
  it('[R2] weights 5, 1, 1 give a a b a c a a, again and again', () => {
    expect(sequence(lettered([5, 1, 1]), 21).join(' ')).toBe('a a b a c a a a a b a c a a a a b a c a a');
  });

  // The example of smallnest/weighted, an implementation of the same in Go; exercises.yaml.
  it('[R2] weights 5, 2, 3 give a c b a a c a b c a', () => {
    expect(sequence(lettered([5, 2, 3]), 10).join(' ')).toBe('a c b a a c a b c a');
  });
});

describe('shares', () => {
  const stream = createStream('shares');
  const lists = Array.from({ length: 60 }, () => lettered(Array.from({ length: 2 + stream.below(6) }, () => 1 + stream.below(12))));

  it('[R2] are the weights over every full cycle, wherever it begins, within one request', () => {
    for (const backends of lists) {
      const cycle = backends.reduce((sum, { weight }) => sum + weight, 0);
      const picked = sequence(backends, 3 * cycle);
      for (let from = 0; from <= 2 * cycle; from++) {
        for (const { id, weight } of backends) {
          const count = picked.slice(from, from + cycle).filter((one) => one === id).length;
          expect(Math.abs(count - weight)).toBeLessThanOrEqual(1);
          if (from % cycle === 0) expect(count).toBe(weight);
        }
      }
    }
  });

  it('[R2] are interleaved: with two backends no run of the heavier is longer than its weight over the other’s, rounded up', () => {
    for (let heavy = 1; heavy <= 12; heavy++) {
      for (let light = 1; light <= heavy; light++) {
        const text = sequence(lettered([heavy, light]), 4 * (heavy + light)).join('');
        const longest = Math.max(...text.split('b').map((run) => run.length));
        expect(longest, `${heavy} to ${light}`).toBeLessThanOrEqual(Math.ceil(heavy / light) + 1);
        if (heavy > light) expect(text).not.toContain('bb');
      }
    }
  });
});

describe('the check', () => {
  const cases = ruleTests.flatMap((test) => test.cases(createStream(`check ${test.id}`)));

  it('agrees with the reference on every hidden case', () => {
    for (const one of cases) expect(check(one, playScript(createBalancer, one), ResultCode.made)).toBeUndefined();
  });

  it('finds a pick that names another backend, at that call', () => {
    const stream = createStream('spoil');
    let spoilt = 0;
    for (const one of cases.slice(0, 200)) {
      const results = playScript(createBalancer, one);
      const named = [...results.keys()].filter((at) => results[at]! >= 0 && results[at]! < 10);
      if (named.length === 0) continue;
      const at = named[stream.below(named.length)]!;
      const before = results[at]!;
      results[at] = (before + 1) % 10;
      expect(check(one, results, ResultCode.made)?.callIndex).toBe(at);
      spoilt += 1;
    }
    expect(spoilt).toBeGreaterThan(150);
  });
});
