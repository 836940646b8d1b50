import { describe, expect, it } from 'vitest';
import type { AlgorithmId } from '../../../../../src/islands/labs/load-balancing/algorithms.ts';
import type { Lane } from '../../../../../src/islands/labs/load-balancing/lane.ts';
import { findWinners, questionOf, scoreGuess } from '../../../../../src/islands/labs/load-balancing/predictions.ts';
import { barCapacity, failedUntil, viewQueues } from '../../../../../src/islands/labs/load-balancing/queue-view.ts';
import { defaultSettings } from '../../../../../src/islands/labs/load-balancing/settings.ts';
import { describeGuess, describeQueues, describeRace } from '../../../../../src/islands/labs/load-balancing/summary.ts';

/** Two backends, three snapshots 300 ms apart. */
function laneOf(algorithm: AlgorithmId, p99Ms: number, errors = 0): Lane {
  const queues = {
    backends: 2,
    snapshots: 3,
    stepMs: 300,
    running: Uint16Array.of(0, 1, 5, 2, 0, 90),
    failed: Uint16Array.of(1, 0, 0, 0, 0, 3),
  };
  return { algorithm, served: 1000 - errors, errors, meanMs: 5, p50Ms: 4, p99Ms, maxMs: 99, quantilesMs: [], fairness: 1, queues };
}

const lanes = [laneOf('rr', 100), laneOf('least', 50), laneOf('two', 50.5)];
const question = questionOf(defaultSettings);

describe('guess', () => {
  it('is of the p99 of round robin, and with a black hole of the errors of least connections', () => {
    expect(question).toEqual({ measure: 'p99', asked: 'rr' });
    expect(questionOf({ ...defaultSettings, fault: 'hole' })).toEqual({ measure: 'errors', asked: 'least' });
    expect(questionOf({ ...defaultSettings, algorithms: ['two', 'ewma'] }).asked).toBe('two');
  });

  it('gives a point for a winner, near ones included, and up to two for the value by its factor', () => {
    expect(findWinners(question, lanes)).toEqual(['least', 'two']);
    const score = (winner: AlgorithmId, p99Ms: number) => scoreGuess({ winner, p99Ms, errorPercent: 1 }, question, lanes)?.points;
    expect([score('two', 124), score('rr', 81), score('least', 51), score('rr', 201)]).toEqual([3, 2, 2, 0]);
    expect(scoreGuess({ winner: 'rr', p99Ms: 1, errorPercent: 1 }, { measure: 'p99', asked: 'ewma' }, lanes)).toBeUndefined();
  });

  it('counts errors in percent, no errors at all included', () => {
    const errors = questionOf({ ...defaultSettings, fault: 'hole' });
    const scored = scoreGuess({ winner: 'rr', p99Ms: 1, errorPercent: 20 }, errors, [laneOf('rr', 1, 0), laneOf('least', 1, 250)])!;
    expect(scored).toMatchObject({ value: 25, winners: ['rr'], points: 3 });
    expect(describeGuess(scored)).toBe(
      'Round robin has the fewest errors, as you guessed. With Least connections 25.0% fail; you guessed 20.0%. That makes 3 of 3 points.',
    );
  });
});

describe('words', () => {
  it('say who won, by how much, and what failed', () => {
    expect(describeRace(defaultSettings, lanes)).toBe(
      'Least connections and Power of two have the lowest p99: Least connections 50.0 ms, Power of two 50.5 ms and Round robin 100.0 ms. No request failed.',
    );
    expect(describeRace({ ...defaultSettings, requests: 1000 }, [laneOf('rr', 1500, 7), laneOf('least', 50)])).toContain(
      'Failed: Round robin 7 and Least connections 0 of 1,000.',
    );
  });

  it('say what the queues hold at a time', () => {
    expect(describeQueues([lanes[0]!], 1)).toBe('At 0.3 s: Round robin has 7 requests, at most 5 at one backend (1), and 1 have failed.');
  });
});

describe('view of the queues', () => {
  it('marks a backend as failing for half a second, and cuts bars, not numbers', () => {
    const { queues } = lanes[0]!;
    expect(viewQueues(queues, 1).isFailing).toEqual([true, false]);
    expect(viewQueues(queues, 2)).toEqual({ running: [0, 90], isFailing: [true, true], total: 90, longest: { backend: 1, running: 90 } });
    expect(failedUntil(queues, 2)).toBe(4);
    expect(barCapacity(lanes)).toBe(40);
  });
});
