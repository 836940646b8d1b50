import { describe, expect, it } from 'vitest';
import { ScriptWriter } from '../../../exercises/traffic/lb-least-response-time/suite/script-writer.ts';
import { checkShares } from '../../../exercises/traffic/lb-least-response-time/suite/shares.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { codeOf, method } from '../../../exercises/traffic/suite-parts/balancer-calls.ts';
import { scriptCase } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { ResultCode, type CallCase } from '../../../src/grader/authoring.ts';

/** Answers the picks of a case one after the other. */
function answers(one: CallCase, names: string): Int32Array {
  let next = 0;
  return Int32Array.from(one.methods, (code) => (code === method.pick ? codeOf(names[next++]!) : ResultCode.undefined));
}

const ten = scriptCase({ backends: lettered([1, 1]) }, new ScriptWriter(['a', 'b']).pick(10).calls);

describe('checkShares', () => {
  const most = checkShares({ backend: 'a', from: 2, count: 6, most: 2, why: 'it is slow' });
  const least = checkShares({ backend: 'a', from: 2, count: 6, least: 2, why: 'it is new' });

  it('counts only the picks it is told to', () => {
    expect(most(ten, answers(ten, 'aabbaabbaa'), ResultCode.made)).toBeUndefined();
    expect(least(ten, answers(ten, 'aabbaabbbb'), ResultCode.made)).toBeUndefined();
  });

  it('finds the pick that is one too many', () => {
    expect(most(ten, answers(ten, 'bbaabbabbb'), ResultCode.made)).toEqual({
      callIndex: 6,
      expected: '"a" at most 2 times in these 6 picks (it is slow)',
    });
  });

  it('finds the pick after which there are too few left', () => {
    expect(least(ten, answers(ten, 'aabbbbbaaa'), ResultCode.made)).toEqual({
      callIndex: 6,
      expected: '"a" at least 2 times in these 6 picks (it is new)',
    });
  });

  it('tells of a backend that is not healthy before it counts', () => {
    expect(most(ten, answers(ten, 'acaaaaaaaa'), ResultCode.made)).toMatchObject({ callIndex: 1, expected: '"a" or "b"' });
  });
});

describe('ScriptWriter', () => {
  it('gives a backend results of its own by making it the only one', () => {
    const script = new ScriptWriter(['a']).teach('b', 2, 10).only('a', 'b');
    const names = Object.entries(method);
    expect(script.calls.map(([code]) => names.find(([, each]) => each === code)![0])).toEqual([
      'join',
      'leave',
      ...['pick', 'advance', 'finish'],
      ...['pick', 'advance', 'finish'],
      'join',
    ]);
    expect(script.next).toBe(2);
  });
});
