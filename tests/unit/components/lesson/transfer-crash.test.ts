import { describe, expect, it } from 'vitest';
import {
  after,
  before,
  countBroken,
  crashPoints,
  describeCrash,
  describeOutcome,
  renderCrashRows,
  transferSchemes,
} from '../../../../src/components/lesson/transfer-crash.ts';

const [none, log, pageEarly, toldEarly] = transferSchemes.map(crashPoints);

describe('crashPoints', () => {
  it('starts with nothing done and ends with all done, whatever the way', () => {
    for (const points of [none!, log!, pageEarly!, toldEarly!]) {
      expect(points[0]).toMatchObject({ onDisk: before, log: [], told: false, recovered: before, verdict: 'nothing' });
      expect(points.at(-1)).toMatchObject({ onDisk: after, told: true, recovered: after, verdict: 'all' });
    }
  });

  it('loses £30 without a log when the crash comes between the pages', () => {
    expect(none!.map(({ verdict }) => verdict)).toEqual(['nothing', 'half', 'all', 'all']);
    expect(describeOutcome(none![1]!)).toBe('half, £30 missing');
  });

  it('leaves all or nothing at every point with the log first: undoes an early page, redoes a late one', () => {
    expect(log!.map(({ verdict }) => verdict)).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'all', 'all', 'all']);
    expect(log![2]).toMatchObject({ onDisk: { A: 70, B: 50 }, recovered: before });
    expect(log![4]).toMatchObject({ onDisk: { A: 70, B: 50 }, recovered: after, told: false });
  });

  it('cannot undo a page that was written before its record', () => {
    expect(pageEarly![1]).toMatchObject({ log: [], recovered: { A: 70, B: 50 }, verdict: 'half' });
    expect(countBroken(pageEarly!)).toBe(1);
  });

  it('breaks a promise when the client is told before commit is logged', () => {
    expect(toldEarly!.map(({ verdict }) => verdict)).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'broken promise', 'all', 'all']);
    expect(toldEarly![4]).toMatchObject({ told: true, recovered: before });
  });

  it('counts what the figure asks for: 1, 0, 1 and 1', () => {
    expect([none!, log!, pageEarly!, toldEarly!].map(countBroken)).toEqual([1, 0, 1, 1]);
  });
});

describe('renderCrashRows', () => {
  it('writes a row a point and marks the broken one', () => {
    const html = renderCrashRows(none!);
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect(html.match(/class="broken"/g)).toHaveLength(1);
  });
});

describe('describeCrash', () => {
  it('says a point in a sentence', () => {
    expect(describeCrash(log![4]!)).toBe('Commit logged. A crash here leaves 70 and 80: all of it.');
  });
});
