import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { replayService, runServiceWorld } from '../../../../src/sim/service/index.ts';
import { nativeHost } from '../native-host.ts';
import { ask, scenarioOf, scheduleOf, traceOf, type Env } from './play.ts';

const scenario = scenarioOf([scheduleOf([ask(0, 'a'), ask(1, 'b')])], { crashEach: 3 });
const reader = ({ store }: Env) => ({ ask: (key: string) => store.read(key) });

describe('the replay of a trace that somebody made up', () => {
  it.each<[string, number[], string[]]>([
    ['is empty', [], []],
    ['begins without an object', [0], []],
    ['makes two objects', [2, 1, 0, 1, 0], []],
    ['calls a function that is not there', [1, 1, 0, 1, 2, 9, 0], ['[]']],
    ['calls a note as a service', [1, 1, 0, 1, 2, 3, 0], ['[]']],
    ['settles a call that nobody made', [1, 1, 0, 1, 6, 4, -1, -1], []],
    ['settles a call twice', [1, 1, 0, 2, 6, 0, -1, -1, 6, 0, -1, -1], []],
    ['has a batch longer than itself', [1_000_000], []],
    ['has a text that is not there', [1, 1, 0, 1, 2, 0, 5], []],
    ['sleeps backwards', [1, 1, 0, 1, 4, -5], []],
    ['has an act of no kind', [1, 77], []],
  ])('ends as impossible when it %s', (_, decisions, texts) => {
    const runs = replayService(scenario, traceOf(decisions, texts));
    expect(runs).toHaveLength(1);
    expect(runs[0]!.ending).toBe('impossible');
  });

  it('reads texts that are no JSON as nothing, and never throws at any numbers', async () => {
    const { decisions, texts } = await runServiceWorld(scenario, nativeHost(reader));
    const stream = createStream('hostile service traces');
    let ended = 0;
    for (let round = 0; round < 500; round++) {
      const changed = decisions.slice(0, stream.below(decisions.length + 1));
      for (let n = 0; n < 3 && changed.length > 0; n++) changed[stream.below(changed.length)] = stream.below(12) - 2;
      const runs = replayService(scenario, { decisions: changed, texts: [...texts.slice(1), '{', 'null'] });
      ended += runs.filter((run) => run.ending === 'impossible').length;
    }
    expect(ended).toBeGreaterThan(300);
    for (const odd of [
      { decisions: 5, texts: 6, words: 7 },
      { decisions: new Int32Array(3), texts: [1, 2], words: [{}] },
    ])
      expect(replayService(scenario, odd as never)[0]!.ending).toBe('impossible');
  });
});
