import { describe, expect, it } from 'vitest';
import { adapters, type CaseWorld, type Entry } from '../../src/grader/realm/learner/adapters/index.ts';

type Options = { readonly burst: number; readonly now: () => number };

/** Makes the adapter's object around a limiter of one's own. */
function adapt(take: (client: string, ...rest: unknown[]) => unknown, onOptions?: (options: Options) => void) {
  const world = { nowMs: 1_000 } as CaseWorld;
  const entry: Entry = (options) => {
    onOptions?.(options as Options);
    return { take };
  };
  const object = adapters['rate-limiter'](entry, { burst: 3 }, world) as unknown as Record<string, (...args: unknown[]) => unknown>;
  return { world, object, read: (name: string) => object[name] as unknown };
}

describe('the adapter of rate limiters', () => {
  it('passes options and a clock, which it moves on and back, but not to before the limiter was made', () => {
    let options: Options | undefined;
    const { object } = adapt(
      () => undefined,
      (given) => (options = given),
    );
    expect(options!.burst).toBe(3);
    const times = [options!.now()];
    for (const [name, ms] of [
      ['advance', 50],
      ['turnBack', 20],
      ['turnBack', 100],
    ] as const) {
      // prettier-ignore
      object[name]!(ms);
      times.push(options!.now());
    }
    expect(times).toEqual([1_000, 1_050, 1_030, 1_000]);
  });

  it('takes decisions apart, and gives what is no object as it is', () => {
    const { object, read } = adapt((client) => (client === 'a' ? { allowed: false, remaining: -0, retryAfterMs: 7 } : true));
    expect([read('decision.remaining'), read('decision.retryAfterMs')]).toEqual([undefined, undefined]);
    expect(object['take']!('a')).toBe(false);
    expect([read('decision.remaining'), read('decision.retryAfterMs')]).toEqual([0, 7]);
    expect(Object.is(read('decision.remaining'), 0)).toBe(true);
    expect(object['take']!('b')).toBe(true);
    expect(read('decision.remaining')).toBeUndefined();
  });

  it('passes a cost only when there is one', () => {
    const counts: number[] = [];
    const { object } = adapt((...given) => counts.push(given.length));
    object['take']!('a', undefined);
    object['take']!('a', 0);
    expect(counts).toEqual([1, 2]);
  });

  it('turns a RangeError into an answer where asked, and nothing else', () => {
    const { object } = adapt((client) => {
      if (client === 'range') throw new RangeError('no');
      if (client === 'other') throw new Error('no');
      return { allowed: true };
    });
    expect(object['takeThrows']!('range', -1)).toBe(true);
    expect(object['takeThrows']!('fine', -1)).toBe(false);
    expect(() => object['takeThrows']!('other', -1)).toThrow('no');
    expect(() => object['take']!('range', -1)).toThrow(RangeError);
  });
});
