import { describe, expect, it } from 'vitest';
import { curveMinutes, runDay } from '../../../../../src/islands/labs/cdn/cdn-run.ts';
import { axisOf, curveOf, theoryOf } from '../../../../../src/islands/labs/cdn/curve-view.ts';
import { scoreGuess, waysOf } from '../../../../../src/islands/labs/cdn/predictions.ts';
import type { CdnSettings } from '../../../../../src/islands/labs/cdn/settings.ts';
import { defaultSettings, parameterRanges } from '../../../../../src/islands/labs/cdn/settings.ts';
import { describeCurve, describeGuess, describeRun, formatMinutes, formatPart } from '../../../../../src/islands/labs/cdn/summary.ts';

const dayOf = (change: Partial<CdnSettings> = {}) => {
  const settings = { ...defaultSettings, ...change };
  return runDay(settings, [settings.ttlMinutes]);
};

describe('a day', () => {
  it('counts bytes by the size of objects: pushed ones to every edge, pulled ones where they are asked for', () => {
    const { push, points, changes } = dayOf({ objectKb: 50 });
    expect(push.originRequests).toBe(500 + changes);
    expect(push.edgeBytes).toBe((500 + changes) * 5 * 50_000);
    expect(push.storedBytes).toBe(500 * 5 * 50_000);
    const { pull } = points[0]!;
    expect(pull.edgeBytesWhole).toBe(pull.originRequests * 50_000);
    expect(pull.edgeBytes).toBeCloseTo(pull.originRequests * (1 - pull.unchangedShare) * 50_000, 3);
    expect(pull.storedBytes).toBeLessThan(push.storedBytes);
  });

  it('has push move the most where things change and few ask, pull where nothing changes and many do', () => {
    const heavy = (change: Partial<CdnSettings>) => scoreGuess({ heaviest: 'push', originRequests: 1 }, dayOf(change))!.heaviest;
    expect(heavy({ changeHours: 2, requestsPerHour: 100 })).toEqual(['push']);
    expect(heavy({ changeHours: 2, requestsPerHour: 100, edges: 1, objects: 20, ttlMinutes: 1440 })).toEqual(['push']);
    expect(heavy({ objects: 5, changeHours: 720, requestsPerHour: 1500 })).toHaveLength(3);
  });

  it('is asked less and is staler the longer copies live, and less behind a shield', () => {
    const run = runDay(defaultSettings, curveMinutes);
    for (const way of ['pull', 'shield'] as const) {
      const asked = curveOf(run, way, 'originRequests').map(({ value }) => value);
      const stale = curveOf(run, way, 'staleShare').map(({ value }) => value);
      expect(asked).toEqual(asked.toSorted((a, b) => b - a));
      expect(stale).toEqual(stale.toSorted((a, b) => a - b));
    }
    for (const { pull, shield } of run.points) expect(shield.originRequests).toBeLessThan(pull.originRequests);
  });

  it('comes close to theory where the time to live is short beside a day', () => {
    const { points } = dayOf({ ttlMinutes: 60 });
    for (const way of ['pull', 'shield'] as const) {
      const expected = theoryOf(defaultSettings, way, 60).originRequests.at(-1)!;
      expect(expected.ttlMinutes).toBeCloseTo(60, 8);
      expect(points[0]![way].originRequests / expected.value).toBeCloseTo(1, 1.2);
    }
  });

  it('stays finite at every edge of the ranges', () => {
    for (const [id, { min, max }] of Object.entries(parameterRanges)) {
      for (const value of [min, max]) {
        const settings = { ...defaultSettings, objects: 20, [id]: value };
        const run = runDay(settings, [settings.ttlMinutes]);
        expect(`${describeRun(settings, run)} ${describeCurve(run)}`).not.toMatch(/NaN|Infinity|undefined/);
        for (const way of ['pull', 'shield'] as const)
          for (const { value: theory } of theoryOf(settings, way, 1440).staleShare) expect(theory >= 0 && theory <= 1).toBe(true);
      }
    }
  });
});

describe('a quiet day', () => {
  it('has nothing to score without a request', () => {
    const run = dayOf({ requestsPerHour: 10 });
    const none = { ...run, points: [{ ...run.points[0]!, pull: { ...run.points[0]!.pull, originRequests: 0 } }] };
    expect(scoreGuess({ heaviest: 'pull', originRequests: 10 }, none)).toBeUndefined();
  });
});

describe('guess', () => {
  const run = dayOf();
  const asked = run.points[0]!.pull.originRequests;

  it('gives a point for the heaviest way and up to two for the requests by their factor', () => {
    const points = (heaviest: 'push' | 'pull', originRequests: number) => scoreGuess({ heaviest, originRequests }, run)!.points;
    expect([points('push', asked), points('pull', asked * 1.2), points('push', asked / 1.9), points('pull', asked * 3)]).toEqual([
      3, 2, 2, 0,
    ]);
    expect(waysOf(run).map(({ way }) => way)).toEqual(['push', 'pull', 'shield']);
  });

  it('is answered in words', () => {
    expect(describeGuess(scoreGuess({ heaviest: 'pull', originRequests: 6500 }, run)!)).toBe(
      'Push brings the most bytes to the edges, not Pull. With pull the origin is asked 7,983 times; you guessed 6,500. That makes 2 of 3 points.',
    );
  });
});

describe('words and axes', () => {
  it('give times and shares with a sensible number of digits', () => {
    expect([0, 0.001, 0.2, 1, 4.53, 59.98, 60, 1440].map(formatMinutes)).toEqual([
      '0 s',
      'under 0.1 s',
      '12 s',
      '1 min',
      '4.5 min',
      '1 h',
      '1 h',
      '24 h',
    ]);
    expect([0, 0.00001, 0.0058, 0.2328, 1].map(formatPart)).toEqual(['0%', 'under 0.01%', '0.58%', '23.3%', '100%']);
  });

  it('end an axis at a round number at or above the most', () => {
    expect([13811, 4, 0.285, 0.001, 1, 9.5].map((most) => axisOf(most).at(-1)!)).toEqual([20_000, 4, 0.4, 0.001, 1, 10]);
    expect(axisOf(8)).toEqual([0, 2, 4, 6, 8]);
  });
});
