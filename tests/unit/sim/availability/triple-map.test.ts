import { expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { DecisionDiagram, TooManyJoins } from '../../../../src/sim/availability/decision-diagram.ts';
import { TripleMap } from '../../../../src/sim/availability/triple-map.ts';

it('a map of triples holds what a Map holds, through growing', () => {
  const random = createStream('triples');
  const map = new TripleMap();
  const expected = new Map<string, number>();
  for (let round = 0; round < 20_000; round++) {
    const triple = [random.below(3), random.below(90) - 45, random.below(90)] as const;
    const key = triple.join();
    expect(map.get(...triple)).toBe(expected.get(key));
    if (!expected.has(key)) expected.set(key, round);
    expect(map.getOrSet(...triple, round)).toBe(expected.get(key));
  }
  expect(expected.size).toBeGreaterThan(10_000);
});

it('a decision diagram works out as many joins as it may, and no more', () => {
  const joined = (most: number): DecisionDiagram => {
    const diagram = new DecisionDiagram(most);
    let all = diagram.ofPart(9);
    for (let part = 8; part >= 0; part--) all = diagram.both(diagram.ofPart(part), all);
    return diagram;
  };
  expect(joined(9).joinsLeft).toBe(0);
  expect(() => joined(8)).toThrow(TooManyJoins);
});
