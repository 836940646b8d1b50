import { describe, expect, it } from 'vitest';
import { model, states } from '../../../exercises/caching/cache-lfu/suite/model.ts';
import { method, surface } from '../../../exercises/caching/suite-parts/cache-calls.ts';
import { buildCase, integerArgument, integerResult, ResultCode, resultOfArgument, type CallCase } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';

interface Counted {
  value: number;
  uses: number;
  lastUse: number;
}

/** Answers a case of integer keys by counts and a search through all of them at each eviction: nothing to get wrong. */
function answerBySearch(one: CallCase): number[] {
  const { capacity } = one.setup[0] as { capacity: number };
  const held = new Map<number, Counted>();
  const use = (entry: Counted, at: number) => Object.assign(entry, { uses: entry.uses + 1, lastUse: at });
  const write = (key: number, value: number, at: number) => {
    let entry = held.get(key);
    if (!entry) {
      if (held.size === capacity) {
        const [victim] = [...held].sort(([, x], [, y]) => x.uses - y.uses || x.lastUse - y.lastUse)[0]!;
        held.delete(victim);
      }
      entry = { value, uses: 0, lastUse: at };
      held.set(key, entry);
    }
    entry.value = value;
    use(entry, at);
  };
  return Array.from(one.methods, (called, at) => {
    const [key, value] = [one.a[at]!, one.b[at]!];
    const entry = held.get(key);
    switch (called) {
      case method.get:
        return entry ? resultOfArgument(use(entry, at).value, surface.values) : ResultCode.undefined;
      case method.set:
        write(key, value, at);
        return ResultCode.undefined;
      case method.has:
        return entry ? ResultCode.true : ResultCode.false;
      case method.delete:
        return held.delete(key) ? ResultCode.true : ResultCode.false;
      case method.access:
        if (entry) use(entry, at);
        else write(key, value, at);
        return entry ? ResultCode.true : ResultCode.false;
      default:
        return integerResult(held.size);
    }
  });
}

function randomCase(seed: string): CallCase {
  const stream = createStream(seed);
  const capacity = 1 + stream.below(12);
  const keys = capacity + 1 + stream.below(8);
  const count = 20 + stream.below(300);
  const calls = Array.from({ length: count }, (_, at) => {
    const key = Math.min(stream.below(keys), stream.below(keys));
    return [stream.below(6), integerArgument(key), integerArgument(at)] as const;
  });
  return buildCase([{ capacity }], calls);
}

describe('the model of cache-lfu', () => {
  it('[R1] to [R10] answers as counts with a search at each eviction do', () => {
    for (let index = 0; index < 400; index++) {
      const one = randomCase(`model ${index}`);
      expect([...model(one).results], `case ${index}`).toEqual(answerBySearch(one));
    }
  });

  it('holds in its states what it answers', () => {
    for (let index = 0; index < 50; index++) {
      const one = randomCase(`states ${index}`);
      const { results } = model(one);
      for (const [at, { capacity, entries }] of states(one).entries()) {
        expect(entries.length).toBeLessThanOrEqual(capacity);
        if (one.methods[at] === method.size) expect(results[at]).toBe(integerResult(entries.length));
        const key = String(-1 - one.a[at]!);
        if (one.methods[at] === method.has) expect(results[at] === ResultCode.true).toBe(entries.some((entry) => entry.key === key));
      }
    }
  });
});
