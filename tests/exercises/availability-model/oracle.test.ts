import { describe, expect, it } from 'vitest';
import type { Requirement, System } from '../../../exercises/foundations/availability-model/contract.ts';
import { createAvailabilityModel } from '../../../exercises/foundations/availability-model/private/reference.ts';
import { askDowntime, askSinglePoints } from '../../../exercises/foundations/availability-model/suite/calls.ts';
import { check } from '../../../exercises/foundations/availability-model/suite/check.ts';
import {
  caseOf,
  linking,
  linksOf,
  requiring,
  someComponents,
  someGate,
} from '../../../exercises/foundations/availability-model/suite/draws.ts';
import { exercise } from '../../../exercises/foundations/availability-model/suite/index.ts';
import { oracleAvailability, oracleSinglePoints } from '../../../exercises/foundations/availability-model/suite/oracle.ts';
import { shrinking } from '../../../exercises/foundations/availability-model/suite/shrinking.ts';
import { readSystem, requirementsInside, setupOf } from '../../../exercises/foundations/availability-model/suite/system-setup.ts';
import { integerResult, ResultCode, type CallCase } from '../../../src/grader/authoring.ts';
import { gradeInNode } from '../../../src/grader/host/node.ts';
import { createStream, type RandomStream } from '../../../src/kernel/index.ts';
import { bundleModule } from '../../../scripts/check/solution-file.ts';

/** Tells whether a requirement is met in one state of all components: no probabilities, so nothing of the oracle's or the reference's arithmetic. */
function isMet(requirement: Requirement, up: ReadonlySet<string>): boolean {
  if (typeof requirement === 'string') return up.has(requirement);
  const met = requirementsInside(requirement).filter((one) => isMet(one, up)).length;
  if ('all' in requirement) return met === requirement.all.length;
  return met >= ('any' in requirement ? 1 : requirement.atLeast);
}

/** Adds up the probabilities of all states in which a system is up. */
function sumOfStates({ components, requirement }: System): number {
  let sum = 0;
  for (let state = 0; state < 2 ** components.length; state++) {
    const isUp = components.map((_, index) => Math.floor(state / 2 ** index) % 2 === 1);
    const up = new Set(components.flatMap(({ id }, index) => (isUp[index] ? id : [])));
    if (!isMet(requirement, up)) continue;
    sum += components.reduce((product, { availability }, index) => product * (isUp[index] ? availability : 1 - availability), 1);
  }
  return sum;
}

function someSharedRequirement(stream: RandomStream, ids: readonly string[], depth: number): Requirement {
  if (depth === 0 || stream.below(4) === 0) return ids[stream.below(ids.length)]!;
  return someGate(
    stream,
    Array.from({ length: 1 + stream.below(4) }, () => someSharedRequirement(stream, ids, depth - 1)),
  );
}

/** Lists every way without a circle, and what all of them have in common, in the order of the first. */
function commonOfWays({ entry, links, targets }: System): string[] {
  const ways: string[][] = [];
  const follow = (way: string[]): void => {
    const at = way.at(-1)!;
    if (targets.includes(at)) ways.push(way);
    else for (const { from, to } of links) if (from === at && !way.includes(to)) follow([...way, to]);
  };
  follow([entry]);
  return (ways[0] ?? []).filter((id) => ways.every((way) => way.includes(id)));
}

function someGraph(stream: RandomStream): System {
  const ids = [...'abcdefgh'].slice(0, 3 + stream.below(6));
  const any = () => ids[stream.below(ids.length)]!;
  const links = Array.from({ length: ids.length + stream.below(ids.length) }, () => ({ from: any(), to: any() }));
  return linking(ids, links, Array.from({ length: 1 + stream.below(2) }, any));
}

describe('availability', () => {
  it('[R5] [R6] by oracle and reference is the sum over all states', () => {
    for (let round = 0; round < 300; round++) {
      const stream = createStream(`states/${round}`);
      const ids = [...'abcdefg'].slice(0, 1 + stream.below(7));
      const system = requiring(someComponents(stream, ids), someSharedRequirement(stream, ids, 3));
      const exact = sumOfStates(system);
      expect(oracleAvailability(system)).toBeCloseTo(exact, 12);
      expect(createAvailabilityModel(system).availability()).toBeCloseTo(exact, 12);
    }
  });

  it('[R14] [R15] of a system too large for its states is the reference’s too', () => {
    for (const test of exercise.tests) {
      if (test.kind !== 'budget' || test.rule === 'R16') continue;
      const system = readSystem(test.prepare(test.sizes.at(-1)!, createStream(test.id)).measured.setup[0]);
      expect(createAvailabilityModel(system).availability()).toBeCloseTo(oracleAvailability(system), 11);
    }
  });
});

describe('single points', () => {
  it('[R10] [R11] [R12] by oracle and reference are what all ways have in common', () => {
    for (let round = 0; round < 400; round++) {
      const system = someGraph(createStream(`ways/${round}`));
      const expected = commonOfWays(system);
      expect(oracleSinglePoints(system)).toEqual(expected);
      expect(createAvailabilityModel(system).singlePoints()).toEqual(expected);
    }
  });
});

describe('check', () => {
  const pair = requiring(
    [...'ab'].map((id) => ({ id, availability: 0.99 })),
    { any: ['a', 'b'] },
  );
  const judge = (one: CallCase, ...results: number[]) => check(one, Int32Array.from(results), ResultCode.made);

  it('takes an availability that is a billionth beside the exact one, and no other', () => {
    const one = caseOf(pair);
    for (const right of [999_899_999, 999_900_000, 999_900_001]) expect(judge(one, integerResult(right))).toBeUndefined();
    for (const wrong of [999_899_998, 999_900_002]) {
      expect(judge(one, integerResult(wrong))).toEqual({ callIndex: 0, expected: '999900000' });
    }
    for (const wrong of [ResultCode.undefined, ResultCode.other, ResultCode.true]) expect(judge(one, wrong)).toBeDefined();
  });

  it('counts downtime in thousandths of a minute', () => {
    expect(judge(caseOf(pair, [askDowntime(30)]), integerResult(4320))).toBeUndefined();
    expect(judge(caseOf(pair, [askDowntime(30)]), integerResult(4323))).toEqual({ callIndex: 0, expected: '4320' });
  });

  it('wants every single point at its place and nothing behind the last', () => {
    const one = caseOf(linking([...'abc'], linksOf('ab', 'bc'), ['b']), askSinglePoints(3));
    expect(judge(one, integerResult(2), 0, 1, ResultCode.undefined)).toBeUndefined();
    expect(judge(one, integerResult(3))).toEqual({ callIndex: 0, expected: '2' });
    expect(judge(one, integerResult(2), 1)).toEqual({ callIndex: 1, expected: '"a"' });
    expect(judge(one, integerResult(2), 0, 1, 2)).toEqual({ callIndex: 3, expected: 'undefined' });
  });

  it('[R9] wants a system refused that makes no sense, and says why', () => {
    const one = caseOf(requiring([{ id: 'a', availability: 1.5 }], 'a'));
    const refused = exercise.interface.values.findIndex((spec) => spec.kind === 'plain' && String(spec.value).startsWith('a RangeError'));
    expect(judge(one, refused)).toBeUndefined();
    expect(judge(one, integerResult(1_000_000_000))?.expected).toContain('the availability of "a" is not from 0 to 1');
    expect(judge(caseOf(pair), refused)).toEqual({ callIndex: 0, expected: '999900000' });
  });
});

describe('flat form and shrinking', () => {
  it('gives every system of the suite back as it was', () => {
    for (const test of exercise.tests) {
      if (test.kind !== 'cases') continue;
      for (const one of test.cases(createStream(test.id))) {
        for (const setup of one.setup) expect(setupOf(readSystem(setup))).toEqual(setup);
      }
    }
  });

  it('turns a case into small values and back without changing an answer', () => {
    const tests = exercise.tests.filter(({ kind, rule }) => kind === 'cases' && !['R8', 'R9'].includes(rule));
    for (const test of tests) {
      if (test.kind !== 'cases') continue;
      for (const one of test.cases(createStream(test.id))) {
        const back = shrinking.fromValue(shrinking.toValue(one));
        expect([back.methods, back.a, back.c]).toEqual([one.methods, one.a, one.c ?? back.c]);
        for (const [index, setup] of one.setup.entries()) {
          expect(oracleAvailability(readSystem(back.setup[index]))).toBeCloseTo(oracleAvailability(readSystem(setup)), 12);
          expect(oracleSinglePoints(readSystem(back.setup[index]))).toEqual(oracleSinglePoints(readSystem(setup)));
        }
      }
    }
  });

  it('makes a system that fits together of whatever a shrinker leaves', () => {
    const part = (depth: number, kind: number, value: number) => [depth, kind, value] as const;
    const empty = { components: [], parts: [], entry: -1, links: [], targets: [] };
    const systems = [
      empty,
      { ...empty, components: [[3, 0] as const], parts: [part(4, 0, 9), part(2, 0, 3), part(0, 1, 0)], links: [[3, 9] as const] },
      { ...empty, components: [[3, 0] as const, [3, 5] as const], parts: [part(2, 2, 0), part(0, 0, 3), part(0, 3, 2)], targets: [3, 8] },
    ];
    for (const system of systems) {
      const one = shrinking.fromValue({ systems: [system], calls: [[0, 0]] });
      expect(check(one, Int32Array.of(ResultCode.other), ResultCode.made)?.expected).toMatch(/^\d+$/);
    }
  });
});

async function gradeFile(name: string) {
  const source = await bundleModule(new URL(name, import.meta.url).pathname);
  const { verdict, failedTests } = await gradeInNode(exercise, { source, scope: 'full' });
  const share = (id: string): number => {
    const { value, budget } = verdict.measures.find((one) => one.id === id)!;
    return value / budget;
  };
  return { failedTests: [...failedTests].sort(), share };
}

describe('the oracle handed in', () => {
  it('[R14] [R15] answers right and is far over the budgets of requirements', { timeout: 60_000 }, async () => {
    const { failedTests, share } = await gradeFile('./oracle-as-solution.ts');
    expect(failedTests).toEqual(['R14/shared-steps', 'R15/quorum-steps']);
    expect(share('shared-steps')).toBeGreaterThan(2);
    expect(share('quorum-steps')).toBeGreaterThan(2);
  });

  it('[R16] answers right and is far over the budget of single points', { timeout: 60_000 }, async () => {
    const { failedTests, share } = await gradeFile('./oracle-graph-as-solution.ts');
    expect(failedTests).toEqual(['R16/graph-steps']);
    expect(share('graph-steps')).toBeGreaterThan(2);
  });
});
