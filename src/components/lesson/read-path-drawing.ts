import type { CachedStore } from './cache-arithmetic.ts';
import { formatNumber, formatPercent, readCost } from './cache-arithmetic.ts';

/** Width of the drawing in its own units, about one CSS pixel on a phone. */
export const readPathWidth = 340;

/** Height of the drawing in its own units. */
export const readPathHeight = 212;

/** What the figure shows first: invented but usual numbers, a cache one network hop away and a store that reads from disk. */
export const readPathDefaults: CachedStore = {
  hitRatio: 0.9,
  cacheMs: 1,
  storeMs: 20,
  readsPerSecond: 10_000,
  storeCapacityPerSecond: 2_000,
};

const thickestFlow = 16;
const barsLeft = 44;
const barsWidth = 212;

/**
 * Draws readers, cache and store with the flow of reads between them, thickness for load, and bars for the time of a hit, a miss and
 * the mean. Returns the inside of an SVG element; every text in it comes from numbers or from here.
 */
export function drawReadPath(setup: CachedStore): string {
  return drawFlows(setup) + drawTimes(setup);
}

function drawFlows(setup: CachedStore): string {
  const { storeReadsPerSecond, storeUtilisation } = readCost(setup);
  const missFlow = setup.readsPerSecond === 0 ? 0 : thickestFlow * (1 - setup.hitRatio);
  const overloaded = storeUtilisation > 1;
  const load = overloaded ? `overloaded: ${formatNumber(storeUtilisation)}×` : `${formatPercent(round(storeUtilisation))} busy`;
  return [
    flow(64, 126, setup.readsPerSecond === 0 ? 0 : thickestFlow),
    flow(194, 262, missFlow),
    box(2, 62, 'Readers', '', false),
    box(128, 66, 'Cache', `${formatPercent(setup.hitRatio)} hits`, false),
    box(264, 74, 'Store', '', overloaded),
    text(95, 26, 'middle', 'strong', formatShort(setup.readsPerSecond)),
    text(95, 90, 'middle', 'quiet', 'reads/s'),
    text(228, 26, 'middle', 'strong', formatShort(storeReadsPerSecond)),
    text(228, 90, 'middle', 'quiet', 'misses/s'),
    text(338, 107, 'end', overloaded ? 'over' : 'quiet', load),
  ].join('');
}

function drawTimes(setup: CachedStore): string {
  const { meanMs, p99Ms } = readCost(setup);
  const missMs = setup.cacheMs + setup.storeMs;
  const scale = missMs === 0 ? 0 : barsWidth / missMs;
  const cacheWidth = setup.cacheMs * scale;
  const rows: readonly [string, number, string][] = [
    ['hit', setup.cacheMs, ''],
    ['miss', missMs, ''],
    ['mean', meanMs, 'strong'],
  ];
  const bars = rows.map(([name, ms, kind], index) => {
    const y = 124 + index * 24;
    return [
      text(barsLeft - 6, y + 12, 'end', kind || 'quiet', name),
      rect(barsLeft, y, Math.min(ms * scale, cacheWidth), 'fast'),
      rect(barsLeft + cacheWidth, y, Math.max(0, ms * scale - cacheWidth), 'slow'),
      text(barsLeft + ms * scale + 6, y + 12, 'start', kind, `${formatNumber(ms)} ms`),
    ].join('');
  });
  const p99 = `99 of 100 reads within ${formatNumber(p99Ms)} ms`;
  return bars.join('') + text(barsLeft, 206, 'start', 'quiet', p99);
}

/** Says the state of the figure in two sentences, for those who cannot see it. */
export function describeReadPath(setup: CachedStore): string {
  const { meanMs, p99Ms, storeReadsPerSecond, storeUtilisation } = readCost(setup);
  const load =
    storeUtilisation > 1
      ? `${formatNumber(storeUtilisation)} times what it can serve: it falls behind, and the times above no longer hold.`
      : `${formatPercent(round(storeUtilisation))} of what it can serve.`;
  return (
    `At a hit ratio of ${formatPercent(setup.hitRatio)} the mean read takes ${formatNumber(meanMs)} ms, ` +
    `99 of 100 reads at most ${formatNumber(p99Ms)} ms. ` +
    `${formatNumber(storeReadsPerSecond)} of ${formatNumber(setup.readsPerSecond)} reads a second reach the store, ${load}`
  );
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}

/** Writes a load short enough for its arrow: 10,000, 1.2M. */
function formatShort(value: number): string {
  return value >= 1_000_000 ? `${formatNumber(value / 1_000_000)}M` : formatNumber(value);
}

function flow(from: number, to: number, thickness: number): string {
  if (thickness === 0) return '';
  const half = Math.max(0.75, thickness / 2);
  const tip = to - Math.max(6, half + 2);
  const wing = half + 4;
  const y = 56;
  const points = [
    [from, y - half],
    [tip, y - half],
    [tip, y - wing],
    [to, y],
    [tip, y + wing],
    [tip, y + half],
    [from, y + half],
  ];
  return `<polygon class="flow" points="${points.map(([px, py]) => `${px},${py}`).join(' ')}"/>`;
}

function box(x: number, width: number, name: string, below: string, overloaded: boolean): string {
  const centre = x + width / 2;
  return (
    `<rect class="box${overloaded ? ' overloaded' : ''}" x="${x}" y="32" width="${width}" height="48" rx="5"/>` +
    text(centre, below === '' ? 60 : 53, 'middle', 'strong', name) +
    (below === '' ? '' : text(centre, 69, 'middle', 'quiet', below))
  );
}

function rect(x: number, y: number, width: number, kind: string): string {
  return width <= 0 ? '' : `<rect class="${kind}" x="${x.toFixed(2)}" y="${y}" width="${width.toFixed(2)}" height="16"/>`;
}

function text(x: number, y: number, anchor: 'start' | 'middle' | 'end', kind: string, words: string): string {
  return `<text class="${kind}" x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}">${words}</text>`;
}
