import { describe, expect, it } from 'vitest';
import {
  allRequests,
  newFaultForm,
  type OwnFaultForm,
  ownFaultKinds,
  ownFaultTexts,
  readFault,
  targetsOf,
} from '../../../../src/islands/design-run/own-faults.ts';
import { findFaultProblems } from '../../../../src/design/simulation/index.ts';
import { designOf } from '../../design/sample-design.ts';
import { design, load } from './runs.ts';

const durationMs = 60_000;
const form = (kind: OwnFaultForm['kind'], over: Partial<OwnFaultForm> = {}): OwnFaultForm => ({
  ...newFaultForm(kind, design, load, durationMs),
  ...over,
});
const problemsOf = (typed: OwnFaultForm): string => {
  const read = readFault(typed, design, load, durationMs);
  return read.ok ? 'none' : read.problems.join(' ');
};

describe('faults of the learner’s own', () => {
  it('begin as something that can be run, of every kind', () => {
    for (const kind of ownFaultKinds) {
      const read = readFault(form(kind), design, load, durationMs);
      if (!read.ok) throw new Error(`${kind}: ${read.problems.join()}`);
      expect(findFaultProblems(design, load, [read.fault])).toEqual([]);
      expect(read.fault).toMatchObject({ fromMs: 20_000, untilMs: 40_000 });
    }
  });

  it('are read as they were typed: percentages, thousands, an end left out', () => {
    const erring = readFault(form('erring', { on: 'db', amount: '12.5', fromSec: '1', untilSec: '' }), design, load, durationMs);
    expect(erring).toEqual({ ok: true, fault: { kind: 'erring', component: 'db', probability: 0.125, fromMs: 1000 } });
    const burst = readFault(form('burst', { on: allRequests, amount: '1,000' }), design, load, durationMs);
    expect(burst).toMatchObject({ ok: true, fault: { kind: 'burst', factor: 1000 } });
    expect(burst.ok && 'request' in burst.fault).toBe(false);
    expect(readFault(form('partition'), design, load, durationMs)).toMatchObject({ ok: true, fault: { groups: ['east', 'west'] } });
  });

  it('are refused in words where they make no sense', () => {
    expect(problemsOf(form('node-lost', { amount: '1.5' }))).toBe('Instances: give a whole number from 1 to 10000.');
    expect(problemsOf(form('slow', { amount: 'ten' }))).toBe('Times as long: give a number from 0.001 to 1000000.');
    expect(problemsOf(form('hot-key', { amount: '' }))).toContain('Percent of requests: give a number from 0 to 100.');
    expect(problemsOf(form('lost', { fromSec: '61' }))).toBe('From: give a number from 0 to 60.');
    expect(problemsOf(form('lost', { fromSec: '30', untilSec: '20' }))).toMatch(
      /ends at 20000 ms, not after its beginning.*Let it end later/,
    );
    expect(problemsOf(form('partition', { other: 'east' }))).toBe('Partition: name two different regions or zones.');
    expect(problemsOf(form('lost', { on: 'gone' }))).toMatch(/there is none/);
    const bare = designOf([['users', 'clients']], []);
    const read = readFault(newFaultForm('lost', bare, load, durationMs), bare, load, durationMs);
    expect(read).toEqual({
      ok: false,
      problems: [`${ownFaultTexts.lost.name}: the design has no component that can fail. Draw one first.`],
    });
    expect(targetsOf('lost', design, load).map(({ id }) => id)).not.toContain('users');
  });
});
