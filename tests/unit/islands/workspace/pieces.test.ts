import { describe, expect, it } from 'vitest';
import { countLines, offsetOf } from '../../../../src/islands/workspace/editor/lineOffsets.ts';
import { compareTexts } from '../../../../src/islands/workspace/history/compareAttempts.ts';
import { describeTime } from '../../../../src/islands/workspace/history/describeTime.ts';
import {
  DEFAULT_SIZES,
  formatPaneSizes,
  maxPane,
  MIN_PANE,
  parsePaneSizes,
  resizePane,
} from '../../../../src/islands/workspace/layout/paneSizes.ts';
import { isOwnCase, isSameCase, ownCaseOf } from '../../../../src/islands/workspace/results/ownCase.ts';
import { aCounterexample } from '../../grader/format/a-verdict.ts';

describe('pane sizes', () => {
  it('keeps every pane readable', () => {
    const widest = resizePane(DEFAULT_SIZES, 'statement', 500);
    expect(widest.statement).toBe(maxPane(DEFAULT_SIZES, 'statement'));
    expect(widest.statement + widest.results).toBeLessThan(80);
    expect(resizePane(DEFAULT_SIZES, 'results', -5).results).toBe(MIN_PANE);
  });

  it('survives being stored, and ignores nonsense', () => {
    expect(parsePaneSizes(formatPaneSizes({ statement: 20.5, results: 40 }))).toEqual({ statement: 20.5, results: 40 });
    for (const text of [undefined, '', '20', 'a b', 'NaN NaN', '0 0', '60 60', '-5 20'])
      expect(parsePaneSizes(text)).toEqual(DEFAULT_SIZES);
  });
});

describe('places in a text', () => {
  const text = 'one\ntwo\n\nfour';

  it('finds the offset of a line and column', () => {
    expect(offsetOf(text, 1, 1)).toBe(0);
    expect(offsetOf(text, 2, 2)).toBe(5);
    expect(offsetOf(text, 4, 3)).toBe(11);
  });

  it('stays inside for places that are not there', () => {
    expect(offsetOf(text, 1, 99)).toBe(3);
    expect(offsetOf(text, 99, 1)).toBe(text.length);
    expect(offsetOf(text, 3, 5)).toBe(8);
    expect(offsetOf('', 1, 1)).toBe(0);
  });

  it('counts lines', () => expect([countLines(''), countLines('a\n'), countLines(text)]).toEqual([1, 2, 4]));
});

describe('compareTexts', () => {
  it('shows changed lines with their numbers and three lines around', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const changed = lines.with(9, 'changed');
    const { lines: shown, added, removed } = compareTexts(lines.join('\n'), changed.join('\n'));
    expect([added, removed]).toEqual([1, 1]);
    expect(shown[0]).toMatchObject({ kind: 'gap' });
    expect(shown.filter((line) => line.kind === 'same')).toHaveLength(6);
    expect(shown.find((line) => line.kind === 'removed')).toMatchObject({ text: 'line 10', before: 10 });
    expect(shown.find((line) => line.kind === 'added')).toMatchObject({ text: 'changed', after: 10 });
  });

  it('is empty for equal texts and leaves out the note on a missing last newline', () => {
    expect(compareTexts('a\n', 'a\n').lines).toEqual([]);
    expect(compareTexts('a', 'b').lines.map((line) => line.text)).toEqual(['a', 'b']);
  });

  it('says when it gave up', () => {
    const noise = (seed: number) => Array.from({ length: 60_000 }, (_, index) => String((index * 7919 + seed) % 60_013)).join('\n');
    expect(compareTexts(noise(1), noise(2)).gaveUp).toBe(true);
  });
});

describe('describeTime', () => {
  it('leaves out the day when it is today', () => {
    const noon = new Date(2026, 10, 21, 12, 5).getTime();
    expect(describeTime(noon, noon)).toBe('12:05');
    expect(describeTime(noon, noon + 86_400_000)).toBe('21 Nov, 12:05');
  });
});

describe('own tests', () => {
  it('keep the case for the judge and its calls in words', () => {
    const kept = ownCaseOf(aCounterexample())!;
    expect(isOwnCase(kept)).toBe(true);
    expect(kept.shown).toContain('createCache({ capacity: 1 })');
    expect(isSameCase(kept, aCounterexample().case!)).toBe(true);
    expect(isSameCase(kept, { setup: [{ capacity: 2 }], calls: [] })).toBe(false);
  });

  it('ignore what another version or an imported file put there', () => {
    for (const value of [null, 1, 'case', {}, { setup: [], calls: [] }, { setup: 'x', calls: [], shown: '' }])
      expect(isOwnCase(value)).toBe(false);
  });
});
