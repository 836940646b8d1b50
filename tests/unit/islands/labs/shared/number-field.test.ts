import { describe, expect, it } from 'vitest';
import { readInRange } from '../../../../../src/islands/labs/shared/link-reading.ts';
import { positionOf, stepByKey, valueAt } from '../../../../../src/islands/labs/shared/number-field-steps.ts';
import type { ParameterRange } from '../../../../../src/islands/labs/shared/parameter-range.ts';
import { clampToRange } from '../../../../../src/islands/labs/shared/parameter-range.ts';

const linear: ParameterRange = { label: 'Skew', min: 0, max: 2, step: 0.01, scale: 'linear' };
const log: ParameterRange = { label: 'Requests', min: 10, max: 100_000, step: 1, scale: 'log' };
const halves: ParameterRange = { label: 'Burst', min: 1, max: 4, step: 0.5, scale: 'linear' };

describe('a number with a range', () => {
  it('is put within it and on its step', () => {
    expect([-1, 0.004, 0.996, 3].map((value) => clampToRange(linear, value))).toEqual([0, 0, 1, 2]);
    expect([0, 2.2, 2.3, 9].map((value) => clampToRange(halves, value))).toEqual([1, 2, 2.5, 4]);
    expect(clampToRange(log, 1234.5)).toBe(1235);
  });

  it('comes back from the place of its slider, to two digits on a logarithmic one', () => {
    for (const value of [10, 47, 1000, 33_000, 100_000]) expect(valueAt(log, positionOf(log, value))).toBe(value);
    for (const value of [0, 0.5, 2]) expect(valueAt(linear, positionOf(linear, value))).toBeCloseTo(value);
  });

  it('moves by each arrow key, up and down, and by more with the page keys', () => {
    expect(['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'].map((key) => stepByKey(halves, 2, key))).toEqual([2.5, 2.5, 1.5, 1.5]);
    expect(['PageUp', 'PageDown'].map((key) => stepByKey(halves, 2, key))).toEqual([2.3, 1.7]);
    expect(['ArrowRight', 'PageUp', 'PageDown'].map((key) => stepByKey(log, 1000, key))).toEqual([1100, 1500, 500]);
    expect(stepByKey(log, 10, 'ArrowRight')).toBe(11);
    expect(stepByKey(log, 10, 'Tab')).toBeUndefined();
  });

  it('is read from a link with a note where it had to be changed', () => {
    const notes: string[] = [];
    expect(readInRange(log, '500', 20, notes)).toBe(500);
    expect(notes).toEqual([]);
    expect(readInRange(log, '1e9', 20, notes)).toBe(100_000);
    expect(readInRange(log, 'many', 20, notes)).toBe(20);
    expect(notes).toEqual([
      '“Requests” goes from 10 to 100,000; 100,000 is used.',
      '“Requests” in the link is not possible; 20 is used instead.',
    ]);
  });
});
