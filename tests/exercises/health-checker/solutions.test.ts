import { describe, expect, it } from 'vitest';
import { createHealthChecker as oneCounter } from '../../../exercises/traffic/health-checker/private/accepted/one-counter.ts';
import { createHealthChecker as oneSleeper } from '../../../exercises/traffic/health-checker/private/accepted/one-sleeper.ts';
import { createHealthChecker as transitions } from '../../../exercises/traffic/health-checker/private/accepted/states-and-transitions.ts';
import { createHealthChecker as lateRefusal } from '../../../exercises/traffic/health-checker/private/mutants/late-refusal-counts-again.ts';
import { createHealthChecker as roomEjectsTheNext } from '../../../exercises/traffic/health-checker/private/mutants/room-ejects-the-next.ts';
import { createHealthChecker as reference } from '../../../exercises/traffic/health-checker/private/reference.ts';
import type { HealthCheckerEnv } from '../../../exercises/traffic/health-checker/contract.ts';
import { failedTests, type CreateHealthChecker } from './play.ts';

const right: Readonly<Record<string, CreateHealthChecker>> = { reference, oneCounter, oneSleeper, transitions };

describe('solutions under other seeds than the published one', () => {
  it.each(Object.keys(right))('pass: %s', async (name) => {
    for (const seed of ['first', 'second']) expect(await failedTests(seed, right[name]!)).toEqual([]);
  });

  it('fail by the mistakes that hide best', async () => {
    for (const seed of ['first', 'second']) {
      expect(await failedTests(seed, lateRefusal)).toContain('R4/late-failure');
      expect(await failedTests(seed, roomEjectsTheNext)).toContain('R10/room');
    }
  });

  it('[R14] fail where no request is ever reported, by the budget too', async () => {
    const deaf: CreateHealthChecker = (env: HealthCheckerEnv) => ({ ...reference(env), report: () => undefined });
    const failed = await failedTests('first', deaf);
    for (const id of ['R8/eject', 'R14/outages']) expect(failed).toContain(id);
    for (const id of ['R1/turns', 'R3/silent', 'R6/fall', 'R10/limit']) expect(failed).not.toContain(id);
  });

  it('[R12] fail where healthy gives a promise, or start never comes back', async () => {
    const late: CreateHealthChecker = (env: HealthCheckerEnv) => {
      const checker = reference(env);
      return { ...checker, healthy: async () => checker.healthy() };
    };
    expect(await failedTests('first', late)).toContain('R12/mixed');
    const stuck: CreateHealthChecker = (env: HealthCheckerEnv) => {
      const checker = reference(env);
      return { ...checker, start: () => (checker.start(), new Promise(() => undefined)) };
    };
    expect(await failedTests('first', stuck)).toContain('R12/mixed');
  });
});
