import { describe, expect, it } from 'vitest';
import { createCoordinator as reference } from '../../../../exercises/consistency/saga/private/reference.ts';
import { createStream } from '../../../../src/kernel/index.ts';
import { replaySaga, runSagaWorld, type SagaTrace } from '../../../../src/sim/saga/index.ts';
import { nativeHost } from '../native-host.ts';
import { explorationOf } from './small-scenarios.ts';

const scenario = explorationOf(['a', 'b'], 1);
const trace = (decisions: readonly number[] | Int32Array, texts: readonly unknown[] = []): SagaTrace => ({
  decisions: Int32Array.from(decisions),
  texts: texts as string[],
});

describe('hostile traces', () => {
  it('end the run as cut when they end early', async () => {
    const whole = await runSagaWorld(scenario, nativeHost(reference));
    expect(replaySaga(scenario, whole).brokenOff).toBeUndefined();
    for (const share of [0, 0.1, 0.5, 0.99]) {
      const cut = trace(whole.decisions.slice(0, Math.floor(whole.decisions.length * share)), whole.texts);
      expect(replaySaga(scenario, cut)).toMatchObject({ brokenOff: 'cut', exhaustedFaults: -1 });
    }
  });

  it('never throw and never loop, whatever numbers are in them', async () => {
    const whole = await runSagaWorld(scenario, nativeHost(reference));
    const stream = createStream('hostile');
    for (let round = 0; round < 300; round++) {
      const changed = whole.decisions.slice();
      for (let change = 1 + stream.below(4); change > 0; change--) {
        const value = stream.below(3) === 0 ? stream.uint32() | 0 : stream.below(12) - 2;
        changed[stream.below(round % 2 === 0 ? 60 : changed.length)] = value;
      }
      expect(() => replaySaga(scenario, trace(changed, whole.texts))).not.toThrow();
    }
    for (let round = 0; round < 100; round++) {
      const noise = Array.from({ length: 400 }, () => stream.below(12) - 1);
      expect(() => replaySaga(scenario, trace(noise, ['{}', '[]', 'o-1', 'null', '{"id":"o-1"}']))).not.toThrow();
    }
  });

  it('are not believed: outcomes without calls are wrong', () => {
    const completed = JSON.stringify({ id: 'o-1', status: 'completed', results: { a: { ref: 'a o-1' }, b: { ref: 'b o-1' } } });
    // One act: made. Then one act: the run resolved.
    const run = replaySaga({ ...scenario, faults: 0 }, trace([1, 1, -1, 1, 7, 0, 0, 0], [completed]));
    expect([...run.violations.keys()]).toEqual(['completed']);
  });

  it('are read even when they are no traces', () => {
    expect(replaySaga(scenario, { decisions: [] as unknown as Int32Array, texts: 3 as unknown as string[] }).brokenOff).toBe('cut');
    expect(replaySaga(scenario, trace([1, 3, 0], [7])).brokenOff).toBe('cut');
  });
});
