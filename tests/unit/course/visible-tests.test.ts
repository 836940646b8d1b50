import { describe, expect, it } from 'vitest';
import { exercise } from '../../../exercises/caching/cache-lru/suite/index.ts';
import { visibleTestsOf } from '../../../src/course/visible-tests.ts';

describe('visibleTestsOf', () => {
  const tests = visibleTestsOf(exercise);

  it('shows the visible tests and no hidden one', () => {
    expect(tests.map((test) => test.id)).toEqual(exercise.tests.filter((test) => test.visible).map((test) => test.id));
    expect(tests.length).toBeLessThan(exercise.tests.length);
  });

  it('writes calls as source with the results of a right solution', () => {
    const [first] = tests;
    expect(first?.calls[0]).toBe('const cache = createCache({ capacity: 2 })');
    expect(first?.calls).toContain('cache.set("a", 1)');
    expect(first?.calls).toContain('cache.get("a") // 1');
    expect(first?.calls).toContain('cache.get("b") // undefined');
  });
});
