import { describe, expect, it } from 'vitest';
import type { KindResult, SimulationResult } from '../../../src/design/simulation/index.ts';
import { type JudgedObjective, judgeObjectives, trialsOf } from '../../../src/interview/objectives.ts';
import type { TrialId } from '../../../src/interview/trial.ts';
import { designOf, found, loadOf, type Part, type Wire } from '../design/sample-design.ts';
import { readSiteCase, smallCase } from './cases.ts';

type Measure = Parameters<typeof trialsOf>[1]['measure'];

const design = designOf(
  [
    ['users', 'clients'],
    ['web', 'service', { replicas: 2 }],
    ['db', 'relational-store', { failover: 'none' }],
  ],
  [['users web'], ['web db']],
);
const load = loadOf({ id: 'get', ratePerSecond: 10, readOrWrite: 'write' });

/** A case with one objective, of "get" unless said. */
const caseWith = (measure: Measure, value: number, unit: string, more: object = {}) =>
  smallCase((data) => {
    data.objectives = [{ id: 'it', text: 'It is as it should be.', measure, bound: 'at-most', value, unit, kind: 'get', ...more } as never];
  });

const times = { meanMs: 1, p50Ms: 1, p99Ms: 10, maxMs: 20 };
const kindSeen = (more: Partial<KindResult> = {}): KindResult => ({
  id: 'get',
  conservation: { arrivals: 1000, done: 1000, failed: 0, inFlight: 0 },
  done: 1000,
  failed: 0,
  throughputPerSec: 20,
  availability: 1,
  latency: times,
  failures: [],
  stale: { count: 0, share: 0, meanMs: null, maxMs: null },
  messages: { sent: 0, done: 0, failed: 0, failures: [], age: { ...times, p99Ms: null } },
  halfDone: { count: 0, undone: 0 },
  objectives: [],
  ...more,
});
const runSeen = (kinds: readonly KindResult[], end: SimulationResult['end'] = { reason: 'finished', message: '' }): SimulationResult => ({
  seed: '',
  simulatedMs: 60_000,
  warmUpMs: 10_000,
  end,
  kinds,
  components: [
    {
      id: 'db',
      visits: 1,
      failed: 0,
      failures: [],
      utilisation: 0.7,
      meanWaiting: 0,
      maxWaiting: 0,
      meanTimeMs: 1,
      hitRatio: null,
      littlesLawError: 0,
    },
  ],
  windows: [],
  notes: [],
  eventsHandled: 1,
  hash: '',
});
const judgeAt = (trial: TrialId | 'analysis', one: ReturnType<typeof smallCase>, ...kinds: KindResult[]): JudgedObjective =>
  found(judgeObjectives(one, design, load, new Map([['peak', runSeen(kinds)]])).find((judged) => judged.trial === trial));
const atPeak = (one: ReturnType<typeof smallCase>, kind: KindResult) => judgeAt('peak', one, kind);

describe('where objectives must hold', () => {
  it('is where something can tell: costs and duplicates in the analysis, availability everywhere, all else in runs', () => {
    const where = (measure: Measure, more: object = {}) => {
      const one = caseWith(
        measure,
        1,
        measure === 'cost'
          ? '$/month'
          : measure === 'duplicates'
            ? 'items'
            : ['p99', 'staleness', 'message-age'].includes(measure)
              ? 's'
              : '',
        more,
      );
      return trialsOf(one, one.objectives[0]!).join(' ');
    };
    expect(where('cost')).toBe('analysis');
    expect(where('duplicates')).toBe('analysis');
    expect(where('availability')).toBe('analysis peak change fault-cache-lost');
    for (const measure of ['p99', 'staleness', 'message-age', 'error-share'] as const)
      expect(where(measure)).toBe('peak change fault-cache-lost');
    expect(where('p99', { trials: ['peak', 'faults'] })).toBe('peak fault-cache-lost');
    expect(where('availability', { trials: ['analysis', 'fault-cache-lost'] })).toBe('analysis fault-cache-lost');
  });

  it('cannot be where nothing can tell, nor in a fault that the case does not have', () => {
    expect(() => caseWith('cost', 1, '$/month', { trials: ['peak'] })).toThrow(/which is not there/);
    expect(() => caseWith('p99', 1, 's', { trials: ['analysis'] })).toThrow(/which is not there/);
    expect(() => caseWith('p99', 1, 's', { trials: ['fault-nothing'] })).toThrow(/which is not there/);
  });
});

describe('objectives in runs', () => {
  it('are met up to the bound, with both numbers shown, and missed beyond', () => {
    const one = caseWith('p99', 10, 'ms');
    expect(atPeak(one, kindSeen())).toMatchObject({ outcome: 'met', seenShown: '10 ms', wantedShown: 'at most 10 ms' });
    expect(atPeak(one, kindSeen({ latency: { ...times, p99Ms: 10.1 } }))).toMatchObject({ outcome: 'missed', seenShown: '10.1 ms' });
    expect(atPeak(one, kindSeen()).why).toContain('“db”, at work 70% of the time');
    expect(judgeAt('change', one, kindSeen())).toMatchObject({ outcome: 'unseen', why: 'It has not been run.' });
  });

  it('have no p99 where more than one in 100 was never answered', () => {
    const failed = (count: number) =>
      kindSeen({ done: 1000 - count, failed: count, failures: [{ cause: 'full', component: 'db', count }] });
    expect(atPeak(caseWith('p99', 10, 'ms'), failed(10)).outcome).toBe('met');
    expect(atPeak(caseWith('p99', 10, 'ms'), failed(11))).toMatchObject({ outcome: 'missed', seenShown: 'never' });
    expect(atPeak(caseWith('p99', 10, 'ms'), failed(11)).why).toContain('full line at “db” (11)');
    expect(atPeak(caseWith('error-share', 0.011, ''), failed(11)).outcome).toBe('met');
    expect(atPeak(caseWith('error-share', 0.0109, ''), failed(11))).toMatchObject({ outcome: 'missed', seenShown: '1.1%' });
    expect(atPeak(caseWith('availability', 0.9895, '', { bound: 'at-least' }), failed(11))).toMatchObject({
      outcome: 'missed',
      seenShown: '98.9%',
    });
  });

  it('take the longest staleness; none out of date is none', () => {
    const one = caseWith('staleness', 5, 's');
    expect(atPeak(one, kindSeen())).toMatchObject({ outcome: 'met', seenShown: '0 s' });
    const stale = { count: 10, share: 0.01, meanMs: 100, maxMs: 5001 };
    expect(atPeak(one, kindSeen({ stale }))).toMatchObject({ outcome: 'missed' });
    expect(atPeak(one, kindSeen({ stale: { ...stale, maxMs: 5000 } }))).toMatchObject({
      outcome: 'met',
      why: expect.stringContaining('1% of answers'),
    });
  });

  it('take the age of messages that ended, or the time that it would take to work off the others', () => {
    const one = caseWith('message-age', 60, 's');
    const messages = (sent: number, done: number, failed = 0) =>
      kindSeen({ messages: { sent, done, failed, failures: [], age: { ...times, p99Ms: 30_000 } } });
    expect(atPeak(one, messages(1000, 1000))).toMatchObject({ outcome: 'met', seenShown: '30 s' });
    expect(atPeak(one, messages(1000, 500)), '500 in 50 s, so 50 s more').toMatchObject({ outcome: 'met', seenShown: '50 s' });
    expect(atPeak(one, messages(1000, 400))).toMatchObject({ outcome: 'missed', seenShown: '75 s' });
    expect(atPeak(one, messages(1000, 0))).toMatchObject({ outcome: 'missed', seenShown: 'never' });
    expect(atPeak(one, messages(1000, 989, 11))).toMatchObject({
      outcome: 'missed',
      why: expect.stringContaining('1.1% of messages were lost'),
    });
    expect(atPeak(one, kindSeen())).toMatchObject({ outcome: 'unseen' });
  });

  it('of no kind in particular are those of the worst', () => {
    const one = caseWith('p99', 10, 'ms', { kind: undefined });
    const slow = kindSeen({ id: 'put', latency: { ...times, p99Ms: 40 } });
    expect(judgeAt('peak', one, kindSeen(), slow, kindSeen({ id: 'other' }))).toMatchObject({ outcome: 'missed', seenShown: '40 ms' });
    const available = caseWith('availability', 0.9, '', { bound: 'at-least', kind: undefined });
    expect(judgeAt('peak', available, kindSeen(), kindSeen({ id: 'put', done: 1, failed: 1 }))).toMatchObject({ seenShown: '50%' });
  });

  it('are missed where the run overflowed, and unseen where it was cancelled or nothing ended', () => {
    const one = caseWith('p99', 10, 'ms');
    const ended = (reason: SimulationResult['end']['reason']) =>
      judgeObjectives(one, design, load, new Map([['peak', runSeen([kindSeen()], { reason, message: 'It ended.' })]]))[0];
    expect(ended('too-many-in-flight')).toMatchObject({
      outcome: 'missed',
      seenShown: 'no end',
      why: expect.stringContaining('It ended.'),
    });
    expect(ended('cancelled')).toMatchObject({ outcome: 'unseen', why: 'It ended.' });
    expect(ended('too-many-requests')).toMatchObject({ outcome: 'met' });
    expect(atPeak(one, kindSeen({ done: 0, failed: 0 })).outcome).toBe('unseen');
    expect(judgeAt('peak', one, kindSeen({ id: 'another' }))).toMatchObject({
      outcome: 'unseen',
      why: 'Your design has no requests of this kind.',
    });
  });
});

describe('objectives in the analysis', () => {
  it('hold cost and availability against the numbers of the analysis, and name what matters', () => {
    const cost = (value: number) => judgeAt('analysis', caseWith('cost', value, '$/month', { kind: undefined }));
    expect(cost(10_000)).toMatchObject({ outcome: 'met', why: expect.stringContaining('“web”') });
    expect(cost(100)).toMatchObject({ outcome: 'missed', wantedShown: 'at most $100/month' });
    const up = (value: number) => judgeAt('analysis', caseWith('availability', value, '', { bound: 'at-least' }));
    expect(up(0.9949)).toMatchObject({ outcome: 'met', why: 'Lost alone, each of these stops it: “db”.' });
    expect(up(0.996)).toMatchObject({ outcome: 'missed', seenShown: '99.4975%', wantedShown: 'at least 99.6%' });
  });

  it('rule duplicates out by the drawing, and say what that does not show', () => {
    const duplicates = (parts: readonly Part[], wires: readonly Wire[]) =>
      judgeObjectives(caseWith('duplicates', 0, 'items'), designOf([['users', 'clients'], ...parts], wires), load, new Map())[0];
    expect(duplicates([['db', 'relational-store']], [['users db']])).toMatchObject({
      outcome: 'met',
      seenShown: 'ruled out by the drawing',
      why: expect.stringContaining('does not show'),
    });
    const kv = duplicates([['kv', 'key-value-store', { writeQuorum: 1 }]], [['users kv']]);
    expect(kv).toMatchObject({ outcome: 'missed', seenShown: 'not ruled out', why: expect.stringContaining('W > N/2') });
    expect(
      duplicates(
        [
          ['s', 'service'],
          ['db', 'relational-store'],
        ],
        [['users s'], ['s db', 'async']],
      ),
    ).toMatchObject({ why: expect.stringContaining('too late') });
  });

  it('are unseen for a drawing that cannot be analysed', () => {
    const none = { ...design, components: design.components.filter(({ id }) => id !== 'db') };
    expect(judgeObjectives(caseWith('cost', 1, '$/month', { kind: undefined }), none, load, new Map())[0]).toMatchObject({
      outcome: 'unseen',
    });
  });

  it('cover every measure of the cases there are', () => {
    const one = readSiteCase('url-shortener');
    const judged = judgeObjectives(one, design, load, new Map());
    expect(new Set(judged.map(({ id }) => id))).toEqual(new Set(one.objectives.map(({ id }) => id)));
  });
});
