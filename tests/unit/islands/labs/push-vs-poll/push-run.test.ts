import { describe, expect, it } from 'vitest';
import { scoreGuess } from '../../../../../src/islands/labs/push-vs-poll/predictions.ts';
import type { MethodResult } from '../../../../../src/islands/labs/push-vs-poll/push-run.ts';
import { countSimulated, runMethods, scenarioOf } from '../../../../../src/islands/labs/push-vs-poll/push-run.ts';
import type { PushSettings } from '../../../../../src/islands/labs/push-vs-poll/settings.ts';
import { defaultSettings, parameterRanges } from '../../../../../src/islands/labs/push-vs-poll/settings.ts';
import { describeGuess, describeLane, describeResults } from '../../../../../src/islands/labs/push-vs-poll/summary.ts';
import { mostDrawn, viewLane } from '../../../../../src/islands/labs/push-vs-poll/time-line.ts';
import { pushMethods } from '../../../../../src/sim/push/index.ts';

function resultsOf(change: Partial<PushSettings> = {}): Record<string, MethodResult> {
  return Object.fromEntries(runMethods({ ...defaultSettings, ...change }).map((result) => [result.method, result]));
}

describe('results', () => {
  it('are the sums of one client, and those of the server for all clients', () => {
    const { poll, long, sse, socket } = resultsOf();
    expect(poll!.requests).toBe(60);
    expect(poll!.requestsPerSec).toBe(1000);
    expect(poll!.peakRequestsPerSec).toBe(1000);
    // A round trip in each interval, for 10,000 clients.
    expect(poll!.open).toBeCloseTo(80, 8);
    expect(poll!.bytes - poll!.payloadBytes).toBe(60 * 1000);
    // Every client asks again in the second of an event, or twice where two fall together.
    expect(long!.peakRequestsPerSec % 10_000).toBe(0);
    expect(long!.peakRequestsPerSec).toBeGreaterThanOrEqual(10_000);
    expect([long!.open, sse!.open, socket!.open].map(Math.round)).toEqual([10_000, 10_000, 10_000]);
    expect([sse!.requests, socket!.requests, sse!.requestsPerSec, socket!.peakRequestsPerSec]).toEqual([1, 1, 0, 0]);
  });

  it('have polling half an interval and one way behind, streams one way', () => {
    const { poll, sse } = resultsOf({ eventsPerMinute: 120, pollSeconds: 4, roundTripMs: 200 });
    expect(poll!.staleness!.meanMs / 2100).toBeCloseTo(1, 1.5);
    expect(poll!.staleness!.p99Ms / (0.99 * 4000 + 100)).toBeCloseTo(1, 1.5);
    expect(sse!.staleness).toEqual({ meanMs: 100, medianMs: 100, p99Ms: 100, maxMs: 100 });
  });

  it('turn over where events outnumber polls: long polling then sends the most', () => {
    expect(resultsOf({ eventsPerMinute: 2 }).poll!.bytes).toBeGreaterThan(resultsOf({ eventsPerMinute: 2 }).long!.bytes);
    expect(resultsOf({ eventsPerMinute: 60 }).poll!.bytes).toBeLessThan(resultsOf({ eventsPerMinute: 60 }).long!.bytes);
  });

  it('stay finite at every edge of the ranges', () => {
    for (const [id, { min, max }] of Object.entries(parameterRanges)) {
      for (const value of [min, max]) {
        const results = runMethods({ ...defaultSettings, [id]: value });
        const text = describeResults({ ...defaultSettings, [id]: value }, results);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });

  it('simulate fewer clients where each has much to do, at least one, and no more than there are', () => {
    const many = { ...defaultSettings, eventsPerMinute: 600, pollSeconds: 0.5 };
    expect(pushMethods.map((method) => countSimulated(method, many))).toEqual([1, 1, 1, 1]);
    expect(countSimulated('poll', { ...defaultSettings, clients: 3 })).toBe(3);
    expect(scenarioOf('poll', defaultSettings).clients).toBe(12);
  });
});

describe('a quiet session', () => {
  // Few enough events that with some seed none happens.
  const seeds = Array.from({ length: 2000 }, (_, index) => `quiet-${index}`);
  const seed = seeds.find(
    (one) => runMethods({ ...defaultSettings, eventsPerMinute: 0.5, pollSeconds: 120, seed: one })[2]!.staleness === undefined,
  );

  it('has no staleness, scores no guess, and says that nothing happened', () => {
    expect(seed).toBeDefined();
    const settings = { ...defaultSettings, eventsPerMinute: 0.5, pollSeconds: 120, clients: 1, seed: seed! };
    const results = runMethods(settings);
    expect(scoreGuess({ heaviest: 'poll', medianMs: 1000 }, results)).toBeUndefined();
    expect(describeResults(settings, results)).toMatch(/^No event happens in 10 minutes\. For one client: Polling 5 requests, 5\.0 KB;/);
  });
});

describe('guess', () => {
  const results = runMethods(defaultSettings);
  const median = results[0]!.staleness!.medianMs;

  it('gives a point for the heaviest method and up to two for the median by its factor', () => {
    const points = (heaviest: 'poll' | 'sse', medianMs: number) => scoreGuess({ heaviest, medianMs }, results)!.points;
    expect([points('poll', median), points('sse', median * 1.2), points('poll', median / 1.9), points('sse', median * 3)]).toEqual([
      3, 2, 2, 0,
    ]);
  });

  it('is answered in words', () => {
    expect(describeGuess(scoreGuess({ heaviest: 'sse', medianMs: 5000 }, results)!)).toMatch(
      /^Polling sends the most bytes, not Server-sent events\. The median staleness of polling is 5\.\d\d s; you guessed 5\.00 s\. That makes 2 of 3 points\.$/,
    );
  });
});

describe('time line', () => {
  const { poll, long } = resultsOf({ eventsPerMinute: 60 });

  it('shows what falls into its time', () => {
    const view = viewLane(poll!.timeLine, 40e6, 60, 60);
    expect(view.requests).toBe(6);
    expect(view.full + view.empty).toBe(6);
    expect(view.messages.every(({ sentNs }) => sentNs >= 59.96e9 && sentNs < 120e9)).toBe(true);
    expect(view.happened).toBe(poll!.timeLine.deliveries.filter(({ happenedNs }) => happenedNs >= 60e9 && happenedNs < 120e9).length);
    expect(describeLane(poll!, view)).toMatch(/^Polling from 60 s to 120 s: \d+ events, 6 requests/);
  });

  it('cuts what it cannot draw, and says so', () => {
    const view = viewLane(long!.timeLine, 40e6, 0, 600);
    expect([view.messages.length, view.held.length, view.deliveries.length]).toEqual([mostDrawn, mostDrawn, mostDrawn]);
    expect(view.happened).toBeGreaterThan(500);
    expect(describeLane(long!, view)).toContain('Only the first 240 messages are drawn.');
    expect(view.requests).toBeGreaterThan(500);
  });
});
