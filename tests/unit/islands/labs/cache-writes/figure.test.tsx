import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import CacheWritesLab from '../../../../../src/islands/labs/cache-writes/CacheWritesLab.tsx';
import { scoreGuess } from '../../../../../src/islands/labs/cache-writes/predictions.ts';
import type { WriteSettings } from '../../../../../src/islands/labs/cache-writes/settings.ts';
import { defaultSettings, parameterRanges, runAll } from '../../../../../src/islands/labs/cache-writes/settings.ts';
import { spansWhere, storeLandings } from '../../../../../src/islands/labs/cache-writes/spans.ts';
import {
  describeFigure,
  describeGuess,
  describeMoment,
  describeOutcome,
  describeTimeLines,
  totalsOf,
} from '../../../../../src/islands/labs/cache-writes/summary.ts';

const runs = runAll(defaultSettings);
const place = runs.timeline.indexOf(runs.crashMs);
const [through, behind, around, aside] = runs.crashed;

describe('the set-up the lab begins with', () => {
  it('crashes a moment before a flush lands, and has a stale fill under cache-aside', () => {
    expect(runs.crashMs).toBe(69);
    expect(runs.crashed.map(totalsOf).map(({ lost, staleReads, staleKeys }) => [lost, staleReads, staleKeys])).toEqual([
      [0, 0, 0],
      [3, 0, 0],
      [0, 0, 0],
      [0, 1, 1],
    ]);
    expect(storeLandings(runs.calm[1]!)[0]).toBe(70);
  });

  it('is told in words: what each place holds, what was lost, what happens now', () => {
    const text = describeFigure(runs, place);
    expect(text).toMatch(
      /^Step 20 of 49, at 69 ms, right after the crash\. Write-through: cache empty; store A=3, B=2, C=1; 2 writes acknowledged\./,
    );
    expect(text).toContain('Write-behind: cache empty; store A=1, B=1, C=1; 3 writes acknowledged, 3 of them lost.');
    expect(describeFigure(runs, place - 1)).toContain('3 writes acknowledged, 3 not yet in the store.');
    expect(describeFigure(runs, runs.timeline.length - 1)).toMatch(/after the crash\. .*Cache-aside: [^.]*stale in the cache: A;/);
    expect(describeMoment(runs.scenario, behind!, 69)).toBe('the cache dies, and with it B=2, A=2 and A=3');
    expect(describeMoment(runs.scenario, behind!, 68)).toBe('nothing');
    expect(describeOutcome(runs.scenario, behind!, 1)).toBe('1 ms, lost');
    expect(describeOutcome(runs.scenario, aside!, 8)).toBe('1 ms, 2, stale');
    expect(describeOutcome(runs.scenario, through!, 4)).toBe('1 ms, 2');
    expect(describeTimeLines(runs)).toContain(
      'Write-behind: 2 store writes, a write told after 1.0 ms on average; 3 lost; a crash of the cache at the worst moment loses 3.',
    );
  });

  it('marks when a crash would lose something, and nothing where no crash would', () => {
    expect(spansWhere(behind!, 190, ({ unsafe }) => unsafe.length > 0)[0]).toEqual({ fromMs: 1, toMs: 69 });
    for (const run of [through!, around!, aside!]) expect(spansWhere(run, 190, ({ unsafe }) => unsafe.length > 0)).toEqual([]);
    const stale = spansWhere(aside!, 190, (snapshot) => snapshot.stale.length > 0);
    expect(stale.at(-1)!.toMs).toBe(190);
  });
});

describe('a guess', () => {
  it('gets two points for the policies and one for the number', () => {
    expect(scoreGuess({ losers: ['write-behind'], lost: 3 }, runs).points).toBe(3);
    expect(scoreGuess({ losers: ['write-behind'], lost: 2 }, runs).points).toBe(2);
    expect(scoreGuess({ losers: ['write-behind', 'cache-aside'], lost: 3 }, runs).points).toBe(1);
    expect(scoreGuess({ losers: [], lost: 0 }, runs).points).toBe(0);
    const calm = runAll({ ...defaultSettings, casualty: 'application' });
    expect(scoreGuess({ losers: [], lost: 0 }, calm).points).toBe(3);
  });

  it('is told how it fared', () => {
    expect(describeGuess(scoreGuess({ losers: ['write-behind'], lost: 3 }, runs))).toBe(
      'Write-behind has lost acknowledged writes; as you guessed. Write-behind has lost 3; as you guessed. That makes 3 of 3 points.',
    );
    expect(describeGuess(scoreGuess({ losers: [], lost: 1 }, runs))).toContain('you guessed none. Write-behind has lost 3; you guessed 1.');
  });
});

describe('every set-up at the ends of the ranges', () => {
  const ids = Object.keys(parameterRanges) as (keyof typeof parameterRanges)[];
  const extremes = ids.flatMap((id) =>
    [parameterRanges[id].min, parameterRanges[id].max].map((value) => ({ ...defaultSettings, [id]: value })),
  );
  const choices: WriteSettings[] = [
    { ...defaultSettings, throughFirst: 'cache', casualty: 'application' },
    { ...defaultSettings, aroundDeletes: 'leaves', crashStep: 1 },
  ];

  it.each([...extremes, ...choices])('can be drawn and told at every step: %o', (settings) => {
    const all = runAll(settings);
    expect(all.timeline).toContain(all.crashMs);
    for (const at of all.timeline.keys()) expect(describeFigure(all, at)).not.toMatch(/NaN|undefined|Infinity/);
    expect(describeTimeLines(all)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('write lab', () => {
  it('is drawn ahead, asks for a guess first, and is titled for its page', () => {
    const html = renderToStaticMarkup(<CacheWritesLab />);
    expect(html).toContain('Guess first');
    expect(html).toMatch(/^<section class="hr-lab not-content" aria-labelledby="([^"]+)"><h2 id="\1"/);
    expect(html).toContain('Copy a link to this set-up');
    expect(html).not.toContain('Told “saved”');
    expect(renderToStaticMarkup(<CacheWritesLab />)).toBe(html);
  });

  it('fits into a lesson: a third-level heading, two numbers, no link to the set-up', () => {
    const html = renderToStaticMarkup(<CacheWritesLab compact />);
    expect(html).toMatch(/<h3 id=/);
    expect(html).not.toContain('Copy a link to this set-up');
    expect(html).not.toContain('Script number');
  });
});
