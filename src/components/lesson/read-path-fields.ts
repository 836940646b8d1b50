import type { CachedStore } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import { readPathDefaults } from './read-path-drawing.ts';

/** The numbers of HitRatioFigure.astro besides the hit ratio, which has a range of its own. */
export const readPathFields = [
  { name: 'cacheMs', label: 'Cache answers in (ms)', value: readPathDefaults.cacheMs, least: 0, most: 10_000 },
  { name: 'storeMs', label: 'Store answers in (ms)', value: readPathDefaults.storeMs, least: 0, most: 10_000 },
  { name: 'readsPerSecond', label: 'Reads per second', value: readPathDefaults.readsPerSecond, least: 0, most: 100_000_000 },
  {
    name: 'storeCapacityPerSecond',
    label: 'Store can serve per second',
    value: readPathDefaults.storeCapacityPerSecond,
    least: 1,
    most: 100_000_000,
  },
] as const satisfies readonly (NumberField & { readonly name: keyof CachedStore })[];
