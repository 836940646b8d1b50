import { describe, expect, it } from 'vitest';
import { endingOf, printedFaults } from '../../../../src/components/lesson/saga-endings.ts';

describe('endingOf', () => {
  it('undoes what was done, and a step whose answer never came', () => {
    expect(endingOf('refused', 1)).toMatchObject({ status: 'compensated', standing: [], undone: ['room'] });
    expect(endingOf('mute', 2)).toMatchObject({ status: 'compensated', standing: [], undone: ['room', 'flight', 'pay'] });
  });

  it('goes on after one lost answer and after a crash', () => {
    for (const fault of ['lostOnce', 'crashAfter'] as const) {
      expect(endingOf(fault, 2)).toMatchObject({ status: 'completed', standing: ['room', 'flight', 'pay', 'ticket'], undone: [] });
    }
  });

  it('is stuck where an undo fails and where a step after the pivot does, and names what stands', () => {
    expect(endingOf('stuckUndo', 2)).toMatchObject({ status: 'stuck', standing: ['flight'], undone: ['room'] });
    expect(endingOf('refused', 3)).toMatchObject({ status: 'stuck', standing: ['room', 'flight', 'pay'], undone: [] });
  });

  it('prints each way to end', () => {
    const statuses = new Set(printedFaults.map(([fault, step]) => endingOf(fault, step).status));
    expect(statuses).toEqual(new Set(['completed', 'compensated', 'stuck']));
  });
});
