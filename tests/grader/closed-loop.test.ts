import { describe, expect, it } from 'vitest';
import { gradeInNode } from '../../src/grader/host/node.ts';
import { clusterExercise } from './mini-exercises.ts';

const grade = (source: string, seed?: string) => gradeInNode(clusterExercise, { source, scope: 'full', ...(seed && { seed }) });
const balancerWhose = (pick: string, rest = '') => `
export function createBalancer(env) {
  let backends = env.backends;
  let next = 0;
  return {
    pick(request) { ${pick} },
    finished() {},
    setBackends(list) { backends = list; },
    ${rest}
  };
}`;
const roundRobin = 'next = (next + 1) % backends.length; return backends[next].id;';

describe('simulations', () => {
  it('pass code that is right, with measures and what they showed', async () => {
    const { verdict, exhibits } = await grade(balancerWhose(roundRobin));
    expect(verdict.outcome).toBe('pass');
    expect(verdict.measures).toEqual([{ id: 'requests', value: 3000, budget: 6000, unit: 'requests', outcome: 'pass' }]);
    expect(exhibits.map((one) => one.id)).toEqual(['calm']);
  });

  it('give the same hash again, and another for another seed', async () => {
    const [first, again, other] = [
      await grade(balancerWhose(roundRobin)),
      await grade(balancerWhose(roundRobin)),
      await grade(balancerWhose(roundRobin), 'x'),
    ];
    expect(again.verdict).toEqual(first.verdict);
    expect(other.verdict.receipt.transcriptHash).not.toBe(first.verdict.receipt.transcriptHash);
  });

  it.each([
    ['a name that no backend has', 'return "z";', 'unknown-backend'],
    ['nothing while some are healthy', 'return undefined;', 'none-picked'],
    ['an object', 'return { toString: () => "a" };', 'not-a-text'],
  ])('fail code that picks %s', async (_what, pick, fault) => {
    const { verdict } = await grade(balancerWhose(pick));
    expect(verdict.outcome).toBe('fail');
    expect(verdict.rules).toEqual([{ id: 'R1', outcome: 'fail', message: `It was at fault: ${fault}.`, test: 'R1/calm' }]);
  });

  it('say what code threw and where', async () => {
    const { verdict } = await grade(balancerWhose('if (request.id === 40) throw new TypeError("no such thing"); ' + roundRobin));
    expect(verdict.outcome).toBe('error');
    expect(verdict.problem).toMatchObject({ kind: 'threw', line: 6 });
    expect(verdict.problem!.message).toContain('no such thing');
  });

  it('stop code that never ends, and say so', async () => {
    const { verdict } = await grade(balancerWhose('if (request.id === 40) for (;;) {} ' + roundRobin));
    expect(verdict.outcome).toBe('timeout');
    expect(verdict.problem).toMatchObject({ kind: 'step-limit', line: 6 });
  });

  it('start each on a fresh copy of the module', async () => {
    const { verdict } = await grade(`let made = 0;\n${balancerWhose(`if (made++ > 3000) return undefined; ${roundRobin}`)}`);
    expect(verdict.outcome).toBe('pass');
  });

  it('are told from forged ones: what the code does to built-ins changes nothing', async () => {
    const { verdict } = await grade(
      `try { Object.prototype.kind = 'ended'; } catch {}\ntry { Array.prototype.map = () => []; } catch {}\n${balancerWhose('return "z";')}`,
    );
    expect(verdict.outcome).toBe('fail');
  });
});
