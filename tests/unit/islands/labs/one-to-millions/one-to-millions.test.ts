import { describe, expect, it } from 'vitest';
import { assess, nameOf, partsOf } from '../../../../../src/islands/labs/one-to-millions/assessment.ts';
import { millionsLink } from '../../../../../src/islands/labs/one-to-millions/link.ts';
import { scoreGuess } from '../../../../../src/islands/labs/one-to-millions/predictions.ts';
import { runMillions } from '../../../../../src/islands/labs/one-to-millions/run.ts';
import { defaultSettings } from '../../../../../src/islands/labs/one-to-millions/settings.ts';
import { loadOfUsers, peakPagesPerSec } from '../../../../../src/islands/labs/one-to-millions/step-load.ts';
import { stepIds, steps } from '../../../../../src/islands/labs/one-to-millions/steps.ts';
import {
  describeAssessment,
  describeGuess,
  describeRun,
  formatAvailability,
  formatUsers,
} from '../../../../../src/islands/labs/one-to-millions/summary.ts';

const silent = (): void => undefined;

describe('the steps of the walk', () => {
  it('bear what the lesson’s table says, and give way where it says', () => {
    const rows = stepIds.map((step) => {
      const { limitUsers, bottleneck } = assess(step, 100_000);
      return [formatUsers(limitUsers), nameOf(step, bottleneck)];
    });
    expect(rows).toEqual([
      ['480,000', 'One machine'],
      ['720,000', 'Web server'],
      ['1.4 million', 'Database'],
      ['3.6 million', 'Database'],
      ['7.2 million', 'Web servers'],
      ['11 million', 'Database'],
      ['31 million', 'Web servers'],
      ['31 million', 'Web servers EU'],
    ]);
  });

  it('lose availability with the second machine, and gain it with parts that stand in for each other', () => {
    const availability = (step: (typeof stepIds)[number]): number => assess(step, 100_000).availability;
    // 0.995 for a machine, 0.9999 for the region.
    expect(availability('one')).toBeCloseTo(0.995 * 0.9999, 9);
    expect(availability('apart')).toBeCloseTo(0.995 ** 2 * 0.9999, 6);
    expect(availability('replica')).toBeGreaterThan(0.999);
    expect(availability('shards')).toBeLessThan(0.9999);
    expect(availability('regions')).toBeGreaterThan(0.99999);
    expect(assess('apart', 1000).singlePoints).toEqual(['Web server', 'Database', 'the region Europe']);
    expect(assess('regions', 1000).singlePoints).toEqual([]);
  });

  it('cost 1.90 to 3 dollars a month for a thousand users at 70% of their limit', () => {
    for (const step of stepIds) {
      const users = 0.7 * assess(step, 100_000).limitUsers;
      const perThousand = (assess(step, users).monthlyUsDollars / users) * 1000;
      expect(perThousand, step).toBeGreaterThan(1.9);
      expect(perThousand, step).toBeLessThan(3);
    }
  });

  it('are asked for 694 pages a second by a million users, a tenth of them changes', () => {
    expect(peakPagesPerSec(1_000_000)).toBeCloseTo(694.4, 1);
    const [read, write] = loadOfUsers(1_000_000).kinds;
    expect(write!.ratePerSecond / (read!.ratePerSecond + write!.ratePerSecond)).toBeCloseTo(0.1, 9);
  });
});

describe('a run of a step', () => {
  const settings = { ...defaultSettings, step: 'one', users: 300_000 } as const;

  it('answers what comes while the machine is there, and nothing without it', () => {
    const [before, during, after] = runMillions({ ...settings, trouble: 'lost' }, silent).thirds;
    expect(before.failedShare).toBe(0);
    expect(before.pagesPerSec).toBeGreaterThan(190);
    expect(during).toEqual({ pagesPerSec: 0, failedShare: 1, readP99Ms: null });
    expect(after.failedShare).toBe(0);
  });

  it('goes on without one of three copies, slower', () => {
    const [before, during] = runMillions({ ...settings, step: 'replica', users: 2_500_000, trouble: 'lost' }, silent).thirds;
    expect(during.failedShare).toBeLessThan(0.001);
    expect(during.readP99Ms!).toBeGreaterThan(1.5 * before.readP99Ms!);
  });

  it('still fails after a burst that left a line at the database', () => {
    const run = runMillions({ ...settings, step: 'many', users: 1_400_000, trouble: 'burst' }, silent);
    expect(run.thirds[2].failedShare).toBeGreaterThan(0.3);
    expect(describeRun({ ...settings, trouble: 'burst' }, run)).toMatch(
      /^Under twice the load, .* Afterwards still [\d.]+% of pages fail\.$/,
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const one = runMillions(settings, silent);
    expect(runMillions(settings, silent)).toEqual(one);
    expect(runMillions({ ...settings, seed: 'other' }, silent)).not.toEqual(one);
  });
});

describe('a guess', () => {
  it('scores two for the users within 1.25, one within 2, and one for the part', () => {
    const truth = assess('cache', 1000);
    const points = (limitUsers: number, bottleneck: string): number => scoreGuess({ limitUsers, bottleneck }, truth).points;
    expect([points(7e6, 'web'), points(7e6, 'store'), points(4e6, 'web'), points(1e6, 'store')]).toEqual([3, 2, 2, 0]);
    const scored = scoreGuess({ limitUsers: 4e6, bottleneck: 'store' }, truth);
    expect(describeGuess('cache', scored)).toBe(
      'It bears 7.2 million users a day; you guessed 4 million. The first to give way is “Web servers”, you said “Database”. That makes 1 of 3 points.',
    );
  });

  it('can name every part that works, and no users', () => {
    expect(partsOf('one')).toEqual(['web']);
    for (const step of stepIds) expect(partsOf(step)).toContain(assess(step, 1000).bottleneck);
  });
});

describe('words', () => {
  it('say what a step comes to, overloaded or not', () => {
    const text = (users: number): string => describeAssessment({ ...defaultSettings, users }, assess('one', users));
    expect(text(240_000)).toMatch(/^“One machine” is the busiest, 50\.0%\. The step bears 480,000 users a day\. A page takes/);
    expect(text(960_000)).toMatch(/^“One machine” cannot keep up: it is offered 200\.0% of what it can do\./);
    expect(text(960_000)).not.toContain('Infinity');
  });

  it('round users and times up to what they mean', () => {
    expect([formatUsers(480_123), formatUsers(7_234_567), formatUsers(10_400_000)]).toEqual(['480,000', '7.2 million', '10 million']);
    expect([formatAvailability(0.9949005), formatAvailability(0.999899), formatAvailability(1)]).toEqual(['99.49%', '99.989%', '100%']);
  });
});

describe('links', () => {
  const link = millionsLink();

  it('carry the set-up', () => {
    const settings = { step: 'shards', users: 20_000_000, trouble: 'burst', seed: 'x' } as const;
    expect(link.read(link.format(settings))).toEqual({ settings, notes: [] });
  });

  it('answer what is not possible in words', () => {
    const read = link.read('#lab?step=moon&users=1e12&trouble=fire');
    expect(read!.settings).toEqual({ ...defaultSettings, users: 50_000_000 });
    expect(read!.notes).toHaveLength(3);
    expect(link.read('#section')).toBeUndefined();
  });
});

it('draws every step as a design whose names can be told apart', () => {
  for (const step of stepIds) {
    const names = steps[step].design.components.map(({ name }) => name);
    expect(new Set(names).size, step).toBe(names.length);
  }
});
