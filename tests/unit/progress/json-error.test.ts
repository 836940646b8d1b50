import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from '../../../src/progress/json-error.ts';

describe('locateJsonError', () => {
  it('agrees with JSON.parse on what is JSON, on texts made from its alphabet', () => {
    const alphabet = ['{', '}', '[', ']', ',', ':', '"', '\\', 'a', '0', '1', '-', '.', 'e', ' ', '\n', 'true', 'null', '"k"', '\u0001'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(locateJsonError(text) === undefined).toBe(parses);
      }),
      { numRuns: 20_000, seed: 7 },
    );
  });

  it('accepts whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(locateJsonError(text)).toBeUndefined();
      }),
      { seed: 7 },
    );
  });

  it.each([
    ['{"a": 1,}', 1, 9, 'a field name in quotes'],
    ['[1, 2', 1, 6, '"," or "]"'],
    ['{"a" 1}', 1, 6, '":"'],
    ['{\n  "a": nope\n}', 2, 8, 'a value'],
    ['{} {}', 1, 4, 'the end of the file'],
    ["{'a': 1}", 1, 2, 'a field name in quotes or "}"'],
  ])('finds the place in %j', (text, line, column, expected) => {
    expect(locateJsonError(text)).toEqual({ line, column, expected });
  });
});
