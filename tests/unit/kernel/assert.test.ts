import { describe, expect, it } from 'vitest';
import { assert, defined, unreachable } from '../../../src/kernel/index.ts';

describe('assertions', () => {
  it('assert throws an internal error when the condition is false', () => {
    expect(() => assert(false, 'the sky fell')).toThrow('Internal error: the sky fell');
    expect(() => assert(true, 'the sky fell')).not.toThrow();
  });

  it('defined returns what is there, falsy values too, and throws for null and undefined', () => {
    expect(defined(0, 'x')).toBe(0);
    expect(defined('', 'x')).toBe('');
    expect(() => defined(null, 'no x')).toThrow('Internal error: no x');
    expect(() => defined(undefined, 'no x')).toThrow('Internal error: no x');
  });

  it('unreachable throws, naming the value', () => {
    expect(() => unreachable('surprise' as never)).toThrow('Internal error: unreachable value surprise');
  });
});
