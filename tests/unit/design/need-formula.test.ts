import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../src/design/need-chance.ts';
import { type Formula, type Gate, NeedFormulas } from '../../../src/design/need-formula.ts';
import { bitsOfChance, sampleChance } from '../../../src/design/need-sample.ts';
import { createStream, type RandomStream } from '../../../src/kernel/index.ts';
import { found } from './sample-design.ts';

const plenty = { steps: 1_000_000 };

/** Draws formulas on top of each other, so that they share members; returns them with what each is in a state of the parts. */
function draw(formulas: NeedFormulas, parts: number, gates: number, random: RandomStream) {
  const all = Array.from({ length: parts }, (_, part) => ({
    formula: formulas.ofPart(part),
    isMet: (state: number): boolean => ((state >> part) & 1) === 1,
  }));
  for (let count = 0; count < gates; count++) {
    const gate: Gate = random.float() < 0.5 ? 'all' : 'any';
    const members = Array.from({ length: random.below(4) || 2 }, () => all[Math.max(0, all.length - 1 - random.below(parts + 4))]!);
    all.push({
      formula: formulas.join(
        gate,
        members.map(({ formula }) => formula),
      ),
      isMet: (state) => (gate === 'all' ? members.every((one) => one.isMet(state)) : members.some((one) => one.isMet(state))),
    });
  }
  return all;
}

function isMet(formulas: NeedFormulas, formula: Formula, state: number): boolean {
  const members = formulas.membersOf(formula);
  const gate = formulas.gateOf(formula);
  if (gate === 'part') return ((state >> members[0]!) & 1) === 1;
  return gate === 'all' ? members.every((one) => isMet(formulas, one, state)) : members.some((one) => isMet(formulas, one, state));
}

describe('formulas of needs', () => {
  it.each([0, 40, 10_000])('[A15] are met in the same states as they were before, with %d of work for reducing', (work) => {
    const random = createStream('formulas');
    for (let round = 0; round < 100; round++) {
      const formulas = new NeedFormulas(6, work);
      for (const { formula, isMet: expected } of draw(formulas, 6, 14, random)) {
        const states = Array.from({ length: 64 }, (_, state) => state);
        expect(states.map((state) => isMet(formulas, formula, state))).toEqual(states.map(expected));
      }
    }
  });

  it('[A15] have the chance that all states add up to, even with next to no work for reducing', () => {
    const random = createStream('chances');
    let entangled = 0;
    for (let round = 0; round < 200; round++) {
      const parts = 40;
      const formulas = new NeedFormulas(parts, round % 2 === 0 ? 10_000 : 0);
      const chancesDown = Array.from({ length: parts }, () => random.float());
      const { formula, isMet: expected } = draw(formulas, 8, 16, random).at(-1)!;
      let up = 0;
      for (let state = 0; state < 256; state++) {
        if (!expected(state)) continue;
        up += chancesDown.slice(0, 8).reduce((chance, one, part) => chance * ((state >> part) & 1 ? 1 - one : one), 1);
      }
      const chance = found(chanceOf(formulas, formula, chancesDown, { ...plenty }));
      expect(chance.up).toBeCloseTo(up, 13);
      expect(chance.down).toBeCloseTo(1 - up, 13);
      if (!chanceOf(formulas, formula, chancesDown, { steps: 0 })) entangled++;
    }
    expect(entangled).toBeGreaterThan(20);
  });

  it('[A15] ask once for what is on every way, and for nothing that is superfluous', () => {
    const formulas = new NeedFormulas(40, 10_000);
    const [a, b, c, shared] = [formulas.ofPart(0), formulas.ofPart(1), formulas.ofPart(35), formulas.ofPart(39)] as const;
    const { join } = { join: formulas.join.bind(formulas) };
    expect(join('any', [join('all', [a, shared]), join('all', [b, shared])])).toBe(join('all', [shared, join('any', [a, b])]));
    expect(join('all', [join('any', [a, shared]), join('any', [b, shared])])).toBe(join('any', [shared, join('all', [a, b])]));
    expect(join('all', [join('all', [a, b]), c, a])).toBe(join('all', [c, b, a]));
    expect(join('any', [a, join('all', [a, b])])).toBe(a);
    // The part stands further down, behind a gate of each sort.
    expect(join('all', [a, join('any', [c, join('all', [b, join('any', [a, shared])])])])).toBe(join('all', [a, join('any', [c, b])]));
    const gate = join('any', [b, c]);
    expect(join('all', [gate, join('any', [gate, shared])])).toBe(gate);
    expect([join('all', []), join('any', []), join('all', [a, join('any', [])]), join('any', [a, join('all', [])])]).toEqual([1, 0, 0, 1]);
  });

  it('[A15] keep the digits of what is nearly never up or down', () => {
    const formulas = new NeedFormulas(4, 100);
    const parts = [0, 1, 2, 3].map((part) => formulas.ofPart(part));
    const small = [1e-7, 1e-7, 1e-7, 1e-7];
    const any = found(chanceOf(formulas, formulas.join('any', parts), small, { ...plenty }));
    expect([any.up, any.down / 1e-28]).toEqual([1, expect.closeTo(1, 9)]);
    const all = found(chanceOf(formulas, formulas.join('all', parts), small, { ...plenty }));
    expect(all.down / 4e-7).toBeCloseTo(1 - 1.5e-7, 12);
  });

  it('[A7] are sampled with the chance that they have, from bits with the chance that they stand for', () => {
    const stream = createStream('bits');
    const ones = (chance: number): number => {
      let count = 0;
      for (let word = 0; word < 4000; word++) {
        const bits = bitsOfChance(chance, stream);
        for (let bit = 0; bit < 32; bit++) count += (bits >>> bit) & 1;
      }
      return count / 128_000;
    };
    expect([ones(0), ones(1)]).toEqual([0, 1]);
    for (const chance of [0.001, 0.3, 0.5, 0.75, 0.999])
      expect(Math.abs(ones(chance) - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 128_000));
    const formulas = new NeedFormulas(3, 100);
    const [a, b, c] = [0, 1, 2].map((part) => formulas.ofPart(part)) as [Formula, Formula, Formula];
    const root = formulas.join('any', [formulas.join('all', [a, b]), c]);
    const { up, standardError } = sampleChance(formulas, root, [0.5, 0.4, 0.9], 50_001, stream);
    expect(standardError).toBeCloseTo(Math.sqrt((0.37 * 0.63) / 50_001), 4);
    expect(Math.abs(up - (1 - 0.7 * 0.9))).toBeLessThan(4 * standardError);
    expect(sampleChance(formulas, formulas.ofPart(0), [0, 0, 0], 10, stream).up).toBe(1);
  });

  it('[A13] stop where the joins allowed are used up, and take from what is allowed what they used', () => {
    const random = createStream('allowed');
    const formulas = new NeedFormulas(30, 0);
    const { formula } = draw(formulas, 30, 200, random).at(-1)!;
    const chancesDown = Array.from({ length: 30 }, () => 0.5);
    const allowance = { steps: 1_000_000 };
    const exact = chanceOf(formulas, formula, chancesDown, allowance);
    const used = 1_000_000 - allowance.steps;
    expect(exact).toBeDefined();
    expect(used).toBeGreaterThan(10);
    expect(chanceOf(formulas, formula, chancesDown, { steps: Math.floor(used / 20) })).toBeUndefined();
  });
});
